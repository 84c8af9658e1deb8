"""Sums of money: signs and codes, before and after, with scale, ranges, rates per unit and attributive forms."""

import re
from dataclasses import dataclass
from typing import Any

from tts.normalization import amounts, english, measures, priority
from tts.normalization.rule import DIGIT, Pattern, Reading, Rule, Style
from tts.normalization.tables import alternatives, table, words


@dataclass(frozen=True, slots=True)
class Currency:
    """The names of a currency: of one, of many, and of one and many hundredths where copy names those."""

    one: str
    many: str
    minor: tuple[str, ...]


def _currency(row: dict[str, Any]) -> Currency:
    return Currency(row["one"], row["many"], tuple(row.get("minor", ())))


_ROWS = table("currencies")["currency"]
SIGNS = {sign: _currency(row) for row in _ROWS for sign in row.get("signs", ())}
CODES = {code: _currency(row) for row in _ROWS for code in row.get("codes", ())}

_RAND = r"R(?=\s?\d[\d.,]*(?:[ -]?(?:million|billion|trillion|bn|m)\b|(?<=,\d{3})(?!\d)))"
_SIGN, _CODE = f"{alternatives([sign for sign in SIGNS if sign != 'R'])}|{_RAND}", alternatives(list(CODES))
_RANGE = (
    rf"(?P<low>{amounts.NUMBER})(?P<low_scale>{amounts.SCALE})?"
    rf"(?:(?P<to>{amounts.TO}|\s[-–](?=[$£€]))(?P<again>{_SIGN}|{_CODE})?\s?(?P<high>{amounts.NUMBER})(?P<high_scale>{amounts.SCALE})?"
    r"(?!\s?(?:[%％]|percent\b|per\scent\b)))?"
)
_END = r"(?![\d%])(?!,\d)(?!\.\d)"
_PER = r"(?:\s?/\s?(?P<per>[A-Za-z²³]{1,12})(?![\w²³])(?P<more>/[a-z]{3,9}(?!\w))?)?"
_BEFORE = r"(?<![A-Za-z0-9])(?P<minus>[-−])?"

_SIGNED = Pattern(rf"{_BEFORE}(?P<unit>{_SIGN})\s?{_RANGE}{_END}(?:\s?(?P<code>{_CODE})(?!\w))?{_PER}")
_CODED = Pattern(rf"{_BEFORE}(?P<unit>{_CODE})\s?{_RANGE}{_END}{_PER}")
_TRAILING = Pattern(rf"(?<![\w.,$£€¥₩₹])(?P<minus>[-−])?{_RANGE}\s?(?P<unit>{_CODE}|[€£¥])(?![\w]){_PER}")
_LONG_SIGNS = {sign: currency for sign, currency in SIGNS.items() if len(sign) > 1 and sign[-1] == "$"}
_NAME = Pattern(rf"(?<!\w)(?P<sign>{alternatives(list(_LONG_SIGNS))})(?!\w|\s?\d)")
_PENCE = Pattern(r"(?<![\w.,$£€/-])(?<!\dK\s)(?P<number>\d{1,3}(?:\.\d{1,2})?)p(?!\w|\.\w|-\d)")
_EXCHANGED = Pattern(rf"(?<![\w.,$£€/-])(?P<number>{amounts.NUMBER})/(?P<unit>US\$|USD|\$)(?![\w$])")
_CENTS = Pattern(rf"(?<![\w.,])(?P<number>{amounts.NUMBER})\s?¢")


def _money(match: re.Match[str], style: Style) -> Reading | None:
    """Read a sum or a range of sums; what follows a slash is the unit it is paid for."""
    code = match.groupdict().get("code")
    currency = SIGNS.get(match["unit"]) or CODES[match["unit"]]
    other = CODES[code] if code else currency
    is_other = other.one.rpartition(" ")[2] != currency.one.rpartition(" ")[2]
    currency = currency if is_other else other
    if match["unit"] == "PHP" and _VERSION.fullmatch(match["low"]) and not match["low_scale"]:
        return None
    high = None if match["high"] and _is_apart(match, currency) else match["high"]
    rate = match["per"] and measures.per(match["per"], match.string, match.start("per"))
    whole = rate or (high == match["high"] and not match["per"])
    end = match.end() if whole and not is_other else _end_of_sum(match, high)
    if rate and match["more"]:
        rate += f" per {match['more'][1:]}"
    if rate and match["per"] in _CUT_SHORT and _STOP_INSIDE.match(match.string, end):
        end += 1
    before_noun = _before_noun(match.string, match.start(), end)
    if before_noun and _in_cents(match["low"], match["low_scale"], currency) and _RATED.match(match.string, end):
        before_noun = False
    spoken = _sum(match, high, currency, style, before_noun=before_noun)
    spoken = ("minus " if match["minus"] else "") + spoken + (f" {rate}" if rate and high == match["high"] else "")
    repeated = _REPEATED.match(match.string, end)
    if repeated and repeated["unit"].removesuffix("s") == currency.one.rpartition(" ")[2]:
        end = repeated.end()
    possessive = _POSSESSIVE.match(match.string, end)
    if possessive and spoken.endswith("s"):
        return Reading(f"{spoken}'", end=possessive.end())
    return Reading(spoken, end=end)


