"""The last guard: what no rule has read and no voice can say becomes silence or digits, under a rule that is logged."""

import re

from tts.normalization import english
from tts.normalization.rule import DIGIT, OTHER_SCRIPT, Reading, Rule, Style

UNREAD = "unread"
SYMBOL = ""
"""The token class of symbols that no rule names."""

_SYMBOL = re.compile(r"(?s:.)")
_SCRIPT = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")
_LEFT = re.compile(r"[.,]*(\d+)[.,]*")


def _silent(_match: re.Match[str], _style: Style) -> Reading:
    return Reading("")


def _digits(match: re.Match[str], style: Style) -> Reading:
    return Reading(f" {english.decimal(match[0], style)} ")


def leftover(text: str) -> str:
    """Return text with its digits spelled: what is left of a number that another span has cut."""
    return _LEFT.sub(lambda match: f" {english.decimal(match[1])} ", text)


_SOURCE = "never invent, never say what can't be said; in tests an error"
RULES = (
    Rule(f"{UNREAD}/symbol", (SYMBOL,), _SYMBOL, _silent, 0, ("☃", ""), _SOURCE),
    Rule(f"{UNREAD}/script", (OTHER_SCRIPT,), _SCRIPT, _silent, 0, ("Привет", ""), _SOURCE),
    Rule(f"{UNREAD}/digits", (DIGIT,), _DIGITS, _digits, 0, ("1", "one"), _SOURCE),
)
