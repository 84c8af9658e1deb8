"""What was heard and read of an MP3 in, findings out: each figure that a programme must keep, and where it does not."""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from podcast.checking.facts import Facts, FileChapter, read
from podcast.checking.loudness import integrated_lufs
from podcast.checking.sound import FRAMES_A_STEP, NOTHING_DB, Sound, hear

TARGET_LUFS, TOLERANCE_LU = -16.0, 0.5
HIGHEST_PEAK_DBTP = -1.0
LONGEST_SILENCE_MS = 1200.0
WIDEST_CHAPTERS_LU = 1.0
LEAST_COMPARED_MS = 15_000.0
"""A shorter chapter is too few words for its loudness to tell anything."""
ONE_LOUDSPEAKER_LU = 3.0
"""A mono file is played on two loudspeakers, and measured so: its own level is that of one."""
SILENT_BELOW_LU = 34.0
"""What is this far below the programme's loudness is silence to a listener."""
LEAST_PAUSE_MS = 60.0
JOIN_PAUSE_MS = 120.0
"""The least that is put in between two sounds; the closure before a "t" is shorter."""
END_FRAMES, START_FRAMES = 3, 2
HARD_END_LU, HARD_START_LU = 1.0, 0.0
"""Against the loudness of one loudspeaker: how loud the last 3 ms before a pause and the first 2 ms after it may be.

In six programmes of hibari and espeak they were 0 and -4 LU at the most; cut without a fade amid loud speech, 5 of 20
ends and 7 of 20 beginnings lay above: those in which a full wave was cut."""
TICK_FRAMES = 18
TICK_LU = -25.0
NEAR_MS = 60.0
ROUNDING_MS = 60.0
"""An MP3 holds whole frames of 26 ms, and its end may be rounded up."""

