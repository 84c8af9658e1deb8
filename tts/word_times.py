"""An utterance and the marks of its take in, the times of the words of its source out."""

from collections.abc import Iterable
from dataclasses import dataclass

from tts.backends.protocol import Mark
from tts.script import Segment, Utterance


@dataclass(frozen=True, slots=True)
class SourceWord:
    """A span of the passage's text, without white space around it, and when it sounds in the take."""

    start: int
    end: int
    start_ms: float
    end_ms: float


def source_words(utterance: Utterance, marks: Iterable[Mark]) -> tuple[SourceWord, ...]:
    """Fold words of `spoken` back to the source: what is said as written word for word, what is not as one.

    "NT$1.25 trillion" is one span for as long as "one point two five trillion New Taiwan dollars" sounds.
    """
    spoken = utterance.spoken
    words: list[SourceWord] = []
    for mark in marks:
        if not any(map(str.isalnum, spoken[mark.start : mark.end])):
            continue
        start, end = _source(utterance, mark.start)[0], _source(utterance, mark.end - 1)[1]
        if words and start < words[-1].end:
            previous = words.pop()
            words.append(SourceWord(previous.start, max(end, previous.end), previous.start_ms, mark.end_ms))
        else:
            words.append(SourceWord(start, end, mark.start_ms, mark.end_ms))
    return tuple(words)


def _source(utterance: Utterance, offset: int) -> tuple[int, int]:
    """Return the smallest span of the source that is known to hold the character at an offset of `spoken`."""
    start, segment = next((start, segment) for start, end, segment in utterance.spans() if start <= offset < end)
    if segment.spoken.strip() == segment.written.strip():
        at = segment.start + _indent(segment.written) + offset - start - _indent(segment.spoken)
        return at, at + 1
    return _without_space(segment)


def _without_space(segment: Segment) -> tuple[int, int]:
    return segment.start + _indent(segment.written), segment.start + len(segment.written.rstrip())


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
