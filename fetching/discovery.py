"""Addresses of feeds, sitemaps and lists of feeds in; the articles that they name out, whatever fails on the way."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin

from fetching.address import plain
from fetching.client import Answer, Wanted
from fetching.content import decode, is_markup
from fetching.errors import FetchError, FetchRefused
from fetching.feeds import json_feed, xml_feed
from fetching.find import Find, Further, Listing
from fetching.inflate import DamagedBody, inflated
from fetching.safe_xml import NotWellFormed, elements
from fetching.sitemaps import opml, sitemap

MAX_BYTES = 52_428_800
"""What sitemaps.org allows; a feed has 5 MB at most."""
MAX_FEED_BYTES = 5_000_000
LIST = Wanted(
    "feed or sitemap",
    "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.1",
    MAX_BYTES,
    patience=2,
)
DEEPEST = 3
"""An OPML names feeds; an index of sitemaps may stand in another."""
MOST_OF_AN_INDEX = 20
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_ALTERNATE = re.compile(
    r"<link\b(?=[^>]*\btype=[\"']?application/(?:rss\+xml|atom\+xml|feed\+json))[^>]*\bhref=[\"']?([^\"'\s>]+)",
    re.IGNORECASE,
)
_FEEDS, _SITEMAPS = frozenset({"rss", "RDF", "feed"}), frozenset({"urlset", "sitemapindex"})
_GZIP = b"\x1f\x8b"
_BEGINNING = 100_000


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of one list: its address, the list that named it ("" for a person), its articles, or its trouble."""

    url: str
    named_by: str = ""
    finds: tuple[Find, ...] = ()
    trouble: FetchError | None = None


def survey(
    starts: Sequence[str], get: Callable[[str, bool], Answer], *, since: datetime | None = None
) -> Iterator[Heard]:
    """Yield what each list holds that `starts` name, and each that those name; none is asked twice.

    `get` returns the answer to an address, and is told whether a person named it; it raises FetchError. Sitemaps that
    did not change after `since` are left out, as are those beyond the 20 newest of an index.
    """
    waiting = [(Further(url), "", 0) for url in starts]
    seen = {further.url for further, _, _ in waiting}
    while waiting:
        further, named_by, depth = waiting.pop(0)
        try:
            answer = get(further.url, not named_by)
            found = listing(answer.body, answer.url, answer.charset)
        except FetchError as error:
            yield Heard(further.url, named_by, trouble=error)
            continue
        yield Heard(further.url, named_by, tuple(_plain(found)))
        for named in _worth_asking(found, since) if depth < DEEPEST else ():
            if named.url not in seen:
                seen.add(named.url)
                waiting.append((named, further.url, depth + 1))


def _plain(found: Listing) -> Iterator[Find]:
    """Yield the articles of a list by plain addresses, each once; of a sitemap those with a date, the newest first."""
    seen = set()
    for find in sorted(found.finds, key=_moment, reverse=True) if found.complete else found.finds:
        url = plain(find.url)
        if url and url not in seen and not (found.complete and not (find.published or find.updated)):
            seen.add(url)
            yield Find(url, find.title, find.summary, find.byline, find.published, find.updated, find.sections)


def _moment(one: Find | Further) -> datetime:
    return (one.published if isinstance(one, Find) else None) or one.updated or datetime.min.replace(tzinfo=UTC)


def _worth_asking(found: Listing, since: datetime | None) -> list[Further]:
    named = [one for one in found.further if one.url.startswith(("http://", "https://"))]
    if not found.complete:
        return named
    fresh = [one for one in named if not (since and one.updated and one.updated < since)]
    return sorted(fresh, key=_moment, reverse=True)[:MOST_OF_AN_INDEX]


def listing(data: bytes, url: str, charset: str | None = None) -> Listing:
    """Return what a document lists, judged by its content; raises FetchError where it is no list, or made to harm."""
    body = _unpacked(data, url)
    text = _text(body, charset)
    if text.startswith("{"):
        return json_feed(_bounded(text.encode(), url), url)
    document = _document(text)
    root = _root(document, url)
    if root in _FEEDS:
        return xml_feed(_bounded(document, url), url)
    if root in _SITEMAPS:
        return sitemap(document, url)
    if root == "opml":
        return opml(document, url)
    raise FetchRefused(_no_list(text, url))


def is_list(data: bytes, url: str, charset: str | None = None) -> bool:
    """Tell a feed, a sitemap or a list of feeds from a page, by how it begins; what is packed by gzip is no page."""
    if data.startswith(_GZIP):
        return True
    text = _text(data[:_BEGINNING], charset)
    if text.startswith("{"):
        return "jsonfeed.org" in text
    try:
        return _root(_document(text), url) in {*_FEEDS, *_SITEMAPS, "opml"}
    except FetchRefused:
        return not is_markup(text)


def _text(body: bytes, charset: str | None) -> str:
    return decode(body, charset).lstrip("\ufeff \t\r\n")


def _document(text: str) -> bytes:
    return _DECLARATION.sub("", text).encode("utf-8", "replace")


def _unpacked(data: bytes, url: str) -> bytes:
    """Return what is in a file that was compressed before it was served, as sitemaps are."""
    if not data.startswith(_GZIP):
        return data
    body = bytearray()
    try:
        for piece in inflated(iter([data]), "gzip"):
            body += piece
            if len(body) > MAX_BYTES:
                raise FetchRefused(f"{url} is larger than {MAX_BYTES // 1_000_000} MB when unpacked.")
    except DamagedBody as error:
        raise FetchError(f"{url}: {error}.") from error
    return bytes(body)


def _bounded(document: bytes, url: str) -> bytes:
    if len(document) > MAX_FEED_BYTES:
        raise FetchRefused(f"{url} is larger than {MAX_FEED_BYTES // 1_000_000} MB: that is no feed.")
    return document


def _root(document: bytes, url: str) -> str:
    """Return the name of the root element, "" where there is no XML."""
    try:
        return next((path[0] for _, _, path in elements(document, url, 2)), "")
    except NotWellFormed:
        return ""


def _no_list(text: str, url: str) -> str:
    named = _ALTERNATE.search(text) if is_markup(text) else None
    if named:
        return f"{url} is a web page; the feed that it names is {urljoin(url, named[1])}: write that into the show."
    return f"{url} is no feed, sitemap or OPML: look for its feed's address, and write that into the show."
