"""Jobs and leases: nothing is made twice, nothing is lost, what fails rests longer each time."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from podcast.episode import Cue, Episode, EpisodeChapter
from podcast.episodes import items, live_rows
from podcast.errors import LibraryError
from podcast.item import Item, Record, item_json, item_of, packed, read_record
from podcast.library import LEASE_S, Library
from podcast.owners import owner_name
from podcast.pages.text import Caption, Name, Paragraph, Sentence, Story, Word

US = owner_name(os.getpid(), "us")
OTHERS = owner_name(os.getpid(), "others")


def item(number=1, guid="g", day=1):
    episode = Episode(
        guid=guid, title="A title", url="https://shore.example/a", publisher="The Shore", byline="", published=None,
        language="en", duration_ms=61_000, chapters=(EpisodeChapter("A", 0, 61_000),), cues=(), backend="silent",
        voice="silent", source="a.html", checksum="0",
    )  # fmt: skip
    return Item(episode, number, datetime(2026, 11, day, tzinfo=UTC), "Summary.", f"a-{number}.mp3", 5)


def never(source, joined):
    return False


class Clock:
    def __init__(self):
        self.now = 1_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def library(tmp_path, clock):
    with Library(tmp_path / "library.sqlite3", clock) as made:
        made.sync({"a": "1", "b": "1"}, 500.0, never)
        yield made


def test_two_workers_never_have_one_article(library):
    assert [library.lease(US).source, library.lease(OTHERS).source] == ["a", "b"]
    assert library.lease(US) is None
    assert library.waiting() == 0
    assert {job.source for job in library.running()} == {"a", "b"}


def test_the_article_of_a_dead_process_is_free_at_once(library):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert library.lease(owner_name(ended.pid, "dead")).source == "a"
    assert library.waiting() == 2
    assert library.lease(US).source == "a"


def test_a_silent_worker_loses_its_lease_and_can_keep_nothing(library, clock):
    job = library.lease(US)
    clock.now += LEASE_S + 1
    assert library.lease(OTHERS).id == job.id
    assert not library.keep(job, US, item())
    assert library.item(job.id) is None


def test_a_worker_that_tells_how_far_it_is_keeps_its_lease(library, clock):
    job = library.lease(US)
    clock.now += LEASE_S - 1
    library.renew(job.id, US, "speaking", 0.5)
    clock.now += LEASE_S - 1
    assert library.lease(OTHERS).source == "b"
    assert library.running()[0].stage == "speaking"


def test_a_failure_rests_longer_each_time_and_stops_nobody(library, clock):
    rests = []
    for _ in range(3):
        job = library.lease(US)
        assert job.source == "a"
        library.fail(job, US, "fetching", "no answer")
        rests.append(library.job(job.id).not_before - clock.now)
        library.renew(2, US, "", 0)
        clock.now = library.job(job.id).not_before
    assert rests == sorted(rests)
    assert rests[0] < rests[2]
    assert library.job(1).attempts == 3
    assert library.lease(US).source == "a"
    assert library.lease(US).source == "b"


def test_what_was_kept_comes_back_and_only_changes_are_due(library):
    job = library.lease(US)
    assert library.keep(job, US, item())
    assert library.item(job.id) == item()
    library.sync({"a": "1", "b": "1"}, 500.0, never)
    assert library.job(1).state == "done"
    library.sync({"a": "2", "b": "1", "c": "1"}, 600.0, never)
    assert [(job.source, job.state, job.added) for job in library.jobs()] == [
        ("a", "due", 500.0),
        ("b", "due", 500.0),
        ("c", "due", 600.0),
    ]


def test_a_vanished_source_is_gone_and_comes_back(library):
    library.keep(library.lease(US), US, item())
    library.sync({"b": "1"}, 600.0, never)
    library.withdraw_gone()
    with library.transaction() as db:
        assert live_rows(db) == []
    library.sync({"a": "1", "b": "1"}, 700.0, never)
    with library.transaction() as db:
        assert items(db, live_rows(db)) == [item()]


def test_a_page_that_changes_while_it_is_made_is_made_once_more(library):
    job = library.lease(US)
    library.sync({"a": "2", "b": "1"}, 600.0, never)
    assert not library.keep(job, US, item())
    assert library.job(job.id).state == "due"


def test_the_same_story_of_two_sources_is_one_episode(library):
    library.keep(library.lease(US), US, item())
    library.keep(library.lease(US), US, item(2))
    assert library.job(2).reason == "the same story as a"
    with library.transaction() as db:
        assert items(db, live_rows(db)) == [item()]


def test_what_killed_its_workers_is_given_up(library):
    job = library.lease(US)
    library.give_up(job.id, US, "its process ended 3 times")
    assert (library.job(job.id).state, library.job(job.id).owner) == ("failed", None)


def test_a_damaged_database_is_told_in_a_line(tmp_path):
    (tmp_path / "library.sqlite3").write_bytes(b"nothing of a database" * 100)
    with pytest.raises(LibraryError, match="library check"):
        Library(tmp_path / "library.sqlite3")


def test_items_and_records_come_back_as_they_were(tmp_path):
    told = replace(item(), updated=datetime(2026, 11, 2, tzinfo=UTC), note="1 sentence changed")
    assert item_of(item_json(told)) == told
    name = Name((Word("A", 0, 4),), "/eɪ/")
    paragraph = Paragraph("paragraph", "en", (Sentence((name, " ", Word("b", 5, 9), "."), 0, 9),), 0)
    record = Record("a.html", told, Story((paragraph,), (Caption("C.", 1),), "D."))
    path = tmp_path / "a.json.gz"
    path.write_bytes(packed(record))
    assert read_record(path) == record
    assert record.cues == (Cue("A b.", 0, 9, (Cue("A", 0, 4), Cue("b", 5, 9))),)
    path.write_bytes(packed(record)[:-9])
    with pytest.raises(LibraryError, match="damaged"):
        read_record(path)
