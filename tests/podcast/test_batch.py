"""A show is made: what is missing, what changed, what failed, and what a failure at any moment leaves behind."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from multiprocessing import spawn
from pathlib import Path

import feedparser
import pytest

from cleaning import CleaningError
from fetching import PageGone
from podcast import batch, crew, production
from podcast.errors import LibraryError
from podcast.places import Places
from podcast.show import load
from podcast.stages import house_stages
from tts.pronunciation.lexicon import LexiconError


def parsed(path):
    return feedparser.parse((Places(path).site / "feed.xml").read_bytes())


@pytest.fixture(autouse=True)
def no_press(shows, monkeypatch):
    monkeypatch.setattr(production, "Press", shows.NoPress)


def test_a_show_is_made_once(tmp_path, shows, spoken):
    path = shows.begin(tmp_path, 1, 2)
    assert {job.state for job in shows.run(path).values()} == {"done"}
    before = shows.tree(Places(path).site)
    entries = parsed(path).entries
    assert [entry.title for entry in entries] == ["Ferry number 2 is back", "Ferry number 1 is back"]
    for entry in entries:
        (enclosure,) = entry.enclosures
        audio = Places(path).site / enclosure.href.removeprefix("https://audio.example.org/harbour/")
        assert (audio.stat().st_size, enclosure.type) == (int(enclosure.length), "audio/mpeg")
        assert audio.name.isascii()
    spoken.clear()
    shows.run(path)
    assert spoken == []
    assert shows.tree(Places(path).site) == before


def test_a_changed_article_keeps_its_guid_and_only_what_changed_is_spoken(tmp_path, shows, spoken):
    path = shows.begin(tmp_path, 1, 2)
    shows.run(path)
    before = {entry.title: entry for entry in parsed(path).entries}
    spoken.clear()
    shows.page(tmp_path, 1, ("The ferry left at one.", *shows.SENTENCES[1:], "It rained."))
    shows.run(path)
    assert spoken == ["The ferry left at one.", "It rained."]
    after = {entry.title: entry for entry in parsed(path).entries}
    title = "Ferry number 1 is back"
    assert after[title].id == before[title].id
    assert after[title].published == before[title].published
    assert after[title].enclosures != before[title].enclosures
    assert "1 sentence changed, 1 sentence added" in after[title].content[0].value
    assert after[title].updated.startswith("2026-11-20")
    assert after["Ferry number 2 is back"] == before["Ferry number 2 is back"]


def test_a_touched_page_without_a_change_is_not_spoken(tmp_path, shows, spoken):
    path = shows.begin(tmp_path, 1)
    shows.run(path)
    spoken.clear()
    with (tmp_path / "pages" / "01.html").open("a") as file:
        file.write("<!-- seen -->")
    shows.run(path)
    assert spoken == []


def test_a_failed_article_stops_no_other_and_is_tried_again(tmp_path, shows):
    path = shows.begin(tmp_path, 1, 2, 3)
    works = house_stages(load(path), Places(path))

    def clean(page):
        if "number 2" in page.text:
            raise CleaningError("no story in it")
        return works.clean(page)

    jobs = shows.run(path, stages=replace(works, clean=clean))
    assert [job.state for job in jobs.values()] == ["done", "failed", "done"]
    assert (jobs["02.html"].stage, jobs["02.html"].reason) == ("cleaning", "no story in it")
    assert len(parsed(path).entries) == 2
    assert shows.run(path)["02.html"].state == "failed"  # it rests
    assert shows.run(path, remake=False)["02.html"].state == "done"
    assert len(parsed(path).entries) == 3


@pytest.mark.parametrize(("vanished", "left"), [("keep", 2), ("withdraw", 1)])
def test_a_vanished_story_is_kept_or_withdrawn(tmp_path, shows, vanished, left):
    path = shows.begin(tmp_path, 1, 2, extra=f'vanished = "{vanished}"')
    shows.run(path)
    (tmp_path / "pages" / "01.html").unlink()
    assert shows.run(path)["01.html"].state == "gone"
    assert len(parsed(path).entries) == left


def test_a_page_that_its_site_has_no_more_is_gone_when_it_is_so_twice(tmp_path, shows):
    path = shows.begin(tmp_path, 1)

    def gone(source):
        raise PageGone(f"{source} answered 404")

    stages = replace(house_stages(load(path), Places(path)), fetch=gone)
    assert shows.run(path, stages=stages)["01.html"].state == "failed"
    assert shows.run(path, stages=stages, remake=False)["01.html"].state == "gone"


def test_a_page_that_is_gone_is_withdrawn_once_and_comes_back_with_its_guid(tmp_path, shows):
    path = shows.begin(tmp_path, 1, 2, extra='vanished = "withdraw"')
    shows.run(path)
    before = {entry.id for entry in parsed(path).entries}
    works = house_stages(load(path), Places(path))

    def gone(source):
        if source.endswith("01.html"):
            raise PageGone(f"{source} answered 404")
        return works.fetch(source)

    def touch():
        with (tmp_path / "pages" / "01.html").open("a", encoding="utf-8") as file:
            file.write("<!-- -->")

    touch()
    left = []
    for asked in ({}, {"remake": False}, {}, {}):
        shows.run(path, stages=replace(works, fetch=gone), **asked)
        left.append(len(parsed(path).entries))
    assert left == [2, 1, 1, 1]
    touch()
    shows.run(path)
    assert {entry.id for entry in parsed(path).entries} == before


def test_only_the_newest_are_kept_where_the_show_says_so(tmp_path, shows):
    path = shows.begin(tmp_path, 1, 2, 3, extra="keep = 2")
    shows.run(path)
    assert [entry.title[13:15] for entry in parsed(path).entries] == ["3 ", "2 "]


def test_a_cover_that_directories_refuse_stops_before_writing(tmp_path, shows):
    path = shows.begin(tmp_path, 1, extra='cover = "cover.png"')
    (tmp_path / "cover.png").write_bytes(b"no picture")
    with pytest.raises(LibraryError, match="cover"):
        shows.run(path)
    assert not (Places(path).site / "feed.xml").exists()


def test_after_a_failure_at_a_durable_operation_the_next_run_ends_as_if_there_had_been_none(tmp_path):
    """Killed or refused, the feed is whole; the next run leaves the same bytes as one that nothing broke.

    Each third operation is tried here, and each with all failures by `benchmarks/feed.py points`.
    """
    told = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("faulty.py")), str(tmp_path), "3", "turns"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert int(told.stdout.splitlines()[-1].split()[0]) > 30


def test_a_run_in_processes_makes_the_show_and_a_second_beside_it_makes_nothing_twice(tmp_path, shows):
    path = shows.begin(tmp_path, 1, 2)
    ended = []
    beside = subprocess.Popen(
        [sys.executable, "-c", "import sys, cli; cli.app(['feed', sys.argv[1]])", str(path)],
        env={**os.environ, "SOURCE_DATE_EPOCH": str(shows.NOW.timestamp())},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    here = batch.run(path, now=shows.NOW, watch=batch.Watch(ended=lambda job: ended.append(job.source)))
    out, err = beside.communicate()
    assert beside.returncode == 0, err
    there = [line.split()[-1] for line in err.splitlines() if line.startswith("done")]
    assert sorted([*ended, *there]) == ["pages/01.html", "pages/02.html"]
    assert "2 in" in out
    assert here.episodes == len(parsed(path).entries) == 2


def test_a_worker_does_not_import_the_program_that_started_it():
    program = sys.modules["__main__"]
    with crew.without_the_program():
        told = spawn.get_preparation_data("worker")
    assert "sys_path" in told
    assert not {"init_main_from_name", "init_main_from_path"} & told.keys()
    assert sys.modules["__main__"] is program


def test_what_a_show_asks_for_and_is_not_here_is_told_at_once(tmp_path, shows):
    path = shows.begin(tmp_path, 1, extra='lexicons = ["none.toml"]')
    with pytest.raises(LexiconError, match=r"none\.toml"):
        batch.run(path, now=shows.NOW)


@pytest.mark.parametrize("end", [lambda run: run.terminate(), lambda run: os.killpg(run.pid, signal.SIGINT)])
def test_sigterm_and_ctrl_c_end_a_run_soon_and_the_next_goes_on(tmp_path, shows, end):
    path = shows.begin(tmp_path, *range(1, 7))
    process = subprocess.Popen(
        [sys.executable, "-c", "import sys, cli; cli.app(['feed', sys.argv[1]])", str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while not Places(path).database.exists():
        time.sleep(0.01)
    end(process)
    _, err = process.communicate(timeout=10)
    assert process.returncode == 130
    assert "goes on from here" in err
    assert "Traceback" not in err
    assert {job.state for job in shows.run(path).values()} == {"done"}