def _before_noun(text: str, start: int, end: int) -> bool:
    """Tell whether a sum stands before its noun, by what stands before it or by the noun itself."""
    return amounts.attributive(text, start, end) or bool(
        _PRICED.match(text, end) and not amounts.tells_quantity(text, start)
    )


_PRICED = Pattern(rf"\s(?i:{alternatives(list(words('priced')))})\b")
_CUT_SHORT = frozenset({"mo", "yr", "hr", "wk", "min"})
_STOP_INSIDE = Pattern(r"\.(?=\s?[a-z,;)])")
_VERSION = Pattern(r"\d\.\d{1,2}")
_RATED = Pattern(r"-(?:an?|per)-")
_REPEATED = Pattern(r"[\s-](?P<unit>dollars?|euros?|pounds?|yen|yuan|won)\b")
_POSSESSIVE = Pattern(r"['’]s(?!\w)")


_ROUND = {
    "10": "tens",
    "100": "hundreds",
    "1,000": "thousands",
    "10,000": "tens of thousands",
    "100,000": "hundreds of thousands",
    "1,000,000": "millions",
}
_MANY = Pattern(rf"{_BEFORE}(?P<unit>{_SIGN})(?P<number>{alternatives(list(_ROUND))})s(?!\w)")


_MORE = Pattern(
    rf"(?=\S{{2,24}}\+){_BEFORE}(?P<unit>{_SIGN})(?P<number>{amounts.NUMBER})(?P<scale>{amounts.SCALE})?\+(?P<after>{amounts.SPELLED_SCALE})?(?![\d/])"
)


def _more(match: re.Match[str], style: Style) -> Reading | None:
    """Read a sum and more before its noun or its scale: "a $380+ billion market"."""
    before_noun = _before_noun(match.string, match.start(), match.end())
    if not (before_noun or match["after"]):
        return None
    currency = SIGNS[match["unit"]]
    number = amounts.amount(match["number"], match["scale"], style)
    unit = currency.one if before_noun else currency.many
    return Reading(f"{number}-plus{amounts.scale(match['after'])} {unit}")


def _many(match: re.Match[str], _style: Style) -> Reading:
    """Read a round sum with a plural as what it means: "NT$1,000s" is "thousands of New Taiwan dollars"."""
    return Reading(f"{_ROUND[match['number']]} of {SIGNS[match['unit']].many}")


def _is_apart(match: re.Match[str], currency: Currency) -> bool:
    """Tell whether two sums are said each with its unit: in two currencies, or parted by a word ("rose $1 to $84")."""
    again = match["again"]
    if not again:
        return False
    if (SIGNS.get(again) or CODES[again]) != currency:
        return True
    return "to" in match["to"]


def _end_of_sum(match: re.Match[str], high: str | None) -> int:
    return max(match.end("high"), match.end("high_scale")) if high else max(match.end("low"), match.end("low_scale"))


def _sum(match: re.Match[str], high: str | None, currency: Currency, style: Style, *, before_noun: bool) -> str:
    low, scale, unit = match["low"], match["low_scale"], currency.one if before_noun else currency.many
    if high and match["again"] and (_in_cents(low, scale, currency) or _in_cents(high, match["high_scale"], currency)):
        sums = ((low, scale), (high, match["high_scale"]))
        return " to ".join(_one_sum(*each, currency, style, before_noun=before_noun) for each in sums)
    if high:
        return f"{amounts.amount(low, scale, style)} to {amounts.amount(high, match['high_scale'], style)} {unit}"
    return _one_sum(low, scale, currency, style, before_noun=before_noun)


