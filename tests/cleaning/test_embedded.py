"""Posts that a page embeds: removed by their rule, or read as quotes; and quotations that are none."""

import json

import pytest
from typer.testing import CliRunner

from cleaning import Block, clean
from cli import app
from fetching import Page

FIRST = "<p>The harbour council of Eastmere voted on Thursday to keep the old ferry running for another five years.</p>"
LAST = "<p>The vote was not unanimous: three of nine members wanted the money for a school roof, and said so.</p>"
SAID = "It is the only ship I was ever seasick on, and I would miss it."


def post(kind, words, signature="", address="", day=""):
    signed = f'&mdash; {signature} <a href="https://{address}">{day}</a>' if signature else ""
    return f'<blockquote class="{kind}">{words}{signed}</blockquote>'


INES, DAY = "Ines Marlow (@inesmarlow)", "November 20, 2025"
PICTURED = f'<p lang="en">{SAID} <a href="https://t.co/a">pic.twitter.com/a1</a></p>'
VIEW = '<div><a href="https://www.instagram.com/p/x/">View this post on Instagram</a></div>'
SHARED = "<p>A post shared by Ines Marlow (@ines)</p>"
POSTS = {
    "X": (post("twitter-tweet", PICTURED, INES, "twitter.com/inesmarlow/status/1", DAY), [SAID, f"— {INES} {DAY}"]),
    "X without its name": (post("", f"<p>{SAID}</p>", INES, "x.com/ines/status/1", DAY), [SAID, f"— {INES} {DAY}"]),
    "Bluesky": (
        post("bluesky-embed", f"<p>{SAID}</p>", "Ines (@ines.example.net)", "bsky.app/profile/did:plc:x/post/3k", DAY),
        [SAID, f"— Ines (@ines.example.net) {DAY}"],
    ),
    "Mastodon": (
        post("", f"<p>{SAID}</p>", "Ines (@ines@shore.example)", "shore.example/@ines/112233445566", DAY),
        [SAID, f"— Ines (@ines@shore.example) {DAY}"],
    ),
    "Instagram": (post("instagram-media", f"{VIEW}<p>{SAID}</p>{SHARED}"), [SAID]),
    "Instagram without words": (post("instagram-media", f"{VIEW}{SHARED}"), []),
    "a frame": ('<iframe src="https://platform.twitter.com/embed/Tweet.html" title="X Post"></iframe>', []),
}
QUOTES = {
    "a quotation": f"<blockquote><p>{SAID}</p></blockquote>",
    "with its source": f'<blockquote><p>{SAID} <a href="https://x.com/ines/status/199">she wrote</a>.</p></blockquote>',
    "of a handle": f"<blockquote><p>{SAID}</p><p>— Ines Marlow (@inesmarlow)</p></blockquote>",
}  # fmt: skip


def page(post):
    return Page.from_markup(f"<html><body><main><h1>Ferry is kept</h1>{FIRST}{post}{LAST}</main></body></html>")


@pytest.mark.parametrize(("post", "quotes"), POSTS.values(), ids=POSTS)
def test_posts_are_removed_by_their_rule_or_read_as_quotes(post, quotes):
    skipped, told = clean(page(post)), clean(page(post), embedded_posts="quote")
    story = [Block("paragraph", FIRST[3:-4]), Block("paragraph", LAST[3:-4])]
    assert list(skipped.blocks) == story
    assert {line.rule for line in skipped.removed} <= {"embedded-post"}
    assert list(told.blocks) == [story[0], *(Block("quote", text) for text in quotes), story[1]]
    assert sorted(" ".join(line.text for line in skipped.removed).split()) == sorted(
        " ".join([*quotes, *(line.text for line in told.removed)]).split()
    )


@pytest.mark.parametrize("quote", QUOTES.values(), ids=QUOTES)
@pytest.mark.parametrize("embedded_posts", ["skip", "quote"])
def test_a_quotation_is_no_embedded_post(quote, embedded_posts):
    article = clean(page(quote), embedded_posts=embedded_posts)
    assert Block("quote", SAID) in article.blocks or any(block.text.startswith(SAID) for block in article.blocks)


def test_posts_beside_the_story_are_never_read():
    tweet, _ = POSTS["X"]
    markup = (
        page("")
        .text.replace("<main>", f"<aside>{tweet}</aside><main>")
        .replace("</main>", f"</main><section class='related-stories'><p>Around the town</p>{tweet}</section>")
    )
    assert SAID not in [block.text for block in clean(Page.from_markup(markup), embedded_posts="quote").blocks]


def test_the_command_line_has_the_option(tmp_path):
    source = tmp_path / "a.html"
    source.write_text(page(POSTS["X"][0]).text)
    for command in ("clean", "script"):
        quoted = CliRunner().invoke(app, [command, str(source), "--json", "--embedded-posts", "quote"]).stdout
        skipped = CliRunner().invoke(app, [command, str(source), "--json"]).stdout
        assert quoted != skipped
        assert json.loads(quoted)["title"] == json.loads(skipped)["title"] == "Ferry is kept"
    assert CliRunner().invoke(app, ["clean", str(source), "--embedded-posts", "sing"]).exit_code == 2
