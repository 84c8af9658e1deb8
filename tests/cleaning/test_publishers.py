"""The contract that every publisher's declaration passes: its stored page gives the told story and nothing else."""

import json
from pathlib import Path

import pytest
import soupsieve

from cleaning import clean
from cleaning.publishers import PUBLISHERS, publisher_of_url
from cleaning.structure import parse
from fetching import fetch

PAGES = Path(__file__).parents[1] / "pages"
STORED = [(path, json.loads(path.read_text(encoding="utf-8"))) for path in sorted(PAGES.glob("*/*.article.json"))]
PAGE_OF = {
    expected["publisher"]: path.with_name(path.name.replace(".article.json", ".html")) for path, expected in STORED
}
EVERY = pytest.mark.parametrize("publisher", PUBLISHERS, ids=lambda publisher: publisher.name)


@EVERY
def test_a_stored_page_of_the_publisher_holds_what_it_declares(publisher):
    soup = parse(PAGE_OF[publisher.name].read_text(encoding="utf-8"))
    assert publisher.body
    for selector in filter(None, (publisher.title, publisher.dek, publisher.body, publisher.captions)):
        assert soup.select(selector), selector


@EVERY
def test_all_that_is_spoken_stands_in_the_declared_body(publisher):
    page = fetch(str(PAGE_OF[publisher.name]))
    article = clean(page)
    body = " ".join(" ".join(tag.get_text(" ").split()) for tag in parse(page.text).select(publisher.body))
    assert len(article.blocks) >= 3
    assert all(block.text in body for block in article.blocks)
    assert article.publisher == publisher.name
    assert article.published is not None


@EVERY
def test_each_rule_of_noise_takes_its_lines(publisher):
    page = PAGE_OF[publisher.name]
    spoken = {block.text for block in clean(fetch(str(page))).blocks}
    soup = parse(page.read_text(encoding="utf-8"))
    noise = [tag for selector, _ in publisher.noise for tag in soup.select(selector)]
    assert not [tag for tag in noise if " ".join(tag.get_text(" ").split()) in spoken]


@EVERY
def test_hosts_lead_to_their_publisher_and_look_alikes_do_not(publisher):
    for host in publisher.hosts:
        assert publisher_of_url(f"https://www.{host}/story") is publisher
        assert publisher_of_url(f"https://{host}.example.org/story") is not publisher
        assert publisher_of_url(f"https://not{host}/story") is not publisher


def test_names_and_hosts_are_of_one_publisher_each():
    hosts = [host for publisher in PUBLISHERS for host in publisher.hosts]
    assert len(set(hosts)) == len(hosts)
    assert len({publisher.name for publisher in PUBLISHERS}) == len(PUBLISHERS)


def test_every_selector_can_be_compiled():
    for publisher in PUBLISHERS:
        fields = (publisher.title, publisher.dek, publisher.byline, publisher.published, publisher.body)
        for selector in filter(None, (*fields, publisher.captions, *(selector for selector, _ in publisher.noise))):
            assert soupsieve.compile(selector)
