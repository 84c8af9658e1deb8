"""A programme's sound as it grows in, stretches of it out that can be mastered each by itself: cut where it is silent.

Where it is cut depends on the sound near the cut alone, so that after an edit the stretches that follow are soon those
from before (content-defined chunking).
"""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SHORTEST_S, LONGEST_S = 15, 45
"""A stretch ends with the first fitting silence after the longest, if there is one."""
ONE_IN = 4
"""Silences at which a stretch between the two ends."""
LOOKED_AT = 1024
"""Samples before a silence that decide whether it is one of these."""
LEAD_MS, LEFT_OUT_MS, TAIL_MS = 20, 70, 40
"""Silence that begins a stretch, that is left out between two, and that ends one, in the finished programme: what is
left out has room for the encoder's delay and the rest of its last frame (26 ms each), and for rounding to frames."""
BYTES_A_SAMPLE = 2
Pcm = NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class Stretch:
    """16-bit mono PCM, which begins at sample `start` of the programme; up to the next stretch there is silence."""

    start: int
    pcm: bytes

    @property
    def length(self) -> int:
        """How many samples it has."""
        return len(self.pcm) // BYTES_A_SAMPLE


def stretches(heard: Iterable[bytes], sample_rate: int, tempo: float = 1.0) -> Iterator[Stretch]:
    """Yield the stretches of 16-bit mono PCM that comes in pieces of any size; at `tempo` silences are that shorter."""
    a_ms = sample_rate * tempo / 1000
    lead, left_out, tail = (round(length * a_ms) for length in (LEAD_MS, LEFT_OUT_MS, TAIL_MS))
    start, pcm = 0, np.empty(0, "<i2")
    for piece in _of_length(heard, SHORTEST_S * sample_rate * BYTES_A_SAMPLE):
        pcm = np.concatenate((pcm, np.frombuffer(piece, "<i2")))
        while found := _silence(pcm, sample_rate, lead + left_out + tail):
            silent_from, sounds_from = found
            yield Stretch(start, pcm[: silent_from + tail].tobytes())
            start, pcm = start + sounds_from - lead, pcm[sounds_from - lead :]
    if pcm.size:
        yield Stretch(start, pcm.tobytes())


def _silence(pcm: Pcm, sample_rate: int, shortest: int) -> tuple[int, int] | None:
    """Return the bounds of the silence at which the first stretch of `pcm` ends, None where it has not ended yet."""
    sounding = np.flatnonzero(pcm)
    for at in np.flatnonzero(np.diff(sounding) > shortest):
        silent_from, sounds_from = int(sounding[at]) + 1, int(sounding[at + 1])
        is_chosen = zlib.crc32(pcm[max(silent_from - LOOKED_AT, 0) : silent_from].tobytes()) % ONE_IN == 0
        if silent_from >= (SHORTEST_S if is_chosen else LONGEST_S) * sample_rate:
            return silent_from, sounds_from
    return None


def _of_length(heard: Iterable[bytes], size: int) -> Iterator[bytes]:
    """Yield pieces of this many bytes or more, so that short ones cost no more than long ones."""
    waiting: list[bytes] = []
    length = 0
    for piece in heard:
        waiting.append(piece)
        length += len(piece)
        if length >= size:
            yield b"".join(waiting)
            waiting.clear()
            length = 0
    yield b"".join(waiting)