def _one_sum(number: str, scale: str | None, currency: Currency, style: Style, *, before_noun: bool) -> str:
    if _in_cents(number, scale, currency):
        return _with_minor(number, currency, style, before_noun=before_noun)
    unit = currency.one if before_noun or amounts.is_one(number, scale) else currency.many
    return f"{amounts.amount(number, scale, style)} {unit}"


def _in_cents(number: str, scale: str | None, currency: Currency) -> bool:
    return bool(currency.minor) and not scale and len(number.partition(".")[2]) == 2


def _with_minor(number: str, currency: Currency, style: Style, *, before_noun: bool) -> str:
    """Say 3.50 as "three dollars and fifty cents", 0.99 as "ninety-nine cents"."""
    whole, _, fraction = number.partition(".")
    cents = int(fraction)
    major = f"{english.decimal(whole, style)} {currency.one if before_noun or whole == '1' else currency.many}"
    singular = cents == 1 or (before_noun and currency.minor[0] != "penny")
    minor = f"{english.cardinal(cents, style)} {currency.minor[0 if singular else 1]}"
    if not cents:
        return major
    return minor if whole == "0" else f"{major} and {minor}"


def _name(match: re.Match[str], _style: Style) -> Reading:
    """Read a sign without a sum as the name of the currency: "the NT$" is "the New Taiwan dollar"."""
    currency = SIGNS[match["sign"]]
    alone = match.string[max(0, match.start() - 4) : match.start()].lower() == "the "
    return Reading(currency.one if alone else currency.many)


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
    rf"{_BEFORE}(?P<unit>{_SIGN})(?P<whole>\d{{1,3}}(?:,\d{{3}})*|\d{{1,6}})(?:\.(?P<cents>\d\d))?[ -]"
    rf"(?P<top>[1357])/(?P<bottom>[248])(?![\w/%]|[.,-]\d)(?P<scale>{amounts.SPELLED_SCALE})?"
)


def _exchanged(match: re.Match[str], style: Style) -> Reading:
    """Read what a dollar costs: "31.25/US$" is "thirty-one point two five to the U-S dollar"."""
    return Reading(
        f"{english.decimal(match['number'], style)} to the {'dollar' if match['unit'] == '$' else 'U-S dollar'}"
    )


def _cents(match: re.Match[str], style: Style) -> Reading:
    return Reading(f"{amounts.amount(match['number'], None, style)} {'cent' if match['number'] == '1' else 'cents'}")


def _first_tokens(written: dict[str, Currency]) -> tuple[str, ...]:
    """Return what the scan meets first of each sign or code: its letters, in lower case, or its first symbol."""
    letters = Pattern(r"[A-Za-z]+|.")
    found = (letters.match(sign) for sign in written)
    return tuple(sorted({first[0].lower() for first in found if first}))


_AP = "The Associated Press Stylebook, dollars and currency conversions: the amount, then the currency by name"
RULES = (
    Rule(
        "money",
        (*_first_tokens(SIGNS), "-", "−"),
        _SIGNED,
        _money,
        priority.MONEY,
        ("NT$1.25 trillion", "one point two five trillion New Taiwan dollars"),
        _AP,
    ),
    Rule(
        "money/parted",
        _first_tokens(SIGNS),
        _PARTED,
        _parted,
        priority.MONEY + 2,
        ("$5.38 1/2", "five dollars and thirty-eight and a half cents"),
        "Chicago Board of Trade: grain is priced in quarters of a cent",
    ),
    Rule(
        "money/more",
        _first_tokens(SIGNS),
        _MORE,
        _more,
        priority.MONEY + 1,
        ("a $380+ billion market", "a three hundred eighty-plus billion dollar market"),
        _AP,
    ),
    Rule(
        "money/many",
        _first_tokens(SIGNS),
        _MANY,
        _many,
        priority.MONEY + 1,
        ("NT$1,000s", "thousands of New Taiwan dollars"),
        _AP,
    ),
    Rule(
        "money/code",
        (*_first_tokens(CODES), "-", "−"),
        _CODED,
        _money,
        priority.MONEY,
        ("RMB30 million", "thirty million yuan"),
        "ISO 4217; yuan is the unit of the renminbi",
    ),
    Rule(
        "money/code",
        (DIGIT,),
        _TRAILING,
        _money,
        priority.MONEY,
        ("5 million USD", "five million U-S dollars"),
        "ISO 4217",
    ),
    Rule(
        "money/name",
        _first_tokens(_LONG_SIGNS),
        _NAME,
        _name,
        priority.MONEY,
        ("The NT$ fell", "The New Taiwan dollar fell"),
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
