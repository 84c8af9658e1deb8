"""Dimensions: feet and inches, by their marks too, and sides that are crossed ("10x20 cm", "4x4")."""

import re

from tts.normalization import amounts, english, fractions, priority
from tts.normalization.measures import UNITS
from tts.normalization.rule import DIGIT, Pattern, Reading, Rule, Style

_FEET = Pattern(
    r"(?<![\w.,'’])(?P<feet>\d{1,3})\s?(?:['’′]\s?(?P<inches>\d{1,2})(?:[\"”″]|''|(?!\w))|"
    r"ft\.?\s?(?P<more>\d{1,2})(?P<unit>\s?ins?\b(?:\.(?!\s[A-Z]|$))?)?(?!\w))"
)
_INCHES = Pattern(r"(?<![\w.,])(?P<number>\d{1,3}(?:\.\d{1,2})?)[-]?(?P<mark>[\"”″])(?=[\s,.;)]|$)")
_CROSSED = Pattern(
    r"(?<![\w.,])(?P<sides>\d{1,4}(?:\.\d{1,2})?(?:\s?[xX×*]\s?\d{1,4}(?:\.\d{1,2})?){1,2})\s?"
    r"(?P<unit>(?:mm|cm|m|km|ft)(?!\w)|in\b\.?(?=[,;)|]|\s?$|\s(?:and|tall|wide|deep|long)\b))"
)
_QUOTED = 2000
_JOINED = Pattern(
    r"(?<![\w.,$-])(?P<many>\d{1,2})-(?P<unit>ft|foot|lb|pound)\.?-(?P<more>\d{1,2})(?:-(?P<part>in\.?|inch|oz\.?|ounce))?(?![\w%]|[.,]\d)"
)
_JOINED_UNITS = {"ft": "foot", "lb": "pound", "in": "inch", "oz": "ounce"}


def _feet(match: re.Match[str], style: Style) -> Reading | None:
    """Read feet and inches: a person's height, beyond nine feet only with a mark for the inches ("20'2″")."""
    more = match["inches"] or match["more"]
    if int(more) > 11 or (int(match["feet"]) > 9 and match[0][-1] not in "\"”″'"):
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
    return Reading(
        f"{' by '.join(sides)} {UNITS[match['unit'].rstrip('.')][0 if before_noun else 1]}",
        may_end=match[0].endswith("."),
    )


_SIDE = r"\d{1,3}(?:\.\d{1,2})?(?:['’′](?:\s?\d{1,2}(?:\.\d)?[\"”″])?|[\"”″])"
_MARKED_SIDES = Pattern(rf"(?<![\w.,]){_SIDE}(?:\s?[xX×]\s?{_SIDE}){{1,2}}(?!\w)")
_MARKED_SIDE = Pattern(r"(?P<first>[\d.]+)(?P<mark>['’′\"”″])(?:\s?(?P<inches>[\d.]+))?")


def _marked_sides(match: re.Match[str], style: Style) -> Reading:
    """Read sides that have each a mark of their own: 9" x 4" is "nine by four inches"."""
    sides = list(_MARKED_SIDE.finditer(match[0]))
    if all(side["mark"] in _INCH_MARKS for side in sides):
        before_noun = amounts.attributive(match.string, match.start(), match.end())
        said = " by ".join(english.decimal(side["first"], style) for side in sides)
        return Reading(f"{said} {'inch' if before_noun else 'inches'}")
    return Reading(" by ".join(_marked_side(side, style) for side in sides))


_INCH_MARKS = '"”″'


def _marked_side(side: re.Match[str], style: Style) -> str:
    unit = "inch" if side["mark"] in _INCH_MARKS else "feet"
    if unit == "inch":
        unit = "inch" if side["first"] == "1" else "inches"
    elif side["first"] == "1":
        unit = "foot"
    inches = f" {english.decimal(side['inches'], style)}" if side["inches"] else ""
    return f"{english.decimal(side['first'], style)} {unit}{inches}"


_FEET_ALONE = Pattern(r"(?<![\w.,])(?P<number>\d{1,3}(?:\.\d)?)′(?!\s?\d)")


_EXTENT = Pattern(r"\s(?i:tall|high|wide|long|deep|thick|away|apart)\b")


def _feet_alone(match: re.Match[str], style: Style) -> Reading:
    attributive = amounts.attributive(match.string, match.start(), match.end())
    singular = amounts.is_one(match["number"]) or (attributive and not _EXTENT.match(match.string, match.end()))
    return Reading(f"{amounts.amount(match['number'], None, style)} {'foot' if singular else 'feet'}")


_SIDE_OF = r"\d{1,4}(?:\.\d{1,2})?"
_PARTED_SIDE = r"\d{1,3}\s\d{1,2}/\d{1,2}(?!\d)"
_BY = Pattern(
    rf"(?<![\w.,])(?!0x)(?P<first>{_PARTED_SIDE}|{_SIDE_OF})\s?[xX×]\s?(?P<second>{_PARTED_SIDE}|{_SIDE_OF})"
    rf"(?:\s?[xX×]\s?(?P<third>{_PARTED_SIDE}|{_SIDE_OF}))?(?P<m>m)?(?!\w|\.\d)"
)


def _by(match: re.Match[str], style: Style) -> Reading:
    unit = " meter" if match["m"] else ""
    sides = [match[name] for name in ("first", "second", "third") if match[name]]
    return Reading(" by ".join(_said_side(side, style) for side in sides) + unit)


def _said_side(side: str, style: Style) -> str:
    whole, _, part = side.partition(" ")
    if part:
        top, bottom = map(int, part.split("/"))
        said = fractions.in_parts(top, bottom, style).replace("one half", "a half")
        return f"{english.cardinal(int(whole), style)} and {said}"
    return english.decimal(side, style) if "." in side else english.pairs(side)


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
        follows=" xX×*",
    ),
    Rule(
        "measure/by",
        (DIGIT,),
        _MARKED_SIDES,
        _marked_sides,
        priority.RATE + 2,
        ('a 9" x 4" x 4" pan', "a nine by four by four inch pan"),
        _INCH,
        follows="'’′\"”″",
    ),
    Rule(
        "measure/feet",
        (DIGIT,),
        _FEET_ALONE,
        _feet_alone,
        priority.RATE,
        ("over 12′ high", "over twelve feet high"),
        _INCH,
        follows="′",
    ),
    Rule("number/by", (DIGIT,), _BY, _by, priority.NUMBER + 1, ("4x4", "four by four"), "common usage", follows=" xX×"),
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
