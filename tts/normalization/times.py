"""Times of day: twelve and twenty-four hours, ranges, zones."""

import re

from tts.normalization import english, priority
from tts.normalization.rule import DIGIT, Pattern, Reading, Rule, Style

_HALF = r"(?:[  ]?(?P<{0}>[AaPp])\.?[Mm]\b\.?)"
_CLOCK = Pattern(r"(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?(?::\d\d)?(?:\s?(?P<half>[AaPp])\.?[Mm]\b\.?)?")
_TIME = Pattern(
    r"(?<![\w.,:])(?P<from>\d{1,2}(?:[:.]\d\d)?)" + _HALF.format("first") + r"?"
    r"\s?(?:-|–|—|to)\s?(?P<to>\d{1,2}(?:[:.]\d\d)?)" + _HALF.format("last") + r"|"
    r"(?<![\w.,:])(?P<at>\d{1,2}(?:[:.]\d\d)?)" + _HALF.format("half") + r"(?:\s?[-–—]\s?(?P<name>noon|midnight)\b)?"
)
_FROM_NAMED = Pattern(r"\b(?P<name>[Nn]oon|[Mm]idnight)\s?[-–—]\s?(?P<to>\d{1,2}(?:[:.]\d\d)?)" + _HALF.format("half"))
_DAY_CLOCK = Pattern(r"(?<![\w.,:])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?![\d:]|,\d{3})")
_CLOCKS = Pattern(
    r"(?<![\w.,:])(?P<first>(?:[01]?\d|2[0-4]):[0-5]\d)\s?[-–]\s?(?P<last>(?:[01]?\d|2[0-4]):[0-5]\d)(?![\d:])(?!\s?[ap]\.?m)"
)
_HOURS = Pattern(
    r"(?<![\w.,:])(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)(?:(?=\s(?:GMT|UTC|hours\b|Zulu|local\s(?:time|hours)\b)|Z\b)|\s(?P<hrs>hrs)\b)"
)
_HOURS_TO_HOURS = Pattern(
    r"(?<![\w.,:])(?P<first>(?:[01]\d|2[0-4])[0-5]\d)\s?[-–]\s?(?P<last>(?:[01]\d|2[0-4])[0-5]\d)"
    r"(?=\s(?:GMT|UTC|hours\b|hrs\b|local\s(?:time|hours)\b))"
)
_AT_HOURS = Pattern(r"(?<=\b[Aa]t\s)(?P<hour>0\d)(?P<minute>[0-5]\d)(?![\w%]|[.,:-]\d)")
_SHORT_LAPSE = Pattern(
    r"(?<![\w.,:])(?:(?P<hours>\d{1,2})\s?(?:h|hrs?)\.?\s?)?(?P<minutes>\d{1,2})\s?(?:m|mins?)\b"
    r"(?:\s?(?P<seconds>\d{1,2}(?:\.\d{1,3})?)\s?(?:s|secs?)\b)?"
)
_SECONDS = Pattern(r"(?<![\w.,:$£€])(?P<seconds>\d{1,3}\.\d{1,3})s(?!\w)")
_LAPSE = Pattern(
    r"(?<![\w.,:])(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,2}):(?P<seconds>[0-5]\d)(?P<fraction>\.\d{1,3})?(?![\d:])"
)
_ZONE = Pattern(r"\b(?P<zone>GMT|UTC)\s?(?P<sign>[+−-])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?(?!\d)")


def clock(written: str, style: Style = english.AMERICAN) -> str:
    """Say a time of day: "08:18 PM" is "eight eighteen P-M", "20:05" "twenty oh five", "8:00" "eight o'clock"."""
    match = _CLOCK.match(written.replace(".", ":", 1) if re.match(r"\d{1,2}\.\d\d", written) else written)
    if match is None:
        return english.digits(written)
    half = f" {match['half'].upper()}-M" if match["half"] else ""
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    spoken = "zero zero" if match["hour"] == "00" else english.cardinal(hour, style)
    if minute:
        return f"{spoken} {'oh ' if minute < 10 else ''}{english.cardinal(minute, style)}{half}"
    if half:
        return spoken + half
    return f"{spoken} o'clock" if hour <= 12 else f"{spoken} hundred"


