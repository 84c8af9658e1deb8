"""A row of a pronunciation map in, its entries out: each checked, with what is spoken for it and how."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from typing import Any, Literal

from tts.normalization.rule import Pattern
from tts.pronunciation import phonetics
from tts.pronunciation.fields import BY_NAME, FACT_KEYS, SAY_KEYS
from tts.script import Say

Match = Literal["exact", "fold"]
_SAYS = frozenset(SAY_KEYS)


class LexiconError(Exception):
    """A pronunciation map can't be used; the message names the file, the line, the entry, and what to do."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Where entries hold, and what is known of them, shared by all of a list.

    They hold right after a word of `before` and where a word of `after` follows; anywhere when these are empty. `scope`
    is "" for everywhere, else "publisher:NAME" or "article:URL".
    """

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    scope: str = ""
    note: str = ""
    source: str = ""
    reviewed: bool | None = None


EVERYWHERE = Facts()


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to write something and how it is said.

    `spoken` replaces what is written (an alias, letters; "" for `skip`), `say` is its pronunciation where the spelling
    does not tell; `kind` and `value` are what the map had for it. `surname` is the part that stands for the whole later
    in an article, `script` the name in its own characters. `place` is "file:line".
    """

    written: str
    spoken: str
    say: Say | None = None
    surname: str = ""
    script: str = ""
    language: str = ""
    match: Match = "exact"
    place: str = ""
    kind: str = ""
    value: str = ""
    facts: Facts = EVERYWHERE

    def as_row(self) -> dict[str, Any]:
        """Return the row that reads back as this entry."""
        said: Any = True if self.kind == "skip" else self.value
        facts: dict[str, Any] = {key: getattr(self.facts if key in _SHARED else self, key) for key in FACT_KEYS}
        facts |= {"before": list(self.facts.before), "after": list(self.facts.after)}
        facts["match"] = "" if self.match == "exact" else self.match
        told = {key: value for key, value in facts.items() if value not in ("", [], None)}
        return {"written": self.written, self.kind: said, **told}


def entries(row: Mapping[str, Any], place: str) -> Iterator[Entry]:
    """Yield an entry for each writing of a row; raises LexiconError."""
    variants = row.get("written")
    if len(row) == 2 and isinstance(variants, str) and variants:
        (kind,) = row.keys() - {"written"}
        if kind in _SAYS:
            yield entry(variants, kind, row[kind], {}, place)
            return
    variants = [variants] if isinstance(variants, str) else variants
    if not isinstance(variants, list) or not variants or not all(isinstance(each, str) and each for each in variants):
        raise LexiconError(f'{place}: has no written form; add written = "..." or a list of them')
    said = [key for key in row if key in _SAYS]
    facts = checked_facts({key: row[key] for key in row if key != "written" and key not in _SAYS}, variants[0], place)
    if len(said) != 1:
        held = f"has {' and '.join(said)}" if said else "says nothing"
        raise LexiconError(f"{place}: {variants[0]!r} {held}; give exactly one of {', '.join(SAY_KEYS)}")
    for written in variants:
        yield entry(written, said[0], row[said[0]], facts, place)


_SHARED = frozenset(field.name for field in dataclass_fields(Facts))


def checked_facts(facts: Mapping[str, Any], written: str, place: str) -> dict[str, Any]:
    """Return what is told of an entry besides, as the fields of `Entry` hold it; raises LexiconError."""
    for key, value in facts.items():
        field = BY_NAME.get(key)
        if field is None:
            known = ", ".join(("written", *SAY_KEYS, *FACT_KEYS))
            raise LexiconError(f"{place}: {written!r} has an unknown key {key!r}; known are {known}")
        if not field.accepts(value):
            raise LexiconError(f"{place}: {written!r}: {key} is {value!r}; it must be {field.wanted}")
    shared: dict[str, Any] = {
        key: tuple(facts[key]) if isinstance(facts[key], list) else facts[key] for key in facts if key in _SHARED
    }
    if shared.get("scope") == "house":
        del shared["scope"]
    own = {key: facts[key] for key in facts if key not in _SHARED}
    return {**own, "facts": Facts(**shared)} if shared else own


def entry(written: str, kind: str, value: Any, facts: Mapping[str, Any], place: str) -> Entry:
    """Return the entry of one writing, its saying checked; `facts` are those of `checked_facts`."""
    if not BY_NAME[kind].accepts(value):
        raise LexiconError(f"{place}: {written!r}: {kind} must be {BY_NAME[kind].wanted}")
    if facts and facts.get("surname") and facts["surname"] not in written.split():
        raise LexiconError(f"{place}: {written!r}: surname {facts['surname']!r} is not one of its words")
    try:
        spoken, say = _said(kind, value, written)
    except phonetics.PhoneticsError as error:
        raise LexiconError(f"{place}: {written!r}: {error}; use the IPA of English, or a respelling") from error
    return Entry(written, spoken, say, place=place, kind=kind, value="" if kind == "skip" else value, **facts)


def _said(kind: str, value: str, written: str) -> tuple[str, Say | None]:
    """Return what is spoken for a writing and how; the IPA is checked against what voices can say."""
    match kind:
        case "ipa":
            return _speakable(written), Say("ipa", phonetics.normalized(value))
        case "respelling" | "pinyin" | "kana":
            return _speakable(written), Say("ipa", phonetics.normalized(_ipa(kind, value, written)))
        case "letters":
            return _letters(value)
        case "word":
            return _speakable(written), Say("word", value)
        case _:
            return value if kind == "alias" else "", None


def _ipa(kind: str, value: str, written: str) -> str:
    from tts.pronunciation import japanese, mandarin  # tables of thousands of syllables that few maps ask for

    match kind:
        case "respelling":
            return phonetics.respelling_ipa(value)
        case "pinyin":
            return mandarin.pinyin_ipa(value, written)
        case _:
            return japanese.kana_ipa(value)


def _letters(value: str) -> tuple[str, Say]:
    letters = re.sub(r"[\s.-]", "", value)
    if not letters.isascii() or not letters.isalpha():
        raise phonetics.PhoneticsError(f"letters {value!r} are not letters from A to Z")
    return "-".join(letters.upper()), Say("letters", letters.upper())


_UNSPOKEN = Pattern(r"[^A-Za-zÀ-ɏḀ-ỿ' -]+")
_SPEAKABLE = Pattern(r"[A-Za-zÀ-ɏḀ-ỿ'-]++(?: [A-Za-zÀ-ɏḀ-ỿ'-]++)*+")


def _speakable(written: str) -> str:
    """Return the writing with only what `spoken` may hold; its pronunciation stands beside it."""
    if _SPEAKABLE.fullmatch(written):
        return written
    kept = " ".join(_UNSPOKEN.sub(" ", written.replace("’", "'")).split())
    return kept or "name"
