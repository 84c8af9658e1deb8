"""The last guard: what no rule has read and no voice can say becomes silence or digits, under a rule that is logged."""

import re

from tts.normalization import english
from tts.normalization.pauses import WORDS
from tts.normalization.rule import DIGIT, OTHER_SCRIPT, UNKNOWN, Pattern, Reading, Rule, Style
from tts.normalization.scripts import LATIN, OTHER

UNREAD = "unread"

_SYMBOL = Pattern(r"(?s:.)")
_SCRIPT = Pattern(rf"{OTHER}+")
_DIGITS = Pattern(r"\d+")
_UNREADABLE = Pattern(rf"[^{LATIN}\s'’-]+|(?<=\s)-|-(?=\s)")
_LEFT = Pattern(r"[.,]*(\d+(?:\.\d+)?)[.,]*")


def _silent(_match: re.Match[str], _style: Style) -> Reading:
    return Reading("")


def _digits(match: re.Match[str], style: Style) -> Reading:
    return Reading(f" {english.decimal(match[0], style)} ")


def leftover(text: str) -> str:
    """Return text as it can be said, where a span has cut what another would have read: digits, signs, scripts."""
    spelled = _LEFT.sub(lambda match: f" {english.decimal(match[1])} ", text)
    return _UNREADABLE.sub(lambda match: " ".join(("", *(WORDS.get(sign, "") for sign in match[0]), "")), spelled)


def readable(text: str) -> bool:
    """Tell whether a voice can read words as they are."""
    return _UNREADABLE.search(text) is None


_SOURCE = "never invent, never say what can't be said; in tests an error"
RULES = (
    Rule(f"{UNREAD}/symbol", (UNKNOWN,), _SYMBOL, _silent, 0, ("☃", ""), _SOURCE),
    Rule(f"{UNREAD}/script", (OTHER_SCRIPT,), _SCRIPT, _silent, 0, ("Привет", ""), _SOURCE),
    Rule(f"{UNREAD}/digits", (DIGIT,), _DIGITS, _digits, 0, ("1", "one"), _SOURCE),
)
