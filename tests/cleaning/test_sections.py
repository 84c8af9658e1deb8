"""What stands after a story under a heading of its own, beside headings that only sound like one."""

import pytest

from cleaning import clean
from fetching import Page

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
STORY = tuple(
    f"The council said on {day} that the old bridge over the river would stay closed until the ice had gone away."
    for day in DAYS
)
HEAD = "<html><head><title>Bridge stays shut</title></head>"
TEASER = "<h3><a href='/a'>The shipworm that ate a town</a></h3><p>It came with a ship of planks from the south.</p>"
LINKS = "<ul><li><a href='/a'>The shipworm that ate a town</a></li><li><a href='/b'>A ferry sails again</a></li></ul>"
BOOK = "Marlow, Ines. Ice on small rivers: a survey of forty winters. Eastmere University Press, 1998."


def article_of(*body):
    markup = f"{HEAD}<body><h1>Bridge stays shut</h1>{''.join(body)}</body></html>"
    return clean(Page.from_markup(markup, "https://example.org/2025/bridge"))


def paragraphs(*texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def kept(article):
    return [block.text for block in article.blocks]


def rule_of(article, text):
    return next(line.rule for line in article.removed if line.text == text)


@pytest.mark.parametrize("heading", ["References", "Sources", "About the author", "Disclaimer", "Article reviewed by:"])
def test_a_section_of_sources_or_authors_is_no_part_of_the_story(heading):
    found = article_of("<article>", paragraphs(*STORY), f"<h2>{heading}</h2>", paragraphs(BOOK), "</article>")
    assert kept(found) == list(STORY)
    assert rule_of(found, BOOK) == "appendix"


@pytest.mark.parametrize("heading", ["Sources of the river", "A disclaimer nobody read", "The author of the ice"])
def test_a_heading_of_the_story_that_holds_such_a_word_stays(heading):
    found = article_of("<article>", paragraphs(*STORY[:6]), f"<h2>{heading}</h2>", paragraphs(STORY[6]), "</article>")
    assert kept(found) == [*STORY[:6], heading, STORY[6]]


def test_the_story_goes_on_at_the_next_heading_of_the_same_rank():
    sources = f"<h2>Sources</h2>{paragraphs(BOOK)}<h2>What comes next</h2>"
    found = article_of("<article>", paragraphs(*STORY[:6]), sources, paragraphs(STORY[6]), "</article>")
    assert kept(found) == [*STORY[:6], "What comes next", STORY[6]]


def test_an_early_heading_of_sources_is_of_the_story():
    body = f"{paragraphs(*STORY[:2])}<h2>Sources</h2>{paragraphs(*STORY[2:])}"
    assert kept(article_of("<article>", body, "</article>")) == [*STORY[:2], "Sources", *STORY[2:]]


def test_related_stories_amid_the_story_take_their_links_and_no_text():
    related = f"<h2>More stories from the coast</h2>{LINKS}"
    found = article_of("<article>", paragraphs(*STORY[:3]), related, paragraphs(*STORY[3:]), "</article>")
    assert kept(found) == list(STORY)


def test_related_stories_at_the_end_take_their_teasers_too():
    found = article_of("<article>", paragraphs(*STORY), "<h2>More from The Courier</h2>", TEASER, "</article>")
    assert kept(found) == list(STORY)


def test_cards_after_the_element_of_the_prose_are_left_out():
    offer = "We have built bridges in this valley since the year 1871."
    cards = f"<div class='a'><div><h4>Get it done</h4>{paragraphs(offer)}</div></div>"
    found = article_of("<div class='b'>", paragraphs(*STORY), "</div>", cards)
    assert kept(found) == list(STORY)


def test_links_after_the_text_are_left_out():
    found = article_of("<article>", paragraphs(*STORY), "<p>For those who walk:</p>", LINKS, "</article>")
    assert not {"The shipworm that ate a town", "A ferry sails again"} & set(kept(found))
    assert kept(found)[: len(STORY)] == list(STORY)


def test_a_pull_quote_is_said_once_and_a_refrain_twice():
    said = "“Nobody has crossed the bridge on foot since the ice came,” she said on Monday."
    pulled = "<blockquote>Nobody has crossed the bridge on foot since the ice came</blockquote>"
    refrain = "<p>The ice decides.</p>"
    body = f"{paragraphs(*STORY[:3])}{pulled}{refrain}{paragraphs(said, *STORY[3:])}{refrain}"
    found = article_of("<article>", body, "</article>")
    assert kept(found) == [*STORY[:3], "The ice decides.", said, *STORY[3:], "The ice decides."]


def test_what_stands_in_a_paragraph_with_its_picture_is_a_caption():
    picture = "<p><img src='/a.jpg' alt=''><br><em>The bridge in the winter of 1931</em></p>"
    found = article_of("<article>", paragraphs(*STORY[:3]), picture, paragraphs(*STORY[3:]), "</article>")
    assert kept(found) == list(STORY)
    assert found.captions == ("The bridge in the winter of 1931",)


def test_a_page_that_prints_its_story_for_three_screens_is_told_once():
    once = f"<h2>What the ice did</h2>{paragraphs(*STORY)}"
    assert kept(article_of(*[f"<div>{once}</div>"] * 3)) == ["What the ice did", *STORY]


def test_what_only_a_screen_reader_is_told_is_not_spoken():
    unseen = "<span class='sr-only'>opens in a new window</span>"
    found = article_of("<article>", paragraphs(f"{STORY[0]} {unseen}", *STORY[1:]), "</article>")
    assert kept(found) == list(STORY)


def test_a_heading_that_is_a_link_stays_over_its_text_past_an_advertisement():
    heading = "<h2><a href='https://example.net/lamp'>1. A lamp of brass</a></h2><div>Advertisement</div>"
    found = article_of("<article>", paragraphs(*STORY[:3]), heading, paragraphs(*STORY[3:]), "</article>")
    assert kept(found) == [*STORY[:3], "1. A lamp of brass", *STORY[3:]]


def test_paragraphs_whose_names_are_links_stay_beside_the_story():
    places = [f"<p>{name}: <a href='/{name}'>Lower {name}</a>, <a href='/b'>Upper {name}</a></p>" for name in "ABC"]
    found = article_of("<article>", paragraphs(*STORY[:5]), *places, paragraphs(*STORY[5:]), "</article>")
    assert kept(found)[5:8] == [f"{name}: Lower {name}, Upper {name}" for name in "ABC"]


NEWS = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Bridge stays shut"}</script>'
ELSEWHERE = "Museum in the hills buys forty clocks from a widow"


@pytest.mark.parametrize(
    ("says", "link", "spoken"),
    [
        (NEWS, "<a href='/clocks'>", False),
        ("", "<a href='/clocks'>", True),
        (NEWS, "<a href='/2025/bridge#clocks'>", True),
        (NEWS, "<a href='https://shop.example/clock' rel='nofollow sponsored'>", True),
    ],
)
def test_in_news_a_linked_heading_amid_the_text_is_the_headline_of_another_story(says, link, spoken):
    heading = f"<h3>{link}{ELSEWHERE}</a></h3>"
    found = article_of(says, "<article>", paragraphs(*STORY[:4]), heading, paragraphs(*STORY[4:]), "</article>")
    assert (ELSEWHERE in kept(found)) is spoken
    assert [text for text in kept(found) if text != ELSEWHERE] == list(STORY)


def test_a_short_paragraph_amid_the_text_is_told_though_the_engine_passes_it_over(monkeypatch):
    short = "Height, 12 metres"
    monkeypatch.setattr("cleaning.extraction.engine_text", lambda _: "\n".join(STORY))
    facts = f"<div>{paragraphs(short)}</div>"
    body = ("<article>", paragraphs(*STORY[:4]), facts, paragraphs(*STORY[4:]), "</article>")
    assert kept(article_of(*body)) == [*STORY[:4], short, *STORY[4:]]
    assert kept(article_of(*body[:2], *body[3:4], facts, "</article>")) == list(STORY)
