"""Percentages: signed, in ranges and ratios, with the sign or the word."""

import re

from tts.normalization import amounts, priority
from tts.normalization.rule import DIGIT, Pattern, Reading, Rule, Style

_PERCENT = Pattern(
    rf"(?<![\w.,$£€¥])(?P<sign>[-−+±])?(?P<low>{amounts.NUMBER})(?P<own>\s?[%％]|(?<=\d)pc(?!\w)|\s?pct(?!\w))?"
    rf"(?:{amounts.TO}(?P<high>{amounts.NUMBER}))?(?P<unit>\s?[%％]|(?<=\d)pc(?!\w)|\s?pct(?!\w))?"
)
_SIGNS = {"-": "minus ", "−": "minus ", "+": "plus ", "±": "plus or minus ", None: ""}


def _percent(match: re.Match[str], style: Style) -> Reading | None:
    low, high = match["low"], match["high"]
    if not (match["unit"] or match["own"]):
        return None
    first = _SIGNS[match["sign"]] + amounts.amount(low, None, style)
    if high is None or not match["unit"]:
        end = match.end("unit") if match["unit"] else match.end("own")
        return Reading(f"{first} {style.percent}", end=end)
    between = f" {style.percent} to " if match["own"] else " to "
    return Reading(f"{first}{between}{amounts.amount(high, None, style)} {style.percent}", end=match.end("unit"))


RULES = tuple(
    Rule(
        "percent",
        starts,
        _PERCENT,
        _percent,
        priority.RATE,
        example,
        "The Associated Press Stylebook, percentages: the number, then percent",
    )
    for starts, example in (
        ((DIGIT,), ("2-3%", "two to three percent")),
        (("-", "−", "+", "±"), ("-0.3%", "minus zero point three percent")),
    )
)
