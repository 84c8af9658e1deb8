"""A name in Chinese characters and its romanisation in, the Mandarin syllables that both agree on out."""

import tomllib
from functools import lru_cache
from pathlib import Path

from tts.pronunciation import mandarin

_TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_SURNAMES: dict[str, tuple[str, ...]] = {name: tuple(said.split()) for name, said in _TABLE["surnames"].items()}
_COMPOUND = frozenset(_TABLE["compound"]["surnames"].split())
_ELSEWHERE: dict[str, tuple[str, ...]] = {one: tuple(said.split()) for one, said in _TABLE["taiwan"].items()}
PLACE_KINDS = tuple(sorted(_TABLE["places"]["kinds"].split(), key=len, reverse=True))


def surname_length(script: str) -> int:
    """Return how many characters the surname of a person has: 歐陽 has two."""
    return 2 if len(script) > 2 and script[:2] in _COMPOUND else 1


@lru_cache(maxsize=1 << 12)
def readings(character: str) -> tuple[str, ...]:
    """Return the readings of a character as keys of `mandarin`, the usual first."""
    from pypinyin import Style, pinyin  # its dictionary takes a third of a second: only where there is script

    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return tuple(dict.fromkeys(mandarin.key(each) for each in found[0])) if found else ()


def _as_surname(script: str) -> dict[int, tuple[str, ...]]:
    """Return the readings that the characters at each place have because they are a surname."""
    whole = _SURNAMES.get(script[: surname_length(script)], ())
    if surname_length(script) == 2:
        return {at: (mandarin.key(said),) for at, said in enumerate(whole)}
    return {0: tuple(map(mandarin.key, whole))} if whole else {}


def agreed(spelled: tuple[str, ...], script: str, freedom: mandarin.Freedom, *, person: bool) -> tuple[str, ...] | None:
    """Return the syllable that each romanised one and its character share; None where one pair shares none."""
    if len(spelled) != len(script):
        return None
    surname = _as_surname(script) if person else {}
    found = []
    for at, (syllable, character) in enumerate(zip(spelled, script, strict=True)):
        spelling = mandarin.readings(syllable, freedom)
        said = (*surname.get(at, ()), *readings(character), *_ELSEWHERE.get(character, ()))
        shared = [each for each in said if each in spelling]
        if not shared:
            return None
        found.append(shared[0])
    return tuple(found)
