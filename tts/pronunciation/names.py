"""A text in, the East Asian names in it that a romanisation gives away out, each with how sure that is.

A name is one only where all its syllables are spelled by a romanisation, a surname stands first or last, and no part of
it is an English word: so "Long Beach", "Sun said" and "He ran" are none.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from tts.pronunciation import japanese, korean, mandarin, vietnamese
from tts.pronunciation.name import Name

_HERE = Path(__file__).parent
_TABLE = tomllib.loads((_HERE / "romanised.toml").read_text(encoding="utf-8"))
_USUAL: dict[str, str] = {spelled: mandarin.key(said) for spelled, said in _TABLE["usual"].items()}
_USUALLY_LAST: dict[str, str] = _TABLE["usually"]["last"]
_PAIRS = {
    (first, last): key
    for first, readings in _TABLE["usually"]["before"].items()
    for key, others in readings.items()
    for last in others.split()
}
"""What the first syllable of a given name has before certain second ones: "Ching-yi" is mostly 靜儀."""
_LISTED = frozenset(_TABLE["surnames"]["mandarin"].split())
_SINGLE = frozenset(_TABLE["single"]["surnames"].split())
_NEVER = frozenset(_TABLE["never"]["names"].replace("\n", "").split("|"))
NEVER_ALONE = frozenset(_TABLE["never"]["alone"].split())
"""Surnames that are left as the English words or names they are spelled like, where they stand alone."""

_PLACE = re.compile(_TABLE["places"]["shape"])
_WORD = r"(?:[A-Z][a-zāēīōū]+|[AEIOU](?=-[a-z]))(?:['’](?!s\b)[a-z]+)?(?:-[A-Za-z]?[a-z]+)?"
_RUN = re.compile(rf"(?<![\w'’.-]){_WORD}(?: {_WORD})*(?![\w-]|['’](?!s\b)\w)")
_MOST_WORDS = 4
_HYPHENATED, _JOINED, _PARTED, _CHOSEN, _ALONE = 0.9, 0.75, 0.6, 0.6, 0.6  # see tests/tts/pronunciation/test_names.py
_TAIWAN = ("wade-giles", "tongyong", "hanyu", "mps2")  # where the given name is hyphenated
_MAINLAND = ("hanyu", "tongyong", "wade-giles")  # where it is one word
_UNHYPHENATED = ("wade-giles", "hanyu", "tongyong")  # where it is one word after "Chang" or "Hsu"


@cache
def _english() -> frozenset[str]:
    table = tomllib.loads((_HERE / "english.toml").read_text(encoding="utf-8"))
    return frozenset((table["words"] + table["names"]).split())


def is_english(word: str) -> bool:
    """Tell whether a word that is spelled like a name of East Asia is an English one, or a name of elsewhere."""
    return word.lower() in _english()


def names(text: str) -> Iterator[Name]:
    """Yield the names of a text, from left to right, the longest and surest at each place."""
    for run in _RUN.finditer(text):
        words = run[0].split(" ")
        at = 0
        while at < len(words):
            found = _at(tuple(words[at : at + _MOST_WORDS]))
            if found:
                yield found
            at += len(found.words) if found else 1


@lru_cache(maxsize=1 << 14)
def _at(words: tuple[str, ...]) -> Name | None:
    """Return the longest name that these words begin with."""
    for count in range(len(words), 0, -1):
        found = name(words[:count])
        if found:
            return found
    return None


def name(words: tuple[str, ...]) -> Name | None:
    """Return the surest reading of these words as one whole name; None where they are none."""
    if " ".join(words) in _NEVER:
        return None
    found = [reading for read in _LANGUAGES for reading in (read(words),) if reading]
    return max(found, key=lambda reading: reading.confidence, default=None)


@cache
def _surnames() -> dict[str, str]:
    """Return the Mandarin surname, as a key of `mandarin`, that each spelling most often stands for."""
    found: dict[str, str] = dict(_TABLE["surnames"]["chosen"])
    for surname in _TABLE["surnames"]["mandarin"].split():
        for romanisation in mandarin.ROMANISATIONS:
            for spelled, keys in mandarin.spellings(romanisation).items():
                if surname in keys:
                    found.setdefault(spelled.capitalize(), surname)
    return found


def _surname(spelled: str, *given: str) -> str | None:
    """Return what a surname stands for: by Hanyu pinyin beside a given name that Wade-Giles has not, else the usual."""
    usual = _surnames().get(spelled) or _rare(spelled, given)
    hanyu = mandarin.key(spelled)
    joined = not any("-" in word for word in given)
    return hanyu if usual and joined and hanyu in _LISTED and not any(map(_is_wade_giles, given)) else usual


def _is_wade_giles(word: str) -> bool:
    table = mandarin.spellings("wade-giles")
    return any(all(each in table for each in cut) for count in (1, 2) for cut in mandarin.split(word, count))


def _rare(spelled: str, given: tuple[str, ...]) -> str | None:
    """Return what a surname of no list stands for, before a given name whose small letter after a hyphen tells it."""
    told = len(given) == 1 and re.fullmatch(r"[A-Z][a-z]*-[a-z]+", given[0])
    if not told or is_english(spelled) or spelled in korean.SURNAMES or "-" in spelled:
        return None
    keys = mandarin.nearest(spelled)
    return _likeliest((spelled.lower(),), (keys,))[0] if keys else None


def _mandarin(words: tuple[str, ...]) -> Name | None:
    """Read "Lai Ching-te", "Ching-te Lai", "Xi Jinping", "Chen Shui Bian", and a surname that can be nothing else."""
    if len(words) == 1:
        alone = _surnames().get(words[0]) if words[0] in _SINGLE else None
        return Name(words, (mandarin.joined((alone,)),), 0, _ALONE, "name/surname") if alone else _place(words[0])
    if len(words) > 3:
        return None
    for at in (0, len(words) - 1):
        surname = _surname(words[at], *words[:at], *words[at + 1 :])
        given = words[1:] if at == 0 else words[:-1]
        parted = _MAINLAND if at or surname == mandarin.key(words[at]) else _UNHYPHENATED
        read = _given(given, parted) if surname and not (at and len(given) > 1) else None
        if surname and read:
            keys, confidence, rule = read
            own = mandarin.joined((surname,))
            sounds = [mandarin.joined(keys)] if len(given) == 1 else [mandarin.joined((key,)) for key in keys]
            in_order = (own, *sounds) if at == 0 else (*sounds, own)
            return Name(words, in_order, at, confidence - (0.05 if at else 0), f"name/{rule}")
    return None


def _place(word: str) -> Name | None:
    """Read a word of several syllables that only Hanyu pinyin spells so: "Zhengzhou", "Fengshan"."""
    if is_english(word) or not _PLACE.search(word.lower()):
        return None
    for count in (2, 3, 4):
        for cut in mandarin.split(word, count):
            keys = [mandarin.spellings("hanyu").get(syllable) for syllable in cut]
            if all(keys) and not any(syllable[0] in "aeo" for syllable in cut[1:]):
                said = mandarin.joined(tuple(min(each) for each in keys if each))
                return Name((word,), (said,), None, _ALONE, "name/hanyu")
    return None


def _given(words: tuple[str, ...], parted: tuple[str, ...]) -> tuple[tuple[str, ...], float, str] | None:
    """Read a given name: hyphenated, or of one word or two by the romanisations of `parted`."""
    if len(words) == 2:
        plain = all("-" not in word and not is_english(word) for word in words)
        return _spelled(words, parted, _PARTED) if plain else None
    if "-" in words[0]:
        pieces = tuple(words[0].split("-"))
        if all(map(is_english, pieces)) and words[0].istitle():
            return None
        return _spelled(pieces, _TAIWAN, _HYPHENATED) or _chosen(pieces)
    if is_english(words[0]):
        return None
    for count in (1, 2):
        for cut in mandarin.split(words[0], count):
            if cut[-1][0] in "aeo" and count > 1 and "'" not in words[0]:
                continue  # pinyin parts such syllables by an apostrophe
            found = _spelled(cut, parted[:2] if count > 1 else parted, _JOINED)
            if found:
                return found
    return None


def _spelled(
    syllables: tuple[str, ...], romanisations: tuple[str, ...], confidence: float
) -> tuple[tuple[str, ...], float, str] | None:
    """Read syllables by the first romanisation that spells them all, else each by the first that spells it."""
    written = tuple(syllable.lower() for syllable in syllables)
    for name in romanisations:
        table = mandarin.spellings(name)
        if all(syllable in table for syllable in written):
            return _likeliest(written, tuple(table[syllable] for syllable in written)), confidence, name
    found = tuple(_first(syllable, romanisations) for syllable in written)
    return (_likeliest(written, found), confidence - 0.1, "mixed") if all(found) else None


def _first(syllable: str, romanisations: tuple[str, ...]) -> frozenset[str]:
    tables = map(mandarin.spellings, romanisations)
    return next((table[syllable] for table in tables if syllable in table), frozenset())


def _chosen(syllables: tuple[str, ...]) -> tuple[tuple[str, ...], float, str] | None:
    """Read syllables in spellings of one's own choice ("Shiow-yen")."""
    found = tuple(map(mandarin.nearest, syllables))
    if not all(found):
        return None
    return _likeliest(tuple(each.lower() for each in syllables), found), _CHOSEN, "chosen"


