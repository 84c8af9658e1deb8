"""A text that shows a name's characters beside it in, the names that these characters confirm out.

"Kung Ming-hsin (龔明鑫)", "Lai's (賴清德)", "(Taoyuan, 桃園)": a name is read from its characters only when every
romanised syllable fits a reading of its character, so that "Jensen" in "Jensen Huang (黃仁勳)" stays English.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from tts.pronunciation import hanzi, mandarin
from tts.pronunciation.name import Name

_SCRIPT = re.compile(r"[\u3400-\u9fff]+")
_LONGEST_SCRIPT, _WINDOW, _MOST_WORDS = 7, 90, 4
_WORD = r"[A-ZÀ-Þ][^\W\d_]*(?:['’](?!s\b)[^\W\d_]+)?(?:-[^\W\d_]+)*"
_BEFORE = re.compile(rf"((?:{_WORD} ){{0,{_MOST_WORDS - 1}}}{_WORD})(?:['’]s)?,? ?[(（]?$")
_KINDS = (
    "county city district township village road street mountain river creek island harbor port bridge station temple "
    "university township lane reservoir lake park borough"
)
_PLACE_KINDS = frozenset(_KINDS.title().split())

Aligned = tuple[tuple[str, ...], ...]


def names(text: str) -> Iterator[Name]:
    """Yield the names of a text that stand right before their own characters."""
    if text.isascii():
        return
    for script in _SCRIPT.finditer(text):
        before = _BEFORE.search(text[max(0, script.start() - _WINDOW) : script.start()])
        if before and len(script[0]) <= _LONGEST_SCRIPT:
            found = _name(tuple(before[1].split(" ")), script[0])
            if found:
                yield found


def _name(words: tuple[str, ...], script: str) -> Name | None:
    """Return the longest run of the words that the characters confirm: a person, a place, or a surname alone."""
    for count in range(min(len(words), _MOST_WORDS), 0, -1):
        person = _person(words[-count:], script) if count > 1 else None
        if person:
            return person
    return _place(words, script) or _surname(words, script)


def _person(words: tuple[str, ...], script: str) -> Name | None:
    """Read a full name, surname first as East Asia writes it or last as the West does."""
    for surname, order in ((0, words), (len(words) - 1, (words[-1], *words[:-1]))):
        aligned = _aligned(order, script, person=True)
        if aligned and len(aligned[0]) == hanzi.surname_length(script):
            sounds = tuple(map(mandarin.joined, aligned))
            in_order = sounds if surname == 0 else (*sounds[1:], sounds[0])
            return Name(words, in_order, surname, 1.0, "name/script", script)
    return None


def _place(words: tuple[str, ...], script: str) -> Name | None:
    """Read a name of one word and several characters, without the words for what kind of place it is."""
    kinds = next((at for at, word in enumerate(reversed(words)) if word not in _PLACE_KINDS), 0)
    own = words[: len(words) - kinds]
    kind = next((kind for kind in hanzi.PLACE_KINDS if script.endswith(kind) and len(script) > len(kind) + 1), "")
    for characters in dict.fromkeys((script.removesuffix(kind), script)):
        aligned = _aligned(own[-1:], characters, person=False) if len(characters) > 1 else None
        if aligned:
            return Name(own[-1:], (mandarin.joined(aligned[0]),), None, 1.0, "name/script", script)
    return None


def _surname(words: tuple[str, ...], script: str) -> Name | None:
    """Read the surname alone: "Lai's (賴清德)", "Jensen Huang (黃仁勳)", "Hsiao Bi-khim (蕭美琴)"."""
    length = hanzi.surname_length(script)
    if len(script) == length:
        return None
    before_given = [first for first, second in pairwise(words[-3:]) if "-" in second]
    for word in (*before_given, words[-1]):
        aligned = _aligned((word,), script[:length], person=True) if mandarin.readings(word) else None
        if aligned:
            return Name((word,), (mandarin.joined(aligned[0]),), 0, 1.0, "name/script", script)
    return None


def _aligned(words: tuple[str, ...], script: str, *, person: bool) -> Aligned | None:
    """Part the characters among the words so that each syllable fits its character; None where that can't be done."""
    hyphenated = person and any("-" in word for word in words)
    freedoms: tuple[mandarin.Freedom, ...] = ("chosen", "confirmed") if hyphenated else ("chosen",)
    for freedom in freedoms:
        for spelled in _cuts(words, len(script), freedom):
            syllables = hanzi.agreed(tuple(each for word in spelled for each in word), script, freedom, person=person)
            if syllables:
                ends = [sum(map(len, spelled[:at])) for at in range(len(spelled) + 1)]
                return tuple(syllables[start:end] for start, end in pairwise(ends))
    return None


def _cuts(words: tuple[str, ...], count: int, freedom: mandarin.Freedom) -> Iterator[Aligned]:
    """Yield the ways to cut words into that many romanised syllables in all."""
    if not words:
        if count == 0:
            yield ()
        return
    pieces = words[0].split("-")
    for length in range(len(pieces), count - len(words) + 2):
        for first in _word_cuts(tuple(pieces), length, freedom):
            for rest in _cuts(words[1:], count - length, freedom):
                yield (first, *rest)


def _word_cuts(pieces: tuple[str, ...], count: int, freedom: mandarin.Freedom) -> Iterator[tuple[str, ...]]:
    """Yield the ways to cut the hyphenated pieces of a word into that many syllables, a piece being one at least."""
    first, *rest = pieces
    lengths = range(1, count - len(rest) + 1) if rest else (count,)
    for length in lengths:
        for cut in mandarin.split(first, length, freedom):
            if not rest:
                yield cut
                continue
            for more in _word_cuts(tuple(rest), count - length, freedom):
                yield (*cut, *more)
