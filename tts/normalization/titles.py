"""Titles before names: Gen., Dr, the Rt Hon member."""

import re

from tts.normalization import priority
from tts.normalization.rule import Pattern, Reading, Rule, Style
from tts.normalization.tables import alternatives, first_words, table

_TABLE = table("abbreviations")
_AP = "The Associated Press Stylebook, abbreviations and acronyms"
TITLES: dict[str, str] = _TABLE["titles"]
_BARE_TITLES = {word: spoken for word, spoken in TITLES.items() if word in {"Mr", "Mrs", "Ms", "Dr", "Prof"}}
_TITLE = Pattern(
    rf"(?<!&)\b(?P<word>{alternatives(list(TITLES))})\.\s?(?=[A-Z\"“/]|\([Rr]et|1st\s|of\s[A-Z]|and\s(?:{alternatives(list(TITLES))})\b)"
)
_HONORABLE = Pattern(
    r"\b(?P<right>Rt\.?\s)?(?P<word>[Hh]on)\.?(?=\s(?:and\s(?:learned|gallant)\s)?(?:members?|friends?|lad(?:y|ies)|gentlem[ae]n)\b)"
    r"|\b(?P<rt>Rt\.?)\s(?P<before>Hon)\.?(?=\s(?:Sir\s|Dame\s)?[A-Z])"
)
_BARE_TITLE = Pattern(rf"\b(?P<word>{alternatives(list(_BARE_TITLES))})(?=\s[A-Z])")


_HOUSE_BEFORE = Pattern(r"(?<![\w.,$])\d{1,5}\s(?:[NSEW]\.?\s|[NSEW][a-z]+\s)?(?:[A-Z][a-z]+\s){1,3}$")


def _title(match: re.Match[str], _style: Style) -> Reading:
    """Read a title, and Dr. after a house and its road as "Drive"."""
    if match["word"] == "Dr" and _HOUSE_BEFORE.search(match.string[max(0, match.start() - 50) : match.start()]):
        return Reading("Drive ")
    return Reading(TITLES[match["word"]] + " ")


def _bare_title(match: re.Match[str], _style: Style) -> Reading:
    return Reading(TITLES[match["word"]])


def _honorable(match: re.Match[str], style: Style) -> Reading:
    """Read how members of a parliament name each other: "the Rt Hon member"."""
    right = "Right " if match["right"] or match["rt"] else ""
    word = "honourable" if style.dialect == "british" else "honorable"
    small = (match["word"] or "H").islower()
    return Reading(right + (word if small else word.capitalize()))


RULES = (
    Rule(
        "title",
        ("rt", "hon"),
        _HONORABLE,
        _honorable,
        priority.ABBREVIATION + 1,
        ("the Rt Hon member", "the Right Honorable member"),
        "Hansard, forms of address",
    ),
    Rule("title", first_words(TITLES), _TITLE, _title, priority.ABBREVIATION, ("Gen. Lee", "General Lee"), _AP),
    Rule(
        "title",
        first_words(_BARE_TITLES),
        _BARE_TITLE,
        _bare_title,
        priority.ABBREVIATION,
        ("Dr Lee", "Doctor Lee"),
        _AP,
    ),
)