def _likeliest(syllables: tuple[str, ...], found: tuple[frozenset[str], ...]) -> tuple[str, ...]:
    """Return which of its readings each syllable of a given name has most often, at the place where it stands."""
    usual = [_USUAL.get(syllable) for syllable in syllables]
    if len(syllables) == 2:
        usual = [_PAIRS.get((syllables[0], syllables[1])) or usual[0], _USUALLY_LAST.get(syllables[1]) or usual[1]]
    return tuple(one if one in keys else min(keys) for one, keys in zip(usual, found, strict=True))


def _korean(words: tuple[str, ...]) -> Name | None:
    """Read "Lee Jae-myung", "Kim Jong Un", and "Heung-min Son" where no other language has such syllables."""
    last = len(words) == 2 and "-" in words[0]
    surname, given = (words[1], words[:1]) if last else (words[0], words[1:])
    pieces = given if len(given) == 2 else tuple(given[0].split("-")) if given else ()
    if surname not in korean.SURNAMES or len(pieces) != 2 or not _speaks_korean(pieces, hyphenated=len(given) == 1):
        return None
    sounds, own = korean.given_ipa(pieces), korean.syllable_ipa(surname)
    share = korean.share_of_names(pieces)
    chinese = _mandarin(words) if share < 1 and surname not in korean.NO_MANDARIN else None
    if not sounds or not own or (chinese and chinese.rule != "name/chosen") or (last and not share):
        return None
    parts = (sounds,) if len(given) == 1 else tuple(korean.syllable_ipa(each) or "" for each in given)
    surely = surname not in _surnames() or surname == "Lee" or surname in korean.NO_MANDARIN
    confidence = (0.96 if surely else 0.85) - 0.3 * (1 - share)
    in_order = (*parts, own) if last else (own, *parts)
    return Name(words, in_order, int(last), confidence - 0.1 * (len(words) == 3) - 0.05 * last, "name/korean")


