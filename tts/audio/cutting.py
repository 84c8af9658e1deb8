"""A take in, the same take with time cut off, put in or joined to another out; its marks move along."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

import numpy as np

from tts.audio.energy import speech_bounds
from tts.backends.protocol import Mark, Take


def cropped(take: Take, start: int, end: int) -> Take:
    """Return what lies between two sample offsets; a mark outside ends up, without length, at the edge."""
    length_ms = (end - start) * 1000 / take.sample_rate
    shift_ms = -start * 1000 / take.sample_rate
    return replace(take, samples=take.samples[start:end], marks=_moved(take.marks, shift_ms, length_ms))


def trimmed(take: Take, before_ms: int, after_ms: int) -> Take:
    """Return the take from so long before its first speech to so long after its last, as far as it has so much.

    A take without speech comes out empty.
    """
    start, end = speech_bounds(take.samples, take.sample_rate)
    if start == end:
        return cropped(take, 0, 0)
    start = max(start - before_ms * take.sample_rate // 1000, 0)
    return cropped(take, start, min(end + after_ms * take.sample_rate // 1000, len(take.samples)))


def without(take: Take, spans: Sequence[tuple[int, int]]) -> Take:
    """Return the take without what lies between these sample offsets, which are in order."""
    edges = [0, *(offset for span in spans for offset in span), len(take.samples)]
    kept = [take.samples[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    spans_ms = [(start * 1000 / take.sample_rate, end * 1000 / take.sample_rate) for start, end in spans]

    def moved(time_ms: float) -> float:
        return time_ms - sum(min(max(time_ms - start, 0.0), end - start) for start, end in spans_ms)

    marks = (replace(mark, start_ms=moved(mark.start_ms), end_ms=moved(mark.end_ms)) for mark in take.marks)
    return replace(take, samples=np.concatenate(kept), marks=tuple(marks))


def concatenated(takes: Sequence[Take]) -> Take:
    """Return one take of several that have one sample rate."""
    rate = takes[0].sample_rate
    starts = accumulate((len(take.samples) * 1000 / rate for take in takes), initial=0.0)
    marks = (mark for take, start in zip(takes, starts, strict=False) for mark in _moved(take.marks, start))
    return Take(np.concatenate([take.samples for take in takes]), rate, tuple(marks))


def _moved(marks: Iterable[Mark], shift_ms: float, length_ms: float = float("inf")) -> tuple[Mark, ...]:
    def moved(time_ms: float) -> float:
        return min(max(time_ms + shift_ms, 0.0), length_ms)

    return tuple(replace(mark, start_ms=moved(mark.start_ms), end_ms=moved(mark.end_ms)) for mark in marks)
