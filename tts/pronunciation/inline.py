"""The texts of an article in, what it tells in brackets of how its names are said out: "Kyiv (pronounced KEEV)"."""

import re
from collections.abc import Iterable, Iterator

from tts.pronunciation import phonetics
from tts.pronunciation.lexicon import Entry, Lexicon
from tts.pronunciation.lexicon import told as lexicon_told
from tts.pronunciation.names import is_english
from tts.script import Say

_TOLD = re.compile(
    r" ?\((?:it is |it's )?pronounced (?:as )?"
    r"(?:/(?P<ipa>[^/()]+)/|[\"“'‘]?(?P<respelling>[A-Za-z]+(?:['’]?-[A-Za-z]+)*['’]?(?: [A-Za-z-]+){0,3})[\"”'’]?)\)"
)
_WORD = r"[A-ZÀ-Þ][^\W\d_]*(?:['’-](?!s\b)[^\W\d_]+)*"
_NAME = re.compile(rf"(?P<name>{_WORD}(?: {_WORD})*)(?:['’]s)?$")
_LONGEST_NAME = 60


def told(texts: Iterable[str]) -> Lexicon:
    """Return entries for the names whose pronunciation a bracket right after them gives, and for the bracket, unsaid.

    A bracket tells of as many words before it as it has itself, and of the surname: the last of them, or the first
    before a given name with a hyphen. One that is neither IPA nor a respelling of the table is left to be read as it
    stands, as is one after no name.
    """
    entries = {entry.written: entry for text in texts if "pronounced" in text for entry in _entries(text)}
    return lexicon_told("inline", tuple(entries.values()))


def _entries(text: str) -> Iterator[Entry]:
    for bracket in _TOLD.finditer(text):
        name = _NAME.search(text[max(0, bracket.start() - _LONGEST_NAME) : bracket.start()])
        ipa = _ipa(bracket["ipa"], bracket["respelling"])
        words = name["name"].split(" ") if name else []
        if ipa and len(words) >= len(ipa.split()):
            sounds = ipa.split()
            named = words[-len(sounds) :]
            yield _entry(" ".join(named), ipa)
            surname = 0 if "-" in named[-1] else len(named) - 1
            if len(named) > 1 and not is_english(named[surname]):
                yield _entry(named[surname], sounds[surname])
            yield Entry(bracket[0].strip(), "", place="the article")


def _entry(written: str, ipa: str) -> Entry:
    return Entry(written, written.replace("’", "'"), Say("ipa", ipa), place="the article")


def _ipa(ipa: str | None, respelling: str | None) -> str:
    """Return what a bracket tells in IPA; a mark after a syllable stands for its stress, as its capitals do."""
    try:
        if ipa:
            return phonetics.normalized(ipa)
        plain = re.sub("['’]", "", respelling or "")
        return phonetics.respelling_ipa(plain) if any(each.isupper() for each in re.split("[ -]", plain)) else ""
    except phonetics.PhoneticsError:
        return ""
