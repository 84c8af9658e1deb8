"""Sums of money: signs and codes, before and after, with scale, ranges, rates per unit and attributive forms."""

import re
from dataclasses import dataclass
from typing import Any

from tts.normalization import amounts, english, measures, priority
from tts.normalization.rule import DIGIT, Pattern, Reading, Rule, Style
from tts.normalization.tables import alternatives, table


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

_SIGN, _CODE = alternatives(list(SIGNS)), alternatives(list(CODES))
_RANGE = (
    rf"(?P<low>{amounts.NUMBER})(?P<low_scale>{amounts.SCALE})?"
    rf"(?:{amounts.TO}(?:{_SIGN}|{_CODE})?\s?(?P<high>{amounts.NUMBER})(?P<high_scale>{amounts.SCALE})?)?"
)
_END = r"(?![\d%])(?!,\d)(?!\.\d)"
_PER = r"(?:\s?/\s?(?P<per>[A-Za-z²³]{1,9})(?![\w²³]))?"
_BEFORE = r"(?<![A-Za-z0-9])(?P<minus>[-−])?"

_SIGNED = Pattern(rf"{_BEFORE}(?P<unit>{_SIGN})\s?{_RANGE}{_END}(?:\s?(?:{_CODE})(?!\w))?{_PER}")
_CODED = Pattern(rf"{_BEFORE}(?P<unit>{_CODE})\s?{_RANGE}{_END}{_PER}")
_TRAILING = Pattern(rf"(?<![\w.,])(?P<minus>[-−])?{_RANGE}\s?(?P<unit>{_CODE}|[€£¥])(?![\w]){_PER}")
_CENTS = Pattern(rf"(?<![\w.,])(?P<number>{amounts.NUMBER})\s?¢")


def _money(match: re.Match[str], style: Style) -> Reading | None:
    """Read a sum or a range of sums; what follows a slash is the unit it is paid for."""
    currency = SIGNS.get(match["unit"]) or CODES[match["unit"]]
    rate = match["per"] and measures.per(match["per"], match.string, match.start("per"))
    end = match.end() if rate or not match["per"] else match.end("high" if match["high"] else "low")
    spoken = _sum(match, currency, style, before_noun=amounts.attributive(match.string, match.start(), end))
    return Reading(("minus " if match["minus"] else "") + spoken + (f" {rate}" if rate else ""), end=end)


def _sum(match: re.Match[str], currency: Currency, style: Style, *, before_noun: bool) -> str:
    low, high = match["low"], match["high"]
    if high:
        first = amounts.amount(low, match["low_scale"], style)
        last = amounts.amount(high, match["high_scale"], style)
        return f"{first} to {last} {currency.one if before_noun else currency.many}"
    whole, _, fraction = low.partition(".")
    if currency.minor and not match["low_scale"] and len(fraction) == 2:
        return _with_minor(whole, fraction, currency, style, before_noun=before_noun)
    singular = before_noun or amounts.is_one(low, match["low_scale"])
    return f"{amounts.amount(low, match['low_scale'], style)} {currency.one if singular else currency.many}"


def _with_minor(whole: str, fraction: str, currency: Currency, style: Style, *, before_noun: bool) -> str:
    """Say 3.50 as "three dollars and fifty cents", 0.99 as "ninety-nine cents"."""
    cents = int(fraction)
    major = f"{english.decimal(whole, style)} {currency.one if before_noun or whole == '1' else currency.many}"
    minor = f"{english.cardinal(cents, style)} {currency.minor[0 if before_noun or cents == 1 else 1]}"
    if not cents:
        return major
    return minor if whole == "0" else f"{major} and {minor}"


def _cents(match: re.Match[str], style: Style) -> Reading:
    return Reading(f"{amounts.amount(match['number'], None, style)} {'cent' if match['number'] == '1' else 'cents'}")


def _first_tokens(written: dict[str, Currency]) -> tuple[str, ...]:
    """Return what the scan meets first of each sign or code: its letters, in lower case, or its first symbol."""
    letters = re.compile(r"[A-Za-z]+|.")
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
    Rule("money/cents", (DIGIT,), _CENTS, _cents, priority.MONEY, ("50¢", "fifty cents"), _AP),
)
