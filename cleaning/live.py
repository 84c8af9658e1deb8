"""The tree of a live blog in, its entries out: the element of each, and when it was written.

Sources: https://schema.org/LiveBlogPosting, as JSON-LD or as microdata, and the names that sites give to entries.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
from types import MappingProxyType

from bs4 import Tag

from cleaning.alignment import squeeze
from cleaning.article import HouseStyle
from cleaning.boxes import attribute, upward
from cleaning.dates import is_time_line, parse_date
from cleaning.linked_data import things, types
from cleaning.selection import Selection
from cleaning.structure import Line, ends_sentence, is_long

Times = Mapping[int, str]
NO_TIMES: Times = MappingProxyType({})

_LIVE = "LiveBlogPosting"
_UPDATE = "liveBlogUpdate"
_ENTRY = re.compile(
    r"live-?(?:blog|event|feed|update|stream|ticker|text)?s?(?:-|_)*(?:entry|post|item|update|card|message)",
    re.IGNORECASE,
)
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_COMMENTS = re.compile("comment", re.IGNORECASE)
_TIME_NAME = re.compile(r"(?:^|[\s_-])(?:time|timestamp)(?:$|[\s_-])", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>[01]?\d|2[0-3])[:.時](?P<minute>[0-5]\d)(?!\d)\s*(?P<half>[ap]\.?\s?m\b)?", re.IGNORECASE
)
_FEWEST = 2
_FEWEST_UNNAMED = 3
_QUARTER_MINUTES = 15  # clocks of the world differ by so much, or by a multiple of it
_DAY_MINUTES = 1440
_FARTHEST_EAST_MINUTES = 14 * 60


def live_entries(page: Selection, style: HouseStyle) -> Times:
    """Return the entries of a live blog: the id of each element, in order, with its time; none for another page.

    A time is ISO 8601: a moment in the zone of the clock that the page shows, in UTC ("...Z") where it shows none, or
    "HH:MM" where that is all it tells; "" where it tells nothing.
    """
    blogs = [thing for thing in things(page) if _LIVE in types(thing)]
    found = _stated(page) or _named(page) or (_repeated(page) if blogs else [])
    told = {squeeze(headline): moment for blog in blogs for headline, moment in _updates(blog.get(_UPDATE))}
    return {id(tag): _time(tag, told, style) for tag in found}


def inside_entries(lines: Sequence[Line], entries: Times) -> list[int | None]:
    """Tell of each line which entry it stands in."""
    if not entries:
        return [None] * len(lines)
    return [next((id(tag) for tag in upward(line.owner) if id(tag) in entries), None) for line in lines]


def with_entries(lines: Sequence[Line], story: Sequence[bool], inside: Sequence[int | None]) -> list[bool]:
    """Count all of the entries in: their text and headings, not who wrote them, or when."""
    return [
        counted if entry is None else _is_told(line) for line, counted, entry in zip(lines, story, inside, strict=True)
    ]


def _is_told(line: Line) -> bool:
    if is_time_line(line.text):
        return False
    in_paragraph = line.kind != "paragraph" or (line.owner is not None and line.owner.name == "p")
    return in_paragraph or is_long(line.text) or ends_sentence(line.text)


def first_lines(kept: Sequence[bool], inside: Sequence[int | None], entries: Times) -> dict[int, str]:
    """Return the time of each entry by the index of the first of its lines that is kept."""
    firsts: dict[int, int] = {}
    for index, (is_kept, entry) in enumerate(zip(kept, inside, strict=True)):
        if is_kept and entry is not None:
            firsts.setdefault(entry, index)
    return {index: entries[entry] for entry, index in firsts.items()}


def _stated(page: Selection) -> list[Tag]:
    found = [tag for tag in page.having("itemprop") if attribute(tag, "itemprop") == _UPDATE]
    return found if len(found) >= _FEWEST else []


def _named(page: Selection) -> list[Tag]:
    found = [tag for tag in page.having("class") if _is_entry(tag)]
    ids = {id(tag) for tag in found}
    outer = [tag for tag in found if not any(id(parent) in ids for parent in upward(tag.parent))]
    return outer if len(outer) >= _FEWEST else []


def _is_entry(tag: Tag) -> bool:
    return any(_ENTRY.fullmatch(_HUMPS.sub("-", name)) for name in attribute(tag, "class").split())


def _repeated(page: Selection) -> list[Tag]:
    """Return the most numerous siblings that each hold a time and a paragraph, and are no comments."""
    families: dict[int, dict[int, Tag]] = defaultdict(dict)
    for time in page.named("time"):
        for tag in upward(time):
            if tag.parent is not None and tag.find("p") is not None:
                families[id(tag.parent)][id(tag)] = tag
    large = [list(family.values()) for family in families.values() if len(family) >= _FEWEST_UNNAMED]
    stories = [family for family in large if not _in_comments(family[0])]
    return max(stories, key=len, default=[])


def _in_comments(tag: Tag) -> bool:
    return any(_COMMENTS.search(f"{attribute(one, 'class')} {attribute(one, 'id')}") for one in upward(tag))


def _updates(value: object) -> Iterator[tuple[str, str]]:
    for update in value if isinstance(value, list) else [value]:
        if isinstance(update, dict):
            headline, moment = update.get("headline"), update.get("datePublished")
            if isinstance(headline, str) and isinstance(moment, str):
                yield headline, moment


def _time(entry: Tag, told: Mapping[str, str], style: HouseStyle) -> str:
    tag = entry.find("time") or entry.find(class_=_TIME_NAME)
    shown = _CLOCK.search(tag.get_text(" ")) if isinstance(tag, Tag) else None
    clock = _minutes(shown) if shown else None
    moments = (parse_date(value, style) for value in _values(tag)) if isinstance(tag, Tag) else iter(())
    moment = next(filter(None, moments), None) or _told(entry, told, style)
    if moment is None:
        return f"{clock // 60:02}:{clock % 60:02}" if clock is not None else ""
    return _as_shown(moment, clock)


def _values(tag: Tag) -> Iterator[str]:
    yield attribute(tag, "datetime")
    yield from (attribute(tag, name) for name in tag.attrs if name.startswith("data-"))


def _told(entry: Tag, told: Mapping[str, str], style: HouseStyle) -> datetime | None:
    text = squeeze(entry.get_text(" ")) if told else ""
    return next((parse_date(moment, style) for headline, moment in told.items() if headline and headline in text), None)


def _minutes(clock: re.Match[str]) -> int:
    hour, half = int(clock["hour"]), (clock["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return hour * 60 + int(clock["minute"])


def _as_shown(moment: datetime, clock: int | None) -> str:
    """Write a moment in the zone in which the page shows it, where its clock tells one."""
    if moment.tzinfo is None:
        return moment.isoformat(timespec="minutes")
    universal = moment.astimezone(UTC)
    if clock is None:
        local = moment if moment.utcoffset() else universal.replace(tzinfo=None)
        return local.isoformat(timespec="minutes") + ("" if moment.utcoffset() else "Z")
    ahead = (clock - universal.hour * 60 - universal.minute) % _DAY_MINUTES
    ahead -= _DAY_MINUTES if ahead > _FARTHEST_EAST_MINUTES else 0
    zone = timezone(timedelta(minutes=ahead)) if ahead % _QUARTER_MINUTES == 0 else moment.tzinfo
    return moment.astimezone(zone).isoformat(timespec="minutes")
