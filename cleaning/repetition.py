"""Lines with what becomes of each in, the same without what the page prints twice out."""

from collections import Counter
from collections.abc import Sequence

from cleaning.fates import CAPTION, REPEATED_LINE, Fate, Kept
from cleaning.structure import Line, is_long

BOILERPLATE_TIMES = 3  # a short text printed so often is a control or a notice
_PULLED, _LONGEST_PULLED = 30, 300  # letters of a pull quote
_LONGEST_STORY = 300_000  # letters in which pull quotes are looked for: six hours of reading
_PULLED_KINDS = frozenset({"paragraph", "quote"})
_CAPTION_LETTERS, _BESIDE = 20, 2  # letters of a caption that is printed again, lines between the two
_PRINTED_AGAIN_SHARE = 0.2  # of a story's text: a page that says so much three times is laid out for three screens


def is_printed_again(lines: Sequence[Line], story: Sequence[bool], times: Counter[str]) -> bool:
    """Tell whether a page prints a good part of its story three times, for as many widths of screen."""
    told = [line for line, counted in zip(lines, story, strict=True) if counted and is_long(line.text)]
    again = sum(len(line.text) for line in told if times[line.key] >= BOILERPLATE_TIMES)
    return again > _PRINTED_AGAIN_SHARE * sum(len(line.text) for line in told)


def without_repeats(lines: Sequence[Line], fates: Sequence[Fate], *, every: bool) -> list[Fate]:
    """Keep a long line that the page prints twice once, and `every` line of a page that prints all again."""
    seen: set[str] = set()
    once: list[Fate] = []
    for line, fate in zip(lines, fates, strict=True):
        key = line.key if isinstance(fate, Kept) and (every or is_long(line.text)) else ""
        once.append(REPEATED_LINE if key and key in seen else fate)
        seen.add(key)
    return once


def without_pull_quotes(lines: Sequence[Line], fates: Sequence[Fate]) -> list[Fate]:
    """Take what is printed large beside the longer paragraph that holds the same words."""
    kept = [isinstance(fate, Kept) and line.kind in _PULLED_KINDS for line, fate in zip(lines, fates, strict=True)]
    keys = [line.key if told else "" for line, told in zip(lines, kept, strict=True)]
    whole = "\n".join(key for key in keys if len(key) >= _PULLED)
    equal = Counter(keys)
    if len(whole) > _LONGEST_STORY:
        return list(fates)
    return [
        REPEATED_LINE if len(key) in range(_PULLED, _LONGEST_PULLED) and whole.count(key) > equal[key] else fate
        for key, fate in zip(keys, fates, strict=True)
    ]


def without_captions_again(lines: Sequence[Line], fates: Sequence[Fate]) -> list[Fate]:
    """Take what is printed right beside a caption that begins with the same words: the picture's text on two layers."""
    keys = [line.key if fate == CAPTION else "" for line, fate in zip(lines, fates, strict=True)]
    return [
        CAPTION
        if isinstance(fate, Kept)
        and len(line.key) >= _CAPTION_LETTERS
        and any(key.startswith(line.key) for key in keys[max(0, at - _BESIDE) : at + _BESIDE + 1])
        else fate
        for at, (line, fate) in enumerate(zip(lines, fates, strict=True))
    ]
