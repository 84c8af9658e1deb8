"""Abbreviations with a full stop: companies, Latin, initials, scores."""

import re

from tts.normalization import priority
from tts.normalization.rule import CAPITALS, Pattern, Reading, Rule, Style
from tts.normalization.tables import alternatives, first_words, table, words

_TABLE = table("abbreviations")
_AP = "The Associated Press Stylebook, abbreviations and acronyms"
MAY_END: dict[str, str] = _TABLE["may_end"]
LATIN: dict[str, str] = _TABLE["latin"]
_SCORED = {
    "dec": "declared",
    "pens": "penalties",
    "reb": "rebounds",
    "ast": "assists",
    "stl": "steals",
    "yds": "yards",
    "exp": "expected",
}
_AFTER_SCORE = Pattern(
    rf"(?:(?<=[\d%BMmbn]\s)(?P<word>{alternatives([word for word in _SCORED if word != 'pens'])})|"
    r"(?<=\son\s)(?P<on>pens))\."
)
_BARE = {"approx": "approximately", "Approx": "Approximately", "govt": "government", "Govt": "Government"}
_BARE |= {"Jr": "Junior"}
_BARE |= {"dept": "department", "Dept": "Department", "Natl": "National", "Intl": "International"}
_UNPOINTED = Pattern(rf"\b(?P<word>{alternatives(list(_BARE))})(?![\w.'’])")
_LEAST = Pattern(r"(?<!\d\s)(?<!\d-)(?<!\d)\b(?P<word>[Mm]in)\.(?=\s[a-z])")
_COUNT_BEFORE = Pattern(
    r"\b(?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|few|several|many)\s$"
)
_SPECIES = Pattern(r"(?<![\w.])(?P<letter>[A-Z])\.(?=\s[a-z]{3,}\b)")
_SINCE = Pattern(r"\b(?P<word>[Ee]st)\.\s(?=(?:in\s)?(?:1[5-9]|20)\d\d\b)")
_MAY_END = Pattern(rf"\b(?P<word>{alternatives(list(MAY_END))})\.")
_LATIN = Pattern(rf"(?<![\w.])(?P<word>{alternatives(list(LATIN))})(?!\w)")
_INITIAL = Pattern(r"(?<![\w.])[A-Z]\.(?=\s?[A-Z])")
_LETTERED = Pattern(rf"\b(?i:{alternatives([*words('lettered')])})\s$")
_VERSUS = Pattern(r"\bvs?\.?(?=\s)")


def _may_end(match: re.Match[str], _style: Style) -> Reading:
    return Reading(MAY_END[match["word"]], may_end=True)


def _latin(match: re.Match[str], _style: Style) -> Reading:
    return Reading(LATIN[match["word"]], may_end=match[0].endswith("."))


def _since(match: re.Match[str], _style: Style) -> Reading:
    return Reading("established " if match["word"] == "est" else "Established ")


def _initial(match: re.Match[str], _style: Style) -> Reading | None:
    """Take a capital with a full stop for an initial, unless it is a grade or a kind ("vitamin C. Then")."""
    kind = _LETTERED.search(match.string[max(0, match.start() - 20) : match.start()])
    return None if kind else Reading(match[0][0], may_end=True)


def _unpointed(match: re.Match[str], _style: Style) -> Reading:
    return Reading(_BARE[match["word"]])


def _least(match: re.Match[str], _style: Style) -> Reading:
    """Read "min. wage" as the minimum, "two min. later" as minutes."""
    if _COUNT_BEFORE.search(match.string[max(0, match.start() - 12) : match.start()]):
        return Reading("minutes")
    return Reading(f"{match['word']}imum")


def _species(match: re.Match[str], _style: Style) -> Reading:
    return Reading(match["letter"])


def _versus(_match: re.Match[str], _style: Style) -> Reading:
    return Reading("versus")


def _after_score(match: re.Match[str], _style: Style) -> Reading:
    return Reading(_SCORED[match["word"] or match["on"]], may_end=True)


RULES = (
    Rule(
        "abbreviation",
        tuple(_SCORED),
        _AFTER_SCORE,
        _after_score,
        priority.ABBREVIATION,
        ("251 for 4 dec.", "two hundred fifty-one for four declared"),
        "usage of cricket and football reports",
    ),
    Rule(
        "abbreviation",
        first_words(MAY_END),
        _MAY_END,
        _may_end,
        priority.ABBREVIATION - 1,
        ("Acme Co.", "Acme Company"),
        _AP,
    ),
    Rule(
        "abbreviation",
        tuple(sorted({word.lower() for word in _BARE})),
        _UNPOINTED,
        _unpointed,
        priority.ABBREVIATION,
        ("approx 40", "approximately forty"),
        _AP,
    ),
    Rule("abbreviation", ("min",), _LEAST, _least, priority.ABBREVIATION, ("the min. wage", "the minimum wage"), _AP),
    Rule("initial", (CAPITALS,), _SPECIES, _species, priority.ABBREVIATION - 3, ("E. coli cases", "E coli cases"), _AP),
    Rule(
        "abbreviation/since",
        ("est",),
        _SINCE,
        _since,
        priority.ABBREVIATION + 1,
        ("est. 1987", "established nineteen eighty-seven"),
        _AP,
    ),
    Rule(
        "abbreviation/latin",
        first_words(LATIN),
        _LATIN,
        _latin,
        priority.ABBREVIATION + 1,
        ("e.g. rice", "for example rice"),
        _AP,
    ),
    Rule(
        "abbreviation/versus",
        ("v", "vs"),
        _VERSUS,
        _versus,
        priority.ABBREVIATION,
        ("Roe v. Wade", "Roe versus Wade"),
        _AP,
    ),
    Rule("initial", (CAPITALS,), _INITIAL, _initial, priority.ABBREVIATION - 2, ("J. K. Rowling", "J K Rowling"), _AP),
)
