"""Amounts with a unit: lengths, weights, power, data, speed, temperature, and rates per unit."""

import re

from tts.normalization import amounts, english, priority
from tts.normalization.rule import DIGIT, Pattern, Reading, Rule, Style
from tts.normalization.tables import alternatives, table, words

_TABLE = table("units")
UNITS: dict[str, tuple[str, str]] = {written: (one, many) for written, (one, many) in _TABLE["units"].items()}
_NAUTICAL = frozenset(_TABLE["nautical"]["words"])
_CHIPS = frozenset(_TABLE["nautical"]["not"])
_WORD = re.compile(r"[a-z]+")
_NEAR = 150

_UNIT = alternatives(list(UNITS))
_MEASURE = Pattern(
    rf"(?<![\w.,$£€¥-])(?P<minus>[-−])?(?P<low>{amounts.NUMBER})(?:(?P<own>\s?(?:{_UNIT}))?{amounts.TO}(?P<high>[-−]?{amounts.NUMBER}))?"
    rf"(?P<scale>{amounts.SPELLED_SCALE}(?=[ \u00a0-][A-Za-z]))?(?P<glue>[ \u00a0]?-?)(?P<unit>{_UNIT})"
    rf"(?:\s?/\s?(?P<per>(?:100\s?)?(?:{_UNIT})|[a-z]{{3,9}}))?(?![\w²³])(?!/[A-Za-z])(?:(?<=[a-z])\.(?=\s[a-z(]|,|\s\d\d?\s(?:sec|in|oz)\b))?"
)
_FEET = Pattern(
    r"(?<![\w.,'’])(?P<feet>\d{1,2})\s?(?:['’′]\s?(?P<inches>\d{1,2})(?:[\"”″]|''|(?!\w))|"
    r"ft\.?\s?(?P<more>\d{1,2})(?P<unit>\s?ins?\b)?(?!\w))"
)
_INCHES = Pattern(r"(?<![\w.,])(?P<number>\d{1,3}(?:\.\d{1,2})?)[-]?(?P<mark>[\"”″])(?=[\s,.;)]|$)")
_CROSSED = Pattern(
    r"(?<![\w.,])(?P<sides>\d{1,4}(?:\.\d{1,2})?(?:\s?[xX×]\s?\d{1,4}(?:\.\d{1,2})?){1,2})\s?(?P<unit>mm|cm|m|km|ft)(?!\w)"
)
_PER_UNIT = Pattern(rf"(?:per\s|/)(?P<unit>{_UNIT})(?![\w²³])")


def unit_names(written: str, text: str, at: int) -> tuple[str, str] | None:
    """Return the names of one and of many of a unit, in the light of the text around an offset; None when unknown."""
    if written == "nm":
        near = set(_WORD.findall(text[max(0, at - _NEAR) : at + _NEAR].lower()))
        if near & _NAUTICAL and not near & _CHIPS:
            return "nautical mile", "nautical miles"
    return UNITS.get(written)


def per(written: str, text: str, at: int) -> str | None:
    """Say the unit of a rate: "/kWh" is "per kilowatt-hour", "/person" "per person"; None when it is neither."""
    names = unit_names(written, text, at)
    if names:
        return f"per {names[0]}"
    return f"per {written}" if written.isalpha() and written.islower() and len(written) > 2 else None


