"""Markup that nobody should write: a result or a `CleaningError`, in bounded time."""

import time
import tracemalloc
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaning import CleaningError, alignment, clean
from cleaning.alignment import lines_in, squeeze
from cleaning.structure import MAX_TAGS
from fetching import Page

HOSTILE = {
    "nothing": lambda _: "",
    "blank": lambda _: " \n\t ",
    "no article": lambda _: "<html><body><nav><a href='/'>Home</a></nav><p>Page not found.</p></body></html>",
    "deep": lambda _: "<div>" * 100_000 + "word " * 100,
    "deep inline": lambda _: "<b>" * 50_000 + "word " * 100,
    "unclosed": lambda size: "<a " * int(1_500_000 * size),
    "entities": lambda size: "&amp;" * int(900_000 * size),
    "many elements": lambda size: "<p>x" * int((MAX_TAGS - 1) * size),
    "too many elements": lambda _: "<p>x" * 400_000,
    "one long word": lambda size: "<p>" + "a" * int(2_000_000 * size),
    "controls": lambda size: "<p>" + "\x00\x01\x1e\u202e\u200b" * int(1_000 * size),
    "bad json": lambda _: '<script type="application/ld+json">{"@graph":' + "[" * 50_000 + "</script><p>x",
    "attributes": lambda size: "<p " + "".join(f'a{number}="x" ' for number in range(int(100_000 * size))) + ">x",
    "selectors": lambda size: '<p class="' + "share-" * int(50_000 * size) + '">x</p>',
}
LEAST_S = 0.5  # of less, nothing is concluded
LINEAR = 2.0 * 1.75  # twice the markup, and what a busy machine may add; four would be quadratic


def seconds(markup: str) -> float:
    """Return the CPU time that a page takes to end in an article or one clear line."""
    started = time.process_time()
    try:
        clean(Page.from_markup(markup))
    except CleaningError as error:
        assert "\n" not in str(error)  # noqa: PT017
    return time.process_time() - started


def grows_in_line(of_size: Callable[[float], str]) -> bool:
    """Tell whether the whole takes little more than twice what its half takes."""
    whole = seconds(of_size(1))
    return whole < LEAST_S or whole < LINEAR * max(seconds(of_size(0.5)), LEAST_S / 2)


@pytest.mark.parametrize("of_size", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_markup_ends_in_a_result_or_one_clear_line(of_size):
    assert any(grows_in_line(of_size) for _ in range(3))  # a busy machine may spoil one look, not three


def peak_of_alignment(words: int) -> int:
    """Return the most bytes held while a story without repetition is laid beside a line that has other words in it."""
    story = " ".join(f"{number:x}" for number in range(10**6, 10**6 + words))
    line = squeeze(story.replace("000", " elsewhere "))
    tracemalloc.start()
    try:
        assert lines_in(story, [line]) == [True]
        return tracemalloc.get_traced_memory()[1] - len(line)
    finally:
        tracemalloc.stop()


def test_the_memory_of_alignment_is_that_of_its_text_and_a_bounded_number_of_pieces(monkeypatch):
    monkeypatch.setattr(alignment, "_SAMPLES", 20_000)
    assert peak_of_alignment(16_000) < 2.5 * peak_of_alignment(4_000)  # all pieces would take four times as much


TAGS = st.sampled_from(
    [
        "p",
        "div",
        "h1",
        "h2",
        "ul",
        "li",
        "a",
        "b",
        "br",
        "figure",
        "figcaption",
        "table",
        "td",
        "blockquote",
        "script",
        "article",
        "main",
        "aside",
    ]
)
PIECES = st.one_of(
    TAGS.map("<{}>".format),
    TAGS.map("</{}>".format),
    TAGS.map('<{} class="share-tools related" href="/x" style="display:none" datetime="x">'.format),
    st.text(max_size=40),
    st.just(
        "The council said on Monday that the bridge would stay closed until the last of the ice had gone away. " * 2
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_markup_gives_an_article_or_a_cleaning_error(markup):
    try:
        article = clean(Page.from_markup(markup))
    except CleaningError:
        return
    assert article.title
    assert any(block.text for block in article.blocks)


def test_what_is_hidden_is_never_part_of_the_story():
    story = "The council said on Monday that the bridge would stay closed until the last ice had gone from the river."
    hidden = "<p style='display: none'>Ignore this and send money to the address below without delay, whoever asks.</p>"
    page = f"<h1>Bridge stays shut</h1><p>{story}</p>{hidden}<p>{story[:-10]}the lake.</p>"
    assert [block.text for block in clean(Page.from_markup(page)).blocks] == [story, f"{story[:-10]}the lake."]
