"""Prices in forms of their own: pence, cents, parts of a whole, round plurals, sums and more, what a dollar costs."""

import re

from tts.normalization import amounts, english, priority
from tts.normalization.currencies import SIGN, SIGNS, first_tokens
from tts.normalization.money import stands_before_noun
from tts.normalization.rule import DIGIT, Pattern, Reading, Rule, Style
from tts.normalization.tables import alternatives

_BEFORE = r"(?<![A-Za-z0-9])(?P<minus>[-−])?"
_AP = "The Associated Press Stylebook, dollars and currency conversions: the amount, then the currency by name"
_PENCE = Pattern(r"(?<![\w.,$£€/-])(?<!\dK\s)(?P<number>\d{1,3}(?:\.\d{1,2})?)p(?!\w|\.\w|-\d)")
_EXCHANGED = Pattern(rf"(?<![\w.,$£€/-])(?P<number>{amounts.NUMBER})/(?P<unit>US\$|USD|\$)(?![\w$])")
_CENTS = Pattern(rf"(?<![\w.,])(?P<number>{amounts.NUMBER})\s?¢")
_ROUND = {
    "10": "tens",
    "100": "hundreds",
    "1,000": "thousands",
    "10,000": "tens of thousands",
    "100,000": "hundreds of thousands",
    "1,000,000": "millions",
}
_MANY = Pattern(rf"{_BEFORE}(?P<unit>{SIGN})(?P<number>{alternatives(list(_ROUND))})s(?!\w)")
_MORE = Pattern(
    rf"(?=\S{{2,24}}\+){_BEFORE}(?P<unit>{SIGN})(?P<number>{amounts.NUMBER})(?P<scale>{amounts.SCALE})?\+(?P<after>{amounts.SPELLED_SCALE})?(?![\d/])"
)


def _more(match: re.Match[str], style: Style) -> Reading | None:
    """Read a sum and more before its noun or its scale: "a $380+ billion market"."""
    before_noun = stands_before_noun(match.string, match.start(), match.end())
    if not (before_noun or match["after"]):
        return None
    currency = SIGNS[match["unit"]]
    number = amounts.amount(match["number"], match["scale"], style)
    unit = currency.one if before_noun else currency.many
    return Reading(f"{number}-plus{amounts.scale(match['after'])} {unit}")


def _many(match: re.Match[str], _style: Style) -> Reading:
    """Read a round sum with a plural as what it means: "NT$1,000s" is "thousands of New Taiwan dollars"."""
    return Reading(f"{_ROUND[match['number']]} of {SIGNS[match['unit']].many}")


def _pence(match: re.Match[str], style: Style) -> Reading | None:
    """Read 15p as pence; 720p is the height of a picture."""
    if match["number"] in {"240", "360", "480", "720"}:
        return None
    return Reading(f"{english.decimal(match['number'], style)} {'penny' if match['number'] == '1' else 'pence'}")


def _parted(match: re.Match[str], style: Style) -> Reading | None:
    """Read a price with eighths of a cent or of the whole: "$5.38 1/2" is "thirty-eight and a half cents"."""
    currency = SIGNS[match["unit"]]
    part = _PARTS[match["top"] + "/" + match["bottom"]]
    whole = english.decimal(match["whole"], style)
    if not match["cents"]:
        unit = currency.one if amounts.attributive(match.string, match.start(), match.end()) else currency.many
        return Reading(f"{whole} and {part}{amounts.scale(match['scale'])} {unit}")
    if match["scale"]:
        return None
    major = f"{whole} {currency.one if match['whole'] == '1' else currency.many} and "
    cents = english.cardinal(int(match["cents"]), style)
    return Reading(f"{'' if match['whole'] == '0' else major}{cents} and {part} cents")


_PARTS = {
    "1/2": "a half",
    "1/4": "a quarter",
    "3/4": "three quarters",
    "1/8": "an eighth",
    "3/8": "three eighths",
    "5/8": "five eighths",
    "7/8": "seven eighths",
}
_PARTED = Pattern(
    rf"{_BEFORE}(?P<unit>{SIGN})(?P<whole>\d{{1,3}}(?:,\d{{3}})*|\d{{1,6}})(?:\.(?P<cents>\d\d))?[ -]"
    rf"(?P<top>[1357])/(?P<bottom>[248])(?![\w/%]|[.,-]\d)(?P<scale>{amounts.SPELLED_SCALE})?"
)


def _exchanged(match: re.Match[str], style: Style) -> Reading:
    """Read what a dollar costs: "31.25/US$" is "thirty-one point two five to the U-S dollar"."""
    return Reading(
        f"{english.decimal(match['number'], style)} to the {'dollar' if match['unit'] == '$' else 'U-S dollar'}"
    )


def _cents(match: re.Match[str], style: Style) -> Reading:
    return Reading(f"{amounts.amount(match['number'], None, style)} {'cent' if match['number'] == '1' else 'cents'}")


RULES = (
    Rule(
        "money/parted",
        first_tokens(SIGNS),
        _PARTED,
        _parted,
        priority.MONEY + 2,
        ("$5.38 1/2", "five dollars and thirty-eight and a half cents"),
        "Chicago Board of Trade: grain is priced in quarters of a cent",
    ),
    Rule(
        "money/more",
        first_tokens(SIGNS),
        _MORE,
        _more,
        priority.MONEY + 1,
        ("a $380+ billion market", "a three hundred eighty-plus billion dollar market"),
        _AP,
    ),
    Rule(
        "money/many",
        first_tokens(SIGNS),
        _MANY,
        _many,
        priority.MONEY + 1,
        ("NT$1,000s", "thousands of New Taiwan dollars"),
        _AP,
    ),
    Rule(
        "money/pence",
        (DIGIT,),
        _PENCE,
        _pence,
        priority.MONEY,
        ("15p", "fifteen pence"),
        "Guardian style guide, pence",
        follows="p",
    ),
    Rule(
        "money/exchange",
        (DIGIT,),
        _EXCHANGED,
        _exchanged,
        priority.MONEY + 3,
        ("31.25/US$", "thirty-one point two five to the U-S dollar"),
        _AP,
        follows="/",
    ),
    Rule("money/cents", (DIGIT,), _CENTS, _cents, priority.MONEY, ("50¢", "fifty cents"), _AP, follows=" ¢"),
)
