"""Days of the week that copy shortens, alone and in ranges: Sun., Mon-Fri."""

import re

from tts.normalization import priority
from tts.normalization.calendar import WEEKDAYS
from tts.normalization.rule import Pattern, Reading, Rule, Style
from tts.normalization.tables import alternatives

_AP = "The Associated Press Stylebook, dates and months; read with an ordinal, as broadcasters do"
_WEEKEND = Pattern(
    r"\b(?P<day>Sat|Sun)(?:(?=\s(?:&|and)\s(?:Sat|Sun)\b)|(?<=(?:&|d)\sSun)(?=\s\d)|\.)(?=\s(?:&|and)\s|,|\s\d|\s(?:[JFMASOND][a-z]{2,8}\.?\s\d|and\s(?:Sat|Sun|Mon)\b))"
)


def _weekend(match: re.Match[str], _style: Style) -> Reading:
    return Reading(_DAYS[match["day"]])


_DAYS = {name[:length]: name for name in WEEKDAYS for length in (3, 4, 5)} | {name: name for name in WEEKDAYS}
_WEEKDAY = alternatives(list(_DAYS))
_WEEKDAYS = Pattern(rf"\b(?P<first>{_WEEKDAY})\.?\s?[-–]\s?(?P<last>{_WEEKDAY})(?:\.(?=\s?[,;:)]))?(?!\w)")


_LISTED_DAYS = Pattern(
    rf"\b(?:{_WEEKDAY})\.?(?:(?:[-–/](?:{_WEEKDAY})\b\.?){{2,6}}|/(?:{_WEEKDAY})\b\.?)(?<![.])(?!\w)"
)


def _listed_days(match: re.Match[str], _style: Style) -> Reading:
    """Read days one by one: three that hyphens join are no range ("Mon-Wed-Fri"), nor are two with a slash."""
    return Reading(", ".join(_DAYS[day] for day in re.findall(r"[A-Z][a-z]+", match[0])))


def _weekdays(match: re.Match[str], _style: Style) -> Reading:
    return Reading(f"{_DAYS[match['first']]} to {_DAYS[match['last']]}")


RULES = (
    Rule(
        "date/weekend",
        ("sat", "sun"),
        _WEEKEND,
        _weekend,
        priority.DATE,
        ("Sun., Dec. 7", "Sunday, December seventh"),
        _AP,
    ),
    Rule(
        "date/weekdays",
        tuple(map(str.lower, _DAYS)),
        _WEEKDAYS,
        _weekdays,
        priority.DATE,
        ("Mon-Fri", "Monday to Friday"),
        _AP,
    ),
    Rule(
        "date/weekdays",
        tuple(map(str.lower, _DAYS)),
        _LISTED_DAYS,
        _listed_days,
        priority.DATE + 1,
        ("Mon-Wed-Fri", "Monday, Wednesday, Friday"),
        _AP,
    ),
)
