"""The contract that every publisher's declaration passes: its stored page gives the told story and nothing else."""

import json
import re
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
import soupsieve

from cleaning import clean
from cleaning.publishers import GENERIC, PUBLISHERS, SYSTEMS, is_valid_on, publisher_of_page, publisher_of_url
from cleaning.selection import Selection
from cleaning.structure import parse
from fetching import Page, fetch

PAGES = Path(__file__).parents[1] / "pages"
STORED = [(path, json.loads(path.read_text(encoding="utf-8"))) for path in sorted(PAGES.glob("*/*.article.json"))]


def is_of(publisher, expected):
    published = expected["publisher"] == publisher.name and expected["published"]
    return published and is_valid_on(publisher, datetime.fromisoformat(published).date())


PAGE_OF = {
    (publisher.name, publisher.until): path.with_name(path.name.replace(".article.json", ".html"))
    for publisher in PUBLISHERS
    for path, expected in STORED
    if is_of(publisher, expected)
}
EVERY = pytest.mark.parametrize(
    "publisher",
    PUBLISHERS,
    ids=lambda publisher: f"{publisher.name}{f' until {publisher.until}' * bool(publisher.until)}",
)


def page_of(publisher):
    return PAGE_OF[publisher.name, publisher.until]


@EVERY
def test_a_stored_page_of_the_publisher_holds_what_it_declares(publisher):
    soup = parse(page_of(publisher).read_text(encoding="utf-8"))
    assert publisher.body
    for selector in filter(None, (publisher.title, publisher.dek, publisher.body, publisher.captions)):
        assert soup.select(selector), selector


@EVERY
def test_all_that_is_spoken_stands_in_the_declared_body(publisher):
    page = fetch(str(page_of(publisher)))
    article = clean(page)
    body = " ".join(" ".join(tag.get_text(" ").split()) for tag in parse(page.text).select(publisher.body))
    assert len(article.blocks) >= 3
    assert all(block.text in body for block in article.blocks)
    assert article.publisher == publisher.name
    assert article.published is not None


@EVERY
def test_each_rule_of_noise_takes_its_lines(publisher):
    page = page_of(publisher)
    spoken = {block.text for block in clean(fetch(str(page))).blocks}
    soup = parse(page.read_text(encoding="utf-8"))
    noise = [tag for selector, _ in publisher.noise for tag in soup.select(selector)]
    assert not [tag for tag in noise if " ".join(tag.get_text(" ").split()) in spoken]


@EVERY
def test_hosts_lead_to_their_publisher_and_look_alikes_do_not(publisher):
    for host in publisher.hosts:
        assert publisher_of_url(f"https://www.{host}/story").name == publisher.name
        assert publisher_of_url(f"https://{host}.example.org/story") is GENERIC
        assert publisher_of_url(f"https://not{host}/story") is GENERIC


EVERY_SYSTEM = pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.system)


def system_page(system):
    return (PAGES / system.system.lower() / "synthetic-ferry.html").read_text(encoding="utf-8")


def declaration(markup, url="https://paper.example/story"):
    return publisher_of_page(url, Selection(parse(markup)))


@EVERY_SYSTEM
def test_a_system_is_told_by_its_generator_or_its_markup_on_any_host(system):
    markup = system_page(system)
    named = f'<meta name="generator" content="{system.generator} 9.1">'
    assert declaration(markup) is system
    assert declaration(markup.replace('name="generator"', 'name="other"')) is system
    assert declaration(f"{named}<p>A story.</p>") is (system if system.generator else GENERIC)
    assert declaration(f"<p>{system.system}, {system.sign} and {system.generator} are in the news.</p>") is GENERIC
    assert declaration(markup, f"https://{PUBLISHERS[0].hosts[0]}/story") is PUBLISHERS[0]


@EVERY_SYSTEM
def test_a_stored_page_of_the_system_holds_what_it_declares(system):
    page = Selection(parse(system_page(system)))
    for selector in filter(None, (system.sign, system.title, system.dek, system.body, system.captions)):
        assert page.of(selector), selector
    assert all(page.of(selector) for selector, _ in system.noise)


@EVERY_SYSTEM
def test_each_rule_of_a_systems_noise_takes_its_lines(system):
    article = clean(Page.from_markup(system_page(system)))
    page = Selection(parse(system_page(system)))
    spoken = " ".join(block.text for block in article.blocks)
    noise = {text for selector, _ in system.noise for tag in page.of(selector) for text in tag.stripped_strings}
    assert not [text for text in noise if len(text) > 30 and text in spoken]
    assert {rule for _, rule in system.noise} <= {line.rule for line in article.removed}
    assert article.publisher not in {"", system.system}


def test_a_wall_of_substack_tells_that_the_rest_is_to_be_paid_for():
    wall = '<div class="paywall"><h2 class="paywall-title">This post is for paid subscribers</h2></div>'
    markup = system_page(SYSTEMS[0])
    assert clean(Page.from_markup(markup)).completeness == "whole"
    walled = markup.replace('<div class="post-footer">', f'{wall}<div class="post-footer">')
    assert clean(Page.from_markup(walled)).completeness == "paid"


