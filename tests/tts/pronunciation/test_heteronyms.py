"""Words that are spelled alike and said apart, each among its neighbours: sentences that stand as data beside this."""

import hashlib
import re
import tomllib
from pathlib import Path

import pytest

from tts.backends.hibari_alphabet import to_voice
from tts.backends.plain_text import pieces
from tts.pronunciation import heteronyms
from tts.reading import read_passage, segments
from tts.script import Passage

SENTENCES = tomllib.loads(Path(__file__).with_name("heteronyms.toml").read_text("utf-8"))
READINGS = {
    "lead": {"guide": "ˈlid", "metal": "ˈlɛd"},
    "content": {"noun": "ˈkɑntɛnt", "adjective": "kənˈtɛnt"},
    "minute": {"adjective": "maɪˈnut"},
    "wound": {"noun": "ˈwund", "verb": "ˈwaʊnd"},
    "row": {"noun": "ˈɹoʊ", "quarrel": "ˈɹaʊ"},
    "bass": {"music": "ˈbeɪs", "fish": "ˈbæs"},
    "dove": {"bird": "ˈdʌv", "past": "ˈdoʊv"},
    "invalid": {"adjective": "ɪnˈvælɪd"},
    "august": {"month": "ˈɔɡəst", "adjective": "ɔˈɡʌst"},
    "read": {"present": "ˈɹid", "past": "ˈɹɛd"},
    "resume": {"verb": "ɹɪˈzum", "noun": "ˈɹɛzəmeɪ"},
    "polish": {"nation": "ˈpoʊlɪʃ", "shine": "ˈpɑlɪʃ"},
    "nice": {"city": "ˈnis", "pleasant": ""},
    "used": {"habit": "ˈjust", "employed": "ˈjuzd"},
    "learned": {"scholarly": "ˈlɝnɪd", "past": "ˈlɝnd"},
    "aged": {"years": "ˈeɪdʒd", "old": "ˈeɪdʒɪd"},
    "bases": {"base": "ˈbeɪsɪz", "basis": "ˈbeɪsiz"},
    "axes": {"axe": "ˈæksɪz", "axis": "ˈæksiz"},
    "close": {"near": "ˈkloʊs", "shut": "ˈkloʊz"},
    "live": {"now": "ˈlaɪv", "verb": "ˈlɪv"},
    "sow": {"verb": "ˈsoʊ", "pig": "ˈsaʊ"},
    "proceeds": {"noun": "ˈpɹoʊsidz", "verb": "pɹəˈsidz"},
}


def half(text):
    """Say which half a sentence belongs to: one is for tuning, the other, held back, tells the truth."""
    return "tune" if hashlib.sha256(text.encode()).digest()[0] % 2 else "held"


def expected(word, reading):
    noun, verb = heteronyms._pairs().get(word, ("", ""))
    return READINGS.get(word, {}).get(reading, {"noun": noun, "adjective": noun, "verb": verb}.get(reading, ""))


CASES = [
    pytest.param(word, reading, text, id=f"{word}-{reading}-{half(text)}-{text}")
    for word, readings in SENTENCES.items()
    for reading, texts in readings.items()
    for text in texts
]


def offered(text):
    """Return what is offered for the marked word, None where nothing is."""
    before, word, after = text.split("*")
    for segment in segments(before + word + after):
        if segment.start == len(before) and segment.rule == heteronyms.RULE_NAME:
            return segment.say.value
    return None


@pytest.mark.parametrize(("word", "reading", "text"), CASES)
def test_a_heteronym_is_never_said_the_other_way(word, reading, text):
    assert offered(text) in (expected(word, reading), None)


def test_most_are_decided():
    decided = [offered(case.values[2]) is not None for case in CASES]
    assert sum(decided) >= 0.9 * len(decided)


def test_every_pronunciation_can_be_said():
    table = heteronyms._table()
    for ipa in {
        *filter(None, (one for pair in table["pairs"].values() for one in pair)),
        *(c["ipa"] for c in table["clue"]),
    }:
        assert to_voice(ipa, british=False)


def test_an_editor_s_entry_wins():
    from tts.pronunciation.lexicon import parse

    entry = parse('[[entry]]\nwritten = "lead"\nrespelling = "LED"\n', "mine", "mine.toml")
    said = read_passage(Passage("They lead the way.", None, "paragraph", "en"), (entry,)).utterances[0]
    assert "lexicon:mine/lead" in {segment.rule for segment in said.segments}


def test_an_engine_without_phonemes_is_given_the_word():
    (said,) = read_passage(Passage("A lead pipe burst.", None, "paragraph", "en")).utterances
    assert pieces(said) == ("A lead pipe burst.",)


def test_a_name_is_no_heteronym():
    assert offered("The *Lead* Singer's House") in (None, "ˈlid")
    assert not re.search("heteronym", str([s.rule for s in segments("Reading beat Derby.")]))
