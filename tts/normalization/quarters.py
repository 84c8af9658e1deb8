"""Quarters and halves of a year: Q3, 1H25, Q1-Q3."""

import re

from tts.normalization import english, priority
from tts.normalization.rule import DIGIT, Pattern, Reading, Rule, Style

_AP_YEARS = "The Associated Press Stylebook, years and decades; read in pairs"
_QUARTER = Pattern(
    r"\b(?P<label>[QH])(?P<number>[1-4])(?!\w)(?:\s(?:of\s)?(?P<year>20\d\d)(?!\w|[%.,]\d)|\s?['’](?P<short>\d\d)(?!\w))?"
)
_NUMBERED_QUARTER = Pattern(
    r"(?<![\w.,-])(?P<number>[1-4])(?P<label>[QH])(?:(?P<short>\d\d)(?!\w)|(?:\s(?:of\s)?(?P<year>20\d\d)(?!\w|[%.,]\d))|(?!\w))"
)
_AFTER_PREPOSITION = Pattern(
    r"\b(?:in|by|for|of|from|to|until|till|since|during|through|throughout|after|before|between|into|and|versus)\s$",
    re.IGNORECASE,
)
_QUARTERLY = Pattern(
    r"\s(?:[a-z]+\s)?(?:earnings|revenues?|results?|profits?|sales|growth|report|guidance|GDP|figures|data|numbers)\b"
)
_QUARTERS = Pattern(r"\bQ(?P<first>[1-4])\s?(?:-|–|to)\s?Q(?P<last>[1-4])(?!\w)(?:\s(?P<year>20\d\d)(?!\w))?")
_HALVES = {"1": "first half", "2": "second half"}


def _quarter(match: re.Match[str], style: Style) -> Reading | None:
    if match["label"] == "H" and match["number"] not in _HALVES:
        return None
    number = int(match["number"])
    if _SAID_BEFORE.search(match.string[max(0, match.start() - 30) : match.start()]):
        return Reading(f"{match['label']} {english.cardinal(number, style)}", end=match.end())
    if match["label"] == "Q" and not (match["year"] or match["short"]) and _QUALIFYING.search(_near(match)):
        return Reading(f"Q {english.cardinal(number, style)}", end=match.end())
    if not (match["year"] or match["short"]) and _names_a_thing(match):
        return Reading(f"{match['label']} {english.cardinal(number, style)}", end=match.end())
    name = f"{english.ordinal(number)} quarter" if match["label"] == "Q" else _HALVES[match["number"]]
    year = match["year"] or (match["short"] and f"20{match['short']}")
    article = "the " if _AFTER_PREPOSITION.search(match.string[max(0, match.start() - 9) : match.start()]) else ""
    article = "" if _QUARTERLY.match(match.string, match.end()) else article
    return Reading(f"{article}{name} of {english.year(int(year), style)}" if year else f"{article}{name}")


_NAME_BEFORE = Pattern(r"(?:[a-z,;:]|[—–(])\s(?:[A-Z][a-z]+|[A-Z]{2,5})\s$|\A(?:The\s)?[A-Z][a-z]+\s$")
_TIME_BEFORE = Pattern(
    r"\b(?:In|Since|By|During|For|After|Before|Until|Late|Early|Fiscal|Strong|Weak|Our|Their|Its|His|This|Last|Next|The|[A-Z][a-z]+day)\s$"
)
_OF_BUSINESS = Pattern(
    r"\b(?:earnings|revenues?|profits?|sales|results?|guidance|quarters?|quarterly|GDP|growth|"
    r"forecasts?|outlook|analysts?|investors?|"
    r"fiscal|shipments|deliveries|year-on-year|year on year|compared|economy|exports?|"
    r"imports?|orders|bookings|estimates?|loss|losses|"
    r"shares|stocks?|margin|reported|half|20\d\d)\b"
)
_THING_AFTER = Pattern(
    r"(?:['’]s)?\s(?:chips?|cameras?|processors?|headings?|headers?|tags?|titles?|blockers?|receptors?|SUV|e-tron|crossover)\b"
)


def _names_a_thing(match: re.Match[str]) -> bool:
    """Tell whether Q3 or H2 is a model or a label: before a thing, or after a maker's name far from business."""
    text, start, end = match.string, match.start(), match.end()
    if _THING_AFTER.match(text, end):
        return True
    if match["label"] == "H" and _HEADINGS.search(text[max(0, start - 12) : end + 12]):
        return True
    before = text[max(0, start - 24) : start]
    if not _NAME_BEFORE.search(before) or _TIME_BEFORE.search(before):
        return False
    return not _OF_BUSINESS.search(text[max(0, start - 100) : start] + text[end : end + 100])


_HEADINGS = Pattern(r"\bH[3-6]\b")


def _near(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - 100) : match.end() + 60]


_QUALIFYING = Pattern(r"\b(?:[Pp]ole|[Qq]ualif(?:y|ying|ied)|[Ll]aps?|Grand\sPrix|Formula\s(?:One|1)|F1)\b")
_SAID_BEFORE = Pattern(r"\b(?:quarter|half)(?:\sof\s(?:the\syear|20\d\d))?\s\($")


def _quarters(match: re.Match[str], style: Style) -> Reading:
    first, last = (english.ordinal(int(match[name])) for name in ("first", "last"))
    year = f" of {english.year(int(match['year']), style)}" if match["year"] else ""
    return Reading(f"{first} to {last} quarter{year}")


RULES = (
    Rule("year/quarters", ("q",), _QUARTERS, _quarters, priority.DATE, ("Q1-Q3", "first to third quarter"), _AP_YEARS),
    Rule("year/quarter", ("q", "h"), _QUARTER, _quarter, priority.DATE, ("Q3", "third quarter"), _AP_YEARS),
    Rule(
        "year/quarter",
        (DIGIT,),
        _NUMBERED_QUARTER,
        _quarter,
        priority.DATE,
        ("1Q25", "first quarter of twenty twenty-five"),
        _AP_YEARS,
        follows="QH",
    ),
)
