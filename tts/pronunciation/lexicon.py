"""A pronunciation map in TOML in, a lexicon out: entries found by the first word of what is written."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from tts.normalization.scripts import TOKEN
from tts.pronunciation import japanese, mandarin, phonetics
from tts.script import Say

Match = Literal["exact", "fold"]
SAY_KEYS = ("ipa", "letters", "word", "alias", "respelling", "pinyin", "kana", "skip")
_OTHER_KEYS = ("written", "surname", "script", "language", "match", "note", "source", "reviewed")
_PACKS = Path(__file__).parent / "packs"
_ENDING = re.compile(r"(?:['’]s|s|['’])(?!\w)")


class LexiconError(Exception):
    """A pronunciation map can't be used; the message names the file, the line, the entry, and what to do."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One way to write something and how it is said.

    `spoken` replaces what is written (an alias, letters; "" for `skip`), `say` is its pronunciation where the spelling
    does not tell. `surname` is the part that stands for the whole later in an article, `script` the name in its own
    characters. `place` is "file:line".
    """

    written: str
    spoken: str
    say: Say | None = None
    surname: str = ""
    script: str = ""
    language: str = ""
    match: Match = "exact"
    place: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """An entry met in a text, with the span it covers, its possessive or plural ending included."""

    start: int
    end: int
    spoken: str
    say: Say | None
    entry: Entry


Heads = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Entries under one name, indexed by their first word: a text of n words costs n look-ups."""

    name: str
    entries: tuple[Entry, ...]
    _by_written: Mapping[str, Entry] = field(init=False, repr=False, compare=False)
    _heads: Heads = field(init=False, repr=False, compare=False)
    _by_script: Mapping[str, Entry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_written = {_key(entry.written, entry.match): entry for entry in self.entries}
        lengths: dict[str, set[int]] = {}
        for key in by_written:
            lengths.setdefault(head(key), set()).add(len(key))
        heads = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
        object.__setattr__(self, "_by_written", by_written)
        object.__setattr__(self, "_heads", heads)
        object.__setattr__(self, "_by_script", {entry.script: entry for entry in self.entries if entry.script})

    def at(self, text: str, start: int, first: str, language: str) -> Found | None:
        """Return the longest entry that is written at an offset, where the word `first` begins; None when none is."""
        lowered = _FOLDED + first.lower()
        heads = (first, first[:-1], lowered, lowered[:-1]) if first[-1:] == "s" else (first, lowered)
        for key in heads:
            fold = key.startswith(_FOLDED)
            for length in self._heads.get(key, ()):
                found = self._match(text, start, length - fold, fold=fold)
                if found and found.entry.language in ("", language.partition("-")[0]):
                    return found
        return None

    def _match(self, text: str, start: int, length: int, *, fold: bool) -> Found | None:
        end = start + length
        written = text[start:end]
        entry = self._by_written.get(_FOLDED + written.lower() if fold else written)
        if entry is None:
            return None
        if fold and entry.spoken.lower() == written.lower():
            entry = replace(entry, spoken=written)
        if not _goes_on(text, end):
            return Found(start, end, entry.spoken, entry.say, entry)
        ending = _ENDING.match(text, end)
        return _with_ending(start, ending, entry) if ending else None

    def heads(self) -> Iterator[str]:
        """Yield the first word of each entry, in lower case where any case will do, and its plural."""
        for key in self._heads:
            first = key.removeprefix(_FOLDED)
            yield from (first, first + "s")

    def of_script(self, script: str) -> Entry | None:
        """Return the entry of a name that is written so in its own characters."""
        return self._by_script.get(script)

    def get(self, written: str) -> Entry | None:
        """Return the entry for exactly this writing."""
        return self._by_written.get(written) or self._by_written.get(_FOLDED + written.lower())


_FOLDED = "\x00"
"""Opens the keys of entries that match in any case, which keeps them apart from exact ones."""


def _key(written: str, match: Match) -> str:
    return _FOLDED + written.lower() if match == "fold" else written


def head(key: str) -> str:
    """Return what the scan meets first of a writing: its first word, number or symbol."""
    fold = _FOLDED if key.startswith(_FOLDED) else ""
    match = TOKEN.search(key, len(fold))
    return fold + (match[0] if match else "")


def _goes_on(text: str, end: int) -> bool:
    """Tell whether the word goes on at an offset, so that what was found is only a part of it."""
    following = text[end : end + 1]
    if following in ("'", "’"):
        return bool(_ENDING.match(text, end))
    return following.isalnum() or following in ("_", "$", "€", "£")


def _with_ending(start: int, ending: re.Match[str], entry: Entry) -> Found:
    """Put a possessive or plural ending on what is spoken and on how it is pronounced."""
    written = ending[0].replace("’", "'")
    say = entry.say
    if say and say.kind == "ipa":
        say = replace(say, value=phonetics.with_ending(say.value, written))
    elif say:
        say = replace(say, value=say.value + written)
    spoken = entry.spoken + written if entry.spoken else ""
    return Found(start, ending.end(), spoken, say, entry)


def load(path: Path) -> Lexicon:
    """Read a pronunciation map; raises LexiconError at the first entry that can't be used.

    A map is TOML: `[[entry]]` tables, each with `written` (one writing or a list of them) and exactly one of `ipa`,
    `letters`, `word`, `alias`, `respelling`, `pinyin`, `kana` and `skip`; `surname`, `script`, `language`, `match`
    ("exact" or "fold"), `note`, `source` and `reviewed` may follow. Many entries of one kind and source can stand in a
    `[[list]]` instead: `say` names the kind, and `[list.entries]` has `"written" = "value"`, where the name's own
    characters may stand before the value; `surname = "first"` or `"last"` tells where a person's stands.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise LexiconError(f"{path}: can't be read: {error.strerror}; give the path of a TOML file") from error
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: is not UTF-8 text; save it as UTF-8") from error
    return parse(text, path.stem, str(path))


def parse(text: str, name: str, place: str) -> Lexicon:
    """Read the TOML text of a pronunciation map; `place` stands before the line in messages."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{place}: is not TOML: {error}") from error
    _check_tables(document, place)
    places = _places(text, place)
    rows = [(row, next(places["[[entry]]"], place)) for row in document.get("entry", [])]
    rows += [(row, next(places[row["written"]], place)) for row in _listed(document.get("list", []), place)]
    found = tuple(entry for row, where in rows for entry in _entries(row, where))
    _refuse_ties(found)
    return Lexicon(name, found)


