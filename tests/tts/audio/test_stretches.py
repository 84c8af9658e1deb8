"""Where a programme is cut into what is mastered by itself, and that an edit leaves the rest as it was."""

import numpy as np
import pytest

from tts.audio.stretches import LEAD_MS, LONGEST_S, SHORTEST_S, TAIL_MS, stretches

RATE = 2_000
PAUSE = np.zeros(RATE // 2, "<i2")


def sentence(number):
    """Noise of 4 to 8 seconds, another for each number."""
    dice = np.random.default_rng(number)
    return dice.integers(1, 9_000, int(dice.uniform(4, 8) * RATE)).astype("<i2")


def programme(numbers):
    return np.concatenate([part for number in numbers for part in (sentence(number), PAUSE)])


def cut(samples, size=1 << 16, tempo=1.0):
    whole = samples.tobytes()
    return list(stretches((whole[at : at + size] for at in range(0, len(whole), size)), RATE, tempo))


def test_only_silence_is_left_out():
    samples = programme(range(40))
    parts, again = cut(samples), np.zeros_like(samples)
    for part in parts:
        again[part.start : part.start + part.length] = np.frombuffer(part.pcm, "<i2")
    assert np.array_equal(again, samples)
    assert len(parts) > 5


def test_a_stretch_begins_and_ends_in_silence_and_is_neither_short_nor_long():
    for part in cut(programme(range(40)))[1:-1]:
        pcm = np.frombuffer(part.pcm, "<i2")
        assert SHORTEST_S * RATE <= part.length <= (LONGEST_S + 10) * RATE
        assert not pcm[: LEAD_MS * RATE // 1000].any()
        assert not pcm[-TAIL_MS * RATE // 1000 :].any()


@pytest.mark.parametrize("size", [998, 4_000, 1 << 22])
def test_the_pieces_in_which_it_comes_change_nothing(size):
    samples = programme(range(30))
    assert cut(samples, size) == cut(samples)


@pytest.mark.parametrize("edit", [[70], [], [70, 71]], ids=["another", "one less", "one more"])
def test_an_edit_changes_few_stretches(edit):
    before = {part.pcm for part in cut(programme(range(60)))}
    after = [part.pcm for part in cut(programme([*range(30), *edit, *range(31, 60)]))]
    assert 1 <= sum(pcm not in before for pcm in after) <= 3
    assert len(after) > 8


def test_a_fast_programme_is_cut_where_its_silence_is_long_enough():
    assert len(cut(programme(range(40)), tempo=3.0)) > 5
    assert len(cut(programme(range(40)), tempo=5.0)) == 1


def test_sound_without_silence_is_one_stretch_and_nothing_is_none():
    loud = np.full(RATE * 100, 99, "<i2")
    assert [part.length for part in cut(loud)] == [len(loud)]
    assert cut(np.zeros(0, "<i2")) == []
