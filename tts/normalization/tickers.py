"""Stock symbols in brackets: shown to the reader, as a newsreader leaves them out."""

import re

from tts.normalization import english, priority
from tts.normalization.rule import Pattern, Reading, Rule, Style
from tts.normalization.tables import alternatives, words
from tts.pronunciation import acronyms

_EXCHANGE = rf"(?:{alternatives(list(words('exchanges')))})"
_SYMBOL = r"[A-Z0-9]{1,6}(?:[.-][A-Z]{1,2})?"
_LISTED = rf"{_EXCHANGE}(?:\s(?:GS|GM|CM))?\s?:\s?{_SYMBOL}"
_CODE = rf"(?:\d{{4,6}}|(?!U\.[SKNA])[A-Z]{{1,5}})\.(?:{alternatives(list(words('exchange_codes')))})"
_TICKER = Pattern(rf"[(（](?:{_LISTED}|{_CODE})(?:\s?[;,/]\s?(?:{_LISTED}|{_CODE})){{0,3}}[)）]")


_CASHTAG = Pattern(r"(?<!\w)\$(?P<symbol>[A-Z]{1,5})(?!\w)")


def _cashtag(match: re.Match[str], _style: Style) -> Reading:
    return Reading("-".join(match["symbol"]))


def _shown(match: re.Match[str], style: Style) -> Reading:
    """Leave a symbol out, or read it with its exchange where the publisher asks for it."""
    if not style.tickers:
        return Reading("")
    return Reading(f", {', '.join(_said(piece) for piece in _PIECE.findall(match[0]))},")


_PIECE = Pattern(r"[A-Za-z]+|\d+")


def _said(piece: str) -> str:
    if piece.isdecimal():
        return english.digits(piece)
    return piece if acronyms.manner(piece.upper()) == "word" else "-".join(piece.upper())


RULES = (
    Rule("ticker/cash", ("$",), _CASHTAG, _cashtag, priority.WEB, ("$TSLA", "T-S-L-A"), "usage of social networks"),
    Rule(
        "ticker",
        ("(", "（"),
        _TICKER,
        _shown,
        priority.WEB,
        ("TSMC (NYSE: TSM)", "T-S-M-C"),
        "newsreaders' practice: a stock's symbol is for the eye",
    ),
)
