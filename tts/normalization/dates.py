"""Dates: with a month's name, in figures, with a time, in ranges; years, decades, fiscal years and quarters."""

import re

from tts.normalization import english, priority
from tts.normalization.calendar import MONTH_NUMBERS, MONTHS, WEEKDAYS
from tts.normalization.measures import UNITS
from tts.normalization.rule import DIGIT, Pattern, Reading, Rule, Style
from tts.normalization.tables import alternatives, words
from tts.normalization.times import clock

_MONTH = rf"(?P<month>{'|'.join(sorted(MONTH_NUMBERS, key=lambda name: -len(name)))})"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_TO_DAY = r"(?:\s?[-–]\s?(?P<last>[12]\d|3[01]|0?[1-9])(?![\d:]))?"
_YEAR = r"(?P<year>(?:1[0-9]|20|21)\d\d)"
_NO_MORE = r"(?![\w])(?![,.:]\d)(?!\s?%)"

_MONTH_DAY = Pattern(rf"\b{_MONTH}\.?\s{_DAY}{_TO_DAY}(?:(?P<comma>,)?\s{_YEAR}(?=\W|$))?{_NO_MORE}")
_TWO_DATES = Pattern(
    rf"\b{_MONTH}\.?\s{_DAY}(?:,?\s{_YEAR})?\s?(?:-|–|—|--)\s?"
    rf"{_MONTH.replace('<month>', '<last_month>')}\.?\s{_DAY.replace('<day>', '<last_day>')}"
    rf"(?:,?\s{_YEAR.replace('<year>', '<last_year>')}(?=\W|$))?{_NO_MORE}"
)
_DAY_MONTH = Pattern(rf"(?<![\w.,-]){_DAY}{_TO_DAY}(?:\s(?:of\s)?|-){_MONTH}\b\.?(?:(?:,?\s|-){_YEAR}(?=\W|$))?")
_TWO_DAYS_FIRST = Pattern(
    rf"(?<![\w.,-]){_DAY}\s{_MONTH}\b\.?(?:,?\s{_YEAR})?\s?(?:-|–|—|--)\s?"
    rf"{_DAY.replace('<day>', '<last_day>')}\s{_MONTH.replace('<month>', '<last_month>')}\b\.?"
    rf"(?:,?\s{_YEAR.replace('<year>', '<last_year>')}(?=\W|$))?"
)
_MONTH_YEAR = Pattern(rf"\b{_MONTH}\.?,?\s{_YEAR}{_NO_MORE}")
_MONTH_ALONE = Pattern(r"(?P<month>Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.(?![A-Za-z])")
_FIGURES = Pattern(
    r"(?<![\w./-])(?P<a>\d{1,2})(?P<mark>[/.-])(?P<b>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?![\w/-])(?!\.\d)"
    r"(?:,?\s(?P<time>\d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\b\.?)?))?"
)
_ISO = Pattern(
    r"(?<![\w./-])(?P<year>(?:1[0-9]|20|21)\d\d)(?P<mark>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<day>[12]\d|3[01]|0?[1-9])(?![\d/-])(?!\.\d)"
    r"(?:(?:T|,?\s)(?P<time>\d{1,2}:\d\d)(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w])"
)


def _day(month: int, day: str, year: str | None, style: Style) -> str:
    spoken = f"{MONTHS[month - 1]} {english.ordinal(int(day), style)}"
    if style.dialect == "british":
        spoken = f"the {english.ordinal(int(day), style)} of {MONTHS[month - 1]}"
    return f"{spoken}, {english.year(int(year), style)}" if year else spoken


def _month_day(match: re.Match[str], style: Style) -> Reading:
    month = MONTH_NUMBERS[match["month"]]
    if not match["last"]:
        return Reading(_day(month, match["day"], match["year"], style))
    spoken = f"{_day(month, match['day'], None, style)} to {english.ordinal(int(match['last']), style)}"
    return Reading(f"{spoken}, {english.year(int(match['year']), style)}" if match["year"] else spoken)


def _two_dates(match: re.Match[str], style: Style) -> Reading:
    first = _day(MONTH_NUMBERS[match["month"]], match["day"], match["year"], style)
    last = _day(MONTH_NUMBERS[match["last_month"]], match["last_day"], match["last_year"], style)
    return Reading(f"{first} to {last}")


def _two_days_first(match: re.Match[str], style: Style) -> Reading:
    parts = (("day", "month", "year"), ("last_day", "last_month", "last_year"))
    return Reading(" to ".join(_day_first(match[day], match[month], match[year], style) for day, month, year in parts))