_TABLES = ("entry", "list")
_LIST_KEYS = ("say", "source", "surname", "language", "match", "note", "reviewed", "entries")
_LINE = re.compile(r'\s*(?:(?P<table>\[\[entry\]\])|"(?P<written>(?:[^"\\]|\\.)+)"\s*=)')
_SCRIPT_FIRST = re.compile(r"(?P<script>[\u3400-\u9fff][\u3040-\u30ff\u3400-\u9fff々ー]*) (?=\S)")


def _check_tables(document: Mapping[str, Any], place: str) -> None:
    for key, rows in document.items():
        if key not in _TABLES or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise LexiconError(f"{place}: holds {key!r}; a map holds [[entry]] and [[list]] tables only")


def _places(text: str, place: str) -> Mapping[str, Iterator[str]]:
    """Return the lines where entries stand, in order: "[[entry]]" tables, and the keys of lists."""
    found: dict[str, list[str]] = defaultdict(list)
    for number, line in enumerate(text.split("\n"), 1):
        match = _LINE.match(line)
        if match:
            found[match["table"] or match["written"]].append(f"{place}:{number}")
    return defaultdict(lambda: iter(()), {key: iter(lines) for key, lines in found.items()})


def _listed(lists: Iterable[Mapping[str, Any]], place: str) -> Iterator[dict[str, Any]]:
    """Yield each line of the lists as the row of an entry."""
    for table in lists:
        entries, say = table.get("entries"), table.get("say")
        unknown = [key for key in table if key not in _LIST_KEYS]
        if (
            unknown
            or not isinstance(entries, dict)
            or say not in SAY_KEYS
            or table.get("surname") not in _SURNAME_PLACES
        ):
            raise LexiconError(f"{place}: a [[list]] needs say = one of {', '.join(SAY_KEYS)}, and [list.entries]")
        shared = {key: table[key] for key in table if key not in ("say", "entries", "surname")}
        for written, value in entries.items():
            script = _SCRIPT_FIRST.match(value) if isinstance(value, str) else None
            row = {**shared, "written": written, say: value[script.end() :] if script else value}
            row |= {"script": script["script"]} if script else {}
            row |= {"surname": written.split()[_SURNAME_PLACES[table["surname"]]]} if "surname" in table else {}
            yield row


_SURNAME_PLACES = {None: 0, "first": 0, "last": -1}


