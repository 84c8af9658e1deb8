"""An episode's facts, its file name, and its file: whole or not at all."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutagen.id3 import ID3

from cleaning.article import Article
from podcast import episode as episodes
from podcast.episode import LONGEST_NAME, RESERVED, file_name, make, write
from podcast.errors import LibraryError
from tts.audio.id3 import read_source
from tts.backends.protocol import SpeechError
from tts.backends.silent import Silent
from tts.narration import synthesize
from tts.script import Chapter, Passage, Script, Segment, Utterance

NAMES = [
    (
        "Taiwan urges cooperation with Japan in AI, green energy, national defense",
        "taiwan-urges-cooperation-with-japan-in-ai-green-energy-national-defense",
    ),
    ("Café prices rise 5%: what's next?", "cafe-prices-rise-5-whats-next"),
    ("The mayor’s “plan”", "the-mayors-plan"),
    ("台日合作論壇 在台北登場", "台日合作論壇-在台北登場"),
    ("ガス料金", "ガス料金"),
    ("दिल्ली में बारिश", "दिल्ली-में-बारिश"),
    ("🎉🎉", "article"),
    ("", "article"),
    ("..", "article"),
    ("../../etc/passwd", "etc-passwd"),
    ("con", "con-article"),
    ("LPT1", "lpt1-article"),
    ("-rf", "rf"),
    ("a\x00b\u202ec", "a-bc"),
]
WRITTEN = "The ferry left at $9."
SPOKEN = "The ferry left at nine dollars."


@pytest.fixture(scope="module")
def article():
    published = datetime(2025, 12, 2, 8, tzinfo=UTC)
    return Article("https://news.example/a", "Ferries return", (), publisher="The Shore", published=published)


@pytest.fixture(scope="module")
def script():
    utterance = Utterance((Segment(0, len(WRITTEN), WRITTEN, SPOKEN, "money"),), 600)
    passage = Passage(WRITTEN, 0, "paragraph", "en", utterances=(utterance,))
    return Script("Ferries return", "en", (Chapter("First", (passage,)), Chapter("Second", (passage, passage))))


@pytest.fixture
def narration(script):
    with synthesize(script, Silent()) as made:
        yield made


@pytest.mark.parametrize(("title", "name"), NAMES)
def test_a_title_becomes_a_file_name(title, name):
    assert file_name(title) == name


@given(st.text(max_size=400))
def test_any_title_becomes_a_safe_file_name(title):
    name = file_name(title)
    assert name
    assert name not in RESERVED
    assert len(name.encode()) <= LONGEST_NAME + len("-article")
    assert not set(name) & set('/\\:*?"<>|.\0 ')
    assert not name.startswith("-")
    assert name.isprintable()
    assert file_name(title) == name


def test_a_long_title_is_cut_between_words():
    name = file_name("harbour council " * 30)
    assert len(name) <= LONGEST_NAME
    assert set(name.split("-")) == {"harbour", "council"}


def test_an_episode_has_the_facts(article, script, narration):
    episode = make(article, script, narration, source="a.html")
    assert (episode.title, episode.publisher, episode.language) == ("Ferries return", "The Shore", "en")
    assert (episode.backend, episode.voice) == ("silent", "silent")
    assert [chapter.title for chapter in episode.chapters] == ["First", "Second"]
    assert episode.chapters[0].start_ms == 0
    assert episode.chapters[0].end_ms == episode.chapters[1].start_ms
    assert episode.chapters[-1].end_ms == episode.duration_ms
    assert [cue.text for cue in episode.cues] == [WRITTEN] * 3
    assert episode.text == "\n".join([WRITTEN] * 3)
    assert make(article, script, narration, source="b.html").guid == episode.guid


def test_the_file_is_whole_and_tagged(article, script, narration, tmp_path):
    path = tmp_path / "a.mp3"
    write(make(article, script, narration, source="a.html"), narration, path)
    assert [found.name for found in tmp_path.iterdir()] == ["a.mp3"]
    assert read_source(path) == "a.html"
    assert len(ID3(path).getall("CHAP")) == 2


def test_what_stood_there_is_replaced(article, script, narration, tmp_path):
    path = tmp_path / "a.mp3"
    path.write_bytes(b"older")
    write(make(article, script, narration, source="a.html"), narration, path)
    assert path.stat().st_size > 1000


def failing(error):
    def fail(*_):
        raise error

    return fail


@pytest.mark.parametrize(
    ("name", "error", "seen"),
    [
        ("pressed", SpeechError("ffmpeg"), SpeechError),
        ("put", OSError(28, "No space left on device"), LibraryError),
        ("pressed", KeyboardInterrupt(), KeyboardInterrupt),
    ],
)
def test_a_failure_leaves_what_was_there(article, script, narration, tmp_path, monkeypatch, name, error, seen):
    path = tmp_path / "a.mp3"
    path.write_bytes(b"older")
    monkeypatch.setattr(episodes, name, failing(error))
    with pytest.raises(seen):
        write(make(article, script, narration, source="a.html"), narration, path)
    assert [(found.name, found.read_bytes()) for found in tmp_path.iterdir()] == [("a.mp3", b"older")]


def test_a_disk_that_fails_at_the_end_leaves_nothing(article, script, narration, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "fsync", failing(OSError(5, "Input/output error")))
    with pytest.raises(LibraryError, match="Input/output error"):
        write(make(article, script, narration, source="a.html"), narration, tmp_path / "a.mp3")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("where", ["missing/a.mp3", "folder"])
def test_a_place_that_cant_be_written_is_one_line(article, script, narration, tmp_path, where):
    (tmp_path / "folder").mkdir()
    with pytest.raises(LibraryError, match=where) as error:
        write(make(article, script, narration, source="a.html"), narration, tmp_path / where)
    assert "\n" not in str(error.value)
    assert [found.name for found in tmp_path.iterdir()] == ["folder"]


MAKE_ONE = """
import sys
from pathlib import Path
from cleaning.article import Article
from podcast.episode import make, write
from tts.backends.hibari import Hibari
from tts.narration import synthesize
from tts.script import Chapter, Passage, Script, Segment, Utterance
text = "The ferry left at nine."
said = Utterance((Segment(0, len(text), text, text, "plain"),), 600)
script = Script("Ferries", "en", (Chapter("One", (Passage(text, 0, "paragraph", "en", utterances=(said,)),)),))
with synthesize(script, Hibari()) as narration:
    episode = make(Article("", "Ferries", ()), script, narration, source="a")
    write(episode, narration, Path(sys.argv[1]))
"""


def test_two_processes_make_the_same_bytes(tmp_path):
    root = Path(__file__).parents[2]
    for name in ("a.mp3", "b.mp3"):
        subprocess.run([sys.executable, "-c", MAKE_ONE, str(tmp_path / name)], check=True, cwd=root)
    assert (tmp_path / "a.mp3").read_bytes() == (tmp_path / "b.mp3").read_bytes()