def _day_first(day: str, month: str, year: str | None, style: Style) -> str:
    spoken = f"the {english.ordinal(int(day), style)} of {MONTHS[MONTH_NUMBERS[month] - 1]}"
    return f"{spoken}, {english.year(int(year), style)}" if year else spoken


def _day_month(match: re.Match[str], style: Style) -> Reading:
    month = MONTHS[MONTH_NUMBERS[match["month"]] - 1]
    has_article = match.string[max(0, match.start() - 4) : match.start()].lower() == "the "
    day = f"{'' if has_article else 'the '}{english.ordinal(int(match['day']), style)}"
    if match["last"]:
        day += f" to the {english.ordinal(int(match['last']), style)}"
    year = f", {english.year(int(match['year']), style)}" if match["year"] else ""
    return Reading(f"{day} of {month}{year}", may_end=match[0].endswith("."))


def _month_year(match: re.Match[str], style: Style) -> Reading:
    return Reading(f"{MONTHS[MONTH_NUMBERS[match['month']] - 1]} {english.year(int(match['year']), style)}")


def _month_alone(match: re.Match[str], _style: Style) -> Reading:
    return Reading(MONTHS[MONTH_NUMBERS[match["month"]] - 1], may_end=True)


def _figures(match: re.Match[str], style: Style) -> Reading | None:
    """Read 12/02/2025 in the publisher's order, and in the other where that is the only one possible."""
    month, day = int(match["a"]), int(match["b"])
    if style.date_order == "dmy" or month > 12:
        month, day = day, month
    if month > 12:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return _with_time(match, month, str(day), style)


def _iso(match: re.Match[str], style: Style) -> Reading:
    return _with_time(match, int(match["month"]), match["day"], style)


def _with_time(match: re.Match[str], month: int, day: str, style: Style) -> Reading:
    spoken = _day(month, day, match["year"], style)
    if match["time"]:
        spoken += f", {clock(match['time'], style)}"
    return Reading(spoken)


_DECADE = Pattern(r"(?<![\w.,])(?<!\d-)(?P<century>1[0-9]|20)(?P<decade>\d)0(?P<mark>['’])?s\b")
_OWNS = Pattern(r"\s[A-Za-z]")
_THE = Pattern(r"\b(?:the|late|early|mid|those)[\s-]$", re.IGNORECASE)
_SHORT_DECADE = Pattern(r"(?<!\w)['’‘](?P<decade>[1-9])0['’]?s\b")
_TENS = Pattern(r"(?<![\w.,$£€])(?<![A-Z]-)(?<!\b[A-Z][a-z]-)(?P<decade>[1-9])0s\b")
_SHORT_YEAR = Pattern(r"(?<!\w)['’‘](?P<year>\d\d)(?![\d\w])")
_YEAR_SPAN = Pattern(
    r"(?<![\w.,/-])(?P<first>(?:1[0-9]|20)\d\d)[-–/](?P<last>(?:(?:1[0-9]|20)\d\d|\d\d))(?![\w%])(?![-/.,]\d)"
)
_FISCAL = Pattern(
    r"\b(?P<label>FY|fiscal year|fiscal|CY)\s?['’]?(?P<year>(?:19|20)\d\d|\d\d)"
    r"(?:[-–/](?P<last>(?:20)?\d\d))?\b(?![.,]\d)"
)
_QUARTER = Pattern(
    r"\b(?P<label>[QH])(?P<number>[1-4])(?!\w)(?:\s(?:of\s)?(?P<year>20\d\d)(?!\w|[%.,]\d)|\s?['’](?P<short>\d\d)(?!\w))?"
)
_NUMBERED_QUARTER = Pattern(
    r"(?<![\w.,-])(?P<number>[1-4])(?P<label>[QH])(?:(?P<short>\d\d)(?!\w)|(?:\s(?:of\s)?(?P<year>20\d\d)(?!\w|[%.,]\d))|(?!\w))"
)
_AFTER_PREPOSITION = Pattern(
    r"\b(?:in|by|for|of|from|to|until|till|since|during|through|throughout|after|before|between|into|and|versus)\s$",
    re.IGNORECASE,
)
_QUARTERLY = Pattern(
    r"\s(?:[a-z]+\s)?(?:earnings|revenues?|results?|profits?|sales|growth|report|guidance|GDP|figures|data|numbers)\b"
)
_QUARTERS = Pattern(r"\bQ(?P<first>[1-4])\s?(?:-|–|to)\s?Q(?P<last>[1-4])(?!\w)(?:\s(?P<year>20\d\d)(?!\w))?")
_HALVES = {"1": "first half", "2": "second half"}


