"""The show that runs itself, from three sites to a podcast that others read; and the page that tells how."""

import importlib.util
import re
import shlex
import sys
import time
import tomllib
from datetime import timedelta
from email.utils import format_datetime
from io import BytesIO
from pathlib import Path

import podcastparser
import pytest
from typer.testing import CliRunner

import cli
from podcast import digesting, mirroring, production
from podcast.places import FEED, Places
from podcast.show import Show, load
from podcast.storage import opened
from tts.backends import silent
from tts.backends.silent import Silent

pytestmark = pytest.mark.usefixtures("unsynced")

DOCS = Path(__file__).parents[2] / "docs" / "newsroom.md"
PLACES = ("quay", "mole", "crane", "lock", "ferry", "buoy", "pilot", "tide", "shoal", "mast")
DEEDS = ("closed", "opened", "painted", "sold", "measured", "moved")
HAN = "港務局星期五表示，渡輪將於下週恢復行駛，票價維持不變。"


def neighbour(name):
    beside = Path(__file__).with_name(name)
    path = beside if beside.exists() else Path(__file__).parents[1] / "stand_ins" / name
    spec = importlib.util.spec_from_file_location(f"newsroom_{path.stem}", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


sites = neighbour("site.py")
publishing = neighbour("test_publish.py")
s3, keys = publishing.s3, publishing.keys


def sentences(number):
    """Six sentences that no other story has."""
    place, deed = PLACES[number % 10], DEEDS[number // 10]
    return [
        f"The {place} number {number} was {deed} on Friday, and people came from far to look at it.",
        f"It had stood there since {1900 + number}, as the harbour master told them.",
        f"Whoever wants to see the {place} {deed} once more has to come before {number + 2} o'clock.",
        f"The council of ward {number} paid {number * 11 + 7} crowns for that, and asked nobody.",
        f"A neighbour of number {number} said that she would rather have had a lamp by the {place}.",
        f"What comes after the {place} of ward {number} is to be told in {number + 3} weeks.",
    ]


def one_layout(title, said):
    body = "".join(f"<p>{' '.join(said[at : at + 2])}</p>" for at in (0, 2, 4))
    return f"<body><nav><a href=/>Home</a></nav><article><h1>{title}</h1>{body}</article><footer>All rights</footer>"


def another_layout(title, said):
    rows = "".join(f"<div class=para><p>{sentence}</p></div>" for sentence in said)
    return f"<body><div id=top><h1>{title}</h1></div><main class=story-body>{rows}</main><aside>Subscribe</aside>"


def third_layout(title, said):
    first, second = " ".join(said[:3]), " ".join(said[3:])
    return f"<body><section><h1>{title}</h1><p>{first}</p><h2>What it cost</h2><p>{second}</p></section>"


LAYOUTS = (one_layout, another_layout, third_layout)


class Newsroom:
    """Three sites with 20 stories each, and what a day brings."""

    def __init__(self, now):
        self.sites = [sites.Site() for _ in LAYOUTS]
        self.now = now
        for number in range(60):
            self.put(number)
        first, second, third = self.sites
        self.put(3, path="/amp/3?x=1", site=0, canonical=f"{first.home}/world/3")  # once more, as AMP
        second.put("/world/25", "Gone.", status=410)
        second.put("/world/26", "Broken.", status=500)
        second.pages["/world/27"].wait_s = 0.3
        third.put("/world/45", b"<html><body><article>" + b"<a href='x'>" * 420_000, conditional=False)
        self.put(46, said=sentences(46)[:3], head='<meta property="article:content_tier" content="locked">')
        self.put(47, said=[HAN] * 1 + [f"{HAN}第{n}號碼頭照常開放。" for n in range(5)], language="zh-Hant")
        self.put(48, head='<meta name="google" content="nopagereadaloud">')
        self.lists()

    def put(self, number, *, path=None, site=None, canonical="", said=None, head="", language="en"):
        at = number // 20 if site is None else site
        home, path = self.sites[at].home, path or f"/world/{number}"
        title = f"The {PLACES[number % 10]} of ward {number}"
        date = (self.now - timedelta(hours=1, minutes=number)).isoformat()
        self.sites[at].put(
            path,
            f"<!doctype html><html lang={language}><head><title>{title}</title>{head}"
            f"<link rel=canonical href='{canonical or home + path}'>"
            f"<meta property='article:published_time' content='{date}'></head>"
            f"{LAYOUTS[at](title, said or sentences(number))}</body></html>",
        )

    def lists(self):
        first, second, third = self.sites
        date = format_datetime(self.now - timedelta(hours=1))
        for site, numbers in ((first, range(20)), (second, range(20, 40))):
            urls = [f"{site.home}/world/{number}?utm_source=rss" for number in numbers]
            urls += [f"{site.home}/amp/3?x=1"] if site is first else []
            items = "".join(sites.ITEM.format(title="-", url=u, summary="", section="World", date=date) for u in urls)
            site.put("/rss", sites.RSS.format(title="-", home=site.home, items=items), "application/rss+xml")
        stated = (self.now - timedelta(hours=1)).isoformat()
        urls = "".join(
            sites.NEWS_URL.format(url=f"{third.home}/world/{number}", date=stated, title="-")
            for number in range(40, 60)
        )
        third.put("/news.xml", sites.NEWS_SITEMAP.format(urls=urls), "application/xml")

    def addresses(self):
        first, second, third = self.sites
        return [f"{first.home}/rss", f"{second.home}/rss", f"{third.home}/news.xml"]

    def asked(self):
        return [asked for site in self.sites for asked in site.asked]

    def close(self):
        for site in self.sites:
            site.close()


@pytest.fixture
def newsroom(shows):
    room = Newsroom(shows.NOW)
    yield room
    room.close()


SHOW = """\
title = "Harbour news"
description = "What the boats bring."
author = "The Harbour Post"
rights = "licensed"
base_url = "https://audio.example.org/harbour"
license = "cc-by-4.0"
backend = "silent"
pause_s = 0
allow_private = true
digest = "daily 07:00"
[owner]
name = "Mira Lindqvist"
email = "mira@example.org"
[sources]
feeds = [{feeds}]
"""


@pytest.mark.usefixtures("keys")
def test_sixty_articles_become_a_show_a_digest_and_a_podcast_on_a_server(tmp_path, shows, newsroom, s3, monkeypatch):
    monkeypatch.setattr(production, "Press", shows.NoPress)
    monkeypatch.setattr(digesting, "Press", shows.NoPress)
    monkeypatch.setattr(silent, "MS_PER_CHARACTER", 16)
    said, speak = [], Silent.speak
    monkeypatch.setattr(Silent, "speak", lambda self, one, voice: said.append(one.written) or speak(self, one, voice))
    path = tmp_path / "show.toml"
    path.write_text(SHOW.format(feeds=", ".join(f'"{address}"' for address in newsroom.addresses())), "utf-8")
    jobs = {job.source: job for job in shows.run(path).values()}
    first, _, third = newsroom.sites
    failed = {source: job.reason for source, job in jobs.items() if job.state != "done"}
    assert {source.rpartition("/")[2] for source in failed} == {"25", "26", "45", "46", "48"}
    assert "opt" in failed[f"{third.home}/world/48"]
    assert "subscribers" in failed[f"{third.home}/world/46"]
    assert jobs[f"{first.home}/amp/3?x=1"].reason == f"the same story as {first.home}/world/3"
    assert len(said) == len({*said})

    def published():
        places = Places(path)
        store = opened("s3://shore/harbour")
        manifest = mirroring.Manifest(places.library, "s3://shore/harbour")
        todo = mirroring.plan(places, manifest, store.sizes())
        return len(list(mirroring.mirror(places, store, manifest, todo)))

    assert published() > 200
    body, _ = publishing.fetched(f"{s3}/shore/harbour/{FEED}")
    heard = podcastparser.parse(FEED, BytesIO(body))["episodes"]
    assert len(heard) == 60 - 5 + 1
    (digest,) = [one for one in heard if one["title"].startswith("Harbour news:")]
    assert len([c for c in digest["chapters"] if c["title"].startswith("The ")]) >= 55
    for episode in (heard[0], digest):
        sound = episode["enclosures"][0]["url"].replace("https://audio.example.org", f"{s3}/shore")
        assert publishing.fetched(sound)[1]["content-type"] == "audio/mpeg"

    for site in newsroom.sites:
        site.asked.clear()
    said.clear()
    hours = 2 * 3600
    shows.run(path, now=shows.NOW + timedelta(seconds=hours), clock=lambda: time.time() + hours)
    fails_still = {"/world/25", "/world/26", "/world/45", "/world/46", "/world/48"}
    assert [one.path for one in newsroom.asked() if one.status != 304 and one.path not in fails_still] == []
    assert said == []
    assert published() == 0

    newsroom.put(5, said=[*sentences(5)[:5], "The rest is to be told in spring, the council said."])
    said.clear()
    hours += 2 * 3600
    shows.run(path, now=shows.NOW + timedelta(seconds=hours), clock=lambda: time.time() + hours)
    assert [text.strip() for text in said] == ["The rest is to be told in spring, the council said."]
    assert 0 < published() < 12


def blocks(language=""):
    """The blocks of the page: in a fence of a language, or the commands that stand indented."""
    text = DOCS.read_text("utf-8")
    if language:
        return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)
    return re.findall(r"^    (earpaper .*)$", text, re.MULTILINE)


def test_the_page_runs_as_it_is_written(tmp_path, shows, newsroom, monkeypatch):
    show, *tables = blocks("toml")
    for table in tables:
        Show.model_validate({**tomllib.loads(show), **tomllib.loads(table)})
    commands = [command for command in blocks() if "serve" not in command]
    assert len(commands) == 7
    www = tmp_path / "www"

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(shows.NOW.timestamp()))

    def run(command):
        done = CliRunner().invoke(cli.app, shlex.split(command)[1:])
        assert done.exit_code == 0, (command, done.output)
        return done.output

    run(commands[0])
    file = tmp_path / "morning" / "show.toml"
    load(file)
    for number in range(3, 20):
        newsroom.sites[0].pages.pop(f"/world/{number}")
    items = sites.ITEM.format(
        title="-", url=f"{newsroom.sites[0].home}/world/1", summary="", section="World",
        date=format_datetime(shows.NOW - timedelta(hours=1)),
    )  # fmt: skip
    newsroom.sites[0].put("/rss", sites.RSS.format(title="-", home="-", items=items), "application/rss+xml")
    here = show.replace("https://harbour.example/rss", newsroom.addresses()[0])
    here = here.replace("sftp://me@example.org/var/www/morning", str(www))
    file.write_text(f'backend = "silent"\nallow_private = true\npause_s = 0\n{here}', "utf-8")
    assert "The mole of ward 1" in run(commands[1])
    assert "2 in" in run(commands[2])
    assert "2 done" in run(commands[3])
    assert "all good" in run(commands[4])
    assert "send     feed.xml" in run(commands[5])
    run(commands[6])
    assert (www / FEED).read_bytes() == (Places(file).site / FEED).read_bytes()
