"""Samples in, how loud they are over time out: where speech begins and ends, and where it is quietest."""

import numpy as np
from numpy.typing import NDArray

FRAME_MS = 5
SPEECH_BELOW_LOUDEST_DB = 50.0
"""What is this far below the loudest frame is silence.

In 300 sentences of hibari that end in a weak consonant the voice falls steeply to here (from -40 to -50 dB in 10 ms, 30
at most), then dies away (35 ms more to -60); its silence lies at -100."""

Samples = NDArray[np.float32]


def levels_db(samples: Samples, sample_rate: int) -> NDArray[np.float64]:
    """Return the RMS level of each frame of `FRAME_MS` in dBFS, -120 for nothing; the last may be shorter."""
    size = sample_rate * FRAME_MS // 1000
    frames, rest = np.split(samples, [len(samples) // size * size])
    energy = np.einsum("ij,ij->i", frames.reshape(-1, size), frames.reshape(-1, size))  # a sixth of the time of a mean
    if rest.size:
        energy = np.append(energy, np.dot(rest, rest))
    return np.asarray(10 * np.log10(np.maximum(energy.astype(np.float64) / size, 1e-12)))


def speech_frames(levels: NDArray[np.float64], below_db: float = SPEECH_BELOW_LOUDEST_DB) -> NDArray[np.bool_]:
    """Return which frames are speech: less than `below_db` below the loudest."""
    return np.asarray(levels > max(levels.max(initial=-120.0) - below_db, -80.0))


def speech_bounds(samples: Samples, sample_rate: int) -> tuple[int, int]:
    """Return the sample offsets between which there is speech; (0, 0) where there is none."""
    heard = np.flatnonzero(speech_frames(levels_db(samples, sample_rate)))
    if not heard.size:
        return 0, 0
    size = sample_rate * FRAME_MS // 1000
    return int(heard[0]) * size, min((int(heard[-1]) + 1) * size, len(samples))


def silences(samples: Samples, sample_rate: int) -> tuple[tuple[int, int], ...]:
    """Return the sample offsets of each silence that stands between two sounds of speech."""
    heard = speech_frames(levels_db(samples, sample_rate))
    edges = np.flatnonzero(np.diff(heard, prepend=False, append=False))[1:-1].reshape(-1, 2)
    size = sample_rate * FRAME_MS // 1000
    return tuple((int(start) * size, int(end) * size) for start, end in edges)


def quietest(samples: Samples, sample_rate: int, start: int, end: int) -> int:
    """Return the middle of the quietest frame between two sample offsets."""
    levels = levels_db(samples[start:end], sample_rate)
    size = sample_rate * FRAME_MS // 1000
    if not levels.size:
        return start
    lowest = np.flatnonzero(levels <= levels.min() + 0.5)
    return min(start + int(lowest[len(lowest) // 2]) * size + size // 2, end)
