"""How often a digest is made ("daily 07:00") and a moment in, the time that one was last due for out."""

import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FORM = re.compile(rf"(?P<days>daily|weekdays|{'|'.join(DAYS)}) (?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)")


def last_due(rhythm: str, zone: str, now: datetime) -> datetime:
    """Return the last moment, not after `now`, that a rhythm names; in the zone."""
    return _before(rhythm, ZoneInfo(zone), now)


def period_before(rhythm: str, moment: datetime) -> timedelta:
    """Return how long before a moment of a rhythm the moment before it is."""
    return moment - _before(rhythm, moment.tzinfo, moment - timedelta(seconds=1))


def _before(rhythm: str, zone: object, now: datetime) -> datetime:
    asked = FORM.fullmatch(rhythm)
    if asked is None or not isinstance(zone, ZoneInfo):
        raise ValueError(rhythm)
    here = now.astimezone(zone)
    clock = time(int(asked["hour"]), int(asked["minute"]))
    days = (here.date() - timedelta(days=back) for back in range(9))
    moments = (datetime.combine(day, clock, zone) for day in days if _is_day(asked["days"], day.weekday()))
    return next(moment for moment in moments if moment <= here)


def _is_day(days: str, weekday: int) -> bool:
    return days == "daily" or (days == "weekdays" and weekday < 5) or days == DAYS[weekday]
