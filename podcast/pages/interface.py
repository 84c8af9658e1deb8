"""The language of a text in, the words in which a page speaks of itself out; interface.toml holds them."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

FALLBACK = "en"
_SIMPLIFIED = frozenset({"hans", "cn", "sg", "my"})
"""Scripts and regions of Chinese that simplified characters go with. Source: CLDR, likely subtags."""
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages whose default script runs from the right. Source: CLDR, character order."""


def language(text_language: str) -> str:
    """Return the language of the interface that goes with a text's (BCP 47): its own, or English.

    >>> language("zh-TW"), language("en-GB"), language("fr")
    ('zh-Hant', 'en', 'en')
    """
    first, *rest = text_language.lower().replace("_", "-").split("-")
    if first == "zh":
        return "zh-Hans" if _SIMPLIFIED.intersection(rest) else "zh-Hant"
    return first if first in _tables() else FALLBACK


def words(text_language: str) -> Mapping[str, str]:
    """Return the words of the interface that goes with a text's language."""
    return _tables()[language(text_language)]


def direction(text_language: str) -> str:
    """Return "rtl" for a language that is written from the right, else "ltr"."""
    return "rtl" if text_language.lower().partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("podcast.pages").joinpath("interface.toml").read_text("utf-8"))