def _speaks_korean(given: tuple[str, ...], *, hyphenated: bool) -> bool:
    """Tell whether two syllables can be a Korean given name, and no English words that stand side by side."""
    english = [each for each in given if is_english(each)]
    if hyphenated:
        return not english or korean.share_of_names(given) > 0
    names_too = all(korean.share_of_names((each,)) for each in english)
    return (
        not any("-" in each for each in given)
        and len(english) < len(given)
        and names_too
        and (korean.share_of_names(given) > 0)
    )


def _vietnamese(words: tuple[str, ...]) -> Name | None:
    """Read "Nguyen Phu Trong"; a Vietnamese is called by the last name later on."""
    if len(words) < 2 or words[0] not in vietnamese.SURNAMES or any("-" in word for word in words):
        return None
    sounds = [vietnamese.syllable_ipa(word) for word in words]
    known = tuple(sound for sound in sounds if sound)
    english = [is_english(word) for word in words]
    distinct = [vietnamese.distinct(word) and not plain for word, plain in zip(words, english, strict=True)]
    if len(known) < len(words) or not any(distinct):
        return None
    if any(english) and not distinct[0] and (english[0] or sum(english) > 1 or len(words) < 3):
        return None
    return Name(words, known, len(words) - 1, 0.7 + 0.2 * sum(distinct) / len(words), "name/vietnamese")


def _japanese(words: tuple[str, ...]) -> Name | None:
    """Read "Sanae Takaichi" and a single name that is common, or ends as Japanese names do."""
    if len(words) > 2 or any(is_english(word) and not japanese.listed(word) for word in words):
        return None
    sounds = tuple(said for word in words for said in (japanese.hepburn_ipa(word),) if said and "ˈ" in said)
    if len(sounds) < len(words):
        return None
    known = [japanese.listed(word) for word in words]
    shaped = [japanese.shaped(word) for word in words]
    if len(words) == 1:
        if is_english(words[0]) or not (shaped[0] or (words[0] in japanese.SURNAMES and len(words[0]) > 5)):
            return None
        return Name(words, sounds, None, _ALONE, "name/hepburn")
    if not any(known) and not any(shaped):
        return None
    surname = 0 if words[0] in japanese.SURNAMES and words[1] not in japanese.SURNAMES else 1
    confidence = 0.6 + 0.15 * sum(one or other for one, other in zip(known, shaped, strict=True))
    return Name(words, sounds, surname, confidence, "name/hepburn")


_LANGUAGES = (_mandarin, _korean, _vietnamese, _japanese)
