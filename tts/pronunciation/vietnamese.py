"""A Vietnamese name without its marks in, how an English voice says it in standard IPA out."""

import re
import tomllib
from functools import cache
from pathlib import Path

_TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_WHOLE: dict[str, str] = _TABLE["whole"]
_ONSETS: dict[str, str] = _TABLE["onsets"]
_RIMES: dict[str, str] = _TABLE["rimes"]
_SYLLABLE = re.compile(rf"({'|'.join(sorted(_ONSETS, key=len, reverse=True))})?({'|'.join(_RIMES)})")
_DISTINCT = re.compile(_TABLE["names"]["distinct"])

SURNAMES = frozenset(_TABLE["names"]["surnames"].split())


@cache
def syllable_ipa(syllable: str) -> str | None:
    """Return the IPA of one syllable; None where it is not Vietnamese.

    >>> syllable_ipa("Phu")
    'fuː'
    """
    match = _SYLLABLE.fullmatch(syllable.lower())
    return _WHOLE.get(syllable) or (_ONSETS.get(match[1], "") + _RIMES[match[2]] if match else None)


def distinct(syllable: str) -> bool:
    """Tell whether a syllable is spelled as only Vietnamese ones are."""
    return _DISTINCT.match(syllable) is not None
