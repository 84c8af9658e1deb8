"""The readings of sentences that stand as data beside this file."""

import hashlib
import itertools
import re
import tomllib
from pathlib import Path

import pytest

from tts.reading import read_passage
from tts.script import Passage

HERE = Path(__file__).parent
LINES = ("wire", "surroundings", "copydesk", "magazine")


def load(name):
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def half(text):
    """Say which half a sentence belongs to: one is for tuning, the other, held back, tells the truth."""
    return "tune" if hashlib.sha256(text.encode()).digest()[0] % 2 else "held"


def cases(name, without=()):
    return [
        pytest.param(text, readings(accepted), id=f"{category}-{half(text)}-{text}")
        for category, texts in load(name).items()
        for text, accepted in texts.items()
        if text not in without
    ]


def readings(accepted):
    """Return all readings that are right; in each of them {a|b} stands for either."""
    if not isinstance(accepted, str):
        return [each for one in accepted for each in readings(one)]
    parts = re.split(r"\{([^}]*)\}", accepted)
    choices = [part.split("|") if at % 2 else [part] for at, part in enumerate(parts)]
    return [sentence_case("".join(chosen)) for chosen in itertools.product(*choices)]


def bare(reading):
    """Return the words alone, in small letters: what is heard, without the pauses."""
    return re.sub(r"'(?!\w)|[^\w']", " ", reading.lower().replace("’", "'")).split()


def sentence_case(reading):
    """Return the reading with a small first letter: a capital is not heard."""
    return reading[:1].lower() + reading[1:]


def said(text):
    utterances = read_passage(Passage(text, None, "paragraph", "en")).utterances
    assert "".join(utterance.written for utterance in utterances) == text
    return " ".join(utterance.spoken for utterance in utterances)


@pytest.mark.parametrize(("text", "accepted"), cases("wild"))
def test_a_sentence_of_wire_copy_is_read_right(text, accepted):
    assert sentence_case(said(text)) in accepted


FAILING = [text for kind in load("failing").values() for text in kind]


@pytest.mark.parametrize(("text", "accepted"), [case for name in LINES for case in cases(name, without=FAILING)])
def test_a_line_of_wire_copy_is_read_right(text, accepted):
    assert sentence_case(said(text)) in accepted


@pytest.mark.parametrize(
    ("text", "accepted"), [case for name in ("newsroom", "newsdesk") for case in cases(name, without=FAILING)]
)
def test_a_sentence_by_another_hand_has_the_right_words(text, accepted):
    assert bare(said(text)) in map(bare, accepted)


@pytest.mark.parametrize("desk", ["nightdesk", "latedesk", "thirddesk", "fourthdesk"])
def test_the_sentences_of_a_desk_have_the_right_words(desk):
    """One test for a whole file: what is wrong is told by its sentences, with what is said of them."""
    wrong = {
        text: said(text)
        for texts in load(desk).values()
        for text, accepted in texts.items()
        if text not in FAILING and bare(said(text)) not in map(bare, readings(accepted))
    }
    assert wrong == {}


@pytest.mark.parametrize("text", load("negative")["unchanged"])
def test_a_sentence_that_needs_no_change_has_none(text):
    assert said(text) == text


@pytest.mark.xfail(strict=True, reason="not read right yet")
@pytest.mark.parametrize(("text", "accepted"), cases("failing"))
def test_a_known_failure_still_fails(text, accepted):
    assert bare(said(text)) in map(bare, accepted)
