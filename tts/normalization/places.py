"""Places that copy shortens: states, Saint or Street, sides of the compass in addresses."""

import re

from tts.normalization import english, priority
from tts.normalization.rule import Pattern, Reading, Rule, Style
from tts.normalization.tables import alternatives, first_words, table, words

_TABLE = table("abbreviations")
_AP = "The Associated Press Stylebook, abbreviations and acronyms"
STATES: dict[str, str] = _TABLE["states"]
PARTIES: dict[str, str] = _TABLE["parties"]
_COUNTY_ROAD = Pattern(r"\bCo\.\sRd\.(?=\s\d)")
_QUARTER = Pattern(
    r"(?<![\w.])(?P<side>[NSEW])\.(?=\s(?:Korea|Ireland|Irish|Africa|Sudan|Dakota|Carolina|Bank|Jerusalem|Timor|Germany|China\sSea|America|"
    r"Yorkshire|Virginia|Vietnam|Asia|Europe|Pacific|Atlantic|Coast|Side)\w*)"
)
_STATE = Pattern(rf"(?<=[a-z],\s)(?P<word>{alternatives(list(STATES))})\.")
_POSTAL: dict[str, str] = _TABLE["postal"]
_CITY_STATE = Pattern(
    rf"(?<=[a-z],\s)(?P<word>{alternatives(list(_POSTAL))})(?:\s(?P<zip>\d{{5}})(?!\d|,\d)|(?=[,.;:)]|$))"
)
_POSTAL_WORDS = frozenset({"OK", "HI", "OH", "ME", "IN", "OR", "PA", "MA"})
_NAMED_STATES: dict[str, str] = (
    STATES | {"D.C": "D-C", "DC": "D-C"} | _TABLE["postal"] | {name: name for name in _TABLE["postal"].values()}
)
_LEGISLATOR = Pattern(
    rf"\((?P<party>[RDI])[-–](?P<state>{alternatives(list(_NAMED_STATES))})\.?(?:-\d{{1,2}})?\)"
    rf"|(?<=, )(?P<party_after>[RDI])[-–](?P<state_after>{alternatives(list(_NAMED_STATES))})(?:\.|(?!\w))"
)
_SAINT = Pattern(r"\bSt(?:\.?\s|\.(?P<joint>-?)(?=[A-Z][a-z]))(?=[A-Z])")
_STREET = Pattern(r"\bSt\.")
_SIDE = Pattern(
    r"(?<![\w.])(?P<side>[NSEW])\.(?=\s\d{1,3}(?:st|nd|rd|th)\s|\s[A-Z][a-z]+\s(?:St|Ave|Blvd|Rd)\b|\s(?:St|Ave|Blvd|Rd|Street|Avenue|Road|Boulevard)\b)"
)
_SIDES = {"N": "North", "S": "South", "E": "East", "W": "West"}


def _state(match: re.Match[str], _style: Style) -> Reading:
    return Reading(STATES[match["word"]], may_end=True)


def _city_state(match: re.Match[str], _style: Style) -> Reading | None:
    """Read the postal code of a state after the name of a place ("Miramar, FL"), not a word after a comma."""
    named = _CITY.search(match.string[max(0, match.start() - 40) : match.start()])
    if not named or (match["word"] in _POSTAL_WORDS and not match["zip"]):
        return None
    if match["word"] in _DEGREES and not match["zip"] and _is_degree(match):
        return None
    return Reading(_POSTAL[match["word"]] + (f" {english.digits(match['zip'])}" if match["zip"] else ""))


_DEGREES = frozenset({"MD", "MS"})
_INITIALED = Pattern(r"\b[A-Z]\.\s[A-Z][\w'’-]+,\s$")
_TWO_NAMES = Pattern(r"\b(?P<first>[A-Z][a-z]+)\s[A-Z][\w'’-]+,\s$")
_CITY_HEADS = words("city_heads")
_HOLDER = Pattern(
    r",\s(?:P[Hh]\.?D|M\.?P\.?H|MBA|MSc|RDN?|RN|JD|MD|MS|FACP|MHS|CPA|LCSW|DDS|"
    r"(?:an?|the)\s(?:[a-z-]+\s){0,2}[a-z]+(?:or|er|ian|ist|ant|ent|ean|chief|dean)\b|"
    r"(?:professor|associate|assistant|chief|director|head|chair|founder|president|physician|dietitian|who|said|says|told)\b)"
)


