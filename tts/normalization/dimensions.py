"""Dimensions: feet and inches, inches by their mark, sides that are crossed ("10x20 cm")."""

import re

from tts.normalization import amounts, english, priority
from tts.normalization.measures import UNITS
from tts.normalization.rule import DIGIT, Pattern, Reading, Rule, Style

_FEET = Pattern(
    r"(?<![\w.,'’])(?P<feet>\d{1,2})\s?(?:['’′]\s?(?P<inches>\d{1,2})(?:[\"”″]|''|(?!\w))|"
    r"ft\.?\s?(?P<more>\d{1,2})(?P<unit>\s?ins?\b(?:\.(?!\s[A-Z]|$))?)?(?!\w))"
)
_INCHES = Pattern(r"(?<![\w.,])(?P<number>\d{1,3}(?:\.\d{1,2})?)[-]?(?P<mark>[\"”″])(?=[\s,.;)]|$)")
_CROSSED = Pattern(
    r"(?<![\w.,])(?P<sides>\d{1,4}(?:\.\d{1,2})?(?:\s?[xX×]\s?\d{1,4}(?:\.\d{1,2})?){1,2})\s?(?P<unit>mm|cm|m|km|ft)(?!\w)"
)
_QUOTED = 2000
_JOINED = Pattern(
    r"(?<![\w.,$-])(?P<many>\d{1,2})-(?P<unit>ft|foot|lb|pound)\.?-(?P<more>\d{1,2})(?:-(?P<part>in\.?|inch|oz\.?|ounce))?(?![\w%]|[.,]\d)"
)
_JOINED_UNITS = {"ft": "foot", "lb": "pound", "in": "inch", "oz": "ounce"}


def _feet(match: re.Match[str], style: Style) -> Reading | None:
    """Read a person's height, which no one writes beyond nine feet and eleven inches."""
    more = match["inches"] or match["more"]
    if int(match["feet"]) > 9 or int(more) > 11:
        return None
    feet, inches = english.cardinal(int(match["feet"]), style), english.cardinal(int(more), style)
    if int(more) == 0:
        return Reading(f"{feet} feet")
    before_noun = match["unit"] and amounts.attributive(match.string, match.start(), match.end())
    unit = (" inch" if more == "1" or before_noun else " inches") if match["unit"] else ""
    return Reading(f"{feet} {'foot' if match['feet'] == '1' or before_noun else 'feet'} {inches}{unit}")


def _joined(match: re.Match[str], style: Style) -> Reading:
    """Read a height or weight that stands before its noun: "a 6-ft-5-in center"."""
    many, more = (english.cardinal(int(match[name]), style) for name in ("many", "more"))
    part = (match["part"] or "").rstrip(".")
    last = f"-{_JOINED_UNITS.get(part, part)}" if part else ""
    spoken = f"{many}-{_JOINED_UNITS.get(match['unit'], match['unit'])}-{more}{last}"
    return Reading(spoken, may_end=match[0].endswith("."))


def _crossed(match: re.Match[str], style: Style) -> Reading:
    sides = (amounts.amount(side, None, style) for side in re.findall(r"[\d.]+", match["sides"]))
    before_noun = amounts.attributive(match.string, match.start(), match.end())
    return Reading(f"{' by '.join(sides)} {UNITS[match['unit']][0 if before_noun else 1]}")


def _inches(match: re.Match[str], style: Style) -> Reading | None:
    """Read the mark after a number as inches, unless it closes a quotation that is open."""
    before = (
        match.string[: match.start()]
        if match.start() < _QUOTED
        else match.string[match.start() - _QUOTED : match.start()]
    )
    opened = before.count('"') % 2 if match["mark"] == '"' else before.count("“") > before.count("”")
    if opened and match["mark"] != "″":
        return None
    singular = amounts.is_one(match["number"]) or amounts.attributive(match.string, match.start(), match.end())
    return Reading(f"{amounts.amount(match['number'], None, style)} {'inch' if singular else 'inches'}")


_INCH = "The Associated Press Stylebook, dimensions"
RULES = (
    Rule("measure/feet", (DIGIT,), _FEET, _feet, priority.RATE, ("5'11\"", "five feet eleven"), _INCH, follows=" '’′f"),
    Rule(
        "measure/feet",
        (DIGIT,),
        _JOINED,
        _joined,
        priority.RATE + 2,
        ("a 6-ft-5-in center", "a six-foot-five-inch center"),
        _INCH,
        follows="-",
    ),
    Rule(
        "measure/by",
        (DIGIT,),
        _CROSSED,
        _crossed,
        priority.RATE + 1,
        ("10x20 cm", "ten by twenty centimeters"),
        _INCH,
        follows=" xX×",
    ),
    Rule(
        "measure/inches",
        (DIGIT,),
        _INCHES,
        _inches,
        priority.RATE,
        ('a 12" wafer', "a twelve inch wafer"),
        _INCH,
        follows='-"”″',
    ),
)
