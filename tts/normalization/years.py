"""Years: in pairs, decades, spans, short and fiscal years."""

import re

from tts.normalization import english, priority
from tts.normalization.calendar import MONTHS
from tts.normalization.measures import UNITS
from tts.normalization.rule import DIGIT, Pattern, Reading, Rule, Style
from tts.normalization.tables import alternatives, words

_AP_YEARS = "The Associated Press Stylebook, years and decades; read in pairs"
_DECADE = Pattern(r"(?<![\w.,])(?<!\d-)(?P<century>1[0-9]|20)(?P<decade>\d)0(?P<mark>['’])?s\b")
_OWNS = Pattern(r"\s[A-Za-z]")
_THE = Pattern(r"\b(?:the|late|early|mid|those)[\s-]$", re.IGNORECASE)
_SHORT_DECADE = Pattern(r"(?<!\w)['’‘](?P<decade>[1-9])0['’]?s\b")
_TENS = Pattern(r"(?<![\w.,$£€])(?<![A-Z]-)(?<!\b[A-Z][a-z]-)(?P<decade>[1-9])0s\b")
_NOUGHTS = Pattern(r"(?<![\w.,$£€-])00s\b")
_SHORT_YEAR = Pattern(r"(?<!\w)['’‘](?P<year>\d\d)(?![\d\w])")
_YEAR_SPAN = Pattern(
    r"(?<![\w.,/-])(?P<first>(?:1[0-9]|20)\d\d)[-–/](?P<last>(?:(?:1[0-9]|20)\d\d|\d\d))(?![\w%])(?![-/.,]\d)"
)
_FISCAL = Pattern(
    r"\b(?P<label>FY|fiscal year|fiscal|CY)\s?['’]?(?P<year>(?:19|20)\d\d|\d\d)"
    r"(?:[-–/](?P<last>(?:20)?\d\d))?\b(?![.,]\d)"
)


def _decade_words(decade: str) -> str:
    return english.plural(english.cardinal(int(decade) * 10))


def _decade(match: re.Match[str], style: Style) -> Reading:
    if (
        match["mark"]
        and _OWNS.match(match.string, match.end())
        and not _THE.search(match.string[: match.start()][-12:])
    ):
        return Reading(f"{english.year(int(match['century'] + match['decade'] + '0'), style)}'s")
    tens = match["century"] + match["decade"]
    return Reading("thousands" if tens == "100" else _said_decade(tens))


_DECADE_SPAN = Pattern(
    r"(?<![\w.,])(?<!\d-)(?P<first>(?:1[0-9]|20)\d0s)\s?[-–]\s?(?P<last>(?:1[0-9]|20)\d0s|['’]?[1-9]0s)(?!\w)"
)


def _decade_span(match: re.Match[str], _style: Style) -> Reading:
    return Reading(" to ".join(_said_decade(match[name].lstrip("'’")[:-2]) for name in ("first", "last")))


def _said_decade(tens: str) -> str:
    """Say a decade by its years without the last nought: "196" is "nineteen sixties", "7" "seventies"."""
    if len(tens) == 1:
        return _decade_words(tens)
    century = english.cardinal(int(tens[:-1]))
    if tens[-1] == "0":
        return "two thousands" if century == "twenty" else f"{century} hundreds"
    return f"{century} {_decade_words(tens[-1])}"


def _short_decade(match: re.Match[str], _style: Style) -> Reading:
    return Reading("tens" if match["decade"] == "1" else _decade_words(match["decade"]))


def _noughts(_match: re.Match[str], _style: Style) -> Reading:
    return Reading("two thousands")


def _short_year(match: re.Match[str], _style: Style) -> Reading:
    return Reading(english.year(1900 + int(match["year"])).partition(" ")[2] or "hundred")


def _year_span(match: re.Match[str], style: Style) -> Reading | None:
    first, last = int(match["first"]), match["last"]
    if len(last) == 2 and int(last) != (first + 1) % 100 and int(last) <= first % 100:
        return None
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last) + (100 if int(last) < first % 100 else 0)
    if end <= first or end - first > 1000 or ("/" in match[0] and end != first + 1):
        return None
    spoken_end = english.year(end, style) if len(last) == 4 or int(last) < 10 else english.cardinal(int(last), style)
    return Reading(f"{english.year(first, style)} to {spoken_end}")


def _fiscal(match: re.Match[str], style: Style) -> Reading:
    label = {"FY": "fiscal year", "CY": "calendar year"}.get(match["label"], match["label"])
    year = match["year"]
    spoken = f"{label} {english.year(int(year) if len(year) == 4 else 2000 + int(year), style)}"
    last = match["last"]
    if not last:
        return Reading(spoken)
    return Reading(f"{spoken} to {english.year(int(last), style) if len(last) == 4 else english.digits_of_year(last)}")