def _measure(match: re.Match[str], style: Style) -> Reading | None:
    names = unit_names(match["unit"], match.string, match.start("unit"))
    if names is None or (match["unit"] in _TOUCHING and match["glue"]):
        return None
    if match["unit"] == "st" and _ORDINAL_BEFORE_ST.search(match["high"] or match["low"]):
        return None
    if (match["own"] or match["unit"]).strip() != match["unit"]:
        return None
    if match["unit"] == "m" and amounts.counts_millions(match.string, match.start(), match.end()):
        return None
    low, high = match["low"], match["high"]
    scale = match["scale"]
    if scale and match["unit"] in _TOUCHING | {"m", "in", "min", "g", "sec", "L", "ms", "mi"}:
        return None
    spoken = ("minus " if match["minus"] else "") + amounts.amount(low, None if high else scale, style)
    if high:
        minus = "minus " if high[0] in "-−" else ""
        spoken += f" to {minus}{amounts.amount(high.lstrip('-−'), scale, style)}"
    before_noun = (
        (match["glue"].endswith("-") and not _OF_AFTER.match(match.string, match.end()))
        or _stands_before_noun(match)
        or amounts.attributive(match.string, match.start(), match.end())
    )
    joint = "-" if before_noun and match["glue"] == "-" and " " not in names[0] and not high else " "
    unit = names[0] if before_noun or (amounts.is_one(low, scale) and not high) else names[1]
    rate = _rate(match["per"], match, style)
    return Reading(f"{spoken}{joint}{unit}{rate}", may_end=match[0].endswith("."))


_NOUN_AFTER = re.compile(rf"\s(?:{alternatives(list(words('measured')))})s?\b")


_LISTED = re.compile(rf"(?:(?:,\s|,?\s(?:and|or)\s)[\d.,]{{1,7}}\s?(?:{_UNIT})){{1,5}}")
_OF_AFTER = re.compile(r"\s(?:of|from|off|to|away)\b")
_NEXT_WORD = re.compile(r"\s(?P<next>[a-z]+)(?<!ing)(?<!ly)(?<!ed)\b")
_NOT_MEASURED = words("not_measured")


def _stands_before_noun(match: re.Match[str]) -> bool:
    """Tell whether an amount is an attribute by the noun right after it ("119 kph winds")."""
    if match["unit"] == "nm":
        return amounts.before_noun(match)
    listed = _LISTED.match(match.string, match.end())
    if listed and _NOUN_AFTER.match(match.string, listed.end()):
        return True
    if not match["glue"] and len(match["unit"]) < 4 and match["unit"][0].isalpha():
        after = _NEXT_WORD.match(match.string, match.end())
        if after and after["next"] not in _NOT_MEASURED and amounts.before_noun(match):
            return True
    return _NOUN_AFTER.match(match.string, match.end()) is not None


_WARMTH = re.compile(
    r"temperature|\btemps?\b|celsius|degrees|chill|climate|sunny|cloudy|\bheat\b|mercury|\bhighs?\b|\blows?\b|weather|\bcold|\bhot\b|\bwarm|fever|thermometer|oven|freez"
)
_WARM = Pattern(
    r"(?<![\w.,])(?P<minus>[-−])?(?P<degrees>\d{1,3}(?:\.\d)?)(?:\s?(?:-|–|to)\s?(?P<last>[-−]?\d{1,3}(?:\.\d)?))?"
    r"\s?(?P<scale>[CF])(?![\w-]|\.\w)"
)


def _warm(match: re.Match[str], style: Style) -> Reading | None:
    """Read 100F as degrees where a sign, a decimal or the words near by tell of warmth."""
    near = match.string[max(0, match.start() - _NEAR) : match.end() + _NEAR].lower()
    if not (match["minus"] or "." in match["degrees"] or _WARMTH.search(near)):
        return None
    scale = {"C": "Celsius", "F": "Fahrenheit"}[match["scale"]]
    both = " to ".join(
        _signed(degrees, style) for degrees in ((match["minus"] or "") + match["degrees"], match["last"]) if degrees
    )
    return Reading(f"{both} degrees {scale}")


def _signed(number: str, style: Style) -> str:
    minus = "minus " if number[0] in "-−" else ""
    return f"{minus}{amounts.amount(number.lstrip('-−'), None, style)}"


_KELVIN = Pattern(r"(?<![\w.,$£€])(?P<number>\d{1,4}(?:\.\d{1,3})?)\sK(?![\w-])")
_COLD = re.compile(r"absolute zero|kelvin|cryogenic|superconduct|temperature|supercool")
_AFTER_PLUS = Pattern(rf"(?<=-plus\s)(?P<unit>{_UNIT})(?![\w²³])")


