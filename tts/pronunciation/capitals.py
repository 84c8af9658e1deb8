"""Texts that set names in capitals in, entries for those writings out: KAOHSIUNG is said as Kaohsiung is."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from tts.pronunciation import acronyms
from tts.pronunciation.entry import Entry
from tts.pronunciation.lexicon import Lexicon, told

_RUN = re.compile(
    r"(?<![\w&.'’-])[A-Z]{4,}(?:[ -][A-Z]{2,})*(?![\w&-])|(?<![\w&.'’-])[A-Z]{2,3}(?:[ -][A-Z]{4,})+(?![\w&-])"
)
_PARTS = re.compile(r"[A-Z]+(?:-[A-Z]+)*")
_LONGEST_NAME = 4  # words


def lexicon(texts: Iterable[str], known: Sequence[Lexicon], language: str) -> Lexicon:
    """Return entries for the names that texts in English set in capitals and the lexicons have in small letters.

    What a lexicon or the table of acronyms tells of the capitals themselves is left to it.
    """
    if language.partition("-")[0] != "en":
        return told("capitals", ())
    runs = {run[0] for text in texts for run in _RUN.finditer(text)}
    return told("capitals", tuple(entry for name in sorted(_names(runs)) if (entry := _entry(name, known))))


def _names(runs: Iterable[str]) -> set[str]:
    """Return each word of the runs, and each series of up to four."""
    names = set()
    for run in runs:
        words = list(_PARTS.finditer(run))
        for first, last in combinations(range(len(words) + 1), 2):
            if last - first <= _LONGEST_NAME:
                names.add(run[words[first].start() : words[last - 1].end()])
    return names


def _entry(name: str, known: Sequence[Lexicon]) -> Entry | None:
    if len(name) < 4 or acronyms.known(name) or any(each.get(name) for each in known):
        return None
    for written in _in_small_letters(name):
        for each in known:
            entry = each.get(written)
            if entry and entry.match == "exact":
                return replace(entry, written=name)
    return None


def _in_small_letters(name: str) -> Iterator[str]:
    """Yield the writings of a name: "Ming-hsin" as in Taipei, "Ji-Young" as in Seoul."""
    yield " ".join(word.capitalize() for word in name.split())
    if "-" in name:
        yield name.title()
