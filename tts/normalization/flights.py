"""Labels of air travel: flights, carriers, runways."""

import re

from tts.normalization import english, priority
from tts.normalization.models import PIECE, said_piece
from tts.normalization.rule import Pattern, Reading, Rule, Style

_PAIRS = "common usage: a label of three or four digits is said in pairs"
_FLIGHT = Pattern(r"\b(?P<word>[Ff]lights?)\s(?P<code>[A-Z]{2}|[A-Z]\d|\d[A-Z])[- ]?(?P<number>\d{1,4})\b")
_CARRIERS = "BR|CI|B7|AE|JX|IT|UA|AA|DL|CX|SQ|NH|JL|KE|OZ|MH|TG|QF|BA|AF|LH|EK|QR|TK|VN|PR|HX|UO|MU|CA|CZ"
_CARRIER = Pattern(rf"(?P<code>{_CARRIERS})\s(?P<number>\d{{2,4}})(?![\w%]|[.,]\d)")
_FLYING = Pattern(
    r"\b(?:flights?|airlines?|aircraft|jet|plane|airport|passengers|boarding|flew|landed|pilots?)\b", re.IGNORECASE
)
_RUNWAY = Pattern(
    r"\b(?P<word>[Rr]unways?)\s(?P<ends>(?:[0-3]?\d[LRC]|0\d|[0-3]\d(?=[/-][0-3]\d))(?:(?:/|-|,\s|,?\s(?:and|or)\s)[0-3]?\d[LRC]?(?![\w,.]*\d)(?!\s[a-z]+s\b)){0,4})(?!\w|[.,]\d)"
)
_RUNWAY_SIDES = {"L": "left", "R": "right", "C": "center"}


def _flight(match: re.Match[str], _style: Style) -> Reading:
    code = " ".join(said_piece(piece) for piece in PIECE.findall(match["code"]))
    return Reading(f"{match['word']} {code} {english.pairs(match['number'])}")


def _carrier(match: re.Match[str], _style: Style) -> Reading | None:
    near = match.string[max(0, match.start() - 100) : match.end() + 60]
    if not _FLYING.search(near):
        return None
    return Reading(f"{'-'.join(match['code'])} {english.pairs(match['number'])}")


def _runway(match: re.Match[str], _style: Style) -> Reading:
    """Read the ends of a runway figure by figure, with their side: 27L is "two seven left"."""
    said = re.sub(
        r"\d+|[LRC]",
        lambda part: english.digits(part[0]) if part[0].isdecimal() else f" {_RUNWAY_SIDES[part[0]]}",
        match["ends"].replace("/", ", ").replace("-", ", "),
    )
    return Reading(f"{match['word']} {said}")


RULES = (
    Rule(
        "label/flight",
        ("flight", "flights"),
        _FLIGHT,
        _flight,
        priority.LABEL + 1,
        ("Flight BR 872", "Flight B-R eight seventy-two"),
        _PAIRS,
    ),
    Rule(
        "label/runway",
        ("runway", "runways"),
        _RUNWAY,
        _runway,
        priority.LABEL,
        ("runway 27L", "runway two seven left"),
        "ICAO Annex 14, designation of runways",
    ),
    Rule(
        "label/flight",
        ("b", *_CARRIERS.lower().split("|")),
        _CARRIER,
        _carrier,
        priority.MODEL + 1,
        ("flights CI 100 and BR 198", "flights C-I one hundred and B-R one ninety-eight"),
        "IATA airline designators; " + _PAIRS,
    ),
)