Levels = NDArray[np.float32]
Frames = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: by which rule, whether it is within bounds, what was found, and when."""

    rule: str
    good: bool
    said: str
    at_ms: float | None = None


@dataclass(frozen=True, slots=True)
class Programme:
    """All that is known of a file; `pauses` holds the frames where silences begin and end, one row each."""

    sound: Sound
    facts: Facts
    loudness_lufs: float
    pauses: Frames

    def ms(self, frames: int) -> float:
        """Return how long so many frames are."""
        return frames * self.sound.frame_ms

    @property
    def pauses_ms(self) -> Floats:
        """When silences begin, when they end, and how long they are: a row each of these."""
        starts_ms, ends_ms = self.pauses.T * self.sound.frame_ms
        return np.stack((starts_ms, ends_ms, ends_ms - starts_ms))


def check(path: Path) -> tuple[Finding, ...]:
    """Look at a finished MP3; every rule gives one finding at least. Raises NoProgramme, LibraryError."""
    sound, facts = hear(path), read(path)
    loudness_lufs = integrated_lufs(sound.step_powers)
    programme = Programme(sound, facts, loudness_lufs, _pauses(sound, loudness_lufs))
    return tuple(finding for rule in RULES for finding in rule(programme))


def _loudness(programme: Programme) -> Iterator[Finding]:
    found = programme.loudness_lufs
    good = abs(found - TARGET_LUFS) <= TOLERANCE_LU
    yield Finding("loudness", good, f"{found:.1f} LUFS (wanted {TARGET_LUFS:g} +-{TOLERANCE_LU:g})")


def _peak(programme: Programme) -> Iterator[Finding]:
    sound = programme.sound
    good = sound.peak_dbtp <= HIGHEST_PEAK_DBTP
    said = f"{sound.peak_dbtp:.1f} dBTP at the highest (at most {HIGHEST_PEAK_DBTP:g})"
    yield Finding("true peak", good, said, sound.peak_ms)


def _tags(programme: Programme) -> Iterator[Finding]:
    tags = programme.facts.tags
    told = ", ".join(f"{name} {tags[name]!r}" for name in ("title", "artist", "date", "language") if tags.get(name))
    yield Finding("tags", bool(tags.get("title", "").strip()), told or "there is no title")


def _chapters(programme: Programme) -> Iterator[Finding]:
    chapters, length_ms = programme.facts.chapters, programme.sound.duration_ms
    if not chapters:
        yield Finding("chapters", good=False, said="there are none")
        return
    wrong = [*_out_of_order(chapters, length_ms), *_amid_speech(programme)]
    yield from wrong
    if not wrong:
        yield Finding("chapters", good=True, said=f"{len(chapters)}, in order, each at a pause")


def _out_of_order(chapters: tuple[FileChapter, ...], length_ms: float) -> Iterator[Finding]:
    if chapters[0].start_ms > ROUNDING_MS:
        yield Finding("chapters", good=False, said="the first begins after the beginning", at_ms=chapters[0].start_ms)
    for chapter, after in pairwise((*chapters, None)):
        if chapter is None:
            continue
        ends_by = after.start_ms if after else length_ms + ROUNDING_MS
        if not chapter.start_ms < chapter.end_ms <= ends_by:
            said = f"{chapter.title!r} ends at {clock(chapter.end_ms)}, before it begins or after the next one does"
            yield Finding("chapters", good=False, said=said, at_ms=chapter.start_ms)


def _amid_speech(programme: Programme) -> Iterator[Finding]:
    """Yield the chapters that do not begin at the end of a pause, or near it."""
    starts_ms, ends_ms, _ = programme.pauses_ms
    for chapter in programme.facts.chapters[1:]:
        at = chapter.start_ms
        if not bool(((starts_ms <= at + NEAR_MS) & (at <= ends_ms + NEAR_MS)).any()):
            yield Finding("chapters", good=False, said=f"{chapter.title!r} begins amid speech", at_ms=at)


def _even(programme: Programme) -> Iterator[Finding]:
    """Compare the loudness of the chapters that are long enough to have one."""
    louds = [
        (_between(programme.sound, chapter.start_ms, chapter.end_ms), chapter)
        for chapter in programme.facts.chapters
        if chapter.end_ms - chapter.start_ms >= LEAST_COMPARED_MS
    ]
    if len(louds) < 2:
        return
    (quiet, one), (loud, other) = (pick(louds, key=lambda pair: pair[0]) for pick in (min, max))
    said = (
        f"chapters differ by {loud - quiet:.1f} LU (at most {WIDEST_CHAPTERS_LU:g}): "
        f"{loud:.1f} LUFS at {clock(other.start_ms)}, {quiet:.1f} at {clock(one.start_ms)}"
    )
    yield Finding("even loudness", loud - quiet <= WIDEST_CHAPTERS_LU, said, one.start_ms)


def _between(sound: Sound, start_ms: float, end_ms: float) -> float:
    first, last = (round(time_ms / sound.frame_ms / FRAMES_A_STEP) for time_ms in (start_ms, end_ms))
    return integrated_lufs(sound.step_powers[first:last])


def _silences(programme: Programme) -> Iterator[Finding]:
    starts_ms, _, lengths_ms = programme.pauses_ms
    for start_ms, length_ms in zip(starts_ms.tolist(), lengths_ms.tolist(), strict=True):
        if length_ms > LONGEST_SILENCE_MS:
            said = f"{length_ms / 1000:.2f} s of silence (at most {LONGEST_SILENCE_MS / 1000:g})"
            yield Finding("silence", good=False, said=said, at_ms=start_ms)
    longest_ms = lengths_ms.max(initial=0.0)
    if longest_ms <= LONGEST_SILENCE_MS:
        yield Finding("silence", good=True, said=f"{longest_ms / 1000:.2f} s at the longest (at most 1.2)")


def _joins(programme: Programme) -> Iterator[Finding]:
    """Look at the edges of every pause: what is full loud right there was cut off, and is heard as a click.

    A click amid speech is not looked for: the burst of a "t" is as short and as loud.
    """
    pauses = programme.pauses[programme.pauses_ms[2] >= JOIN_PAUSE_MS]
    levels = programme.sound.levels_db - (programme.loudness_lufs - ONE_LOUDSPEAKER_LU)
    wrong = sorted((*_hard_edges(levels, pauses), *_ticks(levels, pauses)))
    for frame, said in wrong:
        yield Finding("joins", good=False, said=said, at_ms=programme.ms(frame))
    if not wrong:
        yield Finding("joins", good=True, said=f"{len(pauses)} pauses, none with a hard edge or a click in it")


def _hard_edges(levels: Levels, pauses: Frames) -> Iterator[tuple[int, str]]:
    for begin, end in pauses.tolist():
        if levels[max(begin - END_FRAMES, 0) : begin].max(initial=NOTHING_DB) > HARD_END_LU:
            yield begin, "the sound is cut off"
        if levels[end : end + START_FRAMES].max(initial=NOTHING_DB) > HARD_START_LU:
            yield end, "the sound sets in hard"


def _ticks(levels: Levels, pauses: Frames) -> Iterator[tuple[int, str]]:
    """Yield what is too short for speech between two silences."""
    for (_, begin), (end, _) in pairwise(pauses.tolist()):
        if end - begin <= TICK_FRAMES and levels[begin:end].max() > TICK_LU:
            yield begin, "there is a click in a pause"


def _pauses(sound: Sound, loudness_lufs: float) -> Frames:
    """Return the first frame of each silence and the first after it; a file without sound is one silence."""
    floor_db = loudness_lufs - SILENT_BELOW_LU if math.isfinite(loudness_lufs) else 0.0
    turns = np.flatnonzero(np.diff(sound.levels_db < floor_db, prepend=False, append=False)).reshape(-1, 2)
    return turns[(turns[:, 1] - turns[:, 0]) * sound.frame_ms >= LEAST_PAUSE_MS]


RULES: tuple[Callable[[Programme], Iterator[Finding]], ...] = (
    _loudness,
    _peak,
    _even,
    _silences,
    _joins,
    _chapters,
    _tags,
)


def lines(findings: Iterable[Finding]) -> Iterator[str]:
    """Write one line a finding: whether it is good, its rule, when, and what was found."""
    for finding in findings:
        at = clock(finding.at_ms) if finding.at_ms is not None else ""
        yield f"{'good' if finding.good else 'BAD'}  {finding.rule:<14}{at:>11}  {finding.said}"


def as_json(findings: Iterable[Finding]) -> list[dict[str, object]]:
    """Return the findings as data."""
    return [
        {"rule": finding.rule, "good": finding.good, "found": finding.said, "at_ms": finding.at_ms}
        for finding in findings
    ]


def clock(milliseconds: float) -> str:
    """Write a time to the thousandth, as an audio editor shows it: 1:05.230, or 1:02:05.230."""
    whole, rest = divmod(round(milliseconds), 1000)
    minutes, seconds = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}.{rest:03}" if hours else f"{minutes}:{seconds:02}.{rest:03}"
