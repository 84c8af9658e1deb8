"""The spans of a text in, the offsets where its sentences begin out: never inside a span."""

import re
from collections.abc import Iterable, Iterator

from tts.normalization.rule import Pattern, Span
from tts.normalization.tables import words

_STOPS = frozenset(".?!。！？")
_CLOSERS = "\"”’')]»›」』）】"
_NEXT = Pattern(rf"[{re.escape(_CLOSERS)}]*(?P<space>\s+)?(?P<opener>[\"“‘'(\[«‹「『（【-]*\s?)(?P<first>\S)?")

_STARTERS = words("sentence_starters")
_WORD = Pattern(r"[A-Za-z]+")


def sentence_starts(text: str, spans: Iterable[Span]) -> Iterator[int]:
    """Yield the offset of each sentence after the first, at its first character that is not white space."""
    for span in spans:
        if span.may_end:
            start = _after_abbreviation(text, span.end)
        elif span.spoken in _STOPS and span.rule.startswith("pause/"):
            start = _after_stop(text, span.end)
        else:
            continue
        if start is not None:
            yield start


def _after_stop(text: str, end: int) -> int | None:
    """Return where the next sentence begins: after closing quotes and white space, where no lower case goes on."""
    match = _NEXT.match(text, end)
    if match is None or not match["first"]:
        return None
    wide = text[end - 1] in "。！？"
    if not match["space"] and not wide:
        return None
    return None if match["first"].islower() else _start(match, end)


def _after_abbreviation(text: str, end: int) -> int | None:
    match = _NEXT.match(text, end)
    if match is None or not match["space"] or not match["first"]:
        return None
    word = _WORD.match(text, match.start("first"))
    if word is None or word[0] not in _STARTERS:
        return None
    is_initial = len(word[0]) == 1 and text[word.end() : word.end() + 1] == "."
    return None if is_initial else _start(match, end)


def _start(match: re.Match[str], end: int) -> int:
    return match.end("space") if match["space"] else max(end, match.start("opener"))
