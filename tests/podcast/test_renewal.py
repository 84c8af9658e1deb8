"""A show that is another than at its last run: other lexicons, more episodes kept; and a look that changes nothing."""

import os
from datetime import timedelta

import feedparser
import pytest
from typer.testing import CliRunner

import cli
from podcast import digesting, production, status
from podcast.batch import Summary
from podcast.forecast import forecast
from podcast.library import Library
from podcast.places import FEED, Places
from podcast.renewal import voice_before
from podcast.show import load

pytestmark = pytest.mark.usefixtures("unsynced")

LEXICON = '[[entry]]\nwritten = "quay"\nword = "{word}"\n'


@pytest.fixture(autouse=True)
def no_press(monkeypatch, shows):
    monkeypatch.setattr(production, "Press", shows.NoPress)
    monkeypatch.setattr(digesting, "Press", shows.NoPress)


def entries(path):
    return feedparser.parse((Places(path).site / FEED).read_bytes()).entries


def scripts(path):
    """What each episode is known by, and the checksum of all that is said in it."""
    with Library(Places(path).database) as library:
        return {item.episode.title: (item.episode.guid, item.episode.checksum) for item in library.live()}


def numbers(path):
    return [one.title.split()[2] for one in entries(path)]


def test_an_edit_of_a_lexicon_reaches_the_sentences_with_the_word_and_no_other(tmp_path, shows, spoken):
    path = shows.begin(tmp_path, 1, extra='lexicons = ["names.toml"]')
    shows.page(tmp_path, 2, [text.replace("quay", "pier") for text in shows.SENTENCES])
    (tmp_path / "names.toml").write_text(LEXICON.format(word="key"), "utf-8")
    shows.run(path)
    before = scripts(path)
    spoken.clear()
    shows.run(path)
    assert spoken == []
    (tmp_path / "names.toml").write_text(LEXICON.format(word="kay"), "utf-8")
    shows.run(path)
    assert [text.split()[:4] for text in spoken] == [["The", "ferry", "left", "the"]]
    now = scripts(path)
    assert [title for title in now if now[title] != before[title]] == ["Ferry number 1 is back"]
    assert [guid for guid, _ in now.values()] == [guid for guid, _ in before.values()]
    spoken.clear()
    shows.run(path)
    assert spoken == []


def test_an_edit_of_a_lexicon_reaches_digests_that_are_whole_and_no_other(tmp_path, shows, spoken):
    path = shows.begin(tmp_path, 1, 2, extra='lexicons = ["names.toml"]\ndigest = "daily 07:00"')
    lexicon = tmp_path / "names.toml"
    lexicon.write_text(LEXICON.format(word="key"), "utf-8")
    shows.run(path)
    shows.page(tmp_path, 3, [text.replace("quay", "pier") for text in shows.SENTENCES])
    shows.run(path, now=shows.NOW + timedelta(days=1))
    before, (first, second) = scripts(path), sorted(title for title in scripts(path) if "Harbour" in title)
    spoken.clear()
    lexicon.write_text(LEXICON.format(word="kay"), "utf-8")
    shows.run(path, now=shows.NOW + timedelta(days=1))
    assert len(spoken) == 1  # by an episode; each digest takes it from there
    after = scripts(path)
    assert after[first] != before[first]
    assert after[first][0] == before[first][0]
    assert after[second] == before[second]
    (tmp_path / "pages" / "02.html").unlink()
    lexicon.write_text(LEXICON.format(word="ki"), "utf-8")
    shows.run(path, now=shows.NOW + timedelta(days=1))
    assert scripts(path)[first] == after[first]  # it would be shorter now


def test_what_is_spoken_besides_the_body_reaches_what_is_made(tmp_path, shows):
    path = shows.begin(tmp_path, 1)
    shows.run(path)
    before = scripts(path)
    path.write_text(path.read_text("utf-8").replace("[owner]", 'speak = ["title", "date"]\n[owner]'), "utf-8")
    shows.run(path)
    assert scripts(path) != before


