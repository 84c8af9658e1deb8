"""What editing does to a take: silence cut, pauses put in, edges smooth, marks moved along."""

import numpy as np
import pytest

from tts.audio.cutting import concatenated, cropped
from tts.audio.edit import (
    HEAD_MS,
    LONGEST_INNER_MS,
    TAIL_MS,
    edited,
    pause_after,
    shortened,
    trimmed_to_speech,
)
from tts.audio.energy import speech_bounds
from tts.backends.protocol import Mark, Take
from tts.script import Segment, Utterance

RATE = 24_000


def tone(ms, level=0.3):
    return (level * np.sin(np.arange(ms * RATE // 1000) * 2 * np.pi * 200 / RATE)).astype(np.float32)


def silence(ms):
    return np.zeros(ms * RATE // 1000, np.float32)


def two_words(gap_ms, pause_ms):
    """A take of "left, then", a word of 200 ms on either side of a gap, and the utterance that wants a pause there."""
    samples = np.concatenate([silence(100), tone(200), silence(gap_ms), tone(200), silence(300)])
    second = 300 + gap_ms
    marks = (Mark(0, 4, 100, 300), Mark(4, 5, 300, second), Mark(6, 10, second, second + 200))
    segments = (
        Segment(0, 5, "left,", "left,", "plain", pause_ms=pause_ms),
        Segment(5, 10, " then", " then", "plain"),
    )
    return Take(samples, RATE, marks), Utterance(segments)


def test_silence_around_speech_is_cut_but_a_little():
    take, _ = two_words(50, 0)
    trimmed = trimmed_to_speech(take)
    assert len(trimmed.samples) == (HEAD_MS + 200 + 50 + 200 + TAIL_MS) * RATE // 1000
    assert (trimmed.marks[0].start_ms, trimmed.marks[-1].end_ms) == (HEAD_MS, HEAD_MS + 450)


def test_a_weak_end_is_kept():
    samples = np.concatenate([silence(50), tone(200), tone(80, level=0.3 * 10 ** (-45 / 20)), silence(200)])
    start, end = speech_bounds(samples, RATE)
    assert (start, end) == (50 * RATE // 1000, 330 * RATE // 1000)


@pytest.mark.parametrize(("gap_ms", "pause_ms", "between_ms"), [(40, 280, 280), (40, 0, 40), (300, 280, 300)])
def test_a_pause_is_as_long_as_asked_for_or_as_the_engine_made_it(gap_ms, pause_ms, between_ms):
    take, utterance = two_words(gap_ms, pause_ms)
    result = edited(take, utterance)
    first, _, second = result.marks
    assert second.start_ms - first.end_ms == pytest.approx(between_ms, abs=0.1)
    assert len(result.samples) - len(take.samples) == (between_ms - gap_ms) * RATE // 1000


def test_a_pause_is_put_in_where_the_engine_left_no_silence():
    take, utterance = two_words(0, 150)
    assert len(edited(take, utterance).samples) == len(take.samples) + 150 * RATE // 1000


def test_edges_are_silent_and_there_is_no_dc():
    take = Take(tone(300) + np.float32(0.1), RATE)
    samples = edited(take, Utterance(())).samples
    assert abs(float(samples[0])) < 0.01
    assert abs(float(samples[-1])) < 0.01
    assert abs(float(samples[1000:-1000].mean())) < 0.01


def test_without_marks_a_take_is_left_whole():
    take, utterance = two_words(40, 500)
    bare = Take(take.samples, RATE)
    assert len(edited(bare, utterance).samples) == len(bare.samples)


def test_an_empty_take_stays_empty():
    assert len(edited(Take(silence(0), RATE), Utterance(())).samples) == 0
    assert len(trimmed_to_speech(Take(silence(500), RATE)).samples) == 0


def test_parts_put_together_are_the_whole():
    take, _ = two_words(40, 0)
    middle = len(take.samples) // 2
    again = concatenated([cropped(take, 0, middle), cropped(take, middle, len(take.samples))])
    assert np.array_equal(again.samples, take.samples)


@pytest.mark.parametrize(("tail_ms", "added_ms"), [(0, 990), (40, 950), (2000, 0)])
def test_a_pause_counts_the_silence_that_is_there(tail_ms, added_ms):
    take = Take(np.concatenate([tone(200), silence(tail_ms)]), RATE)
    assert pause_after(take, 1000) == added_ms * RATE // 1000


def test_a_take_without_sound_is_followed_by_the_whole_pause():
    assert pause_after(Take(silence(300), RATE), 1000) == RATE


def test_a_long_silence_inside_a_take_is_shortened_and_marks_follow():
    take, _ = two_words(1500, 0)
    result = shortened(take)
    assert len(take.samples) - len(result.samples) == (1500 - LONGEST_INNER_MS) * RATE // 1000
    first, _, second = result.marks
    assert second.start_ms - first.end_ms == pytest.approx(LONGEST_INNER_MS, abs=0.1)
    assert shortened(Take(silence(3000), RATE)).samples.size == 3 * RATE
    usual, _ = two_words(400, 0)
    assert shortened(usual) is usual
