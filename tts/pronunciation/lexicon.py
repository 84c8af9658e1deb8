"""A pronunciation map in TOML in, a lexicon out: entries found by the first word of what is written."""

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from tts.normalization.scripts import TOKEN
from tts.pronunciation.entry import EVERYWHERE, Entry, LexiconError, Match
from tts.pronunciation.found import Found, as_written, is_numbered, stands_in_context, whole

__all__ = ["Entry", "Found", "Lexicon", "LexiconError", "gathered", "house", "load", "parse", "scoped"]

_PACKS = Path(__file__).parent / "packs"


Heads = Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Entries under one name, indexed by their first word: a text of n words costs n look-ups.

    Those with a scope are kept, but not found: `scoped` gives the ones that hold for an article.
    """

    name: str
    entries: tuple[Entry, ...]
    _by_written: Mapping[str, tuple[Entry, ...]] = field(init=False, repr=False, compare=False)
    _heads: Heads = field(init=False, repr=False, compare=False)
    _by_script: Mapping[str, Entry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_written: dict[str, tuple[Entry, ...]] = {}
        for entry in self.entries:
            if entry.facts is EVERYWHERE or not entry.facts.scope:
                key = entry.written if entry.match == "exact" else _key(entry.written, entry.match)
                others = by_written.get(key)
                by_written[key] = (entry,) if others is None else tuple(sorted((*others, entry), key=_generality))
        lengths: dict[str, set[int]] = defaultdict(set)
        for key in by_written:
            lengths[head(key)].add(len(key))
        heads = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
        object.__setattr__(self, "_by_written", by_written)
        object.__setattr__(self, "_heads", heads)
        object.__setattr__(self, "_by_script", {entry.script: entry for entry in self.entries if entry.script})

    def at(self, text: str, start: int, first: str, language: str) -> Found | None:
        """Return the longest entry that is written at an offset, where the word `first` begins; None when none is."""
        lowered = _FOLDED + first.lower()
        heads = (first, first[:-1], lowered, lowered[:-1]) if first[-1:] == "s" else (first, lowered)
        primary = language.partition("-")[0]
        for key in heads:
            fold = key.startswith(_FOLDED)
            for length in self._heads.get(key, ()):
                found = self._match(text, start, length - fold, primary, fold=fold)
                if found:
                    return found
        return None

    def _match(self, text: str, start: int, length: int, language: str, *, fold: bool) -> Found | None:
        end = start + length
        written = text[start:end]
        for entry in self._by_written.get(_FOLDED + written.lower() if fold else written, ()):
            if entry.language in ("", language):
                found = whole(text, start, end, entry)
                if found and stands_in_context(text, found) and not is_numbered(text, found):
                    return as_written(found, written) if fold else found
        return None

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
        found = self._by_written.get(written) or self._by_written.get(_FOLDED + written.lower())
        return found[-1] if found else None

    def telling(self, written: str) -> tuple[Entry, ...]:
        """Return all that is told of a writing, in any case and of any scope."""
        lowered = written.lower()
        return tuple(entry for entry in self.entries if entry.written.lower() == lowered)


def told(name: str, entries: tuple[Entry, ...]) -> Lexicon:
    """Return what a text tells as a lexicon: mostly nothing, for which one lexicon of a name is enough."""
    return Lexicon(name, entries) if entries else _empty(name)


@cache
def _empty(name: str) -> Lexicon:
    return Lexicon(name, ())


_FOLDED = "\x00"
"""Opens the keys of entries that match in any case, which keeps them apart from exact ones."""


def _key(written: str, match: Match) -> str:
    return _FOLDED + written.lower() if match == "fold" else written


def head(key: str) -> str:
    """Return what the scan meets first of a writing: its first word, number or symbol."""
    word = key.partition(" ")[0]
    if word.isascii() and word.isalpha():
        return word
    fold = _FOLDED if key.startswith(_FOLDED) else ""
    match = TOKEN.search(key, len(fold))
    return fold + (match[0] if match else "")


def _generality(entry: Entry) -> tuple[bool, bool, bool]:
    """Order what is told of one writing: of a language before of any, in a context before everywhere."""
    return (not entry.language, not entry.facts.before, not entry.facts.after)


def load(path: Path) -> Lexicon:
    """Read a pronunciation map; raises LexiconError at the first entry that can't be used.

    A map is TOML: `[[entry]]` tables, each with `written` (one writing or a list of them), exactly one of the keys
    `fields.SAYS`, and any of `fields.FACTS`. Many entries of one kind and source can stand in a `[[list]]` instead:
    `say` names the kind, and `[list.entries]` has `"written" = "value"`, where the name's own characters may stand
    before the value; `surname = "first"` or `"last"` tells where a person's stands. A file whose name ends in .csv is
    CSV, one in .pls or .xml is PLS 1.0.
    """
    read = _reader(path.suffix.lower())
    text = text_of(path)
    with _uncollected():
        return gathered(path.stem, tuple(read(text, str(path))))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold the collector of cycles: entries make none and stay, and its walks are a quarter of loading 20,000."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _reader(ending: str) -> Callable[[str, str], Iterator[Entry]]:
    """Return what reads a file whose name ends so; each is imported when the first one comes."""
    if ending == ".csv":
        from tts.pronunciation import map_csv

        return map_csv.read
    if ending in (".pls", ".xml"):
        from tts.pronunciation import pls

        return pls.read
    from tts.pronunciation import map_toml

    return map_toml.read


def text_of(path: Path) -> str:
    """Return the text of a map's file; raises LexiconError."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise LexiconError(f"{path}: can't be read: {error.strerror}; give the path of a pronunciation map") from error
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: is not UTF-8 text; save it as UTF-8") from error


