"""What stands in the tag, in which order, and that nothing in a value can break it."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutagen.id3 import ID3

from tts.audio.id3 import SOURCE, TaggedChapter, Tags, cleaned, iso_639_2, read_source, write

FRAME = b"\xff\xfb\x50\xc0" + bytes(204)
# Titles whose sizes are in another order than their times.
TITLES = ["A very long title for the opening of the programme", "B", "Middle 龔明鑫", "The last one"]


def tags(**facts):
    chapters = tuple(TaggedChapter(title, n * 1000, n * 1000 + 1000) for n, title in enumerate(TITLES))
    usual = {
        "title": "Ferries return", "artist": "The Shore", "album": "The Shore", "date": "2025-12-02",
        "language": "en-US", "url": "https://news.example/ferries", "narrator": "heart (hibari)",
        "source": "ferries.html", "checksum": "abc", "text": "One.\nTwo 龔明鑫.", "chapters": chapters,
    }  # fmt: skip
    return Tags(**(usual | facts))


def tagged(**facts):
    file = io.BytesIO(FRAME * 20)
    write(file, tags(**facts))
    file.seek(0)
    return file


def test_a_players_facts_are_there():
    tag = ID3(tagged(), translate=False)
    assert tag.version == (2, 3, 0)
    shown = {name: str(tag[name].text[0]) for name in ("TIT2", "TPE1", "TALB", "TYER", "TDAT", "TLAN")}
    assert shown == {
        "TIT2": "Ferries return", "TPE1": "The Shore", "TALB": "The Shore", "TYER": "2025", "TDAT": "0212",
        "TLAN": "eng",
    }  # fmt: skip
    assert tag.getall("WOAS")[0].url == tag.getall("WOAF")[0].url == "https://news.example/ferries"
    assert tag["TXXX:read by a synthetic voice"].text == ["heart (hibari)"]
    assert "synthetic voice" in tag.getall("COMM")[0].text[0]
    assert tag.getall("USLT")[0].text == "One.\nTwo 龔明鑫."


def test_chapters_stand_in_time_order_under_one_flat_table():
    content = tagged().getvalue()
    starts = [content.index(b"CHAP\x00", at) for at in [0]]
    while (after := content.find(b"CHAP\x00", starts[-1] + 1)) > 0:
        starts.append(after)
    names = [content[at + 10 : at + 13] for at in starts]
    assert names == [b"ch0", b"ch1", b"ch2", b"ch3"]
    tag = ID3(io.BytesIO(content), translate=False)
    (table,) = tag.getall("CTOC")
    assert table.child_element_ids == ["ch0", "ch1", "ch2", "ch3"]
    assert content.index(b"CTOC") < starts[0]
    chapters = sorted(tag.getall("CHAP"), key=lambda chapter: chapter.start_time)
    assert [str(chapter.sub_frames["TIT2"].text[0]) for chapter in chapters] == TITLES
    assert [(chapter.start_time, chapter.end_time) for chapter in chapters] == [
        (n * 1000, n * 1000 + 1000) for n in range(4)
    ]


def test_unknown_facts_are_left_out():
    tag = ID3(tagged(artist="", album="", date="", url="", chapters=()), translate=False)
    assert not {"TPE1", "TALB", "TYER", "TDAT", "WOAS", "CTOC"} & {key.split(":")[0] for key in tag}


def test_a_file_tells_which_source_it_was_made_from(tmp_path):
    path = tmp_path / "a.mp3"
    path.write_bytes(tagged(source="龔 & sons.html").getvalue())
    assert read_source(path) == "龔 & sons.html"


@pytest.mark.parametrize("content", [b"", b"not an mp3", FRAME * 20, b"ID3\x03\x00\x00\x00\x00\x0f\x7f" + b"junk" * 9])
def test_a_strangers_file_tells_no_source(tmp_path, content):
    path = tmp_path / "a.mp3"
    path.write_bytes(content)
    assert read_source(path) is None
    assert read_source(tmp_path / "missing.mp3") is None


@given(st.text())
def test_any_value_comes_back_as_it_was_cleaned(value):
    tag = ID3(tagged(source=value, text=value), translate=False)
    assert [frame.text[0] for frame in tag.getall(f"TXXX:{SOURCE}")] == ([cleaned(value)] if cleaned(value) else [])
    assert tag.getall("USLT")[0].text == cleaned(value)


@pytest.mark.parametrize(
    ("language", "code"), [("en", "eng"), ("zh-TW", "zho"), ("de_AT", "deu"), ("cmn", "cmn"), ("", "und"), ("x", "und")]
)
def test_languages_have_three_letters(language, code):
    assert iso_639_2(language) == code
