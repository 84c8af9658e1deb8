"""Samples in, the highest peak at and between them out (ITU-R BS.1770-5, annex 2): looked for where one may be."""

import numpy as np
from numpy.typing import NDArray

HALF = 12
"""Samples on each side from which one between two is made; the annex has 6."""
BETWEEN = (0.25, 0.5, 0.75)
MAY_RISE = 2.0
"""A peak between samples is less than so many times as high as the sample beside it, in what an MP3 decodes to."""
AT_ONCE = 1 << 16


def true_peak_dbtp(samples: NDArray[np.int16]) -> float:
    """Return the true peak of 16-bit samples in dBTP, minus infinity for silence."""
    sound = np.pad(samples.astype(np.float32) / np.float32(32768), HALF)
    heights = np.abs(sound)
    highest = float(heights.max())
    if not highest:
        return float("-inf")
    near = np.flatnonzero(heights > highest / MAY_RISE)
    before = np.unique(np.clip(np.concatenate((near - 1, near)), HALF - 1, len(sound) - HALF - 1))
    windows = np.lib.stride_tricks.sliding_window_view(sound, 2 * HALF)
    for at in range(0, len(before), AT_ONCE):
        between = windows[before[at : at + AT_ONCE] - HALF + 1] @ _KERNEL
        highest = max(highest, float(np.abs(between).max()))
    return float(20 * np.log10(highest))


def _kernel() -> NDArray[np.float32]:
    """Return for each place between two samples the share that each sample around has in it: a sinc under a Hann."""
    distance = np.array(BETWEEN) - np.arange(1 - HALF, HALF + 1)[:, np.newaxis]
    shares = np.sinc(distance) * np.cos(np.pi * distance / (2 * HALF)) ** 2
    return np.asarray(shares / shares.sum(axis=0), np.float32)


_KERNEL = _kernel()
