"""Times of words where a voice tells none: shared by length, between the pauses that are heard."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tts.backends.protocol import Mark, Take
from tts.script import Segment, Utterance
from tts.shared_times import with_shared_times

RATE = 16_000


def sound(*lengths_ms):
    """Tone and silence in turn, for so long each."""
    parts = []
    for n, length_ms in enumerate(lengths_ms):
        time = np.arange(length_ms * RATE // 1000) / RATE
        parts.append(0.3 * np.sin(2 * np.pi * 200 * time) * (n % 2 == 0))
    return Take(np.concatenate(parts).astype(np.float32), RATE)


def utterance(text):
    return Utterance((Segment(0, len(text), text, text, "plain"),))


def times(take, text):
    marks = with_shared_times(take, utterance(text)).marks
    return [(text[m.start : m.end], round(m.start_ms), round(m.end_ms)) for m in marks]


SHARED = [
    pytest.param(sound(600), "One three", [("One", 0, 225), ("three", 225, 600)], id="by letters"),
    pytest.param(
        sound(300, 200, 900), "One, two four.", [("One", 0, 300), ("two", 500, 886), ("four", 886, 1400)],
        id="a clause between pauses",
    ),
    pytest.param(
        sound(400, 200, 400), "One two six ten.", [("One", 0, 200), ("two", 200, 400), ("six", 600, 800),
        ("ten", 800, 1000)], id="a pause that is not written is nobody's",
    ),
    pytest.param(sound(300, 50, 250), "One, two", [("One", 0, 300), ("two", 300, 600)], id="a closure is no pause"),
    pytest.param(sound(600), "龔明鑫", [("龔", 0, 200), ("明", 200, 400), ("鑫", 400, 600)], id="characters"),
    pytest.param(sound(600), "don't re-run", [("don't", 0, 273), ("re-run", 273, 600)], id="joined words"),
    pytest.param(sound(600), "...", [], id="no words"),
    pytest.param(Take(np.zeros(RATE, np.float32), RATE), "One", [], id="no sound"),
]  # fmt: skip


@pytest.mark.parametrize(("take", "text", "expected"), SHARED)
def test_words_share_the_time(take, text, expected):
    found = times(take, text)
    assert [word for word, *_ in found] == [word for word, *_ in expected]
    for (_, start, end), (_, wanted_start, wanted_end) in zip(found, expected, strict=True):
        assert (start, end) == (pytest.approx(wanted_start, abs=8), pytest.approx(wanted_end, abs=8))


def test_a_take_that_tells_its_times_is_left():
    take = Take(sound(600).samples, RATE, (Mark(0, 3, 0, 100),))
    assert with_shared_times(take, utterance("One two")) is take


@given(st.text(max_size=60), st.lists(st.integers(10, 400), min_size=1, max_size=7))
def test_marks_are_in_order_and_inside_the_take(text, lengths):
    take = with_shared_times(sound(*lengths), utterance(text))
    at = 0.0
    for mark in take.marks:
        assert at - 1e-6 <= mark.start_ms <= mark.end_ms <= sum(lengths) + 5
        assert 0 <= mark.start < mark.end <= len(text)
        at = mark.start_ms