def parse(text: str, name: str, place: str) -> Lexicon:
    """Read the TOML text of a pronunciation map; `place` stands before the line in messages."""
    return gathered(name, tuple(_reader(".toml")(text, place)))


def gathered(name: str, entries: tuple[Entry, ...]) -> Lexicon:
    """Return entries as one lexicon; raises LexiconError where two tell of the same writing in the same place."""
    _refuse_ties(entries)
    return Lexicon(name, entries)


def _refuse_ties(entries: tuple[Entry, ...]) -> None:
    written = {_key(entry.written, entry.match) for entry in entries}
    if len(written) == len(entries):
        return
    seen: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in entries:
        others = seen.setdefault((_key(entry.written, entry.match), entry.language, entry.facts.scope), [])
        for other in others:
            if _overlap(entry.facts.before, other.facts.before) and _overlap(entry.facts.after, other.facts.after):
                told = f"{entry.written!r} has an entry at {other.place} too"
                raise LexiconError(f"{entry.place}: {told}; keep one of them")
        others.append(entry)


def _overlap(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Tell whether two conditions can hold at once without one of them being the narrower."""
    return words == others or bool({word.lower() for word in words} & {word.lower() for word in others})


def scoped(lexicons: Iterable[Lexicon], publisher: str, url: str) -> tuple[Lexicon, ...]:
    """Return the lexicons with what they tell of this article or publisher alone before what they tell of all."""
    found: list[Lexicon] = []
    for lexicon in lexicons:
        for scope in (f"article:{url}", f"publisher:{publisher}"):
            own = tuple(
                replace(entry, facts=replace(entry.facts, scope=""))
                for entry in lexicon.entries
                if entry.facts.scope == scope
            )
            found += [Lexicon(lexicon.name, own)] if own else []
        found.append(lexicon)
    return tuple(found)


@cache
def house(language: str) -> Lexicon:
    """Return the packs that are shipped, as one lexicon; two packs that tell of the same writing are an error."""
    primary = language.partition("-")[0]
    read = _reader(".toml")
    entries = (entry for pack in sorted(_PACKS.glob("*.toml")) for entry in read(text_of(pack), pack.name))
    return gathered("house", tuple(entry for entry in entries if entry.language in ("", primary)))