def _is_degree(match: re.Match[str]) -> bool:
    """Tell whether MD or MS is what a person holds: by an initial, by what follows, by two names that are no city's."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    if _INITIALED.search(before) or _HOLDER.match(match.string, match.end()):
        return True
    named = _TWO_NAMES.search(before)
    return named is not None and named["first"] not in _CITY_HEADS


_CITY = Pattern(r"\b[A-Z][a-z]+,\s$")


def _legislator(match: re.Match[str], _style: Style) -> Reading:
    if match["party"]:
        return Reading(f", {PARTIES[match['party']]} of {_NAMED_STATES[match['state']]},")
    return Reading(f"{PARTIES[match['party_after']]} of {_NAMED_STATES[match['state_after']]}")


def _saint(match: re.Match[str], _style: Style) -> Reading | None:
    """Take St. before a name for Saint, unless a name stands before it too ("on Wall St. Monday")."""
    before = _NAME_BEFORE.search(match.string[max(0, match.start() - 30) : match.start()])
    is_bare = match["joint"] is None and before and before[1] not in _BEFORE_SAINTS
    if is_bare and not _HOLY.match(match.string, match.end()):
        return None
    return Reading("Saint ")


_NAME_BEFORE = Pattern(r"([A-Z][a-z]+|\d+(?:st|nd|rd|th))\s$")
_BEFORE_SAINTS = words("before_saints")
_HOLY = Pattern(rf"(?:{alternatives(list(words('saints')))})\b")


def _street(_match: re.Match[str], _style: Style) -> Reading:
    return Reading("Street", may_end=True)


def _side(match: re.Match[str], _style: Style) -> Reading:
    return Reading(_SIDES[match["side"]])


def _county_road(_match: re.Match[str], _style: Style) -> Reading:
    return Reading("County Road")


def _quarter(match: re.Match[str], _style: Style) -> Reading:
    ern = "ern" if match["side"] == "N" and match.string.startswith(" Ireland", match.end()) else ""
    return Reading(_SIDES[match["side"]] + ern)


RULES = (
    Rule("street", ("co",), _COUNTY_ROAD, _county_road, priority.ABBREVIATION, ("Co. Rd. 5", "County Road five"), _AP),
    Rule(
        "side",
        tuple(map(str.lower, _SIDES)),
        _QUARTER,
        _quarter,
        priority.ABBREVIATION,
        ("N. Korea", "North Korea"),
        _AP,
    ),
    Rule(
        "state", first_words(STATES), _STATE, _state, priority.ABBREVIATION + 1, ("Miami, Fla.", "Miami, Florida"), _AP
    ),
    Rule(
        "state",
        first_words(_POSTAL),
        _CITY_STATE,
        _city_state,
        priority.LABEL,
        ("Miramar, FL", "Miramar, Florida"),
        "United States Postal Service, Publication 28, appendix B",
    ),
    Rule(
        "legislator",
        ("(", "r", "d", "i"),
        _LEGISLATOR,
        _legislator,
        priority.LABEL,
        ("Scott (R-Fla.)", "Scott, Republican of Florida,"),
        _AP,
    ),
    Rule("saint", ("st",), _SAINT, _saint, priority.ABBREVIATION + 2, ("St. Louis", "Saint Louis"), _AP),
    Rule("street", ("st",), _STREET, _street, priority.ABBREVIATION, ("Main St.", "Main Street"), _AP),
    Rule(
        "side",
        tuple(map(str.lower, _SIDES)),
        _SIDE,
        _side,
        priority.ABBREVIATION,
        ("W. 34th St.", "West thirty-fourth Street"),
        _AP,
    ),
)
