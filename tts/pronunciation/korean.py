"""A Korean name as English-language news spells it in, how an English voice says it in standard IPA out."""

import re
import tomllib
from functools import cache
from pathlib import Path

_TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_WHOLE: dict[str, str] = {written.lower(): ipa for written, ipa in _TABLE["whole"].items()}
_ONSETS: dict[str, str] = _TABLE["onsets"]
_RIMES: dict[str, str] = _TABLE["rimes"]
_SYLLABLE = re.compile(rf"({'|'.join(sorted(_ONSETS, key=len, reverse=True))})?({'|'.join(_RIMES)})")

SURNAMES = frozenset(_TABLE["names"]["surnames"].split())
NO_MANDARIN = frozenset(_TABLE["names"]["first"].split())
"""Surnames that are Korean ones, though a romanisation of Mandarin spells them too."""
_DISTINCT = frozenset(_TABLE["names"]["distinct"].lower().split())


@cache
def syllable_ipa(syllable: str) -> str | None:
    """Return the IPA of one syllable, in the Revised Romanisation or a customary spelling; None where it is neither.

    >>> syllable_ipa("yeol")
    'jʌl'
    """
    written = syllable.lower()
    match = _SYLLABLE.fullmatch(written)
    return _WHOLE.get(written) or (_ONSETS.get(match[1], "") + _RIMES[match[2]] if match else None)


def given_ipa(syllables: tuple[str, ...]) -> str | None:
    """Return the IPA of a given name, its last syllable stressed; None where a syllable is not Korean."""
    sounds = [syllable_ipa(each) for each in syllables]
    known = [sound for sound in sounds if sound]
    if len(known) < len(sounds) or not known:
        return None
    return "".join(known[:-1]) + ("ˈ" if known[:-1] else "") + known[-1]


def share_of_names(syllables: tuple[str, ...]) -> float:
    """Return the share of the syllables that Korean given names have, from 0 to 1."""
    return sum(each.lower() in _DISTINCT for each in syllables) / len(syllables)
