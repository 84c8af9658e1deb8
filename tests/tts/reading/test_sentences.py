"""The readings of sentences that stand as data beside this file."""

import hashlib
import tomllib
from pathlib import Path

import pytest

from tts.reading import read_passage
from tts.script import Passage

HERE = Path(__file__).parent


def load(name):
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def half(text):
    """Say which half a sentence belongs to: one is for tuning, the other, held back, tells the truth."""
    return "tune" if hashlib.sha256(text.encode()).digest()[0] % 2 else "held"


def cases(name):
    return [
        pytest.param(text, accepted, id=f"{category}-{half(text)}-{text}")
        for category, texts in load(name).items()
        for text, accepted in texts.items()
    ]


def said(text):
    utterances = read_passage(Passage(text, None, "paragraph", "en")).utterances
    assert "".join(utterance.written for utterance in utterances) == text
    return " ".join(utterance.spoken for utterance in utterances)


@pytest.mark.parametrize(("text", "accepted"), cases("wild"))
def test_a_sentence_of_wire_copy_is_read_right(text, accepted):
    assert said(text) in accepted


@pytest.mark.parametrize("text", load("negative")["unchanged"])
def test_a_sentence_that_needs_no_change_has_none(text):
    assert said(text) == text


@pytest.mark.xfail(strict=True, reason="not read right yet")
@pytest.mark.parametrize(("text", "accepted"), cases("failing"))
def test_a_known_failure_still_fails(text, accepted):
    assert said(text) in accepted
