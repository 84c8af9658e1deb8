"""A feed in, by its folder or its address; what directories and listeners would stumble over out, a line each."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from lxml import etree

from fetching import FetchError
from fetching.client import Wanted, download
from fetching.probe import Served, probe
from podcast import cover
from podcast.errors import LibraryError
from podcast.feed import SPACES
from podcast.feed_rules import CHANNEL_RULES, FILE_RULES, ITEM_RULES, Finding, links
from podcast.places import FEED, media_type

OK = 200
MOST_PROBES = 25
"""Episodes of a served feed whose files are asked for, the newest first."""
_FEED = Wanted("feed", "application/rss+xml,application/xml;q=0.9,*/*;q=0.1", 50_000_000, patience=3)
_COVER = Wanted("cover", "image/*", 20_000_000)


class Reach(Protocol):
    """How the files of a feed are got at: on the disk, or where they are served."""

    def read(self, url: str) -> bytes:
        """Return a file; raises FetchError."""
        ...

    def probe(self, url: str) -> Served:
        """Tell how a file is served; raises FetchError."""
        ...


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of a site on the disk; `base` is the address that it is meant for."""

    path: Path
    base: str

    def read(self, url: str) -> bytes:
        """Return a file of the site."""
        try:
            return self._file(url).read_bytes()
        except OSError as error:
            raise FetchError(f"{url}: {self._file(url)} can't be read ({error.strerror})") from error

    def probe(self, url: str) -> Served:
        """Tell how a file would be served by a host that does it right."""
        file = self._file(url)
        if not file.is_file():
            return Served(404, None, "", in_parts=False)
        return Served(OK, file.stat().st_size, media_type(file.name) or "", in_parts=True)

    def _file(self, url: str) -> Path:
        if not url.startswith(self.base):
            raise FetchError(f"{url} is not below {self.base}, where the feed says it is")
        file = self.path / unquote(url.removeprefix(self.base))
        if not file.resolve().is_relative_to(self.path.resolve()):
            raise FetchError(f"{url} leads out of the site")
        return file


@dataclass(frozen=True, slots=True)
class Web:
    """Files where they are served."""

    allow_private: bool

    def read(self, url: str) -> bytes:
        """Return what a site sends."""
        return download(url, _COVER if url.endswith((".png", ".jpg", ".jpeg")) else _FEED,
                        allow_private=self.allow_private).body  # fmt: skip

    def probe(self, url: str) -> Served:
        """Ask a site."""
        return probe(url, allow_private=self.allow_private)


def examine(place: str, *, allow_private: bool = False) -> Iterator[Finding]:
    """Yield what is wrong with the feed of a site's folder, or of an address; nothing where all is well.

    Raises LibraryError where there is no feed in the folder, FetchError where none can be fetched.
    """
    if urlsplit(place).scheme in {"http", "https"}:
        reach: Reach = Web(allow_private)
        data, most = reach.read(place), MOST_PROBES
    else:
        path = Path(place) / FEED if Path(place).is_dir() else Path(place)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise LibraryError(f"{path} can't be read ({error.strerror}): name a folder with a {FEED}") from error
        reach, most = Folder(path.parent, _base(data)), -1
    yield from examined(data, reach, most)


def examined(data: bytes, reach: Reach, most: int = -1) -> Iterator[Finding]:
    """Yield what is wrong with a feed; of its episodes' files the first `most` are looked at, all for -1."""
    try:
        channel = _channel(data)
    except ValueError as error:
        yield str(error)
        return
    for rule in CHANNEL_RULES:
        yield from rule(channel)
    found = channel.findall("item")
    for item in found:
        name = item.findtext("title") or item.findtext("guid") or "an episode without a title"
        for check in ITEM_RULES:
            yield from (f"{name}: {finding}" for finding in check(item))
    yield from _twice("guid", (item.findtext("guid") for item in found))
    yield from _twice("enclosure", (one.get("url") for item in found for one in item.findall("enclosure")))
    for item in found[: most if most >= 0 else None]:
        yield from _files(item, reach)
    yield from _cover(channel, reach)
    yield from _archives(channel, reach)


def _twice(what: str, values: Iterable[str | None]) -> Iterator[Finding]:
    yield from (
        f"{times} episodes have the {what} {one}" for one, times in Counter(values).items() if one and times > 1
    )


def _channel(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"the feed is not well-formed XML: {error}") from error
    channel = root.find("channel")
    if root.tag != "rss" or channel is None:
        raise ValueError("the feed is no RSS 2.0: there is no rss/channel in it")
    return channel


def _base(data: bytes) -> str:
    """Return the folder of the address that a feed gives itself, "" where it gives none."""
    try:
        return next(links(_channel(data), "self"), "").rpartition("/")[0] + "/"
    except ValueError:
        return ""


def _files(item: etree._Element, reach: Reach) -> Iterator[Finding]:
    """Check how the files of an episode are served."""
    for enclosure in item.findall("enclosure"):
        yield from _file(enclosure, reach, in_parts=True)
    for tag in ("podcast:chapters", "podcast:transcript"):
        for found in item.findall(tag, dict(SPACES)):
            findings = list(_file(found, reach, in_parts=False))
            yield from findings or _content(found, reach)


def _file(element: etree._Element, reach: Reach, *, in_parts: bool) -> Iterator[Finding]:
    url, length, kind = (element.get(name) or "" for name in ("url", "length", "type"))
    try:
        served = reach.probe(url)
    except FetchError as error:
        yield str(error)
        return
    if served.status != OK:
        yield f"{url} answers {served.status} to HEAD: put the file there"
        return
    if length.isdecimal() and served.length != int(length):
        yield f"{url} has {served.length} bytes and the feed says {length}: write the feed again"
    if kind and served.media_type != kind:
        yield f"{url} is served as {served.media_type or 'nothing'} and the feed says {kind}: tell the server"
    if in_parts and not served.in_parts:
        yield f"{url} is not served in parts (Range): players can't seek, and Apple refuses it"


def _content(element: etree._Element, reach: Reach) -> Iterator[Finding]:
    """Read chapters and transcripts as players do."""
    url, kind = element.get("url") or "", element.get("type") or ""
    try:
        if read := FILE_RULES.get(kind):
            yield from (f"{url}: {finding}" for finding in read(reach.read(url)))
    except FetchError as error:
        yield str(error)


def _cover(channel: etree._Element, reach: Reach) -> Iterator[Finding]:
    image = channel.find("itunes:image", dict(SPACES))
    if image is None or not (url := image.get("href") or ""):
        return
    try:
        cover.checked(reach.read(url), url)
    except (FetchError, LibraryError) as error:
        yield str(error)


def _archives(channel: etree._Element, reach: Reach) -> Iterator[Finding]:
    """Follow the archive pages to the first."""
    seen: set[str] = set()
    while url := next(links(channel, "prev-archive"), ""):
        if url in seen:
            yield f"the archive page {url} leads back to itself"
            return
        seen.add(url)
        try:
            channel = _channel(reach.read(url))
        except (FetchError, ValueError) as error:
            yield f"{url}: {error}"
            return
