"""Warmth that is told by a letter alone: 90F, -5C, 4 K, where a sign or the words near tell what it is."""

import re

from tts.normalization import amounts, priority
from tts.normalization.rule import DIGIT, Pattern, Reading, Rule, Style

_NEAR = 150
_WARMTH = Pattern(
    r"°|temperature|\btemps?\b|celsius|degrees|chill|climate|sunny|cloudy|\bheat\b|mercury|\bhighs?\b|\blows?\b|weather|\bcold|"
    r"\bhot\b|\bwarm|fever|thermometer|oven|freez|\bmelt|\bboil|\bbak(?:e|ing)\b|\bburn|furnace|\bsoften|alloy|magma|lava|"
    r"\breactor core|\bsea surface|\bice\b|pre-?industrial|\bcool(?:ed|ing|s)?\b"
)
_WARM = Pattern(
    r"(?<![\w.,])(?P<minus>[-−])?(?P<degrees>\d{1,3}(?:,\d{3})?(?:\.\d{1,2})?)(?:\s?(?:-|–|to)\s?(?P<last>[-−]?\d{1,3}(?:,\d{3})?(?:\.\d{1,2})?))?"
    r"\s?(?P<scale>[CF])(?![\w-]|\.\w)"
)


def _stands_apart(match: re.Match[str]) -> bool:
    """Tell whether the letter stands by itself among small words ("and 2 C will be hard to avoid")."""
    before = match.string[max(0, match.start() - 20) : match.start()]
    return " " in match[0] and bool(_SMALL_BEFORE.search(before) and _SMALL_AFTER.match(match.string, match.end()))


_SMALL_BEFORE = Pattern(r"\b(?:of|to|at|and|by|from|above|below|under|over|than|about|or|nearly|reach(?:ed)?|hit)\s$")
_SMALL_AFTER = Pattern(r"[,.;:)]|\s[a-z]|$")
_LABELLED = Pattern(
    r"\b(?:Group|Gate|Room|Block|Section|Terminal|Row|Seat|Figure|Article|Grade|Class|Level|Phase|Type|No\.|Unit|Flat|Plan)\s$"
)


def _warm(match: re.Match[str], style: Style) -> Reading | None:
    """Read 100F as degrees where a sign, a decimal or the words near by tell of warmth."""
    near = match.string[max(0, match.start() - _NEAR) : match.end() + _NEAR].lower()
    if not (match["minus"] or "." in match["degrees"] or _WARMTH.search(near) or _stands_apart(match)):
        return None
    if _LABELLED.search(match.string[max(0, match.start() - 12) : match.start()]):
        return None
    scale = {"C": "Celsius", "F": "Fahrenheit"}[match["scale"]]
    both = " to ".join(
        _signed(degrees, style) for degrees in ((match["minus"] or "") + match["degrees"], match["last"]) if degrees
    )
    unit = "degree" if amounts.attributive(match.string, match.start(), match.end()) else "degrees"
    return Reading(f"{both} {unit} {scale}")


def _signed(number: str, style: Style) -> str:
    minus = "minus " if number[0] in "-−" else ""
    return f"{minus}{amounts.amount(number.lstrip('-−'), None, style)}"


_SPELLED = Pattern(r"(?P<scale>[CF])(?![\w-]|\.\w)")
_DEGREES = Pattern(r"(?:\bdegrees?[\s-]|\b\d0s\s)$")


def _spelled(match: re.Match[str], _style: Style) -> Reading | None:
    """Read the letter after the word for degrees ("300 degrees C")."""
    if not _DEGREES.search(match.string[max(0, match.start() - 9) : match.start()]):
        return None
    return Reading({"C": "Celsius", "F": "Fahrenheit"}[match["scale"]])


_KELVIN = Pattern(r"(?<![\w.,$£€])(?P<number>\d{1,4}(?:\.\d{1,3})?)\sK(?![\w-])")
_COLD = Pattern(r"absolute zero|kelvin|cryogenic|superconduct|temperature|supercool")


def _kelvin(match: re.Match[str], style: Style) -> Reading | None:
    near = match.string[max(0, match.start() - _NEAR) : match.end() + _NEAR].lower()
    return Reading(f"{amounts.amount(match['number'], None, style)} kelvin") if _COLD.search(near) else None


_HUE = Pattern(r"(?<![\w.,$£€])(?P<number>[1-9]\d{3}|1\d{4})K(?![\w-])")


def _hue(match: re.Match[str], style: Style) -> Reading:
    """Read the color of a light: thousands are not counted in thousands again ("a 2700K lamp")."""
    return Reading(f"{amounts.amount(match['number'], None, style)} kelvin")


RULES = (
    Rule(
        "measure/warmth",
        ("c", "f"),
        _SPELLED,
        _spelled,
        priority.RATE,
        ("300 degrees C", "three hundred degrees Celsius"),
        "The Associated Press Stylebook, temperatures",
    ),
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
    Rule(
        "measure/kelvin",
        (DIGIT,),
        _HUE,
        _hue,
        priority.RATE,
        ("a 2700K lamp", "a two thousand seven hundred kelvin lamp"),
        "BIPM, The International System of Units",
        follows="K",
    ),
)