def _kelvin(match: re.Match[str], style: Style) -> Reading | None:
    near = match.string[max(0, match.start() - _NEAR) : match.end() + _NEAR].lower()
    return Reading(f"{amounts.amount(match['number'], None, style)} kelvin") if _COLD.search(near) else None


def _after_plus(match: re.Match[str], _style: Style) -> Reading | None:
    """Read the unit of a number that is not told to the end ("1,000-plus km")."""
    names = unit_names(match["unit"], match.string, match.start("unit"))
    return Reading(names[1]) if names else None


def _rate(written: str | None, match: re.Match[str], style: Style) -> str:
    """Say what an amount is counted by: "/ha" is " per hectare", "/100km" " per one hundred kilometers"."""
    if not written:
        return ""
    unit = written.removeprefix("100").strip()
    if unit != written:
        return f" per {english.cardinal(100, style)} {UNITS[unit][1]}" if unit in UNITS else f" per {written}"
    return f" {per(unit, match.string, match.start('per'))}"


def _feet(match: re.Match[str], style: Style) -> Reading | None:
    """Read a person's height, which no one writes beyond nine feet and eleven inches."""
    more = match["inches"] or match["more"]
    if int(match["feet"]) > 9 or int(more) > 11:
        return None
    feet, inches = english.cardinal(int(match["feet"]), style), english.cardinal(int(more), style)
    unit = (" inch" if more == "1" else " inches") if match["unit"] else ""
    return Reading(f"{feet} {'foot' if match['feet'] == '1' else 'feet'} {inches}{unit}")


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


_ORDINAL_BEFORE_ST = re.compile(r"(?:^|[^1])1$")
_QUOTED = 2000
_TOUCHING = frozenset({"l", "h", "t", "MP", "V", "W", "TW", "st", "in"})
"""Units that count only where they touch their number."""


def _per_unit(match: re.Match[str], _style: Style) -> Reading | None:
    names = unit_names(match["unit"], match.string, match.start("unit"))
    return Reading(f"per {names[0]}") if names else None


_AP_WARMTH = "The Associated Press Stylebook, temperatures"
_INCH = "The Associated Press Stylebook, dimensions"
RULES = (
    Rule(
        "measure/warmth",
        (DIGIT, "-", "−"),
        _WARM,
        _warm,
        priority.RATE,
        ("a high of 90F", "a high of ninety degrees Fahrenheit"),
        "The Associated Press Stylebook, temperatures",
        " CF\u00a0-–",
    ),
    Rule(
        "measure",
        (DIGIT,),
        _MEASURE,
        _measure,
        priority.RATE,
        ("35°C", "thirty-five degrees Celsius"),
        "BIPM, The International System of Units; plural by the amount, singular before a noun",
    ),
    Rule(
        "measure",
        ("-", "−"),
        _MEASURE,
        _measure,
        priority.RATE,
        ("-5°C", "minus five degrees Celsius"),
        "The Associated Press Stylebook, temperatures: minus, not below",
    ),
    Rule("measure/feet", (DIGIT,), _FEET, _feet, priority.RATE, ("5'11\"", "five feet eleven"), _INCH, follows=" '’′f"),
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
    Rule(
        "measure/kelvin",
        (DIGIT,),
        _KELVIN,
        _kelvin,
        priority.RATE,
        ("absolute zero, at 4 K", "absolute zero, at four kelvin"),
        "BIPM, The International System of Units",
        follows=" ",
    ),
    Rule(
        "measure/unit",
        ("km", "m", "kg", "kph", "mph", "mw", "gw", "nm", "ft", "lb", "lbs", "tonnes"),
        _AFTER_PLUS,
        _after_plus,
        priority.RATE,
        ("1,000-plus km", "one thousand-plus kilometers"),
        "BIPM, The International System of Units",
    ),
    Rule(
        "measure/per",
        ("per", "/"),
        _PER_UNIT,
        _per_unit,
        priority.RATE,
        ("per kWh", "per kilowatt-hour"),
        "BIPM, The International System of Units",
    ),
)
