"""What a person is told of a show: what is made, changed, failed or gone, how far a run is, and how long it takes."""

from dataclasses import replace

import pytest

from cleaning import CleaningError
from podcast import production, status
from podcast.batch import State
from podcast.errors import LibraryError
from podcast.library import Job, Library
from podcast.places import Places
from podcast.show import load
from podcast.stages import house_stages

RUNNING = (Job(1, "pages/[b].html", "due", 0.0, 0, "speaking", 0.42, "", 0.0, "us", 0),)


@pytest.fixture(autouse=True)
def no_press(shows, monkeypatch):
    monkeypatch.setattr(production, "Press", shows.NoPress)


def test_all_that_happened_is_told(tmp_path, shows):
    path = shows.begin(tmp_path, 1, 2, 3, 4)
    works = house_stages(load(path), Places(path))

    def clean(page):
        if "number 2" in page.text:
            raise CleaningError("no story\nin it")
        return works.clean(page)

    shows.run(path, stages=replace(works, clean=clean), clock=lambda: 1_795_000_000.0)
    shows.page(tmp_path, 1, ("The ferry left at one.", *shows.SENTENCES[1:]))
    (tmp_path / "pages" / "03.html").unlink()
    shows.run(path, clock=lambda: 1_795_000_001.0)
    assert list(status.lines(path)) == [
        "2 done, 1 failed, 1 gone",
        "done   pages/01.html: updated 2026-11-20: 1 sentence changed",
        "failed pages/02.html: failed at cleaning, 1st try: no story in it; again from 2026-11-18 11:07 UTC",
        "gone   pages/03.html: the show names it no more",
    ]
    told = {fact["source"]: fact for fact in status.as_json(path)}
    assert told["pages/01.html"]["note"] == "1 sentence changed"
    assert told["pages/02.html"]["again_from"] == "2026-11-18 11:07 UTC"
    assert {fact["state"] for fact in told.values()} == {"done", "failed", "gone"}


def test_the_article_of_a_dead_worker_is_not_told_as_at_work(tmp_path, shows):
    path = shows.begin(tmp_path, 1)
    Places(path).make()
    with Library(Places(path).database) as library:
        library.sync({"pages/01.html": "1"}, 0.0, lambda *_: False)
        library.lease("elsewhere:1:dead")
        library._db.execute("UPDATE jobs SET leased_until = 0")
    assert list(status.lines(path)) == ["1 due", "due    pages/01.html"]


def test_a_show_without_a_library_says_how_to_make_one(tmp_path, shows):
    with pytest.raises(LibraryError, match="earpaper feed"):
        list(status.lines(shows.begin(tmp_path, 1)))


@pytest.mark.parametrize(
    ("left_s", "told"),
    [
        (None, "3 of 12"),
        (0.2, "3 of 12, about 1 s left"),
        (47.6, "3 of 12, about 48 s left"),
        (200.0, "3 of 12, about 3 min left"),
        (9000.0, "3 of 12, about 2 h 30 min left"),
    ],
)
def test_a_picture_tells_each_article_with_its_stage_and_the_time_left(left_s, told):
    head, article = status.picture(State(3, 12, RUNNING, left_s)).splitlines()
    assert head.split("━")[-1].strip() == told
    assert head.count("━") == status.WIDTH // 4
    assert article.split() == ["speaking", "42%", "pages/[b].html"]


def test_lines_off_a_terminal_come_now_and_then():
    said, moments = [], iter((0.0, 3.0, 10.5, 10.5, 12.0))
    heard = status.now_and_then(said.append, 10.0, lambda: next(moments))
    for ended in range(3):
        heard(State(ended, 12, RUNNING, 30.0))
    assert said == ["1 of 12, about 30 s left; speaking 42% pages/[b].html"]
