"""Warmth that is told by a letter alone: 90F, -5C, 4 K, where a sign or the words near tell what it is."""

import re

from tts.normalization import amounts, priority
from tts.normalization.rule import DIGIT, Pattern, Reading, Rule, Style

_NEAR = 150
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


def _kelvin(match: re.Match[str], style: Style) -> Reading | None:
    near = match.string[max(0, match.start() - _NEAR) : match.end() + _NEAR].lower()
    return Reading(f"{amounts.amount(match['number'], None, style)} kelvin") if _COLD.search(near) else None


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
        "measure/kelvin",
        (DIGIT,),
        _KELVIN,
        _kelvin,
        priority.RATE,
        ("absolute zero, at 4 K", "absolute zero, at four kelvin"),
        "BIPM, The International System of Units",
        follows=" ",
    ),
)
