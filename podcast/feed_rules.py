"""A feed, its episodes, and the files beside them in; what a directory or a player refuses out, a line each."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from email.utils import parsedate_to_datetime
from types import MappingProxyType
from typing import Any

from lxml import etree

from podcast.feed import SPACES
from podcast.show import LONGEST_NAME, categories

Finding = str
_GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_DURATION = re.compile(r"\d+|(\d+:)?\d{1,2}:\d{2}")
_TIME = r"(?:\d+:)?\d{2}:\d{2}[.,]\d{3}"
_TIMES = re.compile(rf"^({_TIME}) --> ({_TIME})", re.MULTILINE)


def links(channel: etree._Element, relation: str) -> Iterator[str]:
    """Yield the addresses of a feed's links of one relation."""
    for link in channel.findall("atom:link", dict(SPACES)):
        if link.get("rel") == relation:
            yield link.get("href") or ""


def _has_what_directories_need(channel: etree._Element) -> Iterator[Finding]:
    for tag in ("title", "description", "language", "link", "itunes:author", "itunes:explicit"):
        if not (channel.findtext(tag, namespaces=dict(SPACES)) or "").strip():
            yield f"the channel has no {tag}: directories ask for it"
    explicit = channel.findtext("itunes:explicit", "", dict(SPACES)).strip().lower()
    if explicit not in {"true", "false", ""}:
        yield f"itunes:explicit is {explicit!r}: write true or false"
    if channel.find("itunes:image", dict(SPACES)) is None:
        yield "the channel has no itunes:image: give the show a cover"


def _has_an_owner(channel: etree._Element) -> Iterator[Finding]:
    if "@" not in channel.findtext("itunes:owner/itunes:email", "", dict(SPACES)):
        yield "the channel has no itunes:owner with an email: directories write to it"


def _has_a_category(channel: etree._Element) -> Iterator[Finding]:
    found = channel.findall("itunes:category", dict(SPACES))
    if not found:
        yield "the channel has no itunes:category: give it one of the directories' own"
    for category in found:
        name = category.get("text") or ""
        if name not in categories():
            yield f"the category {name!r} is none that directories know"
        for sub in category.findall("itunes:category", dict(SPACES)):
            if name in categories() and sub.get("text") not in categories()[name]:
                yield f"the category {sub.get('text')!r} is none that directories know under {name}"


def _names_itself(channel: etree._Element) -> Iterator[Finding]:
    address = next(links(channel, "self"), "")
    if not address:
        yield 'the channel has no atom:link rel="self": give the address of the feed'
    elif not address.startswith("https://") and channel.findtext("itunes:block", "", dict(SPACES)).lower() != "yes":
        yield f"the feed is at {address}: directories take https:// only"


def _is_told_apart(item: etree._Element) -> Iterator[Finding]:
    if not (item.findtext("title") or "").strip():
        yield "it has no title"
    guid = item.find("guid")
    if guid is None or not (text := (guid.text or "").strip()):
        yield "it has no guid, so that it may show up twice"
    elif guid.get("isPermaLink", "true") != "false" and not text.startswith(("https://", "http://")):
        yield f'its guid {text!r} is no address: say isPermaLink="false"'


def _is_dated(item: etree._Element) -> Iterator[Finding]:
    date = item.findtext("pubDate") or ""
    try:
        parsedate_to_datetime(date)
    except ValueError:
        yield f"its pubDate {date!r} is not a date as RSS has it (RFC 5322)"


def _has_sound(item: etree._Element) -> Iterator[Finding]:
    enclosures = item.findall("enclosure")
    if len(enclosures) != 1:
        yield f"it has {len(enclosures)} enclosures: it must have one"
    for enclosure in enclosures:
        url, length, kind = (enclosure.get(name) or "" for name in ("url", "length", "type"))
        if not url.startswith(("https://", "http://")) or not url.isascii() or " " in url:
            yield f"its enclosure {url!r} is not an http(s) address in ASCII"
        if not length.isdecimal() or int(length) == 0:
            yield f"the length of its enclosure is {length!r}: give its bytes"
        if not kind.startswith(("audio/", "video/")):
            yield f"the type of its enclosure is {kind!r}: give that of the sound, as audio/mpeg"


