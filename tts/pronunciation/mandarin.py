"""Mandarin syllables in pinyin or any romanisation in, how an English voice says them in standard IPA out."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

from tts.pronunciation.phonetics import PhoneticsError

_TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_WHOLE: dict[str, str] = _TABLE["whole"]
_REWRITINGS = tuple((re.compile(found), put) for found, put in _TABLE["rewritings"].items())
_CONFIRMED = tuple((re.compile(found), put) for found, put in _TABLE["confirmed"].items())
_REWRITINGS_DEEP = 3  # "Jyuhn" and its like need no more; each step tries every rule
_AFTER_PALATAL = re.compile(r"^([jqx])u")
_LONGEST_SYLLABLE = 6

Spellings = Mapping[str, frozenset[str]]
Freedom = Literal["system", "chosen", "confirmed"]
"""How far a spelling may be from a romanisation: not at all, by habits of choice, by any that characters confirm."""

ROMANISATIONS = ("hanyu", "wade-giles", "tongyong", "mps2")


def _syllables() -> Iterator[tuple[str, str, str]]:
    """Yield each syllable as it is parted in the table, with v for ü: its key, initial and final."""
    for initial, finals in _TABLE["syllables"].items():
        for final in finals.split():
            if initial + final not in _WHOLE:
                yield initial + final, initial, final


@cache
def sounds() -> Mapping[str, str]:
    """Return the IPA of each syllable by its key: pinyin without a tone, ü written v ("xv")."""
    table = {key: _TABLE["initials"][initial] + _TABLE["finals"][final] for key, initial, final in _syllables()}
    return table | _WHOLE


@cache
def spellings(romanisation: str) -> Spellings:
    """Return the syllables that each spelling of a romanisation can stand for."""
    table = _TABLE[romanisation]
    initials, finals, whole = (table.get(part, {}) for part in ("initials", "finals", "whole"))
    found: dict[str, set[str]] = {}
    regular = {
        key: [first + finals.get(final, final) for first in initials.get(initial, initial).split()]
        for key, initial, final in _syllables()
    }
    for key in sounds():
        for spelling in whole[key].split() if key in whole else regular.get(key, [key]):
            found.setdefault(_AFTER_PALATAL.sub(r"\1u", spelling.replace("v", "u")), set()).add(key)
    return {spelling: frozenset(keys) for spelling, keys in found.items()}


def key(pinyin: str) -> str:
    """Return the key of a pinyin syllable with or without its tone ("lü4", "lv4" and "xu2" are lv, lv and xv)."""
    plain = re.sub(r"[1-5]$", "", pinyin.lower()).replace("u:", "v").replace("ü", "v")
    return _AFTER_PALATAL.sub(r"\1v", plain)


def pinyin_ipa(pinyin: str, written: str) -> str:
    """Return the IPA of pinyin, word by word as the name is written: "gong1 ming2 xin1" for "Kung Ming-hsin".

    Syllables are parted by spaces, or a tone follows each ("gong1 ming2xin1"). The last syllable of each word of
    several is stressed. Raises PhoneticsError where a syllable is no pinyin, or the words don't have as many.
    """
    words = tuple(tuple(map(key, re.findall(r"[a-zü:]+[1-5]?", word.lower()))) for word in pinyin.split())
    if len(words) != len(written.split()):
        words = _regrouped(tuple(each for word in words for each in word), written.split())
    return " ".join(map(joined, words))


def _regrouped(syllables: tuple[str, ...], written: list[str]) -> tuple[tuple[str, ...], ...]:
    """Part syllables among written words: a hyphenated piece has one each, else the first word is a surname of one."""
    sizes = [word.count("-") + 1 for word in written]
    if sum(sizes) != len(syllables):
        sizes = [*[1] * (len(written) - 1), len(syllables) - len(written) + 1]
    if not written or sizes[-1] < 1:
        raise PhoneticsError(f"{len(syllables)} syllables of pinyin can't be parted among {' '.join(written)!r}")
    ends = [sum(sizes[:at]) for at in range(len(sizes) + 1)]
    return tuple(syllables[start:end] for start, end in pairwise(ends))


def joined(keys: tuple[str, ...]) -> str:
    """Return the IPA of a word of syllables, the last of several stressed: ("ming", "xin") is /mɪŋˈʃɪn/."""
    unknown = [each for each in keys if each not in sounds()]
    if unknown or not keys:
        raise PhoneticsError(f"{(unknown or [''])[0]!r} is not a syllable of pinyin")
    *first, last = (sounds()[each] for each in keys)
    return "".join(first) + ("ˈ" if first else "") + last


@lru_cache(maxsize=1 << 13)
def readings(spelling: str, freedom: Freedom = "system") -> frozenset[str]:
    """Return the syllables that a romanised one can stand for in any romanisation, and with `freedom` in others."""
    return frozenset().union(*_nearer_and_nearer(spelling, freedom))


@lru_cache(maxsize=1 << 12)
def nearest(spelling: str) -> frozenset[str]:
    """Return the syllables that a spelling of one's own choice can stand for with the fewest rewritings."""
    return next(filter(None, _nearer_and_nearer(spelling, "chosen")), frozenset())


def _nearer_and_nearer(spelling: str, freedom: Freedom) -> Iterator[frozenset[str]]:
    """Yield the syllables of a spelling as it is, then rewritten once, twice and so on."""
    rules = {"system": (), "chosen": _REWRITINGS, "confirmed": (*_REWRITINGS, *_CONFIRMED)}[freedom]
    seen: set[str] = set()
    forms = {_plain(spelling)}
    for _ in range(_REWRITINGS_DEEP + 1 if rules else 1):
        yield frozenset(each for form in forms for name in ROMANISATIONS for each in spellings(name).get(form, ()))
        seen |= forms
        forms = {rule.sub(put, each) for each in forms for rule, put in rules} - seen


def _plain(spelling: str) -> str:
    return spelling.lower().replace("ü", "u").replace("’", "").replace("'", "")


@lru_cache(maxsize=1 << 13)
def split(word: str, count: int, freedom: Freedom = "system") -> tuple[tuple[str, ...], ...]:
    """Return the ways to cut a romanised word into that many syllables, each with longer syllables first."""
    plain = _plain(word)
    if count == 1:
        return ((plain,),) if readings(plain, freedom) else ()
    return tuple(
        (plain[:cut], *rest)
        for cut in range(min(_LONGEST_SYLLABLE, len(plain) - 1), 0, -1)
        if readings(plain[:cut], freedom)
        for rest in split(plain[cut:], count - 1, freedom)
    )
