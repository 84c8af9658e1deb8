"""What hibari's voice was given, its durations and its samples in, the time of every word and pause mark out."""

from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from tts.audio.energy import FRAME_MS, levels_db, speech_frames
from tts.backends.hibari_reading import Sound
from tts.backends.protocol import Mark

LATE_MS = 45.0
"""By so much the durations put an onset after a pause too late: the median of 374."""


def marks(
    sounds: tuple[Sound, ...], durations_ms: NDArray[np.float32], samples: NDArray[np.float32], sample_rate: int
) -> tuple[Mark, ...]:
    """Return a mark for each sound, in order; pause marks share the silence they stand in.

    `durations_ms` holds one duration for each phoneme and space of the sounds, and one before and one after them. They
    tell between which phonemes a silence stands; where it begins and ends is told by the level of the samples.
    """
    edges = [0.0, *accumulate(durations_ms.tolist())]
    at = [1, *accumulate((len(sound.phonemes) + sound.space for sound in sounds), initial=1)][1:-1]
    # The last entry of each list stands for what is before the first sound and after the last one.
    starts = [*(edges[first] for first in at), len(samples) * 1000 / sample_rate]
    ends = [*(edges[first + len(sound.phonemes)] for first, sound in zip(at, sounds, strict=True)), 0.0]
    quiet_from = [*(edges[first + len(sound.phonemes) - 1] for first, sound in zip(at, sounds, strict=True)), 0.0]
    heard = speech_frames(levels_db(samples, sample_rate))
    words = [index for index, sound in enumerate(sounds) if not sound.is_pause]
    for before, after in pairwise([-1, *words, len(sounds)]):
        if after - before > 1 or before == -1 or after == len(sounds):
            silence = _longest_silence(heard, quiet_from[before], starts[after])
            ends[before], starts[after] = silence or (ends[before], max(starts[after] - LATE_MS, ends[before]))
            share = (starts[after] - ends[before]) / max(after - before - 1, 1)
            for n, pause in enumerate(range(before + 1, after)):
                starts[pause], ends[pause] = ends[before] + n * share, ends[before] + (n + 1) * share
    times = zip(sounds, starts, ends, strict=False)
    return tuple(Mark(sound.start, sound.end, start, end) for sound, start, end in times)


def _longest_silence(heard: NDArray[np.bool_], start_ms: float, end_ms: float) -> tuple[float, float] | None:
    """Return when the longest silence between two times begins and ends, in milliseconds; None where there is none."""
    first = int(start_ms) // FRAME_MS
    silent = ~heard[first : int(end_ms) // FRAME_MS]
    turns = np.flatnonzero(np.diff(silent, prepend=False, append=False)).reshape(-1, 2)
    if not turns.size:
        return None
    begin, end = (turns[np.argmax(turns[:, 1] - turns[:, 0])] + first) * FRAME_MS
    return float(begin), float(end)
