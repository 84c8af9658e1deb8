"""One table of hostile strings, through every writer that has a format of its own."""

import json
import re
import subprocess

import imageio_ffmpeg
import mutagen.id3
import pytest
from typer.testing import CliRunner

from cli import app
from fetching import Page
from fetching.characters import seen
from podcast.episode import LONGEST_NAME, RESERVED, file_name
from tests.trust.hostile import HOSTILE
from tts.audio import id3
from tts.reading import segments

KINDS = [pytest.param(text, id=kind) for kind, text in HOSTILE.items()]
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
STORY = "The harbour was dredged again on Tuesday, the port said. It will reopen in the spring. "


@pytest.fixture(scope="module")
def mp3():
    source = ["-f", "lavfi", "-i", "sine=duration=1"]
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", *source, "-f", "mp3", "pipe:1"]
    return subprocess.run(command, check=True, capture_output=True).stdout


@pytest.mark.parametrize("text", KINDS)
def test_the_door_lets_nothing_unseen_through_and_counts_it(text):
    clear, dropped = seen(text, markup=False)
    assert not CONTROLS.search(clear)
    assert seen(clear, markup=False) == (clear, ())
    lost = len(text.replace("\r\n", "\n")) - len(clear)
    assert lost == sum(count for _, count in dropped)


@pytest.mark.parametrize(
    "text", ["&#8238;", "&#x202E;", "&#x202e", "&#8203;", "&ZeroWidthSpace;", "&shy;", "&#0;", "&#27;"]
)
def test_a_reference_to_an_unseen_character_is_dropped_too(text):
    page = Page.from_markup(f"<p>one{text}two &amp; &#233; &#x9f98;</p>")
    assert page.text == "<p>onetwo &amp; &#233; &#x9f98;</p>"
    assert len(page.dropped) == 1


@pytest.mark.parametrize("text", KINDS)
def test_a_file_name_is_safe_everywhere(text):
    name = file_name(text)
    assert name
    assert len(name.encode()) <= LONGEST_NAME
    assert not re.search(r'[\\/:*?"<>|\s]', name)
    assert not CONTROLS.search(name)
    assert name.lower() == name
    assert name not in RESERVED
    assert name.strip(".-") == name


@pytest.mark.parametrize("text", KINDS)
def test_tags_come_back_whole_from_another_reader(tmp_path, mp3, text):
    path = tmp_path / "a.mp3"
    path.write_bytes(mp3)
    chapters = (id3.TaggedChapter(text, 0, 400), id3.TaggedChapter("second", 400, 1000))
    facts = dict.fromkeys(["artist", "album", "url", "narrator", "source", "checksum", "text"], text)
    with path.open("r+b") as file:
        id3.write(file, id3.Tags(title=text, date="2025-12-02", language="en", chapters=chapters, **facts))
    tags = mutagen.id3.ID3(path)
    assert [frame.start_time for frame in tags.getall("CHAP")] == [0, 400]
    title = tags["TIT2"].text if "TIT2" in tags else [""]
    assert len(title) == 1
    assert not CONTROLS.search(title[0])
    visible = [character for character in seen(text, markup=False)[0] if character.isalnum()]
    assert [character for character in title[0] if character.isalnum()] == visible


def page_of(text):
    return f"Harbour reopens\n\n{STORY * 3}\n\n{STORY}{text}\n\n{STORY * 2}\n"


@pytest.mark.parametrize("text", [row for row in KINDS if row.id != "NUL"])  # with it a file is binary: refused
def test_what_is_printed_is_plain_and_json_is_json(text):
    source = page_of(text).encode("utf-8", "surrogatepass")
    for command in (["clean", "-", "--json"], ["script", "-", "--json"]):
        result = CliRunner().invoke(app, command, input=source)
        assert result.exit_code == 0, result.output
        json.loads(result.stdout)
    for command in (["clean", "-"], ["script", "-"]):
        result = CliRunner().invoke(app, command, input=source)
        assert not CONTROLS.search(result.stdout)


@pytest.mark.parametrize("text", [text for kind, text in HOSTILE.items() if kind != "nothing" and "\0" not in text])
def test_an_argument_is_never_more_than_a_name(tmp_path, monkeypatch, text):
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["convert", "--", text])
    assert result.exit_code in {2, 3, 5}
    assert not CONTROLS.search(result.stderr)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("text", KINDS)
def test_no_voice_is_given_markup_or_what_it_cannot_read(text):
    read = segments(seen(text, markup=False)[0])
    spoken = "".join(segment.spoken for segment in read)
    assert re.fullmatch(r"[A-Za-z\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff' ,;:.?!\u2014-]*", spoken)
