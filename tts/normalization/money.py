"""Sums of money: signs and codes, before and after, with scale, ranges, rates per unit and attributive forms."""

import re

from tts.normalization import amounts, english, measures, priority
from tts.normalization.currencies import CODE, CODES, SIGN, SIGNS, Currency, first_tokens
from tts.normalization.rule import DIGIT, Pattern, Reading, Rule, Style
from tts.normalization.tables import alternatives, words

_BEFORE = r"(?<![A-Za-z0-9])(?P<minus>[-−])?"
_AP = "The Associated Press Stylebook, dollars and currency conversions: the amount, then the currency by name"
_RANGE = (
    rf"(?P<low>{amounts.NUMBER})(?P<low_scale>{amounts.SCALE})?"
    rf"(?:(?P<to>{amounts.TO}|\s[-–](?=[$£€]))(?P<again>{SIGN}|{CODE})?\s?(?P<high>{amounts.NUMBER})(?P<high_scale>{amounts.SCALE})?"
    r"(?!\s?(?:[%％]|percent\b|per\scent\b)))?"
)
_END = r"(?![\d%])(?!,\d)(?!\.\d)"
_PER = r"(?:\s?/\s?(?P<per>[A-Za-z²³]{1,12})(?![\w²³])(?P<more>/[a-z]{3,9}(?!\w))?)?"
_SIGNED = Pattern(rf"{_BEFORE}(?P<unit>{SIGN})\s?{_RANGE}{_END}(?:\s?(?P<code>{CODE})(?!\w))?{_PER}")
_CODED = Pattern(rf"{_BEFORE}(?P<unit>{CODE})\s?{_RANGE}{_END}{_PER}")
_TRAILING = Pattern(rf"(?<![\w.,$£€¥₩₹])(?P<minus>[-−])?{_RANGE}\s?(?P<unit>{CODE}|[€£¥])(?![\w]){_PER}")
_LONG_SIGNS = {sign: currency for sign, currency in SIGNS.items() if len(sign) > 1 and sign[-1] == "$"}
_NAME = Pattern(rf"(?<!\w)(?P<sign>{alternatives(list(_LONG_SIGNS))})(?!\w|\s?\d)")


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
    before_noun = stands_before_noun(match.string, match.start(), end)
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


def stands_before_noun(text: str, start: int, end: int) -> bool:
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


RULES = (
    Rule(
        "money",
        (*first_tokens(SIGNS), "-", "−"),
        _SIGNED,
        _money,
        priority.MONEY,
        ("NT$1.25 trillion", "one point two five trillion New Taiwan dollars"),
        _AP,
    ),
    Rule(
        "money/code",
        (*first_tokens(CODES), "-", "−"),
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
        first_tokens(_LONG_SIGNS),
        _NAME,
        _name,
        priority.MONEY,
        ("The NT$ fell", "The New Taiwan dollar fell"),
        _AP,
    ),
)
