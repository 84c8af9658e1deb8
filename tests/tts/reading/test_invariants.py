"""What holds for the reading of any text at all: nothing lost, nothing unread, nothing torn, no hostile input slow."""

import re
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tts.reading import read_passage, segments
from tts.script import Passage

SPOKEN = re.compile(r"(?:[A-Za-zÀ-ÖØ-öø-ɏ\u0300-\u036fḀ-ỿ' ,;:.?!—]|(?<=[^\W\d_])-(?=[^\W\d_]))*")
DOUBLED = re.compile(r"  |[,;:.?!—] ?[,;:.?!—]| [,;:.?!]")
PIECES = (
    *(
        "NT$",
        "US$",
        "$",
        "£",
        "1.25",
        "39",
        "2,000",
        " trillion",
        "million",
        "%",
        "km/h",
        "°C",
        "Dec. 2",
        "2025",
        "-",
        "–",
        "—",
    ),
    *(
        " ",
        "  ",
        "\n",
        "\t",
        "(",
        ")",
        "（",
        "）",
        "龔明鑫",
        "김정은",
        '"',
        "'",
        "’",
        "“",
        "”",
        "[",
        "]",
        ",",
        ".",
        "?",
        "!",
        "…",
        ":",
    ),
    *(
        "U.S.",
        "Co.",
        "Dr. ",
        "p.m.",
        "TSMC",
        "TSMC's",
        "F-16V",
        "COVID-19",
        "Kung Ming-hsin",
        "Kung",
        "a ",
        "an ",
        "the",
        "He",
    ),
    *(
        "https://a.tw/x",
        "a@b.tw",
        "#tag",
        "@you",
        "½",
        "☃",
        "é",
        "Привет",
        "_",
        "\u200b",
        "\x00",
        "0",
        "9/11",
        "24/7",
        "/",
        "&",
        "+",
    ),
)
WILD = tomllib.loads((Path(__file__).parent / "wild.toml").read_text(encoding="utf-8"))
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=14).map("".join))


def utterances(text):
    return read_passage(Passage(text, None, "paragraph", "en")).utterances


@given(TEXTS)
@settings(max_examples=400, deadline=None)
@example("TSMC's (台積電)'s 5,")
@example("(((")
@example("-- .")
def test_nothing_is_lost_and_nothing_unread_is_spoken(text):
    found = utterances(text)
    assert "".join(utterance.written for utterance in found) == text
    for utterance in found:
        assert SPOKEN.fullmatch(utterance.spoken), utterance.spoken
        assert not DOUBLED.search(utterance.spoken), utterance.spoken
        assert utterance.spoken == utterance.spoken.strip()


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_segments_stand_where_they_say(text):
    at = 0
    for segment in segments(text):
        assert (segment.start, text[segment.start : segment.end]) == (at, segment.written)
        at = segment.end
    assert at == len(text)


@pytest.mark.parametrize(
    "reading", sorted({reading for texts in WILD.values() for said in texts.values() for reading in said})
)
def test_what_is_spoken_is_read_as_it_is(reading):
    assert " ".join(utterance.spoken for utterance in utterances(reading)).lower() == reading.lower()


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1,",
        "(",
        "-",
        "a",
        ".",
        "$",
        "'",
        "1 ",
        "A",
        "A.",
        "$1",
        "1-",
        "龔",
        "(龔",
        "www.",
        "a@",
        "Dec. 2 ",
        '"',
        "[",
        "s' ",
        "1/",
        "£1 to ",
    ],
)
def test_hostile_input_takes_linear_time(unit):
    def seconds(size):
        text = (unit * (size // len(unit) + 1))[:size]
        started = time.process_time()
        segments(text)
        return time.process_time() - started

    small, large = min(seconds(4_000) for _ in range(3)), min(seconds(40_000) for _ in range(2))
    assert large < 40 * max(small, 0.005)


def test_the_packages_tables_are_toml():
    root = Path(__file__).parents[3] / "tts"
    assert all(tomllib.loads(path.read_text(encoding="utf-8")) for path in root.rglob("*.toml"))
