"""A take in, a clip that can stand beside any other out: trimmed, without DC, faded, with the pauses asked for."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from pydub import AudioSegment

from tts.audio.cutting import trimmed, without
from tts.audio.energy import Samples, quietest, silences, speech_bounds
from tts.backends.protocol import Mark, Take
from tts.script import Utterance

HEAD_MS, TAIL_MS = 10, 40
"""Left of the silence around speech, so that no onset or final consonant is touched by a fade."""
FADE_MS = 5
"""0 of 60 joins click with it."""
LONGEST_INNER_MS = 600
"""No clause is parted from the next by more; an engine's own silence may be as long as it likes."""
SEARCH_MS = 30.0
"""How far from a word's end a place to cut is sought where the engine left no silence."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A silence inside a take that is to be longer: where it may be cut, and what is to be put in (sample offsets)."""

    start: int
    end: int
    samples: int


def trimmed_to_speech(take: Take) -> Take:
    """Return the take with a little silence around its speech; empty where there is none."""
    return trimmed(take, HEAD_MS, TAIL_MS)


def pause_after(take: Take, pause_ms: int) -> int:
    """Return how many samples of silence make a pause of this length between a take's last sound and the next's first.

    What the take ends in and the next one begins with counts; a take without sound is a pause already.
    """
    asked = pause_ms * take.sample_rate // 1000
    _, end = speech_bounds(take.samples, take.sample_rate)
    return max(asked - (len(take.samples) - end) - HEAD_MS * take.sample_rate // 1000, 0) if end else asked


def shortened(take: Take) -> Take:
    """Return the take with no silence between its sounds longer than `LONGEST_INNER_MS`: the middle of each goes."""
    kept = LONGEST_INNER_MS * take.sample_rate // 1000
    long = [(start, end) for start, end in silences(take.samples, take.sample_rate) if end - start > kept]
    return without(take, [(start + kept // 2, end - (kept - kept // 2)) for start, end in long]) if long else take


def edited(take: Take, utterance: Utterance) -> Take:
    """Return the take with the utterance's inner pauses, every edge faded and without DC.

    A pause is put in only so far as the engine's own silence there is shorter; without marks the engine's stand, but
    none longer than `LONGEST_INNER_MS`.
    """
    take = shortened(take)
    gaps = sorted(gaps_to_widen(take, utterance), key=lambda gap: gap.start)
    cuts = [quietest(take.samples, take.sample_rate, gap.start, gap.end) for gap in gaps]
    inserted = [gap.samples for gap in gaps]
    pieces = [_smooth(take.samples[at:to], take.sample_rate) for at, to in pairwise([0, *cuts, len(take.samples)])]
    samples = [np.pad(piece, (0, more)) for piece, more in zip(pieces, [*inserted, 0], strict=True)]
    marks = _later(take.marks, list(zip(cuts, inserted, strict=True)), take.sample_rate)
    return replace(take, samples=np.concatenate(samples), marks=marks)


def gaps_to_widen(take: Take, utterance: Utterance) -> Iterator[Gap]:
    """Yield the places where a segment asks for more silence than the engine made before the next word."""
    spoken = utterance.spoken
    words = [mark for mark in take.marks if any(map(str.isalnum, spoken[mark.start : mark.end]))]
    wanted: dict[tuple[Mark, Mark], int] = {}
    for start, end, segment in utterance.spans():
        said_to = start + len(segment.spoken.rstrip())
        before = next((mark for mark in reversed(words) if mark.start < said_to), None)
        after = next((mark for mark in words if mark.start >= end), None)
        if before and after and segment.pause_ms:
            wanted[before, after] = max(segment.pause_ms, wanted.get((before, after), 0))
    for (before, after), pause_ms in wanted.items():
        missing_ms = pause_ms - max(after.start_ms - before.end_ms, 0.0)
        if missing_ms > 0:
            yield _gap(take, before.end_ms, after.start_ms, missing_ms)


def _gap(take: Take, start_ms: float, end_ms: float, missing_ms: float) -> Gap:
    if end_ms - start_ms < 2 * FADE_MS:
        start_ms, end_ms = end_ms - SEARCH_MS, end_ms + SEARCH_MS
    start, end, missing = (round(time * take.sample_rate / 1000) for time in (start_ms, end_ms, missing_ms))
    return Gap(max(start, 0), min(end, len(take.samples)), missing)


def _smooth(samples: Samples, sample_rate: int) -> Samples:
    """Return samples without DC and faded at both ends, in 16-bit steps."""
    pcm = np.round(np.clip(samples, -1.0, 1.0) * 32767).astype("<i2").tobytes()
    clip = AudioSegment(data=pcm, sample_width=2, frame_rate=sample_rate, channels=1)
    clip = clip.remove_dc_offset().fade_in(FADE_MS).fade_out(FADE_MS)
    return np.frombuffer(clip.raw_data, "<i2").astype(np.float32) / np.float32(32767)


def _later(marks: tuple[Mark, ...], insertions: list[tuple[int, int]], sample_rate: int) -> tuple[Mark, ...]:
    """Move marks behind the silence put in at sample offsets; one that a cut goes through grows by it."""

    def moved(time_ms: float) -> float:
        at = time_ms * sample_rate / 1000
        return time_ms + sum(more for cut, more in insertions if cut < at) * 1000 / sample_rate

    return tuple(replace(mark, start_ms=moved(mark.start_ms), end_ms=moved(mark.end_ms)) for mark in marks)
