"""Sound files that a person gives in, samples that fit a programme out: its rate, its loudness, no silence around."""

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from tts.audio.cutting import trimmed
from tts.audio.decode import decode_file
from tts.audio.energy import Samples
from tts.audio.master import loudness_of
from tts.backends.protocol import SpeechError, Take

LONGEST_S = 60.0
LONGEST_CHAPTER_S = 10.0
FADE_MS = 10
AFTER_MS = 400
"""The pause between a sound and the voice."""
METERED_S = 3
"""A short sound is metered as if it went on for so long: the meter hears nothing of less than 0.4 s."""
QUIETEST_LUFS = -40.0
"""No voice is quieter, unless it is meant to make no sound."""
HIGHEST = 0.9
"""A sound with high peaks stays below the voice's loudness rather than be clipped."""


@dataclass(frozen=True, slots=True)
class Jingles:
    """Files with what is heard before the first word, before each later chapter, and after the last word."""

    intro: Path | None = None
    chapter: Path | None = None
    outro: Path | None = None


@dataclass(frozen=True, slots=True)
class Sounds:
    """The same as samples; empty where there is none."""

    intro: Samples = field(default_factory=lambda: np.zeros(0, np.float32))
    chapter: Samples = field(default_factory=lambda: np.zeros(0, np.float32))
    outro: Samples = field(default_factory=lambda: np.zeros(0, np.float32))


def fitted(jingles: Jingles, sample_rate: int, loudness_lufs: float) -> Sounds:
    """Return the sounds at a rate in Hz and as loud as a voice; raises SpeechError where a file holds no sound."""

    def sound(path: Path | None, longest_s: float, after_ms: int) -> Samples:
        if path is None:
            return np.zeros(0, np.float32)
        pause = np.zeros(after_ms * sample_rate // 1000, np.float32)
        return np.concatenate((_levelled(_bare(path, sample_rate, longest_s), sample_rate, loudness_lufs), pause))

    return Sounds(
        sound(jingles.intro, LONGEST_S, AFTER_MS),
        sound(jingles.chapter, LONGEST_CHAPTER_S, AFTER_MS),
        sound(jingles.outro, LONGEST_S, 0),
    )


def _bare(path: Path, sample_rate: int, longest_s: float) -> Samples:
    """Return what sounds in a file, faded at both ends."""
    samples = trimmed(Take(decode_file(path, sample_rate=sample_rate, longest_s=longest_s), sample_rate), 0, 0).samples
    if not samples.size:
        raise SpeechError(f"there is nothing to hear in {path}: give another sound")
    fade = min(FADE_MS * sample_rate // 1000, len(samples) // 2)
    edge = np.linspace(0, 1, fade, dtype=np.float32)
    shape = np.concatenate((edge, np.ones(len(samples) - 2 * fade, np.float32), edge[::-1]))
    return np.asarray(samples * shape, np.float32)


def _levelled(samples: Samples, sample_rate: int, loudness_lufs: float) -> Samples:
    gain = 10 ** ((max(loudness_lufs, QUIETEST_LUFS) - loudness(samples, sample_rate)) / 20)
    return np.asarray(samples * min(gain, HIGHEST / float(np.abs(samples).max())), np.float32)


def loudness(samples: Samples, sample_rate: int) -> float:
    """Return the loudness in LUFS of sound of any length."""
    times = -(-METERED_S * sample_rate // len(samples))
    with tempfile.TemporaryFile() as pcm:
        pcm.write(np.round(np.tile(np.clip(samples, -1, 1), times) * 32767).astype("<i2").tobytes())
        return loudness_of(pcm, sample_rate)