def test_a_changed_voice_is_told_of_until_all_is_made_again(tmp_path, shows):
    path = shows.begin(tmp_path, 1)
    shows.run(path)
    show = load(path)
    other = show.model_copy(update={"backend": "espeak", "voice": "en"})
    told = f"what silent spoke stays as it is: earpaper feed {path} --remake gives it the new voice"
    with Library(Places(path).database) as library:
        assert voice_before(show, library, remake=False) == ""
        assert voice_before(other, library, remake=False) == "silent"
        assert told in status.lines(path)
        assert list(status.summary(Summary(0, 0, (), 1, voice_before="silent"), path))[1:] == [told]
        assert voice_before(other, library, remake=False) == "silent"
        assert voice_before(show, library, remake=False) == ""
        assert voice_before(other, library, remake=True) == ""
        assert voice_before(other, library, remake=False) == ""
    assert told not in status.lines(path)


def test_a_lexicon_that_is_gone_is_told_of_with_its_line(tmp_path, shows):
    path = shows.begin(tmp_path, 1, extra='lexicons = ["names.toml"]')
    done = CliRunner().invoke(cli.app, ["feed", str(path)])
    assert done.exit_code == 2
    assert "lexicons: names.toml can't be read" in done.stderr


@pytest.mark.parametrize("swept", [False, True])
def test_episodes_that_were_retired_come_back_when_more_are_kept(tmp_path, shows, swept):
    path = shows.begin(tmp_path, 1, 2, 3, 4, extra="keep = 2")
    shows.run(path)
    assert numbers(path) == ["4", "3"]
    places = Places(path)
    if swept:
        for file in (*places.site.rglob("*"), *places.records.iterdir()):
            os.utime(file, (0, 0))
        shows.run(path)
    assert len(list(places.audio.glob("*.mp3"))) == (2 if swept else 4)
    path.write_text(path.read_text("utf-8").replace("keep = 2", "keep = 3"), "utf-8")
    shows.run(path)
    assert numbers(path) == ["4", "3", "2"]
    path.write_text(path.read_text("utf-8").replace("keep = 3", ""), "utf-8")
    shows.run(path)
    assert numbers(path) == ["4", "3", "2", "1"]
    assert len({one.id for one in entries(path)}) == 4


def standing(folder):
    return {path: (path.stat().st_mtime_ns, path.is_file() and path.read_bytes()) for path in folder.rglob("*")}


def test_a_look_at_what_would_be_made_writes_nothing(tmp_path, shows, site):
    site.put("/1", shows.PAGE.format(title="One", day=19, body=f"<p>{' '.join(shows.SENTENCES)}</p>"))
    path = shows.begin(tmp_path, 1, extra="allow_private = true\npause_s = 0")
    with path.open("a", encoding="utf-8") as file:
        file.write(f'articles = ["{site.home}/1"]\n')
    before = standing(tmp_path)
    assert len(list(forecast(path, shows.NOW))) == 3
    assert standing(tmp_path) == before
    shows.run(path)
    shows.page(tmp_path, 2)
    before = standing(tmp_path)
    lines = list(forecast(path, shows.NOW + timedelta(hours=3)))
    assert [line.partition("min  ")[2] for line in lines] == [
        "pages/02.html: Ferry number 2 is back",
        "in all, 1 article",
    ]
    assert standing(tmp_path) == before


def test_sites_of_this_machine_are_asked_where_the_command_says_so(tmp_path, shows, site):
    site.put("/1", shows.PAGE.format(title="One", day=19, body=f"<p>{' '.join(shows.SENTENCES)}</p>"))
    path = shows.begin(tmp_path, extra="pause_s = 0")
    with path.open("a", encoding="utf-8") as file:
        file.write(f'articles = ["{site.home}/1"]\n')
    refused = CliRunner().invoke(cli.app, ["feed", str(path)])
    assert (refused.exit_code, entries(path)) == (3, [])
    taken = CliRunner().invoke(cli.app, ["feed", str(path), "--retry", "--allow-private"])
    assert taken.exit_code == 0, taken.output
    assert [one.title for one in entries(path)] == ["One"]


def test_a_look_tells_of_a_list_that_is_none(tmp_path, shows, site):
    site.put("/", '<html><link rel="alternate" type="application/rss+xml" href="/rss"><body><p>Home</p>')
    path = shows.begin(tmp_path, extra="allow_private = true\npause_s = 0")
    with path.open("a", encoding="utf-8") as file:
        file.write(f'feeds = ["{site.home}/"]\n')
    told, _ = forecast(path, shows.NOW)
    assert f"the feed that it names is {site.home}/rss" in told
