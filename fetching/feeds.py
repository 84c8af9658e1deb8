"""A feed in, what it lists out: RSS and Atom by feedparser on bytes that were checked, JSON Feed by itself."""

import html
import json
import re
from calendar import timegm
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

from fetching.errors import FetchRefused
from fetching.find import Find, Listing, moment
from fetching.safe_xml import NotWellFormed, elements

MOST_ELEMENTS = 200_000
BROKEN_BYTES = 500_000
"""More of what is not well-formed is not read: the time that takes grows with its square."""
MOST_FINDS = 2000
LONGEST_TEXT = 5000
_TAG = re.compile(r"<[^<>]*>")
_DECLARED = re.compile(rb"<!(?:ENTITY|DOCTYPE)", re.IGNORECASE)


def xml_feed(data: bytes, url: str) -> Listing:
    """Return the entries of RSS or Atom in UTF-8; raises FetchRefused for what is made to harm.

    One that is not well-formed, as many are, is read as far as it can be, unless it declares anything.
    """
    import feedparser

    try:
        for event, element, _ in elements(data, url, MOST_ELEMENTS):
            if event == "end":
                element.clear()
    except NotWellFormed:
        if len(data) > BROKEN_BYTES or _DECLARED.search(data):
            raise
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    read = feedparser.parse(BytesIO(data), response_headers=headers)
    return Listing(tuple(find for entry in read.entries[:MOST_FINDS] if (find := _of_entry(entry, url)).url))


def _of_entry(entry: Any, base: str) -> Find:
    link = entry.get("feedburner_origlink") or entry.get("link") or ""
    byline = " and ".join(name for one in entry.get("authors", ()) if (name := plain_text(one.get("name", ""))))
    return Find(
        url=urljoin(base, link) if link else "",
        title=plain_text(entry.get("title", "")),
        summary=plain_text(entry.get("summary", "")),
        byline="" if "@" in byline else byline,
        published=_moment_of(entry.get("published_parsed")),
        updated=_moment_of(entry["updated_parsed"]) if "updated_parsed" in entry else None,
        sections=tuple(dict.fromkeys(plain_text(tag["term"]) for tag in entry.get("tags", ()) if tag.get("term"))),
    )


def _moment_of(parsed: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None
    except (OverflowError, ValueError, OSError):
        return None


def json_feed(data: bytes, url: str) -> Listing:
    """Return the items of a JSON Feed; raises FetchRefused. Source: https://www.jsonfeed.org/version/1.1/."""
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise FetchRefused(f"{url} is no JSON Feed ({error}).") from error
    items = document.get("items") if isinstance(document, dict) else None
    if not isinstance(items, list) or "jsonfeed.org" not in str(document.get("version")):
        raise FetchRefused(f"{url} is JSON, but no JSON Feed: it names no version and items.")
    return Listing(tuple(_of_items([item for item in items[:MOST_FINDS] if isinstance(item, dict)], url)))


def _of_items(items: Sequence[Mapping[str, Any]], base: str) -> Iterator[Find]:
    for item in items:
        link = _text(item.get("url")) or _text(item.get("external_url"))
        authors = item.get("authors") or [item.get("author")]
        names = [_text(author.get("name")) for author in authors if isinstance(author, dict)]
        tags = item.get("tags")
        if link:
            yield Find(
                url=urljoin(base, link),
                title=plain_text(_text(item.get("title"))),
                summary=plain_text(_text(item.get("summary"))),
                byline=" and ".join(filter(None, map(plain_text, names))),
                published=moment(_text(item.get("date_published"))),
                updated=moment(_text(item.get("date_modified"))),
                sections=tuple(plain_text(tag) for tag in tags if isinstance(tag, str))
                if isinstance(tags, list)
                else (),
            )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def plain_text(markup: str) -> str:
    """Return what is read of a short piece of HTML: no tags, white space folded, at most 5,000 characters."""
    return " ".join(html.unescape(_TAG.sub(" ", markup)).split())[:LONGEST_TEXT]
