"""A word and the lexicons in, what each tells of it out, the one that wins first: for people and for programs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tts.pronunciation import glossary
from tts.pronunciation.entry import Entry
from tts.pronunciation.lexicon import Lexicon
from tts.pronunciation.phonetics import letters_ipa
from tts.pronunciation.respelling import respelled


@dataclass(frozen=True, slots=True)
class Reading:
    """An entry, the lexicon that has it, and its pronunciation in IPA and respelled ("" where the words tell)."""

    entry: Entry
    lexicon: str
    ipa: str
    respelling: str


def found(word: str, lexicons: Sequence[Lexicon], language: str) -> tuple[Reading, ...]:
    """Return what the lexicons tell of a word, in order, and then what rules derive for it."""
    told = tuple(reading(entry, lexicon.name) for lexicon in lexicons for entry in lexicon.telling(word))
    derived = glossary.derived((word,), lexicons, language)
    return told or tuple(reading(entry, derived.name) for entry in derived.telling(word))


def reading(entry: Entry, lexicon: str = "") -> Reading:
    """Return how an entry is said."""
    if entry.say is None or entry.say.kind not in ("ipa", "letters"):
        return Reading(entry, lexicon, "", "")
    ipa = letters_ipa(entry.say.value) if entry.say.kind == "letters" else entry.say.value
    return Reading(entry, lexicon, ipa, respelled(ipa))


def lines(word: str, readings: Sequence[Reading]) -> Iterator[str]:
    """Lay readings out for a person, one a line."""
    if not readings:
        yield f"{word}: no entry, and no rule derives it: the voice guesses"
    for each in readings:
        yield f"{each.entry.written} -> {_said(each)} ({each.entry.place})"


def _said(told: Reading) -> str:
    if told.ipa:
        return f"{told.respelling} /{told.ipa}/"
    if told.entry.say:
        return f"as the word {told.entry.say.value}"
    return told.entry.spoken or "not said"


def as_json(told: Reading) -> dict[str, Any]:
    """Return the JSON of a reading."""
    entry = {**told.entry.as_row()} if told.entry.kind else {"written": told.entry.written}
    return {
        "lexicon": told.lexicon,
        "place": told.entry.place,
        "ipa": told.ipa,
        "respelled": told.respelling,
        "entry": entry,
    }
