"""Amounts with a unit: lengths, weights, power, data, speed, degrees, and rates per unit."""

import re

from tts.normalization import amounts, english, priority
from tts.normalization.rule import DIGIT, Pattern, Reading, Rule, Style
from tts.normalization.tables import alternatives, table, words

_TABLE = table("units")
UNITS: dict[str, tuple[str, str]] = {written: (one, many) for written, (one, many) in _TABLE["units"].items()}
_NAUTICAL = frozenset(_TABLE["nautical"]["words"])
_CHIPS = frozenset(_TABLE["nautical"]["not"])
_KILOTONS = frozenset(_TABLE["kilotons"]["words"])
_LINES = frozenset(_TABLE["lines"]["words"])
_WORD = Pattern(r"[a-z]+")
_NEAR = 150

_UNIT = alternatives(list(UNITS))
_MEASURE = Pattern(
    rf"(?<![\w.,$£€¥-])(?P<minus>[-−]|(?<=[(\s])–(?=\d[\d.]*\s?°))?(?P<low>{amounts.NUMBER})(?:(?P<own>\s?(?:{_UNIT}))?{amounts.TO}(?P<high>[-−]?{amounts.NUMBER}))?"
    rf"(?P<scale>{amounts.SPELLED_SCALE}(?=[ \u00a0-][A-Za-z]))?(?P<glue>[ \u00a0]?-?)(?P<unit>{_UNIT})"
    rf"(?:\s?/\s?(?P<per>(?:100\s?)?(?:{_UNIT})|(?:12|24|48|72)\s?h(?:rs?)?|[a-z]{{3,9}}|d|yr?|hr))?(?![\w²³])(?!/[A-Za-z])(?:(?<=[a-z])\.(?=\s[a-z(]|[,;:)]|-[a-z]|\s\d\d?\s(?:sec|in|oz)\b))?"
)
_SLASHED = alternatives([unit for unit in UNITS if "/" in unit])
_LONGER = alternatives([unit for unit in UNITS if len(unit) > 1 and unit not in {"in", "st"}])
_PER_UNIT = Pattern(
    rf"(?:per\s(?P<unit>{_UNIT})|(?<=[a-z\d²³])/(?P<short>{_LONGER})|(?<=\d\+)/(?P<span>mo|yr|hr|wk|min|month|year|hour|week|day|user|person))(?![\w²³-])(?:(?<=[a-z])\.(?=\s[a-z]|[,;:)]))?"
)
_EACH = Pattern(r"(?:(?<=\ban\s)(?P<an>oz)|(?<=\ba\s)(?P<a>lb|kg|gal|km|kWh|bbl))(?P<stop>\.)?(?![\w-])")


def unit_names(written: str, text: str, at: int) -> tuple[str, str] | None:
    """Return the names of one and of many of a unit, in the light of the text around an offset; None when unknown."""
    if written in ("nm", "kt", "bps"):
        near = set(_WORD.findall(text[max(0, at - _NEAR) : at + _NEAR].lower()))
        if written == "bps":
            return ("bit per second", "bits per second") if near & _LINES else UNITS["bps"]
        if written == "kt" and near & _KILOTONS:
            return "kiloton", "kilotons"
        if written == "kt" and "gold" in near:
            return "karat", "karat"
        if written == "nm" and near & _NAUTICAL and not near & _CHIPS:
            return "nautical mile", "nautical miles"
    return UNITS.get(written)


_SPANS = {"d": "day", "y": "year", "yr": "year", "hr": "hour", "mo": "month", "wk": "week", "min": "minute"}


def per(written: str, text: str, at: int) -> str | None:
    """Say the unit of a rate: "/kWh" is "per kilowatt-hour", "/person" "per person"; None when it is neither."""
    if written in _SPANS:
        return f"per {_SPANS[written]}"
    names = unit_names(written, text, at)
    if names:
        return f"per {names[0]}"
    return f"per {written}" if written.isalpha() and written.islower() and len(written) > 2 else None


def _measure(match: re.Match[str], style: Style) -> Reading | None:
    names = unit_names(match["unit"], match.string, match.start("unit"))
    if names is None or _is_no_unit(match):
        return None
    own = match["own"]
    if own and own.strip() != match["unit"] and not (own.strip() == "°" and match["unit"][0] == "°"):
        return _own_measure(match, own, style)
    low, high, scale = match["low"], match["high"], match["scale"]
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


def _is_no_unit(match: re.Match[str]) -> bool:
    """Tell whether what follows a number is something else: an initial, an ordinal's ending, a word, millions."""
    unit, glue = match["unit"], match["glue"]
    if glue and (unit in _TOUCHING or (unit in _INITIALS and _INITIAL_AFTER.match(match.string, match.end("unit")))):
        return True
    if unit == "L" and match["low"][0] == "0" and match["low"].isdecimal():
        return True
    if unit == "st" and _ORDINAL_BEFORE_ST.search(match["high"] or match["low"]):
        return True
    if match["scale"] and unit in _TOUCHING | _INITIALS | _SHORT:
        return not (unit == "mi" and match[0].endswith("."))
    return unit == "m" and amounts.counts_millions(match.string, match.start(), match.end())


def _own_measure(match: re.Match[str], own: str, style: Style) -> Reading | None:
    """Read the first of two amounts that have each a unit of their own ("from 900 g to 2 kg")."""
    names = unit_names(own.strip(), match.string, match.start("own"))
    if names is None or (own[0] == " " and own.strip() in _TOUCHING):
        return None
    spoken = ("minus " if match["minus"] else "") + amounts.amount(match["low"], None, style)
    return Reading(f"{spoken} {names[0 if amounts.is_one(match['low']) else 1]}", end=match.end("own"))


