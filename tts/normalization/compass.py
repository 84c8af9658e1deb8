"""Points of the compass: NNE of Taipei, moving WNW, Pennsylvania Avenue NW."""

import re

from tts.normalization import priority
from tts.normalization.rule import Pattern, Reading, Rule, Style

_QUADRANT = Pattern(
    r"(?:(?<=Ave\.\s)|(?<=St\.\s)|(?<=Rd\.\s)|(?<=Avenue\s)|(?<=Street\s)|(?<=Road\s))(?P<side>NW|NE|SW|SE)(?!\w)"
)
_COMPASS = Pattern(
    r"(?<![\w.])(?:[NS](?:NE|NW|SE|SW)|[EW](?:NE|NW|SE|SW))(?![\w&-])|(?<![\w.])(?:[NS][EW]?|[EW])(?=[,;)]|\.(?:$|\s[A-Z])|\s(?:at|on|by|before|and|then|toward|towards|from|over|across)\b)|(?<![\w.])[NSEW](?=\s(?:winds?|coast)\b)|"
    r"(?<![\w.])(?:[NS](?:[NS]?[EW])?|[EW](?:[NS][EW])?)(?=\sof\s(?:the\s)?[A-Z])|"
    r"(?<![\w.])(?:[NS][NS]?[EW]|[EW][NS][EW])(?=\s(?:winds?|monsoon|flow|swells?|corner|coast)\b)|"
    r"(?<=ing\s)(?:[NS][NS]?[EW]|[EW][NS][EW])(?=\s(?:at|toward|towards|from|over|across)\b)"
)
_OF_PLACE = Pattern(r"\sof\s|\s(?:winds?|monsoon|flow|swells?|corner|coast)\b")
_COURSE = Pattern(
    r"\b(?:mov(?:ed?|ing)|head(?:ed|ing)?|turn(?:ed|ing)?|veer(?:ed|ing)?|back(?:ed|ing)|track(?:ed|ing)?|drift(?:ed|ing)?)\s(?:[NSEW]{1,3},?\s(?:and|then)\s)?$"
)
_BLOWS = Pattern(
    r"\b(?:winds?|gusts?|storm|typhoon|cyclone|hurricane|depression|mov(?:ed?|ing)|head(?:ed|ing)?|turn(?:ed|ing)?|veer\w*|track\w*|drift\w*|"
    r"knots?|km/h|kph|mph|swells?|waves?|quake|epicenter|km|miles|degrees)\b"
)
_POINTS = {"N": "north", "S": "south", "E": "east", "W": "west"}


def _quadrant(match: re.Match[str], _style: Style) -> Reading:
    return Reading("".join(_POINTS[letter] for letter in match["side"]).capitalize())


def _compass(match: re.Match[str], _style: Style) -> Reading | None:
    """Read the points of the compass: NNE is "north-northeast", where the words near tell of a course or a wind."""
    if not _OF_PLACE.match(match.string, match.end()):
        before = match.string[max(0, match.start() - 100) : match.start()]
        if len(match[0]) < 3 and not _COURSE.search(before):
            return None
        if len(match[0]) == 3 and not _BLOWS.search(before + match.string[match.end() : match.end() + 60]):
            return None
    points = [_POINTS[letter] for letter in match[0]]
    return Reading("".join(points) if len(points) < 3 else f"{points[0]}-{''.join(points[1:])}")


_AP = "The Associated Press Stylebook, numerals: No. 1; aircraft names"


RULES = (
    Rule(
        "label/quadrant",
        ("nw", "ne", "sw", "se"),
        _QUADRANT,
        _quadrant,
        priority.LABEL,
        ("Pennsylvania Avenue NW", "Pennsylvania Avenue Northwest"),
        _AP,
    ),
    Rule(
        "compass",
        ("n", "s", "e", "w", "ne", "nw", "se", "sw", "nne", "ene", "ese", "sse", "ssw", "wsw", "wnw", "nnw"),
        _COMPASS,
        _compass,
        priority.LABEL,
        ("30 km NNE of Taipei", "thirty kilometers north-northeast of Taipei"),
        "World Meteorological Organization, points of the compass",
    ),
)
