"""What kinds of numbers share: the pattern of an amount, its scale, ranges, and whether it stands before its noun."""

import re

from tts.normalization import english
from tts.normalization.rule import Pattern, Style
from tts.normalization.tables import alternatives, words

NUMBER = (
    r"(?:\d{1,3}(?:,\d{3}){1,5}(?!\d)|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3}){1,5}(?!\d)|\d{1,3}\x20000(?!\d|\s\d)|"
    r"\d{1,2}(?:,\d\d){1,4},\d{3}(?!\d)|\d{1,18}(?!\d))(?:\.\d{1,20}(?!\d))?"
)
"""A number as English copy writes it: groups of three by commas or thin spaces, or India's of two, a point before
decimals."""

SCALES = {
    "k": "thousand",
    "thousand": "thousand",
    "m": "million",
    "mn": "million",
    "mln": "million",
    "million": "million",
    "b": "billion",
    "bn": "billion",
    "bln": "billion",
    "billion": "billion",
    "t": "trillion",
    "tn": "trillion",
    "trn": "trillion",
    "trillion": "trillion",
    "crore": "crore",
    "lakh": "lakh",
    "lakh crore": "lakh crore",
}
_WORDS = r"[ \u00a0-]?(?i:thousand|million|billion|trillion|lakh crore|lakh|crore|mn|mln|bn|bln|trn|tn)"
SCALE = rf"(?:(?:{_WORDS}|(?i:[kmbt])|\s[mMbB](?=\s))(?![A-Za-z]))"
SPELLED_SCALE = rf"(?:{_WORDS}(?![A-Za-z]))"
TO = r"(?:\s[-–~]\s|[-–~]\s?|—|\sto\s)"


def scale(written: str | None) -> str:
    """Return the scale word, with a space before it, or ""."""
    if not written:
        return ""
    return " " + SCALES[written.strip(" \u00a0-").lower()]


def amount(number: str, written_scale: str | None = None, style: Style = english.AMERICAN) -> str:
    """Spell a number with its scale."""
    return english.decimal(number, style) + scale(written_scale)


def is_one(number: str, written_scale: str | None = None) -> bool:
    """Tell whether the unit after it is singular."""
    return number == "1" and not written_scale


_COUNTED_AFTER = Pattern(rf"\s(?:{alternatives(list(words('counted') | words('in_millions')))})\b")
_COUNTED_BEFORE = Pattern(rf"\b(?i:{alternatives(list(words('of_millions')))})\b[^.;:]{{0,25}}$")
_EXTENT_AFTER = Pattern(r"[\s-](?:long|wide|tall|high|deep|thick|away|apart|above|below|square|sq|race|final|run)\b")


def counts_millions(text: str, start: int, end: int) -> bool:
    """Tell whether the m of "5m" is a million and no meter, by what is counted after it or told of before it."""
    if _COUNTED_AFTER.match(text, end):
        return True
    return bool(_COUNTED_BEFORE.search(text[max(0, start - 60) : start]) and not _EXTENT_AFTER.match(text, end))


_NOT_A_NOUN = words("not_a_noun")
_BEFORE_ATTRIBUTE = Pattern(
    r"\b(?:an?|one)\s(?:[A-Za-z-]+(?<!s)\s|[A-Za-z\d]+-[A-Za-z-]+,\s){0,2}(?:[^\s()]*\d[^()]{0,25}\()?$", re.IGNORECASE
)
_PROPOSED = Pattern(
    r"(?:\b(?:the|this|that|its|their|his|her|our|any|each)|\w['’]s|s['’])\s(?:[^\s()]*\d[^()]{0,25}\()?$",
    re.IGNORECASE,
)
_AFTER = Pattern(r"(?:\s?\([^()]{1,40}\)|\))?(?P<glue>\s|-)(?P<next>[A-Za-z][\w-]*)")
_NEXT_ADJECTIVE = Pattern(r",\s\w+-[a-z]")
_BEFORE_ADJECTIVES = Pattern(r"\b(?:an?|the|its)\s$", re.IGNORECASE)
_QUANTITY = Pattern(
    r"\b(?:total|sum|amount|equivalent|average|maximum|minimum|record|loss|profit)\sof\s", re.IGNORECASE
)


def tells_quantity(text: str, start: int) -> bool:
    """Tell whether an amount is what the words before it promise ("a total of NT$6,000")."""
    return _QUANTITY.search(text[max(0, start - 80) : start]) is not None


_MORE = Pattern(rf"(?:plus|odd)(?!\s(?!(?:{alternatives(list(_NOT_A_NOUN))})\b)[a-z])")


def before_noun(match: re.Match[str]) -> bool:
    """Tell whether a noun may come right after a match, judged by its next word alone."""
    after = _AFTER.match(match.string, match.end())
    return after is not None and after["next"].lower() not in _NOT_A_NOUN


def attributive(text: str, start: int, end: int) -> bool:
    """Tell whether an amount stands before its noun ("a NT$6,000 fuel subsidy"), where its unit has no plural."""
    after = _AFTER.match(text, end)
    if after is None:
        return bool(_NEXT_ADJECTIVE.match(text, end) and _BEFORE_ADJECTIVES.search(text[max(0, start - 6) : start]))
    if after["glue"] == "-":
        return after["next"] != "worth" and not _MORE.match(text, after.start("next"))
    if after["next"].lower() in _NOT_A_NOUN:
        return False
    if tells_quantity(text, start):
        return False
    before = text[max(0, start - 80) : start]
    return bool(_BEFORE_ATTRIBUTE.search(before) or _PROPOSED.search(before))
