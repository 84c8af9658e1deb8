"""Abbreviations with a full stop: titles before names, companies, Latin, states, Saint or Street, initials."""

import re

from tts.normalization import english, priority
from tts.normalization.rule import CAPITALS, Pattern, Reading, Rule, Style
from tts.normalization.tables import alternatives, table, words

_TABLE = table("abbreviations")
TITLES: dict[str, str] = _TABLE["titles"]
MAY_END: dict[str, str] = _TABLE["may_end"]
LATIN: dict[str, str] = _TABLE["latin"]
STATES: dict[str, str] = _TABLE["states"]
PARTIES: dict[str, str] = _TABLE["parties"]
_BARE_TITLES = {word: spoken for word, spoken in TITLES.items() if word in {"Mr", "Mrs", "Ms", "Dr", "Prof"}}

_TITLE = Pattern(
    rf"(?<!&)\b(?P<word>{alternatives(list(TITLES))})\.\s?(?=[A-Z\"“/]|\([Rr]et|1st\s|of\s[A-Z]|and\s(?:{alternatives(list(TITLES))})\b)"
)
_HONORABLE = Pattern(
    r"\b(?P<right>Rt\.?\s)?(?P<word>[Hh]on)\.?(?=\s(?:and\s(?:learned|gallant)\s)?(?:members?|friends?|lad(?:y|ies)|gentlem[ae]n)\b)"
    r"|\b(?P<rt>Rt\.?)\s(?P<before>Hon)\.?(?=\s(?:Sir\s|Dame\s)?[A-Z])"
)
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
_BARE |= {"dept": "department", "Dept": "Department", "Natl": "National", "Intl": "International"}
_UNPOINTED = Pattern(rf"\b(?P<word>{alternatives(list(_BARE))})(?![\w.'’])")
_LEAST = Pattern(r"(?<!\d\s)(?<!\d-)(?<!\d)\b(?P<word>[Mm]in)\.(?=\s[a-z])")
_COUNT_BEFORE = Pattern(
    r"\b(?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|few|several|many)\s$"
)
_COUNTY_ROAD = Pattern(r"\bCo\.\sRd\.(?=\s\d)")
_SPECIES = Pattern(r"(?<![\w.])(?P<letter>[A-Z])\.(?=\s[a-z]{3,}\b)")
_QUARTER = Pattern(
    r"(?<![\w.])(?P<side>[NSEW])\.(?=\s(?:Korea|Ireland|Irish|Africa|Sudan|Dakota|Carolina|Bank|Jerusalem|Timor|Germany|China\sSea|America|"
    r"Yorkshire|Virginia|Vietnam|Asia|Europe|Pacific|Atlantic|Coast|Side)\w*)"
)
_SINCE = Pattern(r"\b(?P<word>[Ee]st)\.\s(?=(?:in\s)?(?:1[5-9]|20)\d\d\b)")
_BARE_TITLE = Pattern(rf"\b(?P<word>{alternatives(list(_BARE_TITLES))})(?=\s[A-Z])")
_MAY_END = Pattern(rf"\b(?P<word>{alternatives(list(MAY_END))})\.")
_LATIN = Pattern(rf"(?<![\w.])(?P<word>{alternatives(list(LATIN))})(?!\w)")
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
_SAINT = Pattern(r"\bSt\.?\s(?=[A-Z])")
_STREET = Pattern(r"\bSt\.")
_INITIAL = Pattern(r"(?<![\w.])[A-Z]\.(?=\s?[A-Z])")
_SIDE = Pattern(
    r"(?<![\w.])(?P<side>[NSEW])\.(?=\s\d{1,3}(?:st|nd|rd|th)\s|\s[A-Z][a-z]+\s(?:St|Ave|Blvd|Rd)\b|\s(?:St|Ave|Blvd|Rd|Street|Avenue|Road|Boulevard)\b)"
)
_SIDES = {"N": "North", "S": "South", "E": "East", "W": "West"}
_LETTERED = Pattern(rf"\b(?i:{alternatives([*words('lettered')])})\s$")
_VERSUS = Pattern(r"\bvs?\.?(?=\s)")


def _title(match: re.Match[str], _style: Style) -> Reading:
    return Reading(TITLES[match["word"]] + " ")


def _bare_title(match: re.Match[str], _style: Style) -> Reading:
    return Reading(TITLES[match["word"]])


def _may_end(match: re.Match[str], _style: Style) -> Reading:
    return Reading(MAY_END[match["word"]], may_end=True)


def _latin(match: re.Match[str], _style: Style) -> Reading:
    return Reading(LATIN[match["word"]], may_end=match[0].endswith("."))


def _since(match: re.Match[str], _style: Style) -> Reading:
    return Reading("established " if match["word"] == "est" else "Established ")


def _state(match: re.Match[str], _style: Style) -> Reading:
    return Reading(STATES[match["word"]], may_end=True)


def _city_state(match: re.Match[str], _style: Style) -> Reading | None:
    """Read the postal code of a state after the name of a place ("Miramar, FL"), not a word after a comma."""
    named = _CITY.search(match.string[max(0, match.start() - 40) : match.start()])
    if not named or (match["word"] in _POSTAL_WORDS and not match["zip"]):
        return None
    return Reading(_POSTAL[match["word"]] + (f" {english.digits(match['zip'])}" if match["zip"] else ""))