def _time(match: re.Match[str], style: Style) -> Reading | None:
    dotted = match[0].endswith(".")
    if match["at"]:
        named = f" to {match['name']}" if match["name"] else ""
        return Reading(clock(f"{match['at']} {match['half']}m", style) + named, may_end=dotted)
    first = clock(f"{match['from']} {match['first'] or ''}{'m' if match['first'] else ''}".strip(), style)
    if not match["first"]:
        first = first.removesuffix(" o'clock")
    last = clock(f"{match['to']} {match['last']}m", style)
    return Reading(f"{first} to {last}", may_end=dotted)


def _from_named(match: re.Match[str], style: Style) -> Reading:
    last = clock(f"{match['to']} {match['half']}m", style)
    return Reading(f"{match['name']} to {last}", may_end=match[0].endswith("."))


_RATIO = Pattern(
    r"\b(?:ratios?|dilut\w+|scale|odds|proportions?|majority|compression|outnumber\w*|contrast|aspect|leverage|gear|signal-to-noise|"
    r"mix(?:ed|ture)?|margin)\b[^.;]{0,25}$|\bratios?\b[^.;,]{0,80}\b(?:from|to|of|by|at|is|was)\s(?:about\s|nearly\s)?$",
    re.IGNORECASE,
)
_RATIO_AFTER = Pattern(r"\s(?:ratio|scale|odds|aspect|screens?|displays?|margin|majority|mix(?:ture)?)\b")


def _day_clock(match: re.Match[str], style: Style) -> Reading | None:
    before = match.string[max(0, match.start() - 100) : match.start()]
    if _RATIO.search(before) or _RATIO_AFTER.match(match.string, match.end()):
        return None
    return Reading(clock(match[0], style))


def _clocks(match: re.Match[str], style: Style) -> Reading:
    first = clock(match["first"], style).removesuffix(" o'clock")
    return Reading(f"{first} to {clock(match['last'], style)}")


def _hours(match: re.Match[str], style: Style) -> Reading:
    """Read 0900 GMT as "zero nine hundred", 1430 as "fourteen thirty"."""
    unit = " hours" if match.groupdict().get("hrs") else ""
    return Reading(_military(match["hour"], match["minute"], style) + unit)


def _military(hour: str, minute: str, style: Style) -> str:
    spoken = ("zero " if hour[0] == "0" else "") + english.cardinal(int(hour), style)
    return f"{spoken} {english.digits_of_year(minute) if int(minute) else 'hundred'}"


def _hours_to_hours(match: re.Match[str], style: Style) -> Reading:
    return Reading(" to ".join(_military(match[name][:2], match[name][2:], style) for name in ("first", "last")))


def _short_lapse(match: re.Match[str], style: Style) -> Reading | None:
    """Read 2h 45m as hours and minutes; 5m alone is something else."""
    counts = [(unit, match[f"{unit}s"]) for unit in ("hour", "minute", "second") if match[f"{unit}s"]]
    if len(counts) < 2:
        return None
    return Reading(
        " ".join(f"{english.decimal(count, style)} {unit}{'' if count == '1' else 's'}" for unit, count in counts)
    )


def _seconds(match: re.Match[str], style: Style) -> Reading:
    return Reading(f"{english.decimal(match['seconds'], style)} seconds")


def _lapse(match: re.Match[str], style: Style) -> Reading | None:
    """Read the time of a race or a clock with seconds: "2:03:45" is "two oh three forty-five"."""
    parts = [match[name] for name in ("hours", "minutes", "seconds") if match[name]]
    if len(parts) < 3 and not match["fraction"] and not _is_race(match):
        return None
    if parts[0] == "0" and len(parts) == 2 and match["fraction"]:
        return Reading(f"{english.decimal(str(int(parts[1])) + match['fraction'], style)} seconds")
    if len(parts) == len(_PARTS) and parts[1] == "00":
        return Reading(_told(parts, match["fraction"], style))
    first, *rest = parts
    spoken = [english.cardinal(int(first), style), *map(english.digits_of_year, rest)]
    if match["fraction"]:
        spoken.append(f"point {english.digits(match['fraction'])}")
    return Reading(" ".join(spoken))


