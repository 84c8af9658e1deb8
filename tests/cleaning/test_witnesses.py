"""What a box is called, where a line stands and who wrote the story, laid against each other."""

from datetime import UTC, datetime

import pytest

from cleaning import clean
from cleaning.witness import Witness
from fetching import Page

STORY = tuple(
    f"The council said on {day} that the old bridge over the river would stay closed until the ice had gone away."
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
)
HEAD = (
    "<html><head><title>Bridge stays shut</title><meta name=author content='Lena Stroud'>"
    "<meta name=description content='The ice will decide when anybody crosses again.'></head>"
)


def article_of(*body):
    markup = f"{HEAD}<body><h1>Bridge stays shut</h1>{''.join(body)}</body></html>"
    return clean(Page.from_markup(markup, "https://example.org/2025/bridge"))


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def kept(article):
    return tuple(block.text for block in article.blocks)


@pytest.mark.parametrize("name", ["ad-slide", "story-tags", "promo", "share"])
def test_sentences_among_the_story_outweigh_the_name_of_their_box(name):
    boxed = f"<div class='{name}'>{paragraphs(STORY[3])}</div>"
    found = article_of("<article>", paragraphs(*STORY[:3]), boxed, paragraphs(*STORY[4:]), "</article>")
    assert kept(found) == STORY


def test_a_box_of_links_keeps_its_name():
    boxed = "<div class='related'><ul><li><a href='/a'>Ferry leaves the pier</a></li></ul></div>"
    found = article_of("<article>", paragraphs(*STORY[:3]), boxed, paragraphs(*STORY[3:]), "</article>")
    assert kept(found) == STORY
    assert any(removed.text == "Ferry leaves the pier" for removed in found.removed)


@pytest.mark.parametrize(
    "note",
    [
        "Lena Stroud is a reporter for the Courier who has covered the coast since the year of the flood.",
        "Lena Stroud writes about rivers and bridges. She lives by the sea with four cats and a very old dog.",
    ],
)
def test_what_a_story_says_of_its_author_at_its_end_is_no_story(note):
    found = article_of("<article>", paragraphs(*STORY, note), "</article>")
    assert kept(found) == STORY
    assert [removed.rule for removed in found.removed if removed.text == note] == ["author-note"]


def test_a_story_may_speak_of_its_author_before_its_end():
    story = ("Lena Stroud was on the bridge when the ice broke, and this is what she saw and heard there.", *STORY)
    assert kept(article_of("<article>", paragraphs(*story), "</article>")) == story


def test_a_sentence_that_is_one_link_is_told_and_a_linked_heading_without_text_is_not():
    linked = "<p><a href='/x'>The ice is not gone yet.</a></p>"
    card = "<h3><a href='/y'>Ferry leaves the pier</a></h3><h3>What comes next</h3>"
    body = ("<article>", paragraphs(*STORY[:3]), linked, card, paragraphs(*STORY[3:]), "</article>")
    assert kept(article_of(*body)) == (*STORY[:3], "The ice is not gone yet.", "What comes next", *STORY[3:])


def test_the_summary_that_a_page_declares_and_shows_is_its_dek():
    summary = "The ice will decide when anybody crosses again."
    body = (f"<div class=lead-in>{summary}</div><article>", paragraphs(*STORY), "</article>")
    assert article_of(*body).dek == summary


LEAD = "Nobody will cross the river before spring, and the ferry has been sold to a museum in the north."


def witnessed(*body, **told):
    markup = (
        f"<html><head><title>Bridge stays shut</title></head><body><h1>Bridge stays shut</h1>{''.join(body)}</body>"
    )
    return clean(Page.from_markup(markup, "https://example.org/2025/bridge"), witness=Witness(**told))


@pytest.mark.parametrize("told", [LEAD, f"{LEAD[:70]}…", f"{LEAD} {STORY[0]}"], ids=["whole", "cut", "and more"])
def test_the_lead_that_a_feed_tells_is_told_whatever_box_it_stands_in(told):
    body = (f"<div class='promo'><p>{LEAD}</p></div><article>", paragraphs(*STORY), "</article>")
    assert LEAD not in kept(witnessed(*body))
    found = witnessed(*body, summary=told)
    assert LEAD in (*kept(found), found.dek)


def test_what_a_feed_tells_and_the_page_does_not_is_never_the_article():
    found = witnessed("<article>", paragraphs(*STORY), "</article>", summary=LEAD)
    assert kept(found) == STORY
    assert found.dek == ""


def test_a_feed_tells_facts_that_the_page_does_not():
    when = datetime(2025, 1, 12, 8, tzinfo=UTC)
    found = witnessed("<article>", paragraphs(*STORY), "</article>", byline="Lena Stroud", published=when)
    assert (found.byline, found.published) == ("Lena Stroud", when)
    found = article_of("<p>By Ann Lee</p><article>", paragraphs(*STORY), "</article>")
    assert found.byline == "Lena Stroud"
