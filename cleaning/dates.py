"""A date as a page writes it in, a datetime out; and whether a line is nothing but a date."""

import re
from datetime import datetime, timedelta, timezone

from cleaning.article import DateOrder, HouseStyle

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
WEEKDAY = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_CLOCK = (
    r"(?P<hour>\d{1,2})[:.時点](?P<minute>\d{2})(?:[:分]\d{2})?分?(?:\.\d+)?\s*(?P<half>[ap]\.?\s?m\.?)?"
    r"\s*(?P<zone>Z\b|UTC|GMT|JST|[+-]\d{2}:?\d{2})?"
)
_DATES = (
    r"(?P<year>\d{4})\s?[-/.年]\s?(?P<month>\d{1,2})\s?[-/.月]\s?(?P<day>\d{1,2})日?",
    r"(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>\d{4})",
    rf"(?P<name>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<name>{MONTH}),?\s+(?P<year>\d{{4}})",
)
_NAMED = (
    r"(?:first |last |originally )?"
    r"(?:published|updated?|posted|modified|(?:release )?date|發布|發稿|更新|公開|掲載|配信)"
    r"(?:\s+(?:on|at|time|date|時間|日時))?\s*[:：]?\s*"
)
_LABEL = rf"(?:{_NAMED}|on\s+)?"
_JOIN = r"[\s,|·•—–-]*(?:at\s+|\([月火水木金土日]\)\s*)?"
_PATTERNS = tuple(
    re.compile(
        rf"{_LABEL}(?:{WEEKDAY}[\s,]*)?{date}(?:{_JOIN}{_CLOCK})?\s*(?P<rest>\(?[A-Z]{{2,5}}\)?)?", re.IGNORECASE
    )
    for date in _DATES
)
_CLOCK_FIRST = tuple(
    re.compile(rf"{_LABEL}{_CLOCK}(?:\s*[A-Z]{{2,4}}\b)?{_JOIN}(?:{WEEKDAY}[\s,]*)?{date}", re.IGNORECASE)
    for date in _DATES
)
_ISO = re.compile(r"^\d{4}-?\d{2}-?\d{2}(?:[T ]\d{2}:?\d{2}.*)?$")
_ZONES = {"Z": 0, "UTC": 0, "GMT": 0, "JST": 540}
_DIGIT = re.compile(r"\d")
MAX_DATE_LINE = 90


def parse_date(text: str, style: HouseStyle) -> datetime | None:
    """Read a date that is the whole of `text`; None when it is not one.

    `style` tells 2 December from 12 February and, where the text names no zone, gives that of the publisher if known.
    """
    text = " ".join(text.split())
    if len(text) > MAX_DATE_LINE or not _DIGIT.search(text):
        return None
    if _ISO.match(text):
        try:
            return _zoned(datetime.fromisoformat(text), style)
        except ValueError:
            return None
    for pattern in _PATTERNS + _CLOCK_FIRST:
        if found := pattern.fullmatch(text):
            return _built(found.groupdict(), style)
    return None


def _built(parts: dict[str, str | None], style: HouseStyle) -> datetime | None:
    month, day = _month_and_day(parts, style.date_order)
    hour, minute = int(parts.get("hour") or 0), int(parts.get("minute") or 0)
    half = (parts.get("half") or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    try:
        moment = datetime(int(parts["year"] or 0), month, day, hour, minute)  # noqa: DTZ001  the zone comes next
        zone = parts.get("zone")
        return moment.replace(tzinfo=_zone(zone)) if zone else _zoned(moment, style)
    except ValueError:
        return None


def _month_and_day(parts: dict[str, str | None], order: DateOrder) -> tuple[int, int]:
    if name := parts.get("name"):
        return _MONTHS[name.lower().rstrip(".")], int(parts["day"] or 0)
    if first := parts.get("first"):
        one, two = int(first), int(parts["second"] or 0)
        return (two, one) if (order == "dmy" and two <= 12) or one > 12 else (one, two)
    return int(parts["month"] or 0), int(parts["day"] or 0)


def _zoned(moment: datetime, style: HouseStyle) -> datetime:
    if moment.tzinfo is not None or style.utc_offset_minutes is None:
        return moment
    return moment.replace(tzinfo=timezone(timedelta(minutes=style.utc_offset_minutes)))


def _zone(text: str) -> timezone:
    if text.upper() in _ZONES:
        return timezone(timedelta(minutes=_ZONES[text.upper()]))
    digits = text.replace(":", "")
    minutes = int(digits[1:3]) * 60 + int(digits[3:5])
    return timezone(timedelta(minutes=-minutes if digits[0] == "-" else minutes))


_NAMED_TIME = re.compile(_NAMED, re.IGNORECASE)
_AGO = re.compile(
    rf"{_LABEL}(?:about |over )?(?:an?|\d+|one|two|three|several)\s?"
    r"(?:secs?|m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|months?)\s(?:ago|old)|just now"
    r"|\d+\s?(?:分鐘|小時|天|分|時間|日)前",
    re.IGNORECASE,
)
_ANY_CLOCK = re.sub(r"\(\?P<\w+>", "(?:", _CLOCK)
_WITHOUT_YEAR = re.compile(
    rf"{_LABEL}(?:{WEEKDAY}[\s,]+)?(?:{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH})(?:{_JOIN}{_ANY_CLOCK})?\s*(?:[A-Z]{{2,5}})?"
    rf"|{_LABEL}(?:{WEEKDAY}[\s,]+)?{_ANY_CLOCK}\s*(?:[A-Z]{{2,5}})?",
    re.IGNORECASE,
)
_MAY_BE_TIME = re.compile(r"\d|ago$|old$|just now", re.IGNORECASE)  # one of which all these patterns need
_PARTS = re.compile(r"\s*[|•·;/(]\s+|(?<!last)\s+(?=(?:last )?(?:updated|modified|published)\b)|\)$", re.IGNORECASE)


def is_time_line(text: str) -> bool:
    """Tell whether a line is nothing but dates, times, or how long ago it was."""
    return len(text) <= MAX_DATE_LINE and (_is_time(text) or all(_is_time(part) for part in _PARTS.split(text) if part))


def is_labelled_time(text: str) -> bool:
    """Tell whether a line says when the page was published or changed: a label and a time, or how long ago."""
    return bool(is_time_line(text) and (_NAMED_TIME.match(text) or _AGO.fullmatch(text)))


def _is_time(text: str) -> bool:
    if not _MAY_BE_TIME.search(text):
        return False
    return bool(parse_date(text, HouseStyle()) or _AGO.fullmatch(text) or _WITHOUT_YEAR.fullmatch(text))
