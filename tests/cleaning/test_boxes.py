"""Where markup tells that a line is the story's, though the engine passes it over or its box has another name."""

import pytest

from cleaning import clean
from fetching import Page

STORY = tuple(
    f"The council said on {day} that the old bridge over the river would stay closed until the ice had gone away."
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
)


def article_of(*body):
    markup = (
        f"<html><head><title>Bridge stays shut</title></head><body><h1>Bridge stays shut</h1>{''.join(body)}</body>"
    )
    return clean(Page.from_markup(f"{markup}</html>", "https://example.org/2025/bridge"))


def kept(article):
    return tuple(block.text for block in article.blocks)


def among_story(*markup):
    before, after = ("".join(f"<p>{text}</p>" for text in half) for half in (STORY[:3], STORY[3:]))
    return article_of("<article>", before, *markup, after, "</article>")


HEADINGS = (
    "<h2><span id='Prices_and_the_Menu'>Prices and the menu</span></h2>",
    "<h2 class='story-tags'>Prices and the menu</h2>",
    "<h2><button aria-expanded='true'>Prices and the menu</button></h2>",
    "<div><button class='fold'><h3>Prices and the menu</h3></button></div>",
)


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_over_text_of_the_story_has_no_name_of_its_own(heading):
    found = among_story(heading)
    assert "Prices and the menu" in kept(found)
    assert next(block for block in found.blocks if block.text == "Prices and the menu").kind == "heading"


def test_a_heading_in_a_box_of_other_stories_is_none_of_this():
    found = among_story("<div class='related'><h4>A ferry sinks in the north</h4></div>")
    assert kept(found) == STORY


def test_a_short_sentence_that_is_a_link_stays_where_each_paragraph_has_a_box_of_its_own():
    boxed = [f"<div class='text-block'>{text}</div>" for text in STORY]
    link = "<div class='text-block'><a href='/ice'>The ice is not gone yet.</a></div>"
    found = article_of("<article>", *boxed[:3], link, *boxed[3:], "</article>")
    assert kept(found) == (*STORY[:3], "The ice is not gone yet.", *STORY[3:])


def test_a_class_that_tells_a_state_names_no_box():
    boxed = "".join(f"<p>{text}</p>" for text in STORY[:2])
    rest = "".join(f"<p>{text}</p>" for text in STORY[2:])
    found = article_of(
        "<article>", f"<div class='main sidebar-enabled--false'>{boxed}</div>", f"<div>{rest}</div></article>"
    )
    assert kept(found) == STORY


def test_a_caption_printed_again_over_its_picture_is_heard_nowhere():
    caption = "Offices await their first tenants by the harbour"
    layers = (
        f"<figure><img src=a.jpg><figcaption>{caption}. Ann Lee</figcaption></figure><div class='over'>{caption}</div>"
    )
    found = among_story(layers)
    assert kept(found) == STORY
    assert [line.rule for line in found.removed if line.text == caption] in ([], ["caption"])


def test_the_dek_next_to_the_title_is_the_storys():
    menu = "<div class='member-subtitle'>Manage the rewards that only members have.</div>"
    head = "<header><h1>Bridge stays shut</h1><p class='strapline'>A big ice, but no wider than the last.</p></header>"
    text = "".join(f"<p>{text}</p>" for text in STORY)
    body = f"{menu}<article>{head}{text}</article>"
    page = f"<html><head><title>Bridge stays shut</title></head><body>{body}</body></html>"
    assert clean(Page.from_markup(page)).dek == "A big ice, but no wider than the last."


def test_the_title_with_the_name_of_its_site_is_not_heard_again():
    found = among_story("<p>Bridge stays shut | The Courier</p>")
    assert kept(found) == STORY


def test_short_sentences_beside_long_ones_outweigh_the_name_of_their_box_too():
    found = among_story(f"<div class='cta'><p>{STORY[0][:-1]} again.</p><p>The mayor is no angel.</p></div>")
    assert "The mayor is no angel." in kept(found)
