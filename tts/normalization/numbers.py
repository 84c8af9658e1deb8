"""Plain numbers: cardinals, decimals, signs, ordinals, plurals, rates, versions, powers."""

import re

from tts.normalization import amounts, english, priority
from tts.normalization.rule import DIGIT, Pattern, Reading, Rule, Style

_AP = "The Associated Press Stylebook, numerals: no and inside a number, hyphens from twenty-one to ninety-nine"
_PLAIN = "common usage of American newsreaders"
_NUMBER = Pattern(rf"(?P<number>{amounts.NUMBER})(?P<scale>{amounts.SPELLED_SCALE}|(?:mn|bn|trn|tn|k|K)(?!\w))?")
_SIGNED = Pattern(
    rf"(?<![\w.,)%])(?P<sign>[-−+]|(?<=\()–)(?P<number>{amounts.NUMBER})(?P<scale>{amounts.SPELLED_SCALE})?(?!\w)"
)
_POINT = Pattern(rf"(?<![\w.])\.(?P<fraction>\d{{1,6}})(?!\d)(?P<scale>{amounts.SPELLED_SCALE})?")
_ORDINAL = Pattern(r"(?<![\w.])(?P<number>\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?P<ending>st|nd|rd|th|ST|ND|RD|TH)\b")
_SPACED = Pattern(
    r"(?<![\w.,/-])\d{1,3}(?:(?:[\u00a0\u2009\u202f]\d{3})+|(?:\x20\d{3})*\x20000|(?:\x20\d{3}){2,5})(?![\w-]|[.,/]\d|\s\d)"
)
_MANY = Pattern(r"(?<![\w.,$£€])(?P<number>\d{1,3}|1,?000(?:,000)?|100?,000)s(?P<of>\sof(?!\w))?(?!\w)")
_ROUND = {
    "10": "tens",
    "100": "hundreds",
    "1,000": "thousands",
    "1000": "thousands",
    "10,000": "tens of thousands",
    "100,000": "hundreds of thousands",
    "1,000,000": "millions",
}
_VERSION = Pattern(r"(?:(?<![\w.,])|(?<=\bv)|(?<=\bV))(?P<numbers>\d{1,9}(?:\.\d{1,9}){2,8})(?P<letter>[a-z])?(?!\w)")
_RATE = Pattern(
    rf"(?<![\w.,$£€¥/-])(?P<number>{amounts.NUMBER})/(?P<unit>dollar|euro|pound|person|day|week|month|year|hour|night|game|match)(?!\w)"
)
_POWER = Pattern(r"(?<![\w.,])10\^(?P<power>[-−]?\d{1,2})(?!\w)")
_EITHER_SIGN = Pattern(r"\+/[-–−]\s?")
_LONG = Pattern(r"\d{19,}")


def _number(match: re.Match[str], style: Style) -> Reading:
    return Reading(amounts.amount(match["number"], match["scale"], style))


def _signed(match: re.Match[str], style: Style) -> Reading:
    sign = "plus" if match["sign"] == "+" else "minus"
    return Reading(f"{sign} {amounts.amount(match['number'], match['scale'], style)}")


def _point(match: re.Match[str], _style: Style) -> Reading:
    return Reading(f"point {english.digits(match['fraction'])}{amounts.scale(match['scale'])}")


def _ordinal(match: re.Match[str], style: Style) -> Reading | None:
    """Read a place in an order; "14st" is none, but a weight in stones."""
    spoken = english.ordinal(int(match["number"].replace(",", "")), style)
    return Reading(spoken) if spoken.endswith((match["ending"].lower(), "d")) else None


def _rate(match: re.Match[str], style: Style) -> Reading:
    """Read what one of something costs or counts: "156.7/dollar", "40/week"."""
    joint = "to the" if match["unit"] in {"dollar", "euro", "pound"} else "per"
    return Reading(f"{english.decimal(match['number'], style)} {joint} {match['unit']}")


def _spaced(match: re.Match[str], style: Style) -> Reading:
    return Reading(english.decimal("".join(re.findall(r"\d+", match[0])), style))


def _many(match: re.Match[str], _style: Style) -> Reading | None:
    of = match["of"] or ""
    if match["number"] in _ROUND and (of or len(match["number"]) > 2):
        return Reading(_ROUND[match["number"]] + of)
    if len(match["number"]) > 3:
        return None
    return Reading(english.plural(english.pairs(match["number"])) + of)


def _version(match: re.Match[str], style: Style) -> Reading:
    """Read 1.90.0 point by point; with groups of three it is a number as Europe writes it."""
    parts = match["numbers"].split(".")
    letter = f" {match['letter']}" if match["letter"] else ""
    if not letter and len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:]):
        return Reading(english.decimal("".join(parts), style))
    return Reading(" point ".join(english.decimal(part, style) for part in parts) + letter)


def _power(match: re.Match[str], style: Style) -> Reading:
    minus = "minus " if match["power"][0] in "-−" else ""
    return Reading(f"ten to the {minus}{english.ordinal(int(match['power'].lstrip('-−')), style)}")


def _either_sign(_match: re.Match[str], _style: Style) -> Reading:
    return Reading("plus or minus ")


def _digits(match: re.Match[str], _style: Style) -> Reading:
    return Reading(english.digits(match[0]))


RULES = (
    Rule(
        "number",
        (DIGIT,),
        _NUMBER,
        _number,
        priority.NUMBER,
        ("1,234.5", "one thousand two hundred thirty-four point five"),
        _AP,
    ),
    Rule("number/signed", ("-", "−", "+", "–"), _SIGNED, _signed, priority.NUMBER, ("-3", "minus three"), _AP),
    Rule("number/point", (".",), _POINT, _point, priority.NUMBER, (".300", "point three zero zero"), _PLAIN),
    Rule(
        "number/ordinal",
        (DIGIT,),
        _ORDINAL,
        _ordinal,
        priority.NUMBER,
        ("21st", "twenty-first"),
        _AP,
        follows="snrtSNRT",
    ),
    Rule(
        "number/spaced",
        (DIGIT,),
        _SPACED,
        _spaced,
        priority.NUMBER + 1,
        ("10 000", "ten thousand"),
        "ISO 80000-1",
        follows=" \u00a0\u2009\u202f",
    ),
    Rule(
        "number/rate",
        (DIGIT,),
        _RATE,
        _rate,
        priority.NUMBER + 1,
        ("156.7/dollar", "one hundred fifty-six point seven to the dollar"),
        _PLAIN,
        follows="/",
    ),
    Rule(
        "number/power",
        (DIGIT,),
        _POWER,
        _power,
        priority.NUMBER + 1,
        ("10^6 cells", "ten to the sixth cells"),
        _PLAIN,
        follows="^",
    ),
    Rule("number/either", ("+",), _EITHER_SIGN, _either_sign, priority.MONEY, ("+/-3", "plus or minus three"), _PLAIN),
    Rule(
        "number/plural", (DIGIT,), _MANY, _many, priority.NUMBER, ("over-65s", "over-sixty-fives"), _PLAIN, follows="s"
    ),
    Rule("number/digits", (DIGIT,), _LONG, _digits, priority.NUMBER, ("1" * 19, " ".join(["one"] * 19)), _PLAIN),
    Rule(
        "number/version", (DIGIT,), _VERSION, _version, priority.NUMBER, ("1.9.0", "one point nine point zero"), _PLAIN
    ),
)
