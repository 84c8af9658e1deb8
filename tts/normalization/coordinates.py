"""Places on the globe: 24.1°N, 25°02′N, 23.5 N only where a degree sign says so."""

import re

from tts.normalization import english, priority
from tts.normalization.rule import DIGIT, Pattern, Reading, Rule, Style

_SIDES = {"N": "north", "S": "south", "E": "east", "W": "west"}
_COORDINATE = Pattern(
    r"(?<![\w.,])(?P<degrees>\d{1,3}(?:\.\d{1,6})?)\s?[°º]\s?(?:(?P<minutes>\d{1,2}(?:\.\d{1,4})?)\s?['’′]\s?)?"
    r"(?:(?P<seconds>\d{1,2}(?:\.\d{1,3})?)\s?(?:[\"”″]|''|′′)\s?)?(?P<side>[NSEW])(?![\w-])"
)


_PLAIN = Pattern(
    r"(?<![\w.,])(?P<latitude>\d{1,2}(?:\.\d{1,4})?)\s?(?P<first>[NS]),?\s(?:and\s)?(?P<longitude>\d{1,3}(?:\.\d{1,4})?)\s?(?P<second>[EW])(?!\w)"
)


_HYPHENED = Pattern(
    r"(?<![\w.,-])(?P<degrees>\d{1,3})-(?P<minutes>[0-5]\d)(?:-(?P<seconds>[0-5]\d))?(?P<side>[NSEW])(?![\w-])"
)


def _plain(match: re.Match[str], style: Style) -> Reading:
    latitude, longitude = (_part(match[name], "degree", style) for name in ("latitude", "longitude"))
    return Reading(f"{latitude} {_SIDES[match['first']]}, {longitude} {_SIDES[match['second']]}")


def _part(number: str, one: str, style: Style) -> str:
    spoken = english.decimal(str(float(number)) if "." in number else str(int(number)), style)
    return f"{spoken} {one if spoken == 'one' else f'{one}s'}"


def _coordinate(match: re.Match[str], style: Style) -> Reading:
    parts = [
        _part(match[name], name.removesuffix("s"), style) for name in ("degrees", "minutes", "seconds") if match[name]
    ]
    return Reading(f"{', '.join(parts)} {_SIDES[match['side']]}")


RULES = (
    Rule(
        "coordinate",
        (DIGIT,),
        _PLAIN,
        _plain,
        priority.MONEY,
        ("25N, 121E", "twenty-five degrees north, one hundred twenty-one degrees east"),
        "ISO 6709, annex D: degrees, minutes, seconds, then the side",
        follows=" NS",
    ),
    Rule(
        "coordinate",
        (DIGIT,),
        _HYPHENED,
        _coordinate,
        priority.MONEY,
        ("25-02N", "twenty-five degrees, two minutes north"),
        "the notices to mariners, which part degrees and minutes with a hyphen",
        follows="-",
    ),
    Rule(
        "coordinate",
        (DIGIT,),
        _COORDINATE,
        _coordinate,
        priority.MONEY,
        ("25°02′N", "twenty-five degrees, two minutes north"),
        "ISO 6709, annex D: degrees, minutes, seconds, then the side",
        follows=" °º",
    ),
)
