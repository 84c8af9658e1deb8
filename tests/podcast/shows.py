"""A small show for tests: pages of its own, silence for a voice, and a run of it inside this process."""

import io
import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from podcast.admission import Admission
from podcast.batch import prepare
from podcast.digesting import AnyMaker
from podcast.editions import plan
from podcast.library import Library
from podcast.owners import owner_name
from podcast.places import Places
from podcast.production import Maker
from podcast.publishing import publish
from podcast.show import load
from podcast.stages import house_stages
from podcast.worker import work

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
SHOW = """\
title = "Harbour news"
description = "What the boats bring."
author = "The Harbour Post"
rights = "own"
base_url = "https://audio.example.org/harbour"
category = ["News", "Daily News"]
backend = "silent"
license = "cc-by-4.0"
{extra}
[owner]
name = "Mira Lindqvist"
email = "mira@example.org"

[sources]
folders = ["pages"]
"""
PAGE = (
    '<html lang="en"><head><title>{title}</title><meta property="og:site_name" content="The Shore">'
    '<meta property="article:published_time" content="2026-11-{day:02}T08:00:00+00:00">'
    '<link rel="canonical" href="https://shore.example/{day}"></head>'
    "<body><article><h1>{title}</h1>{body}</article></body></html>"
)
SENTENCES = (
    "The ferry left the quay at noon with forty people and two dogs on board.",
    "Nobody waited for it on the other side, where the lamps had been out since Sunday.",
    "The mayor spoke of a new line to the north, which would cost nine million euros.",
    "Her opponents said that the harbour needed a crane before it needed another boat.",
    "The council will meet again on Thursday to hear what the fishermen think of it.",
    "Until then the old timetable stays on the wall of the ticket office.",
)


class NoPress:
    """Stands in for the encoder, which is slow and has no part in what a failure leaves behind."""

    def __init__(self, tempo=1.0, kept=None):
        self.mp3 = io.BytesIO()

    def hear(self, pcm, sample_rate):
        pass

    def finish(self, pcm):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.mp3.close()


class Unsynced(sqlite3.Connection):
    """A database that does not wait for the disk."""

    def execute(self, sql, *values):
        return super().execute(sql.replace("synchronous = FULL", "synchronous = OFF"), *values)


class NoHeart:
    """What keeps no lease alive, for runs that are over at once."""

    def work_on(self, job):
        pass

    def tell(self, stage, share):
        pass


def page(folder, day, sentences=SENTENCES, title=None):
    """Write a saved page of two paragraphs."""
    markup = PAGE.format(
        title=title or f"Ferry number {day} is back",
        day=day,
        body=f"<p>{' '.join(sentences[:3])}</p><p>{' '.join(sentences[3:])}</p>",
    )
    (folder / "pages" / f"{day:02}.html").write_text(markup, encoding="utf-8")


def begin(folder, *days, extra=""):
    """Write a show with a page for each day."""
    (folder / "pages").mkdir(parents=True)
    (folder / "show.toml").write_text(SHOW.format(extra=extra), encoding="utf-8")
    for day in days:
        page(folder, day)
    return folder / "show.toml"


def run(path, *, stages=None, now=NOW, clock=None, **asked):
    """Run a show as a batch does, and return the states of its jobs by source."""
    show, places = load(path), Places(path)
    places.make()
    with Library(places.database, **({"clock": clock} if clock else {})) as library:
        prepare(places, library, show, now)
        if asked:
            library.ask_again(**asked)
        admission = Admission(show, places.database, now)
        maker = AnyMaker(Maker(show, places, stages or house_stages(show, places), now, admission.refusal))
        work(library, maker, owner_name(os.getpid(), "test"), NoHeart(), lambda _: None)
        if plan(show, library, now):
            work(library, maker, owner_name(os.getpid(), "test"), NoHeart(), lambda _: None)
        if show.vanished == "withdraw":
            library.withdraw_gone()
        publish(show, places, library)
        return {Path(job.source).name: job for job in library.jobs()}


def tree(folder):
    """Return every file of a site by its name."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