def _decade_words(decade: str) -> str:
    return english.plural(english.cardinal(int(decade) * 10))


def _decade(match: re.Match[str], style: Style) -> Reading:
    if (
        match["mark"]
        and _OWNS.match(match.string, match.end())
        and not _THE.search(match.string[: match.start()][-12:])
    ):
        return Reading(f"{english.year(int(match['century'] + match['decade'] + '0'), style)}'s")
    century = english.cardinal(int(match["century"]))
    if match["decade"] == "0":
        if match["century"] == "10":
            return Reading("thousands")
        return Reading("two thousands" if match["century"] == "20" else f"{century} hundreds")
    return Reading(f"{century} {_decade_words(match['decade'])}")


def _short_decade(match: re.Match[str], _style: Style) -> Reading:
    return Reading("tens" if match["decade"] == "1" else _decade_words(match["decade"]))


def _short_year(match: re.Match[str], _style: Style) -> Reading:
    return Reading(english.year(1900 + int(match["year"])).partition(" ")[2] or "hundred")


def _year_span(match: re.Match[str], style: Style) -> Reading | None:
    first, last = int(match["first"]), match["last"]
    if len(last) == 2 and int(last) != (first + 1) % 100 and int(last) <= first % 100:
        return None
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last) + (100 if int(last) < first % 100 else 0)
    if end <= first or end - first > 1000:
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


def _quarter(match: re.Match[str], style: Style) -> Reading | None:
    if match["label"] == "H" and match["number"] not in _HALVES:
        return None
    number = int(match["number"])
    if _SAID_BEFORE.search(match.string[max(0, match.start() - 30) : match.start()]):
        return Reading(f"{match['label']} {english.cardinal(number, style)}", end=match.end())
    if match["label"] == "Q" and not (match["year"] or match["short"]) and _QUALIFYING.search(_near(match)):
        return Reading(f"Q {english.cardinal(number, style)}", end=match.end())
    name = f"{english.ordinal(number)} quarter" if match["label"] == "Q" else _HALVES[match["number"]]
    year = match["year"] or (match["short"] and f"20{match['short']}")
    article = "the " if _AFTER_PREPOSITION.search(match.string[max(0, match.start() - 9) : match.start()]) else ""
    article = "" if _QUARTERLY.match(match.string, match.end()) else article
    return Reading(f"{article}{name} of {english.year(int(year), style)}" if year else f"{article}{name}")


def _near(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - 100) : match.end() + 60]


_QUALIFYING = Pattern(r"\b(?:[Pp]ole|[Qq]ualif(?:y|ying|ied)|[Ll]aps?|Grand\sPrix|Formula\s(?:One|1)|F1)\b")
_SAID_BEFORE = Pattern(r"\b(?:quarter|half)(?:\sof\s(?:the\syear|20\d\d))?\s\($")


def _quarters(match: re.Match[str], style: Style) -> Reading:
    first, last = (english.ordinal(int(match[name])) for name in ("first", "last"))
    year = f" of {english.year(int(match['year']), style)}" if match["year"] else ""
    return Reading(f"{first} to {last} quarter{year}")


_WEEKEND = Pattern(
    r"\b(?P<day>Sat|Sun)(?:(?=\s(?:&|and)\s(?:Sat|Sun)\b)|(?<=(?:&|d)\sSun)(?=\s\d)|\.)(?=\s(?:&|and)\s|,|\s\d|\s(?:[JFMASOND][a-z]{2,8}\.?\s\d|and\s(?:Sat|Sun|Mon)\b))"
)


def _weekend(match: re.Match[str], _style: Style) -> Reading:
    return Reading(_DAYS[match["day"]])


_DAYS = {name[:length]: name for name in WEEKDAYS for length in (3, 4, 5)} | {name: name for name in WEEKDAYS}
_WEEKDAY = alternatives(list(_DAYS))
_WEEKDAYS = Pattern(rf"\b(?P<first>{_WEEKDAY})\.?\s?[-–]\s?(?P<last>{_WEEKDAY})(?:\.(?=\s?[,;:)]))?(?!\w)")


_NAMED_MONTHS = {name: MONTHS[number - 1] for name, number in MONTH_NUMBERS.items()}
_MONTHS = Pattern(
    rf"\b(?P<first>{alternatives(list(_NAMED_MONTHS))})\.?\s?[-–]\s?(?P<last>{alternatives(list(_NAMED_MONTHS))})(?!\w|\.?\s\d{{1,2}}(?!\d))"
    rf"(?:\.(?=\s?[a-z\d,;:)]))?(?:,?\s{_YEAR}(?=\W|$))?"
)


