"""Times in Chinese: years, quarters, dates in figures, days of the week in brackets, clocks and times of a race."""

import re

from tts.normalization import priority
from tts.normalization.chinese_numbers import counted, digits, spelled
from tts.normalization.rule import DIGIT, Pattern, Reading, Rule, Style

_YEAR = Pattern(
    r"(?P<from>[12]\d{3})(?:年?\s?[-–—~～至到]\s?(?P<to>[12]\d{3}))?\s?年(?![來来]|以[來来]|歷史|历史|之久)"
)
_NAMED_YEAR = Pattern(
    r"(?P<from>(?:19|20)\d\d)(?:\s?[-–—~～/至到]\s?(?P<to>(?:20)?\d\d))?"
    r"(?=(?:[、和與与及或]\s?(?:19|20)\d\d)+年|年?(?:會計年度|会计年度|財年|财年|學年|学年|賽季|赛季|球季|年度))"
)
_YEAR_SPAN = Pattern(r"(?P<from>(?:19|20)\d\d)[-–/](?P<to>\d\d)(?=\s?年)")
_QUARTER = Pattern(r"(?P<label>[QH])(?P<number>[1-4])(?![\dA-Za-z])")
_QUARTER_OF_YEAR = Pattern(r"(?P<number>[1-4])Q(?P<year>\d\d)?(?![\dA-Za-z])")
_NUMERIC_DATE = Pattern(
    r"(?P<year>(?:19|20)\d\d|1[0-3]\d)(?P<by>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=by)(?P<day>[0-3]?\d)(?![\d/-])"
)
_MONTH_OF_YEAR = Pattern(r"(?<![\d/])(?P<year>(?:19|20)\d\d)/(?P<month>0[1-9]|1[0-2])(?![\d/])")
_DAY = Pattern(
    r"(?<![\d/])(?P<month>1[0-2]|0?[1-9])/(?P<day>[12]\d|3[01]|0?[1-9])"
    r"(?:\s?[-–—~～至到]\s?(?:(?P<last_month>1[0-2]|0?[1-9])/)?(?P<last_day>[12]\d|3[01]|0?[1-9])(?![\d/:：]))?(?![\d/])"
)
_WEEKDAY = Pattern("(?<=[日號号0-9])[（(](?:週|周|星期)?(?P<day>[一二三四五六日])[）)]")
_TIME = r"(?:[01]?\d|2[0-4])[:：][0-5]\d"
_CLOCK = Pattern(
    rf"(?P<hour>[01]?\d|2[0-4])[:：](?P<minute>[0-5]\d)(?:[:：](?P<second>[0-5]\d))?"
    rf"(?:\s?[-–—~～至到]\s?(?P<until>{_TIME})(?![\d:：]))?(?![\d:]|\.\d)"
)
_RACE = Pattern(r"(?:(?P<hours>\d{1,2})[:：])?(?P<minutes>\d{1,2})[:：](?P<seconds>[0-5]\d)\.(?P<parts>\d{1,3})(?!\d)")
_LAPSE = Pattern(r"(?P<hours>\d{1,2})[:：](?P<minutes>[0-5]\d)[:：](?P<seconds>[0-5]\d)(?![\d:.])")
_RUN = re.compile("馬拉松|马拉松|完賽|完赛|跑出|成績|成绩|全馬|半馬|計時|计时")
_HYPHEN = Pattern(r"(?<=[日號号月年時时點点分])[-–—]\s?(?=\d)")
_SCORED = ("以", "比分", "比數", "比数", "匯率", "汇率", "比例", "比率")


def _year(match: re.Match[str], _style: Style) -> Reading | None:
    """Read a year by its figures; so many years before now are a number ("2000年前")."""
    if int(match["from"]) % 1000 == 0 and match.string[match.end() : match.end() + 1] in {"前", "後", "后"}:
        return None
    until = f"到{digits(match['to'])}" if match["to"] else ""
    return Reading(f"{digits(match['from'])}{until}年")


def _named_year(match: re.Match[str], _style: Style) -> Reading:
    """Read the year of a season or of a budget by its figures: 2024-25賽季 is 二零二四到二五賽季."""
    return Reading(digits(match["from"]) + (f"到{digits(match['to'])}" if match["to"] else ""))


def _quarter(match: re.Match[str], _style: Style) -> Reading | None:
    """Read Q3 as the third quarter, H1 after a year as its first half."""
    if match["label"] == "Q":
        return Reading(f"第{spelled(match['number'])}季")
    named = re.search(r"(?:(?<!半)年|20\d\d)$", match.string[max(0, match.start() - 4) : match.start()])
    return Reading({"1": "上半年", "2": "下半年"}[match["number"]]) if named and match["number"] in "12" else None


def _quarter_of_year(match: re.Match[str], _style: Style) -> Reading:
    year = f"{digits('20' + match['year'])}年" if match["year"] else ""
    return Reading(f"{year}第{spelled(match['number'])}季")


def _numeric_date(match: re.Match[str], _style: Style) -> Reading:
    month, day = spelled(str(int(match["month"]))), spelled(str(int(match["day"])))
    year = digits(match["year"]) if len(match["year"]) == _FIGURES else spelled(match["year"])
    return Reading(f"{year}年{month}月{day}日")