_LAST_HOUR = 24
_RACE = Pattern(
    r"\b(?:ran|runs?|running|runners?|clock(?:ed|ing|s)|marathons?|splits?|laps?|timed|"
    r"personal best|(?:course|world|national) record|"
    r"finished in|10km|10k|10,000|kilometers|meters)\b"
)


def _is_race(match: re.Match[str]) -> bool:
    """Tell whether minutes beyond a clock's hours are the time of a race: "61:05", and "29:45" near a runner."""
    if int(match["minutes"]) <= _LAST_HOUR:
        return False
    start, end = match.span()
    before = match.string[max(0, start - 40) : start]
    if _RATIO.search(before) or _RATIO_AFTER.match(match.string, end):
        return False
    return (
        match["seconds"][0] == "0"
        or before.endswith(" in ")
        or _RACE.search(match.string[max(0, start - 100) : end + 60].lower()) is not None
    )


_PARTS = ("hour", "minute", "second")


def _told(parts: list[str], fraction: str | None, style: Style) -> str:
    """Say hours and seconds by name where there are no minutes between: 2:00:35."""
    counts = [(int(part), name) for part, name in zip(parts, _PARTS, strict=True)]
    spoken = [f"{english.cardinal(count, style)} {name}{'' if count == 1 else 's'}" for count, name in counts if count]
    if fraction:
        spoken[-1] = f"{english.cardinal(int(parts[-1]), style)} point {english.digits(fraction)} seconds"
    return " ".join(spoken)


def _zone(match: re.Match[str], style: Style) -> Reading:
    sign = "plus" if match["sign"] == "+" else "minus"
    minutes = f" {english.cardinal(int(match['minutes']), style)}" if match["minutes"] else ""
    return Reading(f"{'-'.join(match['zone'])} {sign} {english.cardinal(int(match['hours']), style)}{minutes}")


_AP = "The Associated Press Stylebook, times: 8 p.m., read without o'clock"
RULES = (
    Rule(
        "time",
        (DIGIT,),
        _CLOCKS,
        _clocks,
        priority.TIME,
        ("20:15-22:30", "twenty fifteen to twenty-two thirty"),
        _AP,
        ":",
    ),
    Rule(
        "time",
        ("noon", "midnight"),
        _FROM_NAMED,
        _from_named,
        priority.DATE,
        ("noon-5 p.m.", "noon to five P-M"),
        _AP,
    ),
    Rule(
        "time/hours",
        (DIGIT,),
        _HOURS_TO_HOURS,
        _hours_to_hours,
        priority.DATE + 1,
        ("0600-2230 GMT", "zero six hundred to twenty-two thirty G-M-T"),
        "ICAO Doc 9432",
        follows="-– ",
    ),
    Rule("time/hours", (DIGIT,), _AT_HOURS, _hours, priority.DATE, ("at 0600", "at zero six hundred"), "ICAO Doc 9432"),
    Rule(
        "time/lapse",
        (DIGIT,),
        _SHORT_LAPSE,
        _short_lapse,
        priority.DATE,
        ("2h 45m", "two hours forty-five minutes"),
        _AP,
    ),
    Rule(
        "time/seconds",
        (DIGIT,),
        _SECONDS,
        _seconds,
        priority.TIME,
        ("9.87s", "nine point eight seven seconds"),
        _AP,
        "s",
    ),
    Rule("time", (DIGIT,), _TIME, _time, priority.DATE, ("10 a.m.-6 p.m.", "ten A-M to six P-M"), _AP),
    Rule("time", (DIGIT,), _DAY_CLOCK, _day_clock, priority.TIME, ("20:18", "twenty eighteen"), _AP, follows=":"),
    Rule(
        "time/hours",
        (DIGIT,),
        _HOURS,
        _hours,
        priority.DATE,
        ("0900 GMT", "zero nine hundred G-M-T"),
        "ICAO Doc 9432",
        follows=" ",
    ),
    Rule(
        "time/lapse", (DIGIT,), _LAPSE, _lapse, priority.TIME, ("2:03:45", "two oh three forty-five"), _AP, follows=":"
    ),
    Rule("time/zone", ("gmt", "utc"), _ZONE, _zone, priority.DATE, ("GMT+8", "G-M-T plus eight"), "ISO 8601"),
)