def _months(match: re.Match[str], style: Style) -> Reading:
    year = f" {english.year(int(match['year']), style)}" if match["year"] else ""
    return Reading(f"{_NAMED_MONTHS[match['first']]} to {_NAMED_MONTHS[match['last']]}{year}")


def _weekdays(match: re.Match[str], _style: Style) -> Reading:
    return Reading(f"{_DAYS[match['first']]} to {_DAYS[match['last']]}")


_ON_DATE = Pattern(r"(?P<on>[Oo]n)\s(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\w/%]|[.,-]\d)(?!\sof\s)")


def _on_date(match: re.Match[str], style: Style) -> Reading | None:
    month, day = int(match["a"]), int(match["b"])
    if style.date_order == "dmy" or month > 12:
        month, day = day, month
    if (month, day) == (9, 11) or not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Reading(f"{match['on']} {_day(month, str(day), None, style)}")


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


_AP = "The Associated Press Stylebook, dates and months; read with an ordinal, as broadcasters do"
_AP_YEARS = "The Associated Press Stylebook, years and decades; read in pairs"
_MONTH_TOKENS = tuple(name.lower() for name in MONTH_NUMBERS)
RULES = (
    Rule("date", _MONTH_TOKENS, _MONTH_DAY, _month_day, priority.DATE, ("Dec. 2", "December second"), _AP),
    Rule(
        "date/range",
        _MONTH_TOKENS,
        _TWO_DATES,
        _two_dates,
        priority.DATE + 1,
        ("Oct. 30-Nov. 2", "October thirtieth to November second"),
        _AP,
    ),
    Rule(
        "date/month-year",
        _MONTH_TOKENS,
        _MONTH_YEAR,
        _month_year,
        priority.DATE,
        ("Dec. 2025", "December twenty twenty-five"),
        _AP,
    ),
    Rule(
        "date/month", _MONTH_TOKENS, _MONTH_ALONE, _month_alone, priority.ABBREVIATION, ("in Dec.", "in December"), _AP
    ),
    Rule(
        "date/day-first",
        (DIGIT,),
        _DAY_MONTH,
        _day_month,
        priority.DATE,
        ("2 December 2025", "the second of December, twenty twenty-five"),
        "Guardian style guide, dates; read with the article, as the BBC does",
        follows=" \u00a0snrt-–",
    ),
    Rule(
        "date/range",
        (DIGIT,),
        _TWO_DAYS_FIRST,
        _two_days_first,
        priority.DATE + 1,
        ("23 May - 28 June", "the twenty-third of May to the twenty-eighth of June"),
        "Guardian style guide, dates; read with the article, as the BBC does",
        follows=" \u00a0snrt",
    ),
    Rule(
        "date/iso",
        (DIGIT,),
        _ISO,
        _iso,
        priority.DATE,
        ("2025-12-02", "December second, twenty twenty-five"),
        "ISO 8601",
        follows="-/.",
    ),
    Rule(
        "date/figures",
        (DIGIT,),
        _FIGURES,
        _figures,
        priority.DATE,
        ("12/02/2025", "December second, twenty twenty-five"),
        "the publisher's order of month and day (HouseStyle.date_order)",
        follows="-/.",
    ),
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
    Rule("year/quarters", ("q",), _QUARTERS, _quarters, priority.DATE, ("Q1-Q3", "first to third quarter"), _AP_YEARS),
    Rule(
        "date/weekend",
        ("sat", "sun"),
        _WEEKEND,
        _weekend,
        priority.DATE,
        ("Sun., Dec. 7", "Sunday, December seventh"),
        _AP,
    ),
    Rule("year/quarter", ("q", "h"), _QUARTER, _quarter, priority.DATE, ("Q3", "third quarter"), _AP_YEARS),
    Rule(
        "year/quarter",
        (DIGIT,),
        _NUMBERED_QUARTER,
        _quarter,
        priority.DATE,
        ("1Q25", "first quarter of twenty twenty-five"),
        _AP_YEARS,
        follows="QH",
    ),
    Rule(
        "date/months",
        _MONTH_TOKENS,
        _MONTHS,
        _months,
        priority.DATE,
        ("Jan.-Oct. exports", "January to October exports"),
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
    Rule("date/on", ("on",), _ON_DATE, _on_date, priority.DATE, ("on 10/10", "on October tenth"), _AP),
    Rule("year", (DIGIT,), _PLAIN_YEAR, _plain_year, priority.LABEL, ("in 2024", "in twenty twenty-four"), _AP_YEARS),
)
