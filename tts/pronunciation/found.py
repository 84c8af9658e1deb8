"""An entry and a place in a text in, what it covers there out: its ending, its context, the case of the text."""

import re
from dataclasses import dataclass, replace

from tts.normalization.rule import Pattern
from tts.pronunciation import phonetics
from tts.pronunciation.entry import Entry
from tts.script import Say

_ENDING = Pattern(r"(?:['’]s|s|['’])(?!\w)")


@dataclass(frozen=True, slots=True)
class Found:
    """An entry met in a text, with the span it covers, its possessive or plural ending included."""

    start: int
    end: int
    spoken: str
    say: Say | None
    entry: Entry


def whole(text: str, start: int, end: int, entry: Entry) -> Found | None:
    """Return an entry met as a whole word, its possessive or plural ending included; None for a part of a word."""
    if not _goes_on(text, end):
        return Found(start, end, entry.spoken, entry.say, entry)
    ending = _ENDING.match(text, end)
    return _with_ending(start, ending, entry) if ending else None


def as_written(found: Found, written: str) -> Found:
    """Keep the case of a text where an entry that matches in any case says the same word."""
    spoken = found.entry.spoken
    if spoken.lower() != written.lower():
        return found
    return replace(found, spoken=written + found.spoken[len(spoken) :])


_BETWEEN = " \t\n\u00a0\"'“”‘’"


def stands_in_context(text: str, found: Found) -> bool:
    """Tell whether the words stand beside that an entry asks for, spaces and quotes between them aside."""
    facts = found.entry.facts
    if facts.before:
        preceding = text[max(0, found.start - _CONTEXT) : found.start].rstrip(_BETWEEN).lower()
        if not any(preceding.endswith(word) and not preceding[: -len(word)][-1:].isalnum() for word in facts.before):
            return False
    if facts.after:
        following = text[found.end : found.end + _CONTEXT].lstrip(_BETWEEN).lower()
        return any(following.startswith(word) and not following[len(word) :][:1].isalnum() for word in facts.after)
    return True


def is_numbered(text: str, found: Found) -> bool:
    """Tell whether one name is a ruler's, whose number is read together with it."""
    return " " not in found.entry.written and _REGNAL.match(text, found.end) is not None


_REGNAL = Pattern(r" (?=[IVX]{2})X{0,2}(?:IX|IV|V?I{0,3})(?![\w&-])")
_CONTEXT = 80
"""Characters beside a word in which those are looked for that an entry asks for."""


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