_WORDS = frozenset({"in", "in.", "st", "min", "mi", "mt", "pt", "mb", "sec", "hp"})
_PLAIN_YEAR = Pattern(
    r"(?<![\w.,$£€¥/])(?<![^a-z]-)(?<!\A-)(?P<year>(?:1[0-9]|2[0-5])\d\d)(?![\w%/°]|[-–:]\d|\s?[xX×]\s?\d)(?!\.\d)(?!,\d)(?P<next>\s[a-z]+)?"
)
_COUNTED = words("counted")
_UNIT_AFTER = Pattern(
    rf"[\s-](?:{alternatives([unit for unit in UNITS if len(unit) > 1 and unit not in _WORDS])})(?![\w'’])"
)
_IN = Pattern(r"\b(?:in|since|by|until|from|of|before|after|year)\s$", re.IGNORECASE)
_COUNTING = Pattern(
    r"\b(?:than|about|nearly|some|least|most|over|almost|approximately|total\sof|only|just|roughly|another|all|these|those|with|has|have|had)\s$",
    re.IGNORECASE,
)
_NOT_COUNTED = Pattern(
    r"\s(?!(?:was|is|as|has|this|his|its|its|us)\b)[a-z]+s\b|\s(?:of|or\smore|men|people|women|cc|percent)\b|-"
)
_OF_A_YEAR = Pattern(
    r"\b(?:in|since|by|until|till|from|to|of|before|after|during|between|and|through|around|circa|ca\.|(?:in|since|until|by|from)\sabout|late|early|mid|year|"
    r"spring|summer|autumn|fall|winter|the|than|into|for|Class|c\.|"
    rf"{'|'.join(MONTHS)})[\s-]$",
    re.IGNORECASE,
)


def _is_count(match: re.Match[str], before: str) -> bool:
    """Tell whether four figures count something: by a word before them, or by what comes after."""
    return bool(_COUNTING.search(before) or _NOT_COUNTED.match(match.string, match.end("year")) or not before.strip())


def _plain_year(match: re.Match[str], style: Style) -> Reading | None:
    """Take four figures without a comma for a year: 1900 to 2099 by itself, earlier ones after a word of time."""
    if (match["next"] or "").strip() in _COUNTED or _UNIT_AFTER.match(match.string, match.end("year")):
        return None
    year = int(match["year"])
    counted = (match["next"] or "").endswith("s")
    if year < 1100 and (counted or not _IN.search(match.string[max(0, match.start() - 8) : match.start()])):
        return None
    before = match.string[max(0, match.start() - 24) : match.start()]
    if year >= 2100 and (counted or not _IN.search(before)):
        return None
    if year < 1900 and not _OF_A_YEAR.search(before) and _is_count(match, before):
        return None
    return Reading(english.year(year, style), end=match.end("year"))


RULES = (
    Rule(
        "year/decade",
        (DIGIT,),
        _DECADE,
        _decade,
        priority.DATE,
        ("1990s", "nineteen nineties"),
        _AP_YEARS,
        follows="s'’",
    ),
    Rule(
        "year/decade",
        (DIGIT,),
        _DECADE_SPAN,
        _decade_span,
        priority.DATE + 1,
        ("1960s-70s", "nineteen sixties to seventies"),
        _AP_YEARS,
        follows="s",
    ),
    Rule("year/decade", ("'", "’", "‘"), _SHORT_DECADE, _short_decade, priority.DATE, ("'90s", "nineties"), _AP_YEARS),
    Rule(
        "year/tens",
        (DIGIT,),
        _TENS,
        _short_decade,
        priority.DATE,
        ("in his 40s", "in his forties"),
        _AP_YEARS,
        follows="s",
    ),
    Rule(
        "year/tens",
        (DIGIT,),
        _NOUGHTS,
        _noughts,
        priority.DATE,
        ("the 90s and 00s", "the nineties and two thousands"),
        _AP_YEARS,
        follows="s",
    ),
    Rule("year/short", ("'", "’", "‘"), _SHORT_YEAR, _short_year, priority.DATE, ("'08", "oh eight"), _AP_YEARS),
    Rule(
        "year/span",
        (DIGIT,),
        _YEAR_SPAN,
        _year_span,
        priority.DATE,
        ("2024-25", "twenty twenty-four to twenty-five"),
        _AP_YEARS,
        follows="-–/",
    ),
    Rule(
        "year/fiscal",
        ("fy", "cy", "fiscal"),
        _FISCAL,
        _fiscal,
        priority.DATE,
        ("FY2026", "fiscal year twenty twenty-six"),
        _AP_YEARS,
    ),
    Rule("year", (DIGIT,), _PLAIN_YEAR, _plain_year, priority.LABEL, ("in 2024", "in twenty twenty-four"), _AP_YEARS),
)
