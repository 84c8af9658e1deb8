"""What all kinds of Chinese figures share: the table of signs and units, and the pattern of a number."""

import re
from collections.abc import Iterable

from tts.normalization.tables import table

_TABLE = table("chinese")
CURRENCIES: dict[str, str] = _TABLE["currencies"]
UNITS: dict[str, str] = _TABLE["units"]
WORDS: dict[str, str] = _TABLE["words"]
PAUSES: dict[str, str] = _TABLE["pauses"]
COUNTERS: str = _TABLE["counters"]["two"]

NUMBER = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
SCALE = "[十百千萬万億亿兆]{1,2}"
TO = r"\s?[-–—~～〜至到]\s?"


def alternatives(signs: Iterable[str]) -> str:
    """Return a pattern that matches any of the signs, the longest first."""
    return "|".join(re.escape(sign) for sign in sorted(signs, key=len, reverse=True))
