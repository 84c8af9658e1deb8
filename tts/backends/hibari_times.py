"""What hibari's voice was given, its durations and its samples in, the time of every word and pause mark out."""

from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from tts.audio.energy import FRAME_MS, levels_db, speech_frames
from tts.backends.hibari_reading import Sound
from tts.backends.protocol import Mark

HEARD_DB = 40.0
"""What is so far below the loudest frame is no longer heard as part of a word."""
HIDDEN_MS = 60.0
"""The least silence between two words that no pause mark parts; the closure of a consonant inside a word is shorter."""
EARLY_MS = 60.0
"""By so much the sound comes before the durations that the graph computes: hisses and vowels of 47 sentences fit their
durations best when these are moved so (half of the sentences within 5 ms)."""
STILL_MS = 20.0
"""For so long of the space between two words the first still sounds: the median of 84 borders of a vowel and a hiss."""


def marks(
    sounds: tuple[Sound, ...], durations_ms: NDArray[np.float32], samples: NDArray[np.float32], sample_rate: int
) -> tuple[Mark, ...]:
    """Return a mark for each sound, in order; pause marks share the silence they stand in.

    `durations_ms` holds one duration for each phoneme and space of the sounds, and one before and one after them. They
    tell where words meet, and between which phonemes a silence stands; where that begins and ends is told by the level
    of the samples.
    """
    spoken = _Spoken(sounds, durations_ms, len(samples) * 1000 / sample_rate)
    heard = speech_frames(levels_db(samples, sample_rate), HEARD_DB)
    starts, ends = spoken.starts_ms, spoken.ends_ms
    words = [index for index, sound in enumerate(sounds) if not sound.is_pause]
    for before, after in pairwise([-1, *words, len(sounds)]):
        silence = _longest_silence(heard, spoken.last_ms[before], spoken.first_ms[after])
        if after - before == 1 and 0 <= before < after < len(sounds):
            if silence and silence[1] - silence[0] >= HIDDEN_MS:
                ends[before], starts[after] = silence
            continue
        ends[before], starts[after] = silence or (ends[before], max(starts[after], ends[before]))
        share = (starts[after] - ends[before]) / max(after - before - 1, 1)
        for n, pause in enumerate(range(before + 1, after)):
            starts[pause], ends[pause] = ends[before] + n * share, ends[before] + (n + 1) * share
    times = zip(sounds, starts, ends, strict=False)
    return tuple(Mark(sound.start, sound.end, start, end) for sound, start, end in times)


class _Spoken:
    """When sounds begin and end by their durations alone, when their last phoneme begins and their first one has ended.

    The last entry of each list stands for what is before the first sound and after the last one.
    """

    def __init__(self, sounds: tuple[Sound, ...], durations_ms: NDArray[np.float32], length_ms: float) -> None:
        edges = [max(edge - EARLY_MS, 0.0) for edge in accumulate(durations_ms.tolist(), initial=0.0)]
        at = [1, *accumulate((len(sound.phonemes) + sound.space for sound in sounds), initial=1)][1:-1]
        until = [first + len(sound.phonemes) for first, sound in zip(at, sounds, strict=True)]
        self.ends_ms = [*(edges[end] + STILL_MS * s.space for end, s in zip(until, sounds, strict=True)), 0.0]
        spaced = [False, *(sound.space for sound in sounds)]
        self.starts_ms = [
            *(edges[first - 1] + STILL_MS if space else edges[first] for first, space in zip(at, spaced, strict=False)),
            length_ms,
        ]
        self.last_ms = [*(edges[end - 1] for end in until), 0.0]
        self.first_ms = [*(edges[first + 1] for first in at), length_ms]


def _longest_silence(heard: NDArray[np.bool_], start_ms: float, end_ms: float) -> tuple[float, float] | None:
    """Return when the longest silence between two times begins and ends, in milliseconds; None where there is none."""
    first = int(start_ms) // FRAME_MS
    silent = ~heard[first : int(end_ms) // FRAME_MS]
    turns = np.flatnonzero(np.diff(silent, prepend=False, append=False)).reshape(-1, 2)
    if not turns.size:
        return None
    begin, end = (turns[np.argmax(turns[:, 1] - turns[:, 0])] + first) * FRAME_MS
    return float(begin), float(end)
