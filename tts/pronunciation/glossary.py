"""The texts of an article in, what it establishes for itself out: names, surnames, abbreviations it spells out."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from tts.pronunciation import bracketed, names
from tts.pronunciation.entry import Facts
from tts.pronunciation.lexicon import Entry, Lexicon, told
from tts.pronunciation.name import Name
from tts.script import Say

_LETTERS = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*")
_SCRIPT = re.compile(r"(?P<surname>[A-Z][a-z]+)(?:['’]s)? ?[(（](?P<script>[\u3400-\u9fff]{2,5})[)）]")
_SHORT_FORM = re.compile(r" \((?P<short>[A-Z][A-Za-z]{1,9})(?=[,;)])")
_FULL_FORM = 120  # characters before the bracket in which the full form stands
_SURE = 0.5  # what is derived with less confidence is left to the engine


def article(texts: Sequence[str], known: Sequence[Lexicon], language: str) -> Lexicon:
    """Return what the texts establish beyond doubt: names whose script stands in brackets, abbreviations spelled out.

    What an entry tells of this very name (it has the same script, or none) is left to that entry.
    """
    untold = (name for name in _in_script(texts, language) if not _told(name, known))
    whole = (entry for name in untold if (entry := _whole(name)))
    return told("article", _first_of_each((*whole, *abbreviations(texts, known).entries)))


def derived(texts: Sequence[str], known: Sequence[Lexicon], language: str) -> Lexicon:
    """Return what rules derive for these texts, to be used where no entry tells: names, and surnames of those named."""
    in_script = _in_script(texts, language)
    romanised = tuple(name for name in _romanised(texts, language) if not any(map(_has(name.written), known)))
    if not in_script and not romanised:
        return told("derived", ())
    whole = (entry for name in romanised if (entry := _whole(name)))
    alone = (entry for name in (*in_script, *romanised) if (entry := _alone(name)))
    beside = (entry for name in romanised for entry in _beside(name, known))
    entries = (entry for entry in (*whole, *alone, *beside) if not any(map(_has(entry.written), known)))
    return told("derived", _first_of_each(entries))


def _beside(name: Name, known: Sequence[Lexicon]) -> Iterator[Entry]:
    """Yield entries for the words that stand beside one with an entry: "Toshihiko" where "Fukui" has its own.

    An entry of a pack goes before what is derived, so that it is met and the whole name is not.
    """
    told = [any(map(_has(word), known)) for word in name.words]
    for at, (word, ipa) in enumerate(zip(name.words, name.sounds, strict=True)):
        if told[at] or word in names.NEVER_ALONE:
            continue
        after = tuple(each.lower() for each in name.words[at + 1 : at + 2] if any(told[at + 1 :]))
        before = tuple(each.lower() for each in name.words[max(0, at - 1) : at] if any(told[:at]))
        if after or before:
            facts = Facts(before=() if after else before, after=after)
            yield replace(_entry(word, ipa, name), facts=facts)


def _has(written: str) -> Callable[[Lexicon], bool]:
    return lambda lexicon: lexicon.get(written) is not None


def _romanised(texts: Iterable[str], language: str) -> Iterator[Name]:
    if language.partition("-")[0] == "en":
        yield from (name for text in texts for name in names.names(text) if name.confidence >= _SURE)


def _in_script(texts: Iterable[str], language: str) -> tuple[Name, ...]:
    if language.partition("-")[0] != "en":
        return ()
    return tuple(name for text in texts for name in bracketed.names(text))


def _told(name: Name, known: Iterable[Lexicon]) -> bool:
    found = (lexicon.get(name.written) for lexicon in known)
    return any(entry.script in ("", name.script) for entry in found if entry)


def _whole(name: Name) -> Entry | None:
    """Return the entry of a full name or a place; a surname alone gives way to every longer name, so it is not one."""
    if name.surname is not None and len(name.words) == 1:
        return None
    return _entry(name.written, name.ipa, name)


def _alone(name: Name) -> Entry | None:
    if name.surname is None or name.words[name.surname] in names.NEVER_ALONE:
        return None
    return _entry(name.words[name.surname], name.sounds[name.surname], name)


def _entry(written: str, ipa: str, name: Name) -> Entry:
    return Entry(written, written, Say("ipa", ipa), script=name.script, place=f"{name.rule} ({name.confidence:.2f})")


def _first_of_each(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(entry.written, entry)
    return tuple(found.values())


def surnames(texts: Iterable[str], lexicon: Lexicon, language: str) -> Lexicon:
    """Return entries for the surnames of the lexicon's persons whom the texts name in full.

    A surname alone is read as the full name was, and only where an article has that full name: "Kung said", not
    "kung fu".
    """
    found: dict[str, Entry] = {}
    for text in texts:
        for entry in (*_persons(text, lexicon, language), *_known_script(text, lexicon)):
            say = entry.say and _part(entry.say, entry.written, entry.surname)
            if say and entry.surname not in names.NEVER_ALONE:
                found.setdefault(entry.surname, replace(entry, written=entry.surname, spoken=entry.surname, say=say))
    kept = tuple(entry for entry in found.values() if lexicon.get(entry.written) is None)
    return told(lexicon.name, kept)


def _persons(text: str, lexicon: Lexicon, language: str) -> Iterator[Entry]:
    for run in _NAME.finditer(text):
        for word in _LETTERS.finditer(run[0]):
            start = run.start() + word.start()
            met = lexicon.at(text, start, word[0], language)
            if met and met.entry.surname and met.entry.surname != met.entry.written:
                yield met.entry


def _known_script(text: str, lexicon: Lexicon) -> Iterator[Entry]:
    """Yield the persons whose own script stands in brackets after their surname: "Lai's (賴清德)"."""
    if text.isascii():
        return
    for match in _SCRIPT.finditer(text):
        entry = lexicon.of_script(match["script"])
        if entry and entry.surname == match["surname"]:
            yield entry


def _part(say: Say, written: str, surname: str) -> Say | None:
    """Return the pronunciation of one word of a name, when each word has its own."""
    words, sounds = written.split(), say.value.split()
    if say.kind != "ipa" or len(words) != len(sounds) or surname not in words:
        return None
    return Say("ipa", sounds[words.index(surname)])


def abbreviations(texts: Iterable[str], known: Iterable[Lexicon]) -> Lexicon:
    """Return entries for the short forms that the texts spell out with mixed case: "Chip on Wafer (CoW)" are letters.

    A run of capitals needs no entry, since its shape tells; what a lexicon has is left to it.
    """
    lexicons = tuple(known)
    found: dict[str, Entry] = {}
    for text in texts:
        for match in _SHORT_FORM.finditer(text):
            short = match["short"]
            if short.isupper() or any(lexicon.get(short) for lexicon in lexicons):
                continue
            if _initials(text[max(0, match.start() - _FULL_FORM) : match.start()]).endswith(short.upper()):
                found[short] = Entry(short, "-".join(short.upper()), Say("letters", short.upper()))
    return told("article", tuple(found.values()))


def _initials(words: str) -> str:
    return "".join(part[0].upper() for part in re.findall(r"[A-Za-z]+", words))