_FIGURES = 4


def _month_of_year(match: re.Match[str], _style: Style) -> Reading:
    return Reading(f"{digits(match['year'])}年{spelled(str(int(match['month'])))}月")


def _day(match: re.Match[str], _style: Style) -> Reading:
    first = _said_day(match["month"], match["day"])
    if not match["last_day"]:
        return Reading(first)
    last = _said_day(match["last_month"], match["last_day"])
    return Reading(f"{first}到{last}")


def _said_day(month: str | None, day: str) -> str:
    return (f"{spelled(str(int(month)))}月" if month else "") + f"{spelled(str(int(day)))}日"


def _weekday(match: re.Match[str], _style: Style) -> Reading:
    return Reading(f"，星期{match['day']}，")


def _clock(match: re.Match[str], _style: Style) -> Reading | None:
    """Read a time of day; what a team wins by is a score ("以21:15")."""
    if match.string[: match.start()].endswith(_SCORED):
        return None
    until = f"到{_said_clock(*re.split('[:：]', match['until']))}" if match["until"] else ""
    return Reading(_said_clock(match["hour"], match["minute"], match["second"]) + until)


def _said_clock(hour: str, minute: str, second: str | None = None) -> str:
    said = f"{counted(str(int(hour)))}點"
    if minute != "00" or second:
        said += f"{_two_figures(minute)}分"
    return said + (f"{_two_figures(second)}秒" if second else "")


def _two_figures(text: str) -> str:
    return digits(text) if text[0] == "0" and text != "00" else spelled(str(int(text)))


def _race(match: re.Match[str], _style: Style) -> Reading | None:
    if match.string[: match.start()].endswith(_SCORED):
        return None
    hours = f"{counted(str(int(match['hours'])))}小時" if match["hours"] else ""
    minutes = f"{counted(str(int(match['minutes'])))}分" if match["minutes"] != "0" else ""
    return Reading(f"{hours}{minutes}{spelled(str(int(match['seconds'])))}秒{digits(match['parts'])}")


def _lapse(match: re.Match[str], _style: Style) -> Reading | None:
    """Read hours, minutes and seconds as the time of a race where one is told of."""
    if not _RUN.search(match.string[max(0, match.start() - 30) : match.end() + 15]):
        return None
    hours, minutes = counted(str(int(match["hours"]))), _two_figures(match["minutes"])
    return Reading(f"{hours}小時{minutes}分{_two_figures(match['seconds'])}秒")


def _until(_match: re.Match[str], _style: Style) -> Reading:
    return Reading("到")


_NUMERALS = "Ministry of Education of Taiwan, numerals in official writing; newsreaders' practice"
RULES = (
    Rule("zh/year", (DIGIT,), _YEAR, _year, priority.DATE, ("2025年", "二零二五年"), _NUMERALS),
    Rule("zh/year", (DIGIT,), _NAMED_YEAR, _named_year, priority.DATE, ("2025會計年度", "二零二五會計年度"), _NUMERALS),
    Rule("zh/year", (DIGIT,), _YEAR_SPAN, _named_year, priority.DATE + 1, ("2024/25年", "二零二四到二五年"), _NUMERALS),
    Rule("zh/quarter", ("q", "h"), _QUARTER, _quarter, priority.DATE, ("Q3營收", "第三季營收"), _NUMERALS),
    Rule(
        "zh/quarter",
        (DIGIT,),
        _QUARTER_OF_YEAR,
        _quarter_of_year,
        priority.DATE,
        ("3Q25", "二零二五年第三季"),
        _NUMERALS,
    ),
    Rule(
        "zh/date",
        (DIGIT,),
        _NUMERIC_DATE,
        _numeric_date,
        priority.DATE + 1,
        ("2025/1/2", "二零二五年一月二日"),
        "CNS 7648",
    ),
    Rule(
        "zh/date", (DIGIT,), _MONTH_OF_YEAR, _month_of_year, priority.DATE, ("2025/11", "二零二五年十一月"), "CNS 7648"
    ),
    Rule("zh/day", (DIGIT,), _DAY, _day, priority.NUMBER + 2, ("11/26", "十一月二十六日"), _NUMERALS),
    Rule(
        "zh/weekday",
        ("(", "（"),
        _WEEKDAY,
        _weekday,
        priority.DATE,
        ("26日（三）開放", "二十六日，星期三，開放"),
        _NUMERALS,
    ),
    Rule("zh/clock", (DIGIT,), _CLOCK, _clock, priority.TIME, ("10:05", "十點零五分"), _NUMERALS),
    Rule("zh/lapse", (DIGIT,), _RACE, _race, priority.TIME + 1, ("1:15.23", "一分十五秒二三"), _NUMERALS),
    Rule(
        "zh/lapse",
        (DIGIT,),
        _LAPSE,
        _lapse,
        priority.TIME + 1,
        ("馬拉松2:03:45", "馬拉松兩小時零三分四十五秒"),
        _NUMERALS,
    ),
    Rule("zh/until", ("-", "–", "—"), _HYPHEN, _until, priority.NUMBER + 1, ("5日-7日", "五日到七日"), _NUMERALS),
)