_NOUN_AFTER = Pattern(rf"\s(?:{alternatives(list(words('measured')))})(?:e?s)?\b")


_LISTED = Pattern(rf"(?:(?:,\s|,?\s(?:and|or)\s)[\d.,]{{1,7}}\s?(?:{_UNIT})){{1,5}}")
_OF_AFTER = Pattern(r"\s(?:of|from|off|to|away)\b")
_NEXT_WORD = Pattern(r"\s(?P<next>[a-z]+)(?<!ing)(?<!ly)(?<!ed)\b")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZµμ")
_NOT_MEASURED = words("not_measured")


def _stands_before_noun(match: re.Match[str]) -> bool:
    """Tell whether an amount is an attribute by the noun right after it ("119 kph winds")."""
    listed = _LISTED.match(match.string, match.end())
    if listed and _NOUN_AFTER.match(match.string, listed.end()):
        return True
    if match["unit"] == "nm":
        return amounts.before_noun(match)
    if not match["glue"] and len(match["unit"]) < 4 and match["unit"][0] in _LETTERS:
        after = _NEXT_WORD.match(match.string, match.end())
        if after and after["next"] not in _NOT_MEASURED and amounts.before_noun(match):
            return True
    return _NOUN_AFTER.match(match.string, match.end()) is not None


_AFTER_PLUS = Pattern(rf"(?:(?:(?<=-plus\s)|(?<=\d\+\s))(?P<unit>{_UNIT})|(?P<rate>{_SLASHED}))(?![\w²³])")


def _after_plus(match: re.Match[str], _style: Style) -> Reading | None:
    """Read the unit of a number that is not told to the end ("1,000-plus km")."""
    names = unit_names(match["unit"] or match["rate"], match.string, match.start())
    return Reading(names[1]) if names else None


def _rate(written: str | None, match: re.Match[str], style: Style) -> str:
    """Say what an amount is counted by: "/ha" is " per hectare", "/100km" " per one hundred kilometers"."""
    if not written:
        return ""
    hours = _HOURS.fullmatch(written)
    if hours:
        return f" per {english.cardinal(int(hours[1]), style)} hours"
    unit = written.removeprefix("100").strip()
    if unit != written:
        return f" per {english.cardinal(100, style)} {UNITS[unit][1]}" if unit in UNITS else f" per {written}"
    return f" {per(unit, match.string, match.start('per'))}"


_HOURS = Pattern(r"(\d\d)\s?h(?:rs?)?")
_ORDINAL_BEFORE_ST = Pattern(r"(?:^|[^1])1$")
_TOUCHING = frozenset({"MP", "TW", "st", "in"})
"""Units that count only where they touch their number."""
_INITIALS = frozenset({"l", "h", "t", "V", "W"})
_SHORT = frozenset({"m", "in", "min", "g", "sec", "L", "ms", "mi"})
_INITIAL_AFTER = Pattern(r"\.\s?[A-Z0-9]|\s[A-Z]|-|['’]")


def _per_unit(match: re.Match[str], _style: Style) -> Reading | None:
    if match["span"]:
        return Reading(f" per {_SPANS.get(match['span'], match['span'])}")
    name = "unit" if match["unit"] else "short"
    names = unit_names(match[name], match.string, match.start(name))
    return Reading(f"per {names[0]}" if name == "unit" else f" per {names[0]}") if names else None


def _each(match: re.Match[str], _style: Style) -> Reading | None:
    """Read the unit that something is paid for: "$4,068 an oz."."""
    names = unit_names(match["an"] or match["a"], match.string, match.start())
    return Reading(names[0], may_end=match["stop"] is not None) if names else None


_PACE = Pattern(r"min/(?P<unit>km|mile|mi)(?!\w)")


def _pace(match: re.Match[str], _style: Style) -> Reading:
    return Reading(f"minutes per {UNITS.get(match['unit'], (match['unit'],))[0]}")


RULES = (
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
        ("-", "−", "–"),
        _MEASURE,
        _measure,
        priority.RATE,
        ("-5°C", "minus five degrees Celsius"),
        "The Associated Press Stylebook, temperatures: minus, not below",
    ),
    Rule(
        "measure/unit",
        (
            "km",
            "m",
            "kg",
            "kph",
            "mph",
            "mw",
            "gw",
            "nm",
            "ft",
            "lb",
            "lbs",
            "tonnes",
            "mg",
            "µg",
            "μg",
            "gb",
            "mb",
            "tb",
            "kt",
            "kts",
        ),
        _AFTER_PLUS,
        _after_plus,
        priority.RATE,
        ("1,000-plus km", "one thousand-plus kilometers"),
        "BIPM, The International System of Units",
    ),
    Rule(
        "measure/each",
        ("oz", "lb", "kg", "gal", "km", "kwh", "bbl"),
        _EACH,
        _each,
        priority.RATE + 1,
        ("$30 an oz.", "thirty dollars an ounce"),
        "BIPM, The International System of Units",
    ),
    Rule(
        "measure/pace",
        ("min",),
        _PACE,
        _pace,
        priority.RATE,
        ("a pace in min/km", "a pace in minutes per kilometer"),
        "World Athletics, road running",
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
