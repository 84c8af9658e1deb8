"""An utterance and a take that tells no times in, the take with a mark for each word out: time shared by length."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from tts.audio.energy import silences, speech_bounds
from tts.backends.protocol import Mark, Take
from tts.script import Utterance

LEAST_PAUSE_MS = 90
"""A shorter silence is the closure of a consonant, not a pause."""
LETTERS_A_CHARACTER = 3
"""A character of Chinese or Japanese takes as long to say as so many letters."""
_HAN_OR_KANA = "[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
_WORD = re.compile(rf"{_HAN_OR_KANA}|(?:(?!{_HAN_OR_KANA})[^\W_])+(?:['’-](?:(?!{_HAN_OR_KANA})[^\W_])+)*")
_PAUSE = re.compile(r"[,;:.?!—、。，；：？！]")

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    letters: int


def with_shared_times(take: Take, utterance: Utterance) -> Take:
    """Return the take with marks for its words; one that has marks, no sound or no words is left as it is.

    Where the voice makes as many pauses as are written, each clause has the time between two of them, else all words
    share all the time that is not silent. Within that, each has its part by its length in letters.
    """
    if take.marks:
        return take
    spoken, sounding = utterance.spoken, _sounding(take)
    clauses = list(_clauses(spoken))
    if not clauses or not sounding:
        return take
    if len(clauses) == len(sounding):
        parts = [mark for clause, span in zip(clauses, sounding, strict=True) for mark in _shared(clause, [span])]
    else:
        parts = list(_shared([word for clause in clauses for word in clause], sounding))
    return replace(take, marks=tuple(parts))


def _sounding(take: Take) -> list[Span]:
    """Return when a take sounds, between its pauses, in milliseconds."""
    first, last = speech_bounds(take.samples, take.sample_rate)
    pauses = [
        (start, end)
        for start, end in silences(take.samples, take.sample_rate)
        if (end - start) * 1000 >= LEAST_PAUSE_MS * take.sample_rate
    ]
    edges = [first, *(offset for pause in pauses for offset in pause), last]
    in_ms = [offset * 1000 / take.sample_rate for offset in edges]
    return list(zip(in_ms[::2], in_ms[1::2], strict=True)) if last else []


def _clauses(spoken: str) -> Iterator[list[_Word]]:
    """Yield the words between pause marks, where there are any."""
    at = 0
    for end in [*(mark.start() for mark in _PAUSE.finditer(spoken)), len(spoken)]:
        words = [_Word(*word.span(), _length(word[0])) for word in _WORD.finditer(spoken, at, end)]
        if words:
            yield words
        at = end


def _length(word: str) -> int:
    return LETTERS_A_CHARACTER if re.fullmatch(_HAN_OR_KANA, word) else len(word)


def _shared(words: Sequence[_Word], spans: Sequence[Span]) -> Iterator[Mark]:
    """Yield a mark for each word: its part of the time in the spans, which are laid end to end."""
    total = sum(word.letters for word in words)
    length = sum(end - start for start, end in spans)
    edges = [length * letters / total for letters in accumulate((word.letters for word in words), initial=0)]
    for word, start, end in zip(words, edges, edges[1:], strict=False):
        yield Mark(word.start, word.end, _time(start, spans, ends=False), _time(end, spans, ends=True))


def _time(sounded_ms: float, spans: Sequence[Span], *, ends: bool) -> float:
    """Return the time at which so much has sounded: an end comes before a pause, a start after it."""
    for start, end in spans:
        if sounded_ms < end - start or (ends and sounded_ms <= end - start + 1e-6):
            return start + sounded_ms
        sounded_ms -= end - start
    return spans[-1][1]
