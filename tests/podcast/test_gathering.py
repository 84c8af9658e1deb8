"""A show that feeds fill: what is taken, what is one story, what is not fetched twice, and what fails alone."""

import importlib.util
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import feedparser
import pytest

from cleaning import Article, Block
from fetching.find import Find
from podcast import production, sameness, status
from podcast.filters import refused_article, refused_find
from podcast.finds import find_of
from podcast.forecast import forecast
from podcast.library import Library
from podcast.pace import SharedPace
from podcast.places import Places
from podcast.show import Filter

pytestmark = pytest.mark.usefixtures("unsynced")

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
SHOW = """\
title = "Harbour news"
description = "What the boats bring."
author = "The Harbour Post"
rights = "own"
base_url = "https://audio.example.org/harbour"
backend = "silent"
pause_s = 0
allow_private = true
{extra}
[owner]
name = "Mira Lindqvist"
email = "mira@example.org"
[sources]
feeds = [{feeds}]
[filter]
{filter}
"""


@pytest.fixture(scope="module")
def sites():
    path = Path(__file__).parents[1] / "stand_ins" / "site.py"
    spec = importlib.util.spec_from_file_location("stand_in_site", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def site(sites):
    site = sites.Site()
    yield site
    site.close()


@pytest.fixture(autouse=True)
def no_press(shows, monkeypatch):
    monkeypatch.setattr(production, "Press", shows.NoPress)


def story(site, shows, path, title, *, sentences=None, head="", canonical=None):
    sentences = sentences or [f"{title}: {sentence}" for sentence in shows.SENTENCES]
    body = f"<p>{' '.join(sentences[:3])}</p><p>{' '.join(sentences[3:])}</p>"
    link = f'<link rel="canonical" href="{canonical or site.home + path}">'
    site.put(
        path,
        f"<html lang=en><head><title>{title}</title>{link}{head}</head><body><article><h1>{title}</h1>{body}</article>",
    )


def rss(sites, site, *entries, path="/rss"):
    items = "".join(
        sites.ITEM.format(title=title, url=url, summary="", section=section, date="Fri, 20 Nov 2026 08:00:00 GMT")
        for title, url, section in entries
    )
    site.put(path, sites.RSS.format(title="Harbour", home=site.home, items=items), "application/rss+xml")


def begin(folder, *feeds, extra="", wanted=""):
    folder.mkdir(exist_ok=True)
    text = SHOW.format(feeds=", ".join(f'"{feed}"' for feed in feeds), extra=extra, filter=wanted)
    (folder / "show.toml").write_text(text, encoding="utf-8")
    return folder / "show.toml"


def titles(path):
    return sorted(entry.title for entry in feedparser.parse((Places(path).site / "feed.xml").read_bytes()).entries)


def test_what_a_feed_names_is_made_and_nothing_is_sent_or_said_twice(tmp_path, shows, sites, site, spoken):
    for number in (1, 2):
        story(site, shows, f"/world/{number}", f"Ferry {number}")
    rss(sites, site, *((f"Ferry {n}", f"{site.home}/world/{n}?utm_source=rss", "World") for n in (1, 2)))
    path = begin(tmp_path, f"{site.home}/rss")
    assert {job.state for job in shows.run(path).values()} == {"done"}
    assert titles(path) == ["Ferry 1", "Ferry 2"]
    assert site.paths() == ["/rss", "/robots.txt", "/world/1", "/world/2"]
    site.asked.clear()
    spoken.clear()
    later = NOW.timestamp() + 7200
    shows.run(path, now=NOW + timedelta(hours=2), clock=lambda: max(later, time.time() + 7200))
    assert [(asked.path, asked.status) for asked in site.asked] == [("/rss", 304), ("/world/1", 304), ("/world/2", 304)]
    assert spoken == []


def test_a_story_stays_when_its_feed_names_it_no_more(tmp_path, shows, sites, site):
    for number in (1, 2):
        story(site, shows, f"/{number}", f"Ferry {number}")
    rss(sites, site, ("Ferry 1", f"{site.home}/1", "World"))
    path = begin(tmp_path, f"{site.home}/rss", extra='vanished = "withdraw"')
    shows.run(path)
    rss(sites, site, ("Ferry 2", f"{site.home}/2", "World"))
    shows.run(path)
    assert titles(path) == ["Ferry 1", "Ferry 2"]
    begin(tmp_path, extra='vanished = "withdraw"')
    shows.run(path)
    assert titles(path) == []


def test_one_story_at_four_addresses_is_one_episode(tmp_path, shows, sites, site, spoken):
    said = [f"{sentence} The harbour master said so twice." for sentence in shows.SENTENCES]
    story(site, shows, "/a", "Ferry", sentences=said)
    story(site, shows, "/amp/a", "Ferry", sentences=said, canonical=f"{site.home}/a")
    story(site, shows, "/wire/b", "The ferry, by another paper", sentences=said)
    story(site, shows, "/other", "Ferry", sentences=[*said[:-1], "It will cost 12 million."])
    urls = ("/a?utm_medium=rss", "/a#top", "/amp/a", "/wire/b", "/other")
    rss(sites, site, *(("Ferry", site.home + url, "World") for url in urls))
    path = begin(tmp_path, f"{site.home}/rss")
    jobs = shows.run(path)
    assert titles(path) == ["Ferry", "Ferry"]
    reasons = [job.reason for job in jobs.values() if job.reason]
    assert reasons == [f"the same story as {site.home}/a"] * 2
    assert len(spoken) == len({*spoken})


def test_the_page_of_what_a_feed_names_may_opt_out_and_the_site_may_close_it(tmp_path, shows, sites, site):
    story(site, shows, "/a", "Ferry", head='<meta name="google" content="nopagereadaloud">')
    story(site, shows, "/closed/b", "Crane")
    site.put("/robots.txt", "User-agent: *\nDisallow: /closed", "text/plain")
    rss(sites, site, ("Ferry", f"{site.home}/a", "World"), ("Crane", f"{site.home}/closed/b", "World"))
    path = begin(tmp_path, f"{site.home}/rss")
    path.write_text(path.read_text().replace('rights = "own"', 'rights = "private"'))
    jobs = shows.run(path)
    assert "nopagereadaloud" in jobs["a"].reason
    assert "robots.txt" in jobs["b"].reason
    assert "/closed/b" not in site.paths()
    assert titles(path) == []


def test_a_feed_that_fails_is_told_of_and_stops_no_other(tmp_path, shows, sites, site):
    story(site, shows, "/a", "Ferry")
    rss(sites, site, ("Ferry", f"{site.home}/a", "World"))
    site.put("/bomb", b'<!DOCTYPE r [<!ENTITY a "b">]><rss>&a;</rss>', "application/xml")
    path = begin(tmp_path, f"{site.home}/bomb", f"{site.home}/rss")
    shows.run(path)
    assert titles(path) == ["Ferry"]
    (line,) = [line for line in status.lines(path) if "/bomb" in line]
    assert "entities" in line
    assert "again from" in line
    assert any(one["stage"] == "discovery" for one in status.as_json(path))
    site.asked.clear()
    shows.run(path)
    assert "/bomb" not in site.paths()  # it rests


def test_a_site_that_asks_for_rest_is_asked_when_it_is_over(tmp_path, shows, sites, site):
    site.put("/a", "", status=503, headers={"Retry-After": "4000"})
    rss(sites, site, ("Ferry", f"{site.home}/a", "World"))
    path = begin(tmp_path, f"{site.home}/rss")
    job = shows.run(path)["a"]
    assert job.state == "failed"
    assert job.not_before > time.time() + 3900


def test_a_dry_run_lists_what_feeds_name_and_keeps_nothing(tmp_path, shows, sites, site):
    story(site, shows, "/a", "Ferry")
    story(site, shows, "/b", "Crane", sentences=shows.SENTENCES[:4])
    rss(sites, site, ("Ferry", f"{site.home}/a", "World"), ("Crane", f"{site.home}/b", "World"))
    path = begin(tmp_path, f"{site.home}/rss", wanted="least_words = 70")
    lines = list(forecast(path, NOW))
    assert "Ferry" in lines[0]
    assert "would be left out: it has 61 words" in lines[1]
    assert not Places(path).library.exists()
    jobs = shows.run(path)
    assert jobs["b"].reason == "left out: it has 61 words, and the show takes 70 or more"
    assert titles(path) == ["Ferry"]


def test_a_file_here_may_list_feeds(tmp_path, shows, sites, site):
    story(site, shows, "/a", "Ferry")
    rss(sites, site, ("Ferry", f"{site.home}/a", "World"))
    path = begin(tmp_path, "feeds.opml")
    (tmp_path / "feeds.opml").write_text(f'<opml><body><outline xmlUrl="{site.home}/rss"/></body></opml>')
    shows.run(path)
    assert titles(path) == ["Ferry"]
    assert find_of(Places(path).database, f"{site.home}/a").sections == ("World",)


TOLD = Find("https://harbour.example/world/asia/a", "Ferry back", "It left.", published=NOW, sections=("Top stories",))


@pytest.mark.parametrize(
    ("wanted", "find", "refused"),
    [
        ({}, TOLD, ""),
        ({"days": 1}, Find(TOLD.url, published=NOW - timedelta(days=2)), "of 2026-11-18"),
        ({"days": 0}, Find(TOLD.url, published=NOW - timedelta(days=2000)), ""),
        ({"days": 1}, Find(TOLD.url), ""),
        ({"sections": ["Asia"]}, TOLD, ""),
        ({"sections": ["top-stories"]}, TOLD, ""),
        ({"sections": ["Sport"]}, TOLD, "no section"),
        ({"sections": ["Sport"]}, Find("https://harbour.example/a"), ""),
        ({"without": ["ferry"]}, TOLD, "holds 'ferry'"),
        ({"without": ["err"]}, TOLD, ""),
        ({"without": ["渡輪"]}, Find(TOLD.url, "舊渡輪回來"), "holds"),
        ({"words": ["crane"]}, TOLD, ""),
    ],
)
def test_what_a_list_tells_refuses_only_what_it_tells_surely(wanted, find, refused):
    reason = refused_find(Filter(**wanted), find, NOW)
    assert refused in reason
    assert bool(reason) == bool(refused)


@pytest.mark.parametrize(
    ("wanted", "refused"),
    [
        ({"words": ["crane"]}, "none of the words"),
        ({"words": ["quay"]}, ""),
        ({"sections": ["Sport"]}, "no section"),
        ({"sections": ["Local"]}, ""),
        ({"least_words": 9}, "it has 8 words"),
        ({"least_words": 8, "most_words": 8}, ""),
        ({"most_words": 7}, "it has 8 words"),
    ],
)
def test_a_page_decides_what_its_list_left_open(wanted, refused):
    block = Block("paragraph", "The ferry left the quay at noon, twice.")
    article = Article("https://harbour.example/a", "Ferry", (block,), section="Local")
    reason = refused_article(Filter(**wanted), article, Find(article.url), NOW)
    assert refused in reason
    assert bool(reason) == bool(refused)


def test_reports_of_one_form_are_not_one_story():
    def report(strength, place):
        text = (
            f"An earthquake of magnitude {strength} shook the coast on Friday. Nobody was hurt, the office said. "
            "It asked everybody to stay away from the cliffs, and to listen to the radio for what else was to be told. "
            f"Trains stood still for an hour in {place}. The office will say more in the evening of the same day."
        )
        return sameness.sketch(Article("", "Earthquake", (Block("paragraph", text),)))

    first, second, elsewhere = report("5.1", "the north"), report("6.3", "the north"), report("5.1", "a far village")
    assert first.figures != second.figures
    assert sameness.likeness(first.hashes, first.hashes) == 1
    assert sameness.likeness(first.hashes, elsewhere.hashes) < sameness.SAME


def test_all_processes_of_a_show_have_one_pace(tmp_path):
    Library(tmp_path / "library.sqlite3").__exit__(None, None, None)
    now = [1000.0]
    first, second = (SharedPace(tmp_path / "library.sqlite3", lambda: now[0]) for _ in range(2))
    assert [one.turn("harbour.example", 1.0, 9.0) for one in (first, second, first)] == [0.0, 1.0, 2.0]
    assert second.turn("elsewhere.example", 1.0, 9.0) == 0.0
    second.rest("harbour.example", 60)
    assert first.turn("harbour.example", 1.0, 9.0) == 60.0
    now[0] += 60
    assert first.turn("harbour.example", 1.0, 9.0) == 0.0