def _refuse_ties(entries: Iterable[Entry]) -> None:
    seen: dict[str, Entry] = {}
    for entry in entries:
        other = seen.setdefault(_key(entry.written, entry.match), entry)
        if other is not entry:
            raise LexiconError(f"{entry.place}: {entry.written!r} has an entry at {other.place} too; keep one of them")


def _entries(row: Mapping[str, Any], place: str) -> Iterator[Entry]:
    """Yield an entry for each writing of a row."""
    variants = row.get("written")
    variants = [variants] if isinstance(variants, str) else variants
    if not isinstance(variants, list) or not variants or not all(isinstance(each, str) and each for each in variants):
        raise LexiconError(f'{place}: has no written form; add written = "..." or a list of them')
    _check(row, variants[0], place)
    for written in variants:
        spoken, say = _said(row, written, place)
        yield Entry(
            written=written,
            spoken=spoken,
            say=say,
            surname=row.get("surname", ""),
            script=row.get("script", ""),
            language=row.get("language", ""),
            match=row.get("match", "exact"),
            place=place,
        )


def _check(row: Mapping[str, Any], written: str, place: str) -> None:
    for key, value in row.items():
        if key not in (*SAY_KEYS, *_OTHER_KEYS):
            known = ", ".join((*_OTHER_KEYS[:1], *SAY_KEYS, *_OTHER_KEYS[1:]))
            raise LexiconError(f"{place}: {written!r} has an unknown key {key!r}; known are {known}")
        if not isinstance(value, bool if key in ("skip", "reviewed") else str) and key != "written":
            raise LexiconError(f"{place}: {written!r}: {key} must be {'true' if key == 'skip' else 'a text'}")
    said = [key for key in SAY_KEYS if key in row]
    if len(said) != 1:
        held = f"has {' and '.join(said)}" if said else "says nothing"
        raise LexiconError(f"{place}: {written!r} {held}; give exactly one of {', '.join(SAY_KEYS)}")
    if row.get("match", "exact") not in ("exact", "fold"):
        raise LexiconError(f'{place}: {written!r}: match is {row["match"]!r}; it must be "exact" or "fold"')
    if row.get("surname") and row["surname"] not in written.split():
        raise LexiconError(f"{place}: {written!r}: surname {row['surname']!r} is not one of its words")


def _said(row: Mapping[str, Any], written: str, place: str) -> tuple[str, Say | None]:
    """Return what is spoken for a writing and how; the IPA is checked against what voices can say."""
    try:
        match row:
            case {"letters": letters}:
                return _letters(letters)
            case {"word": word}:
                return _speakable(written), Say("word", word)
            case {"alias": alias}:
                return alias, None
            case {"skip": _}:
                return "", None
            case _:
                return _speakable(written), Say("ipa", phonetics.normalized(_ipa(row, written)))
    except phonetics.PhoneticsError as error:
        raise LexiconError(f"{place}: {written!r}: {error}; use the IPA of English, or a respelling") from error


def _ipa(row: Mapping[str, Any], written: str) -> str:
    match row:
        case {"respelling": respelling}:
            return phonetics.respelling_ipa(respelling)
        case {"pinyin": pinyin}:
            return mandarin.pinyin_ipa(pinyin, written)
        case {"kana": kana}:
            return japanese.kana_ipa(kana)
        case _:
            return str(row["ipa"])


def _letters(value: str) -> tuple[str, Say]:
    letters = re.sub(r"[\s.-]", "", value)
    if not letters.isascii() or not letters.isalpha():
        raise phonetics.PhoneticsError(f"letters {value!r} are not letters from A to Z")
    return "-".join(letters.upper()), Say("letters", letters.upper())


_UNSPOKEN = re.compile(r"[^A-Za-zÀ-ɏḀ-ỿ' -]+")


def _speakable(written: str) -> str:
    """Return the writing with only what `spoken` may hold; its pronunciation stands beside it."""
    kept = " ".join(_UNSPOKEN.sub(" ", written.replace("’", "'")).split())
    return kept or "name"


@cache
def house(language: str) -> Lexicon:
    """Return the packs that are shipped, as one lexicon; two packs that tell of the same writing are an error."""
    entries = tuple(
        entry
        for path in sorted(_PACKS.glob("*.toml"))
        for entry in parse(path.read_text(encoding="utf-8"), path.stem, path.name).entries
        if entry.language in ("", language.partition("-")[0])
    )
    _refuse_ties(entries)
    return Lexicon("house", entries)