def test_the_box_that_asks_readers_of_the_chunichi_to_register_stands_where_the_rest_was():
    markup = page_of(publisher_of_url("https://www.chunichi.co.jp/article/1")).read_text("utf-8")
    asks = '<div class="cmp-misc021"><p>この記事は会員限定です。</p><dl><dt>登録すると</dt><dd>読めます</dd></dl></div>'
    tags = '<div class="block"><div class="clear">'
    walled = clean(Page.from_markup(markup.replace(tags, asks + tags)))
    assert walled.completeness == "paid"
    assert walled.blocks == clean(Page.from_markup(markup)).blocks


def test_the_other_cna_is_no_page_of_taiwans_news_agency():
    said = "<p>The harbour was dredged again at pier {}, the port said, and ships may enter it.</p>"
    story = "".join(map(said.format, "345"))
    markup = f'<meta property="og:site_name" content="CNA"><main><h1>Harbour opens</h1>{story}</main>'
    article = clean(Page.from_markup(markup, "https://www.channelnewsasia.com/singapore/harbour"))
    assert publisher_of_url(article.url) is GENERIC
    assert (article.publisher, article.house_style.utc_offset_minutes) == ("CNA", None)
    assert "CNA" not in {publisher.name for publisher in PUBLISHERS}


def test_names_and_hosts_are_of_one_publisher_each():
    latest = [publisher for publisher in PUBLISHERS if publisher.until is None]
    hosts = [host for publisher in latest for host in publisher.hosts]
    assert len(set(hosts)) == len(hosts)
    assert len({publisher.name for publisher in latest}) == len(latest)


@EVERY
def test_the_layouts_of_a_publisher_follow_each_other_without_a_gap_the_latest_first(publisher):
    layouts = [one for one in PUBLISHERS if one.name == publisher.name]
    assert {one.hosts for one in layouts} == {publisher.hosts}
    assert (layouts[0].until, layouts[-1].since) == (None, None)
    for later, earlier in pairwise(layouts):
        assert later.since - earlier.until == timedelta(days=1)
        assert later.body != earlier.body


LAYERED = pytest.mark.parametrize(
    "publisher", [one for one in PUBLISHERS if one.since], ids=lambda publisher: publisher.name
)


@LAYERED
def test_the_day_of_a_story_tells_which_layout_is_declared_for_it(publisher):
    earlier = next(one for one in PUBLISHERS if one.name == publisher.name and one.until)
    both = f"{page_of(publisher).read_text('utf-8')}{page_of(earlier).read_text('utf-8')}"
    for day, layout in ((earlier.until, earlier), (publisher.since, publisher)):
        dated = re.sub(r"\d{4}-\d{2}-\d{2}(?=T20:18)", day.isoformat(), both)
        assert declaration(dated, f"https://{publisher.hosts[0]}/story") is layout


@LAYERED
def test_a_page_that_tells_no_day_or_was_laid_out_anew_has_the_layout_that_it_shows(publisher):
    earlier = next(one for one in PUBLISHERS if one.name == publisher.name and one.until)
    for layout, other in ((publisher, earlier), (earlier, publisher)):
        markup = page_of(layout).read_text("utf-8")
        undated = re.sub(r"<meta property=.article:published_time.*", "", markup)
        moved = re.sub(r"\d{4}-\d{2}-\d{2}(?=T20:18)", (other.since or other.until).isoformat(), markup)
        for page in (undated, moved):
            assert declaration(page, f"https://{publisher.hosts[0]}/story") is layout


def test_every_selector_can_be_compiled():
    for publisher in (*PUBLISHERS, *SYSTEMS):
        fields = (publisher.title, publisher.dek, publisher.byline, publisher.published, publisher.body)
        others = (publisher.captions, publisher.sign, publisher.wall, *(selector for selector, _ in publisher.noise))
        for selector in filter(None, (*fields, *others)):
            assert soupsieve.compile(selector)


@EVERY
def test_a_selection_finds_what_css_finds_on_the_stored_page(publisher):
    soup = parse(page_of(publisher).read_text(encoding="utf-8"))
    page = Selection(soup)
    fields = (publisher.title, publisher.dek, publisher.byline, publisher.published, publisher.body, publisher.captions)
    for selector in filter(None, (*fields, publisher.wall, *(selector for selector, _ in publisher.noise))):
        assert [id(tag) for tag in page.of(selector)] == [id(tag) for tag in soup.select(selector)]


def test_a_selection_finds_what_the_page_has():
    page = Selection(parse('<div class="a b" id="c"><p class="x-1">One</p><p data-k="v">Two</p></div>'))
    for selector in ("div.a > p", ".a p.x-1, .none", "#c", "[class*='x-']", ".b p:not(.x-1)", "p:is(.x-1, .y)", "p"):
        assert page.of(selector) == soupsieve.select(selector, page.of("html")[0])
        assert page.of(selector)
    assert page.of(".none, #a, .a .c") == page.of("") == []
