"""Fractions: with a slash or in one sign, marks out of a whole, odds, blood pressure, and fractions of a unit."""

import re

from tts.normalization import amounts, english, measures, priority
from tts.normalization.rule import DIGIT, Pattern, Reading, Rule, Style
from tts.normalization.tables import alternatives

_FRACTION = Pattern(
    r"(?<![\w./,-])(?:(?P<whole>\d{1,3})[ -])?(?P<top>\d{1,3})/(?P<bottom>\d{1,3})(?:rds|ths)?(?![\w/%]|[.,-]\d)"
)
_OUT_OF = Pattern(
    r"(?<![\w./,-])(?P<mark>\d{1,2}\.\d{1,2})\s?/\s?(?P<whole>(?:4|5|10|20|100)(?:\.0)?)(?![\w/%]|[.,-]\d)"
)
_VULGAR = Pattern(r"(?P<whole>(?<![\w.,])\d{1,9})?\s?(?P<sign>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞])(?P<pence>p(?!\w))?")

_LAST_FRACTION = 16
"""Fractions below a sixteenth are not said: 21/41 is "twenty-one out of forty-one"."""

_VULGAR_WORDS = {
    "½": "one half",
    "⅓": "one third",
    "⅔": "two thirds",
    "¼": "one quarter",
    "¾": "three quarters",
    "⅕": "one fifth",
    "⅖": "two fifths",
    "⅗": "three fifths",
    "⅘": "four fifths",
    "⅙": "one sixth",
    "⅛": "one eighth",
    "⅜": "three eighths",
    "⅝": "five eighths",
    "⅞": "seven eighths",
}
_OF_UNIT = Pattern(
    rf"(?<![\w./,-])(?:(?P<whole>\d{{1,3}})(?:[ -](?=\d)|(?=[½⅓⅔¼¾⅛⅜⅝⅞])))?"
    rf"(?:(?P<top>\d{{1,2}})/(?P<bottom>\d{{1,4}})|(?P<sign>[½⅓⅔¼¾⅛⅜⅝⅞]))(?P<glue>\s?-?)"
    rf"(?P<unit>{alternatives([unit for unit in measures.UNITS if unit.strip('.').isalpha() and unit != 'st'])}"
    r"|inch|mile|acre|ton|liter|litre|hour|pound|ounce|cup|teaspoon|tablespoon|gallon|kilometer|meter)(?![\w²³/])(?:(?<=[a-z])\.(?=\s[a-z(]|,))?"
)
_WICKETS = 10
_CRICKET = Pattern(
    r"\b(?:wickets?|overs|bowled|bowlers?|stumps|cricket|odi|t20|innings|declared|lead by \d+ runs|test match)\b"
)
_PRESSURE = Pattern(r"\bblood pressure|\bmmhg\b|\bsystolic\b|\bhypertens")
_MARKS = frozenset({5, 10, 20, 100})
_MARKED = Pattern(r"\b(?:scor(?:e[ds]?|ing)|rat(?:e[ds]?|ing)|marks?|marked|grades?|graded|reviews?|reviewed)\b")
_ODDS = Pattern(r"\b(?:odds|favou?rites?|bookmakers?|bookies|bets?|betting|outsiders?|price[ds]?)\b")


def _near(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - 80) : match.end() + 80].lower()


def _fraction(match: re.Match[str], style: Style) -> Reading:
    top, bottom, whole = int(match["top"]), int(match["bottom"]), match["whole"]
    scale = top == 1 and _SCALE.match(match.string, match.end())
    joint = "" if whole or scale else _joint(match, top, bottom)
    if joint:
        return Reading(f"{english.cardinal(top, style)}{joint}{english.cardinal(bottom, style)}")
    parts = in_parts(top, bottom, style)
    if whole:
        return Reading(f"{english.cardinal(int(whole), style)} and {parts.replace('one half', 'a half')}")
    has_article = match.string[max(0, match.start() - 2) : match.start()].lower() == "a "
    halved = parts == "one half" and _HALVED.match(match.string, match.end())
    return Reading(parts.removeprefix("one ") if has_article or halved else parts)


_HALVED = Pattern(r"\s(?:an?|the|its|their|his|her|this|that|all)\b")


def _joint(match: re.Match[str], top: int, bottom: int) -> str:
    """Return what is said between two numbers that are no fraction, "" where they are one."""
    near = _near(match)
    if bottom >= _LOWEST_PRESSURE and _PRESSURE.search(near):
        return " over "
    if bottom <= _WICKETS < top and _CRICKET.search(near):
        return " for "
    if top == bottom in {6, 20}:
        return "-"
    if bottom in _MARKS and top <= bottom and _MARKED.search(near):
        return " out of "
    if 1 < bottom <= _LAST_FRACTION and top < bottom:
        return " out of " if bottom == _TENTHS and top > 2 and _ENDS.match(match.string, match.end()) else ""
    odds = " to " if bottom == 1 or _ODDS.search(near) else " "
    return " out of " if bottom > 1 and top <= bottom else odds


_TENTHS = 10
_ENDS = Pattern(r"[,;)]|\.?$|\.\s[A-Z]")
_SCALE = Pattern(r"(?:\s|-)(?:scale|sec|second|of\sa\ssecond)\b")
_LOWEST_PRESSURE = 30