def _tells_its_length(item: etree._Element) -> Iterator[Finding]:
    duration = item.findtext("itunes:duration", namespaces=dict(SPACES))
    if duration is not None and not _DURATION.fullmatch(duration.strip()):
        yield f"its itunes:duration is {duration!r}: give seconds, or as 1:02:03"


def _keeps_to_the_namespace(channel: etree._Element) -> Iterator[Finding]:
    """Source: https://podcasting2.org/docs/podcast-namespace."""
    spaces = dict(SPACES)
    guid = channel.findtext("podcast:guid", namespaces=spaces)
    if guid is not None and not _GUID.fullmatch(guid.strip()):
        yield f"podcast:guid is {guid!r}: it must be a UUID"
    locked = channel.findtext("podcast:locked", namespaces=spaces)
    if locked not in {None, "yes", "no"}:
        yield f"podcast:locked is {locked!r}: write yes or no"
    for tag in ("guid", "locked", "medium", "license"):
        if (count := len(channel.findall(f"podcast:{tag}", spaces))) > 1:
            yield f"podcast:{tag} stands {count} times in the channel: it may once"
    for person in channel.iter(f"{{{SPACES['podcast']}}}person"):
        if not 0 < len((person.text or "").strip()) <= LONGEST_NAME:
            yield f"podcast:person is {person.text!r}: give a name of at most {LONGEST_NAME} characters"


def _chapters(data: bytes) -> Iterator[Finding]:
    """Read JSON chapters.

    Source: https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
    """
    try:
        told: Any = json.loads(data)
    except ValueError as error:
        yield f"it is no JSON: {error}"
        return
    chapters = told.get("chapters") if isinstance(told, dict) else None
    if not isinstance(chapters, list) or not isinstance(told.get("version"), str):
        yield "it has no version or no list of chapters"
        return
    starts = [chapter["startTime"] for chapter in chapters if isinstance(chapter, dict) and "startTime" in chapter]
    if len(starts) < len(chapters) or not all(isinstance(start, int | float) and start >= 0 for start in starts):
        yield "a chapter has no startTime in seconds"
    elif starts != sorted(starts):
        yield "its chapters are not in the order of time"


def _transcript(data: bytes) -> Iterator[Finding]:
    """Read WebVTT or SRT for its times."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield f"it is no UTF-8: {error}"
        return
    if not (times := _TIMES.findall(text)):
        yield "it has no times"
    if any(_seconds(end) < _seconds(start) for start, end in times):
        yield "a cue ends before it begins"


def _webvtt(data: bytes) -> Iterator[Finding]:
    if not data.startswith((b"WEBVTT", b"\xef\xbb\xbfWEBVTT")):
        yield "it does not begin with WEBVTT"
    yield from _transcript(data)


def _seconds(time: str) -> float:
    *minutes, seconds = time.replace(",", ".").split(":")
    whole = 0
    for part in minutes:
        whole = (whole + int(part)) * 60
    return whole + float(seconds)


CHANNEL_RULES: tuple[Callable[[etree._Element], Iterator[Finding]], ...] = (
    _has_what_directories_need,
    _has_an_owner,
    _has_a_category,
    _names_itself,
    _keeps_to_the_namespace,
)
ITEM_RULES: tuple[Callable[[etree._Element], Iterator[Finding]], ...] = (
    _is_told_apart,
    _is_dated,
    _has_sound,
    _tells_its_length,
)
FILE_RULES: Mapping[str, Callable[[bytes], Iterator[Finding]]] = MappingProxyType(
    {"application/json+chapters": _chapters, "text/vtt": _webvtt, "application/x-subrip": _transcript}
)
"""What reads a file, by its media type."""