_CITY = Pattern(r"\b[A-Z][a-z]+,\s$")


def _legislator(match: re.Match[str], _style: Style) -> Reading:
    if match["party"]:
        return Reading(f", {PARTIES[match['party']]} of {_NAMED_STATES[match['state']]},")
    return Reading(f"{PARTIES[match['party_after']]} of {_NAMED_STATES[match['state_after']]}")


def _saint(match: re.Match[str], _style: Style) -> Reading | None:
    """Take St. before a name for Saint, unless a name stands before it too ("on Wall St. Monday")."""
    before = _NAME_BEFORE.search(match.string[max(0, match.start() - 30) : match.start()])
    if before and before[1] not in _BEFORE_SAINTS and not _HOLY.match(match.string, match.end()):
        return None
    return Reading("Saint ")


_NAME_BEFORE = Pattern(r"([A-Z][a-z]+|\d+(?:st|nd|rd|th))\s$")
_BEFORE_SAINTS = words("before_saints")
_HOLY = Pattern(rf"(?:{alternatives(list(words('saints')))})\b")


def _street(_match: re.Match[str], _style: Style) -> Reading:
    return Reading("Street", may_end=True)


def _initial(match: re.Match[str], _style: Style) -> Reading | None:
    """Take a capital with a full stop for an initial, unless it is a grade or a kind ("vitamin C. Then")."""
    kind = _LETTERED.search(match.string[max(0, match.start() - 20) : match.start()])
    return None if kind else Reading(match[0][0], may_end=True)


def _side(match: re.Match[str], _style: Style) -> Reading:
    return Reading(_SIDES[match["side"]])


def _unpointed(match: re.Match[str], _style: Style) -> Reading:
    return Reading(_BARE[match["word"]])


def _least(match: re.Match[str], _style: Style) -> Reading:
    """Read "min. wage" as the minimum, "two min. later" as minutes."""
    if _COUNT_BEFORE.search(match.string[max(0, match.start() - 12) : match.start()]):
        return Reading("minutes")
    return Reading(f"{match['word']}imum")


def _county_road(_match: re.Match[str], _style: Style) -> Reading:
    return Reading("County Road")


def _species(match: re.Match[str], _style: Style) -> Reading:
    return Reading(match["letter"])


def _quarter(match: re.Match[str], _style: Style) -> Reading:
    ern = "ern" if match["side"] == "N" and match.string.startswith(" Ireland", match.end()) else ""
    return Reading(_SIDES[match["side"]] + ern)


def _versus(_match: re.Match[str], _style: Style) -> Reading:
    return Reading("versus")


def _honorable(match: re.Match[str], style: Style) -> Reading:
    """Read how members of a parliament name each other: "the Rt Hon member"."""
    right = "Right " if match["right"] or match["rt"] else ""
    word = "honourable" if style.dialect == "british" else "honorable"
    small = (match["word"] or "H").islower()
    return Reading(right + (word if small else word.capitalize()))


def _after_score(match: re.Match[str], _style: Style) -> Reading:
    return Reading(_SCORED[match["word"] or match["on"]], may_end=True)


def _tokens(written: dict[str, str]) -> tuple[str, ...]:
    return tuple(sorted({re.split(r"[\W\d]", word)[0].lower() for word in written}))


_AP = "The Associated Press Stylebook, abbreviations and acronyms"
RULES = (
    Rule(
        "title",
        ("rt", "hon"),
        _HONORABLE,
        _honorable,
        priority.ABBREVIATION + 1,
        ("the Rt Hon member", "the Right Honorable member"),
        "Hansard, forms of address",
    ),
    Rule(
        "abbreviation",
        tuple(_SCORED),
        _AFTER_SCORE,
        _after_score,
        priority.ABBREVIATION,
        ("251 for 4 dec.", "two hundred fifty-one for four declared"),
        "usage of cricket and football reports",
    ),
    Rule("title", _tokens(TITLES), _TITLE, _title, priority.ABBREVIATION, ("Gen. Lee", "General Lee"), _AP),
    Rule(
        "title", _tokens(_BARE_TITLES), _BARE_TITLE, _bare_title, priority.ABBREVIATION, ("Dr Lee", "Doctor Lee"), _AP
    ),
    Rule(
        "abbreviation",
        _tokens(MAY_END),
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
    Rule("street", ("co",), _COUNTY_ROAD, _county_road, priority.ABBREVIATION, ("Co. Rd. 5", "County Road five"), _AP),
    Rule("initial", (CAPITALS,), _SPECIES, _species, priority.ABBREVIATION - 3, ("E. coli cases", "E coli cases"), _AP),
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
        _tokens(LATIN),
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
    Rule("state", _tokens(STATES), _STATE, _state, priority.ABBREVIATION + 1, ("Miami, Fla.", "Miami, Florida"), _AP),
    Rule(
        "state",
        _tokens(_POSTAL),
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
    Rule("initial", (CAPITALS,), _INITIAL, _initial, priority.ABBREVIATION - 2, ("J. K. Rowling", "J K Rowling"), _AP),
)