def _out_of(match: re.Match[str], style: Style) -> Reading:
    return Reading(f"{english.decimal(match['mark'], style)} out of {english.decimal(match['whole'], style)}")


def in_parts(top: int, bottom: int, style: Style) -> str:
    """Spell a fraction: "one half", "three quarters", "two thirds"."""
    one = {2: "half", 4: "quarter"}.get(bottom) or english.ordinal(bottom, style)
    many = "halves" if bottom == 2 else f"{one}s"
    return f"{english.cardinal(top, style)} {one if top == 1 else many}"


def _vulgar(match: re.Match[str], style: Style) -> Reading:
    part = _VULGAR_WORDS[match["sign"]]
    pence = " pence" if match["pence"] else ""
    if not match["whole"]:
        halved = part == "one half" and _HALVED.match(match.string, match.end())
        return Reading(part.removeprefix("one ") if halved else part + pence)
    return Reading(f"{english.cardinal(int(match['whole']), style)} and {part.replace('one half', 'a half')}{pence}")


def _of_unit(match: re.Match[str], style: Style) -> Reading | None:
    """Read a fraction with its unit: "3/4 tsp" is "three quarters of a teaspoon", "1/4-inch" "quarter-inch"."""
    written = match["unit"]
    one, many = measures.unit_names(written, match.string, match.start("unit")) or (written, f"{written}s")
    if match["sign"]:
        parts = _VULGAR_WORDS[match["sign"]]
    elif 0 < int(match["top"]) < int(match["bottom"]) <= (_FINEST if one != "second" else _SHORTEST):
        parts = in_parts(int(match["top"]), int(match["bottom"]), style)
    else:
        return None
    before_noun = match["glue"].endswith("-") or amounts.attributive(match.string, match.start(), match.end())
    if match["whole"]:
        number = f"{english.cardinal(int(match['whole']), style)} and {parts.replace('one half', 'a half')}"
        return Reading(f"{number}{'-' if match['glue'].endswith('-') else ' '}{one if before_noun else many}")
    if before_noun:
        has_article = match.string[max(0, match.start() - 2) : match.start()].lower() == "a "
        parts = parts.removesuffix("s").replace("one half", "half")
        return Reading(f"{parts.removeprefix('one ') if has_article else parts}-{one}")
    if parts == "one half":
        return Reading(f"half {english.article(one)} {one}")
    return Reading(f"{parts} of {english.article(one)} {one}")


_MIXED = r"\d{1,3}(?:\s?[½⅓⅔¼¾⅛⅜⅝⅞]|\s\d/\d{1,2}(?!\d))"
_RANGE = Pattern(
    rf"(?<![\w./,$£€-])(?:(?P<low>{_MIXED})\s?[-–]\s?(?P<high>{_MIXED}|\d{{1,3}})|(?P<whole>\d{{1,3}})[-–](?P<top>{_MIXED}))"
    r"(?![\w%/½¼¾]|[.,:-]\d)"
)


def _range(match: re.Match[str], style: Style) -> Reading:
    """Read a range with a fraction at one of its ends: "2 ½-3 weeks", "2-2 1/2 inches"."""
    low, high = (match["low"], match["high"]) if match["low"] else (match["whole"], match["top"])
    return Reading(f"{_said_mixed(low, style)} to {_said_mixed(high, style)}")


_WHOLE = Pattern(r"^\d+")


def _said_mixed(written: str, style: Style) -> str:
    whole, part = (_WHOLE.findall(written)[0], _WHOLE.sub("", written).strip())
    spoken = english.cardinal(int(whole), style)
    if not part:
        return spoken
    top, _, bottom = part.partition("/")
    said = _VULGAR_WORDS.get(part) or in_parts(int(top), int(bottom), style)
    return f"{spoken} and {said.replace('one half', 'a half')}"


_FINEST, _SHORTEST = 64, 9999
_PLAIN = "common usage of American newsreaders"
RULES = (
    Rule(
        "number/fraction", (DIGIT,), _FRACTION, _fraction, priority.NUMBER, ("2/3", "two thirds"), _PLAIN, follows="/ -"
    ),
    Rule(
        "number/fraction", (DIGIT, *_VULGAR_WORDS), _VULGAR, _vulgar, priority.NUMBER, ("1½", "one and a half"), _PLAIN
    ),
    Rule(
        "measure/fraction",
        (DIGIT, *_VULGAR_WORDS),
        _OF_UNIT,
        _of_unit,
        priority.RATE + 1,
        ("3/4 tsp of salt", "three quarters of a teaspoon of salt"),
        "The Associated Press Stylebook, fractions",
    ),
    Rule(
        "number/fraction",
        (DIGIT,),
        _RANGE,
        _range,
        priority.RATE + 2,
        ("2 ½-3 weeks", "two and a half to three weeks"),
        _PLAIN,
        follows=" -–½⅓⅔¼¾⅛⅜⅝⅞",
    ),
    Rule(
        "number/mark",
        (DIGIT,),
        _OUT_OF,
        _out_of,
        priority.NUMBER + 1,
        ("7.5/10", "seven point five out of ten"),
        _PLAIN,
        "/ ",
    ),
)
