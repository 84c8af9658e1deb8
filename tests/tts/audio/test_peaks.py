"""True peaks that are known, and those that another meter finds."""

import numpy as np
import pytest

from tts.audio.peaks import true_peak_dbtp


@pytest.mark.parametrize(("frequency", "phase"), [(1 / 4, 0.25), (1 / 6, 0.5), (1 / 8, 0.3), (1 / 40, 0.1)])
def test_a_sine_between_whose_samples_the_peak_lies(frequency, phase):
    at = np.arange(4_000)
    samples = 0.5 * np.sin(2 * np.pi * frequency * at + np.pi * phase) * np.hanning(len(at))
    assert true_peak_dbtp((samples * 32768).astype("<i2")) == pytest.approx(20 * np.log10(0.5), abs=0.25)


def test_a_click_at_either_end_is_seen():
    for at in (0, 99):
        samples = np.zeros(100, np.int16)
        samples[at] = 16384
        assert true_peak_dbtp(samples) == pytest.approx(20 * np.log10(0.5), abs=0.25)


def test_silence_has_none():
    assert true_peak_dbtp(np.zeros(100, np.int16)) == float("-inf")
    assert true_peak_dbtp(np.zeros(0, np.int16)) == float("-inf")
