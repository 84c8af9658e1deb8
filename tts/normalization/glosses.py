"""Script in brackets: a name's hanzi, kana or hangul is shown to the reader and not spoken to the listener."""

import re

from tts.normalization import english, priority
from tts.normalization.rule import OTHER_SCRIPT, Pattern, Reading, Rule, Style
from tts.normalization.scripts import CJK

_MARKS = r"\s·・‧•、，,。；;：:／/\-–—「」『』《》〈〉“”\"'’‘0-9０-９"
_LIMIT = 120

_BRACKETED = Pattern(rf"[(（\[【](?=[^)）\]】]{{0,{_LIMIT}}}[{CJK}])[{CJK}{_MARKS}]{{1,{_LIMIT}}}[)）\]】]")
_WITH_LETTERS = Pattern(
    rf"[(（\[【](?=[^)）\]】]{{0,{_LIMIT}}}[{CJK}])(?:[{CJK}{_MARKS}]|(?<![A-Za-z])[A-Za-z]{{1,3}}(?=[{CJK}])|"
    rf"(?<=[{CJK}])[A-Za-z]{{1,3}}(?![A-Za-z{CJK}])){{1,{_LIMIT}}}[)）\]】]"
)
_UNCLOSED = Pattern(rf"[(（\[【]\s?[{CJK}][{CJK}·・‧]{{0,40}}")
_SPOILT = (
    r"[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030"
    r"\u2039\u203a\u20ac\u2122]"
)
_MOJIBAKE = Pattern(
    rf"\s?\((?:[Ââãä-ïÃÐÑ]{_SPOILT}{{1,2}}\s?|\ufffd|\s){{1,40}}\)|\s?\((?:\?{{2,20}}|\ufffd{{1,20}})\)"
)
_REPUBLIC_YEAR = Pattern(r"(?:中華)?民國\s?(?P<year>\d{1,3})\s?年")
_RUN = Pattern(rf"[{CJK}]+")


def _shown(_match: re.Match[str], _style: Style) -> Reading:
    return Reading("")


def _republic_year(match: re.Match[str], style: Style) -> Reading:
    return Reading(f"R-O-C year {english.cardinal(int(match['year']), style)}")


_SOURCE = "newsreaders' practice: the script in brackets is for the eye"
RULES = (
    Rule(
        "gloss",
        ("(", "（", "[", "【"),
        _BRACKETED,
        _shown,
        priority.GLOSS,
        ("Kung Ming-hsin (龔明鑫)", "Kung Ming-hsin"),
        _SOURCE,
    ),
    Rule(
        "gloss", ("(", "（", "[", "【"), _UNCLOSED, _shown, priority.GLOSS, ("Kung (龔明鑫 said", "Kung said"), _SOURCE
    ),
    Rule(
        "gloss",
        ("(", "（", "[", "【"),
        _WITH_LETTERS,
        _shown,
        priority.GLOSS + 1,
        ("Big S (大S) sang", "Big S sang"),
        _SOURCE,
    ),
    Rule(
        "gloss/mojibake",
        ("(",),
        _MOJIBAKE,
        _shown,
        priority.GLOSS,
        ("Wang (çŽ‹) said", "Wang said"),
        "UTF-8 that was read as windows-1252: lead byte, then two of 0x80 to 0xBF",
    ),
    Rule(
        "year/roc",
        (OTHER_SCRIPT,),
        _REPUBLIC_YEAR,
        _republic_year,
        priority.GLOSS,
        ("民國114年", "R-O-C year one hundred fourteen"),
        "Taiwan's calendar, which counts from 1912",
    ),
    Rule("gloss/script", (OTHER_SCRIPT,), _RUN, _shown, priority.GLOSS, ("(TSMC, 台積電)", ", T-S-M-C,"), _SOURCE),
)
