"""Ratings of credit, and marks, with their sign: BBB-, AA+, Baa3, a B+."""

import re

from tts.normalization import english, priority
from tts.normalization.rule import CAPITALS, Pattern, Reading, Rule, Style

_SIGNED = Pattern(r"(?<![\w.-])(?P<grade>A{1,3}|B{1,3}|C{1,3}|D|F)(?P<sign>[-−–+])(?![\w+])")
_MOODYS = Pattern(r"(?<![\w.-])(?P<grade>Aa|Baa|Ba|Caa)(?P<step>[123])(?!\w)|(?<![\w.-])(?P<top>Aaa)(?!\w)")
_RATED = Pattern(
    r"\b(?:rat(?:ed?|ings?|es)|fitch|moody['’]?s|s&p|standard & poor['’]?s|dbrs|kroll|"
    r"(?:up|down)grad(?:ed?|es|ing)|junk|notch(?:es)?|outlook|bonds?|debt|creditworth\w+|grades?|graded|marks?|"
    r"score[ds]?|scoring|average|report card|review)\b",
    re.IGNORECASE,
)
_NEAR = 90
_SUSPENDED = Pattern(r"[-–]\s(?:and|or|to)\s[A-Z]-\w")


def _signed(match: re.Match[str], _style: Style) -> Reading | None:
    """Read the sign after a rating; a hyphen that waits for its word ("A- and B-shares") is none."""
    text, end = match.string, match.end()
    if match["sign"] != "+":
        near = text[max(0, match.start() - _NEAR) : end + _NEAR]
        if _SUSPENDED.match(text, match.start("sign")) or not _RATED.search(near):
            return None
    return Reading(f"{'-'.join(match['grade'])} {'plus' if match['sign'] == '+' else 'minus'}")


def _moodys(match: re.Match[str], style: Style) -> Reading | None:
    near = match.string[max(0, match.start() - _NEAR) : match.end() + _NEAR]
    if not _RATED.search(near):
        return None
    grade = match["top"] or match["grade"]
    step = f" {english.cardinal(int(match['step']), style)}" if match["step"] else ""
    return Reading("-".join(grade.upper()) + step)


RULES = (
    Rule(
        "rating",
        (CAPITALS,),
        _SIGNED,
        _signed,
        priority.MODEL + 1,
        ("rated BBB-", "rated B-B-B minus"),
        "S&P Global Ratings and Fitch Ratings, definitions of their scales",
    ),
    Rule(
        "rating",
        ("aa", "baa", "ba", "caa", "aaa"),
        _MOODYS,
        _moodys,
        priority.MODEL + 1,
        ("rated Baa3", "rated B-A-A three"),
        "Moody's Investors Service, Rating Symbols and Definitions",
    ),
)
