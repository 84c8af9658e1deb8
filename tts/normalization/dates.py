"""Dates: with a month's name, in figures, with a time, in ranges; months that copy shortens."""

import re

from tts.normalization import english, priority
from tts.normalization.calendar import MONTH_NUMBERS, MONTHS
from tts.normalization.rule import DIGIT, Pattern, Reading, Rule, Style
from tts.normalization.tables import alternatives
from tts.normalization.times import clock

_YEAR = r"(?P<year>(?:1[0-9]|20|21)\d\d)"
_AP = "The Associated Press Stylebook, dates and months; read with an ordinal, as broadcasters do"
_MONTH_TOKENS = tuple(name.lower() for name in MONTH_NUMBERS)
_MONTH = rf"(?P<month>{'|'.join(sorted(MONTH_NUMBERS, key=lambda name: -len(name)))})"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_TO_DAY = r"(?:\s?[-–]\s?(?P<last>[12]\d|3[01]|0?[1-9])(?![\d:]))?"
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


_MONTH_YEARS = Pattern(
    rf"\b{_MONTH}\.?,?\s{_YEAR}\s?(?:-|–|—)\s?{_MONTH.replace('<month>', '<last_month>')}\.?,?\s"
    rf"{_YEAR.replace('<year>', '<last_year>')}{_NO_MORE}"
)


def _month_years(match: re.Match[str], style: Style) -> Reading:
    parts = ((match["month"], match["year"]), (match["last_month"], match["last_year"]))
    said = (f"{MONTHS[MONTH_NUMBERS[month] - 1]} {english.year(int(year), style)}" for month, year in parts)
    return Reading(" to ".join(said))


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


_NAMED_MONTHS = {name: MONTHS[number - 1] for name, number in MONTH_NUMBERS.items()}
_MONTHS = Pattern(
    rf"\b(?P<first>{alternatives(list(_NAMED_MONTHS))})\.?\s?[-–]\s?(?P<last>{alternatives(list(_NAMED_MONTHS))})(?!\w|\.?\s\d{{1,2}}(?!\d))"
    rf"(?:\.(?=\s?[a-z\d,;:)]))?(?:,?\s{_YEAR}(?=\W|$))?"
)


def _months(match: re.Match[str], style: Style) -> Reading:
    year = f" {english.year(int(match['year']), style)}" if match["year"] else ""
    return Reading(f"{_NAMED_MONTHS[match['first']]} to {_NAMED_MONTHS[match['last']]}{year}")


_ON_DATE = Pattern(r"(?P<on>[Oo]n)\s(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\w/%]|[.,-]\d)(?!\sof\s)")


def _on_date(match: re.Match[str], style: Style) -> Reading | None:
    month, day = int(match["a"]), int(match["b"])
    if style.date_order == "dmy" or month > 12:
        month, day = day, month
    if (month, day) == (9, 11) or not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Reading(f"{match['on']} {_day(month, str(day), None, style)}")


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
        _MONTH_YEARS,
        _month_years,
        priority.DATE + 1,
        ("May 2024-June 2025", "May twenty twenty-four to June twenty twenty-five"),
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
        "date/months",
        _MONTH_TOKENS,
        _MONTHS,
        _months,
        priority.DATE,
        ("Jan.-Oct. exports", "January to October exports"),
        _AP,
    ),
    Rule("date/on", ("on",), _ON_DATE, _on_date, priority.DATE, ("on 10/10", "on October tenth"), _AP),
)
