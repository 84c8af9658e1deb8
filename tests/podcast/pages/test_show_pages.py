"""The pages of a show as files: which there are, when they are written anew, and what they hold."""

import json

import pytest
from lxml import html

from podcast import publishing
from podcast.episodes import Row
from podcast.library import Library
from podcast.pages.site import FACTS, INDEX, LISTED, OLDER, TOLD, Covers, planned
from podcast.places import Places
from podcast.publishing import publish
from podcast.show import load

COVERS = Covers("cover-1.png", "cover-1-small.jpg")


def rows(number):
    return [Row(f"g{n}", f"2026-11-{n}", f"a-{n}", f"d{n}") for n in range(number, 0, -1)]


@pytest.fixture(scope="module")
def show(tmp_path_factory, shows):
    return load(shows.begin(tmp_path_factory.mktemp("plain")))


@pytest.mark.parametrize("number", [0, 1, LISTED, LISTED + 1, 2 * LISTED, 2 * LISTED + 1, 2500])
def test_every_episode_is_listed_told_and_reached_from_the_index(show, number):
    plan = {file.name: file for file in planned(show, COVERS, rows(number))}
    reached, name = [], INDEX
    while name:
        assert len(plan[name].rows) <= LISTED
        reached += [row.guid for row in plan[name].rows if row.guid not in reached]
        if older := plan[name].around.older:
            assert plan[older].around.newer == name
        name = older
    assert reached == [row.guid for row in rows(number)]
    told = [row.guid for name in plan[INDEX].around.more for row in plan[name].rows]
    assert told == (reached if number > LISTED else [])
    assert all(len(file.rows) <= TOLD for file in plan.values())


def test_one_more_episode_changes_few_files(show):
    before = {file.name: (file.rows, file.around.older) for file in planned(show, COVERS, rows(2500))}
    after = {file.name: (file.rows, file.around.older) for file in planned(show, COVERS, rows(2501))}
    assert {name for name in after if after[name] != before.get(name)} == {INDEX, f"{FACTS}3.json"}
    assert sum(name.startswith(OLDER) for name in after) == 41


@pytest.fixture
def made(tmp_path, shows):
    path = shows.begin(tmp_path, 1, 2)
    shows.run(path)
    return path, Places(path)


def written(places):
    return {str(path): path.stat().st_mtime_ns for path in places.site.rglob("*") if path.is_file()}


def test_pages_are_written_when_something_changed_and_keep_their_names(made, shows):
    path, places = made
    before = written(places)
    shows.run(path)
    assert written(places) == before
    shows.page(path.parent, 1, sentences=("It never came back.", *shows.SENTENCES[1:]))
    shows.run(path)
    after = written(places)
    pages = [str(one) for one in places.pages.iterdir()]
    assert sum(after[one] != before[one] for one in pages) == 1
    assert any(
        "It never came back." in html.parse(one).getroot().find_class("paragraph")[0].text_content() for one in pages
    )


def test_missing_pages_come_back_and_a_rebuild_writes_all_anew_and_the_same(made):
    path, places = made
    before = {one: one.read_bytes() for one in places.site.rglob("*") if one.is_file()}
    next(places.pages.iterdir()).unlink()
    (places.site / "index.html").unlink()
    with Library(places.database) as library:
        publish(load(path), places, library)
        assert {one: one.read_bytes() for one in places.site.rglob("*") if one.is_file()} == before
        times = written(places)
        publish(load(path), places, library, all_anew=True)
    assert {one: one.read_bytes() for one in places.site.rglob("*") if one.is_file()} == before
    changed = {name for name, time in written(places).items() if time != times[name]}
    assert {str(places.site / "index.html"), *map(str, places.pages.iterdir())} <= changed


def test_many_pages_are_written_ahead_with_pauses_and_are_the_same(made, monkeypatch):
    path, places = made
    before = {one: one.read_bytes() for one in places.site.rglob("*") if one.is_file()}
    begun = []
    with Library(places.database) as library:
        transaction = library.transaction
        monkeypatch.setattr(publishing, "AT_ONCE", 1)
        monkeypatch.setattr(library, "transaction", lambda: begun.append(1) or transaction())
        assert publish(load(path), places, library, all_anew=True) == 2
    assert len(begun) == 4  # one that looks, two that write a page each, and one for all that lists them
    assert {one: one.read_bytes() for one in places.site.rglob("*") if one.is_file()} == before


def test_another_s_index_is_left_alone(tmp_path, shows):
    path = shows.begin(tmp_path, 1)
    Places(path).make()
    (Places(path).site / "index.html").write_text("mine")
    shows.run(path)
    assert (Places(path).site / "index.html").read_text() == "mine"


def test_a_page_tells_machines_what_it_plays(made):
    _, places = made
    page = html.parse(str(next(places.pages.iterdir()))).getroot()
    facts = json.loads(page.xpath("string(//script[@type='application/ld+json'])"))
    base = "https://audio.example.org/harbour/"
    assert facts["@type"] == "AudioObject"
    assert facts["contentUrl"].startswith(f"{base}audio/ferry-number-")
    assert facts["url"] == page.xpath("string(//link[@rel='canonical']/@href)")
    assert facts["isPartOf"]["webFeed"] == f"{base}feed.xml"
    listed = html.parse(str(places.site / "index.html")).getroot()
    assert json.loads(listed.xpath("string(//script[@type='application/ld+json'])"))["@type"] == "PodcastSeries"
    assert listed.xpath("//ol[@id='list']//h2/a/@href") == [f"episodes/{one}" for one in _newest_first(places)]


def _newest_first(places):
    order = {one.name: one.read_text("utf-8") for one in places.pages.iterdir()}
    return sorted(order, key=lambda name: "Ferry number 2 is back" in order[name], reverse=True)
