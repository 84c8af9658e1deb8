"""A show and its episodes in, RSS 2.0 as podcast clients read it out: one document."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from types import MappingProxyType

from lxml import etree
from lxml.builder import ElementMaker

from fetching.characters import seen
from podcast.item import Item
from podcast.layout import Links
from podcast.places import AUDIO, FEED, FEED_TYPE, TYPES, page_name
from podcast.report import clock
from podcast.show import LONGEST_NAME, Show

SPACES: Mapping[str, str] = MappingProxyType(
    {
        "atom": "http://www.w3.org/2005/Atom",
        "content": "http://purl.org/rss/1.0/modules/content/",
        "fh": "http://purl.org/syndication/history/1.0",
        "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
        "podcast": "https://podcastindex.org/namespace/1.0",
        "psc": "http://podlove.org/simple-chapters",
    }
)
PODCASTS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The space of podcast guids: https://podcasting2.org/docs/podcast-namespace/tags/guid"""
DISCLOSURE = "Articles read by a synthetic voice."
VERIFYING = ("verify", "applepodcastsverify")
"""For whom a code is that proves whose a feed is: https://podcasting2.org/docs/podcast-namespace/tags/txt"""
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)

_rss = ElementMaker(nsmap=dict(SPACES))
_atom, _content, _fh, _itunes, _podcast, _psc = (ElementMaker(namespace=SPACES[name]) for name in SPACES)


def render(show: Show, items: Sequence[Item], links: Links, cover: str) -> bytes:
    """Return one page of a feed; `cover` is the name of the cover's file. The same values give the same bytes."""
    channel = _rss.channel(*_channel(show, items, links, show.base_url + cover))
    channel.extend(_rss.item(*_item(show, item)) for item in items)
    document: bytes = etree.tostring(
        _rss.rss(channel, version="2.0"), xml_declaration=True, encoding="UTF-8", pretty_print=True
    )
    return document


def podcast_guid(address: str) -> str:
    """Return the guid of a podcast by the address of its feed, which stays when the scheme changes."""
    return str(uuid.uuid5(PODCASTS, address.partition("://")[2].rstrip("/")))


def _channel(show: Show, items: Sequence[Item], links: Links, cover: str) -> Iterator[etree._Element]:
    home = show.link or show.base_url
    newest = max((max(item.published, item.updated or item.published) for item in items), default=_NEVER)
    yield _rss.title(_text(show.title))
    yield _rss.link(home)
    yield _rss.description(_text(show.description))
    yield _rss.language(show.language.lower())
    yield _rss.lastBuildDate(_date(newest))
    yield _rss.generator("earpaper")
    yield _rss.image(_rss.url(cover), _rss.title(_text(show.title)), _rss.link(home))
    yield from _neighbours(show, links)
    yield from _itunes_channel(show, cover)
    yield from _podcast_channel(show)


def _neighbours(show: Show, links: Links) -> Iterator[etree._Element]:
    """Yield where this page and its neighbours are. Source: https://www.rfc-editor.org/rfc/rfc5005#section-4."""
    relations = {"self": links.name, "prev-archive": links.previous, "next-archive": links.following}
    if links.name != FEED:
        yield _fh.archive()
        relations["current"] = FEED
    for relation, name in relations.items():
        if name:
            yield _atom.link(rel=relation, href=show.base_url + name, type=FEED_TYPE)


def _itunes_channel(show: Show, cover: str) -> Iterator[etree._Element]:
    """Source: https://help.apple.com/itc/podcasts_connect/#/itcb54353390."""
    yield _itunes.author(_text(show.author))
    yield _itunes.owner(_itunes.name(_text(show.owner.name)), _itunes.email(show.owner.email))
    yield _itunes.image(href=cover)
    yield _itunes.category(*(_itunes.category(text=name) for name in show.category[1:]), text=show.category[0])
    yield _itunes.explicit(_truth(show.explicit))
    yield _itunes.type("episodic")
    if show.blocked:
        yield _itunes.block("Yes")


def _podcast_channel(show: Show) -> Iterator[etree._Element]:
    """Source: https://podcasting2.org/docs/podcast-namespace."""
    yield _podcast.guid(str(show.guid or podcast_guid(show.base_url + FEED)))
    yield _podcast.locked("yes", owner=show.owner.email)
    yield _podcast.medium("podcast")
    yield _author(show.author)
    if show.license:
        where = {"url": show.license_url} if show.license_url else {}
        yield _podcast.license(_text(show.license), **where)
    if show.blocked:
        yield _podcast.block("yes")
    yield _podcast.txt(DISCLOSURE)
    for purpose in VERIFYING if show.verify else ():
        yield _podcast.txt(_text(show.verify or ""), purpose=purpose)


def _author(name: str) -> etree._Element:
    person: etree._Element = _podcast.person(_text(name)[:LONGEST_NAME], role="author", group="writing")
    return person


def _item(show: Show, item: Item) -> Iterator[etree._Element]:
    episode, base = item.episode, f"{show.base_url}{AUDIO}/{item.stem}"
    yield _rss.title(_text(episode.title))
    yield _rss.link(show.base_url + page_name(episode.guid))
    yield _rss.guid(episode.guid, isPermaLink="false")
    yield _rss.pubDate(_date(item.published))
    if item.updated:
        yield _atom.updated(item.updated.isoformat().replace("+00:00", "Z"))
    yield _rss.description(_text(item.summary or episode.title))
    yield _content.encoded(etree.CDATA(_notes(item)))
    yield _rss.enclosure(url=f"{base}.mp3", length=str(item.size), type=TYPES[".mp3"])
    yield _itunes.title(_text(episode.title))
    yield _itunes.author(_text(episode.byline or episode.publisher or show.author))
    yield _itunes.duration(str(round(episode.duration_ms / 1000)))
    yield _itunes.explicit(_truth(show.explicit))
    yield _itunes.episodeType("full")
    yield _itunes.season(str(item.published.year))
    yield _itunes.episode(str(item.number))
    yield _podcast.chapters(url=f"{base}.chapters.json", type=TYPES[".chapters.json"])
    yield _podcast.transcript(url=f"{base}.vtt", type=TYPES[".vtt"], language=episode.language)
    yield _podcast.transcript(url=f"{base}.srt", type=TYPES[".srt"], language=episode.language)
    if episode.byline:
        yield _author(episode.byline)
    yield _psc.chapters(*_chapters(item), version="1.2")


def _chapters(item: Item) -> Iterator[etree._Element]:
    """Source: https://podlove.org/simple-chapters/."""
    for chapter in item.episode.chapters:
        where = {"href": chapter.url} if chapter.url.startswith(("http://", "https://")) else {}
        yield _psc.chapter(start=_normal_play_time(chapter.start_ms), title=_text(chapter.title), **where)


def _notes(item: Item) -> str:
    """Return show notes as HTML: what it is about, what changed, chapters, the article, and who speaks."""
    episode = item.episode
    parts = [f"<p>{escape(_text(item.summary))}</p>"] if item.summary else []
    if item.updated:
        changed = f": {item.note}" if item.note else ""
        parts.append(f"<p>Updated {item.updated.date().isoformat()}{escape(changed)}.</p>")
    if len(episode.chapters) > 1:
        marks = (f"<li>{clock(c.start_ms)} {escape(_text(c.title))}</li>" for c in episode.chapters)
        parts.append(f"<ul>{''.join(marks)}</ul>")
    if episode.url.startswith(("http://", "https://")):
        name = escape(_text(episode.publisher or episode.url))
        parts.append(f'<p><a href="{escape(_text(episode.url))}">Read it at {name}</a></p>')
    parts.append(f"<p>Read by a synthetic voice: {escape(episode.voice)} ({escape(episode.backend)}).</p>")
    return "\n".join(parts)


def _text(value: str) -> str:
    """Return text without the characters that XML can't hold, on one line."""
    plain = value.isascii() and value.isprintable()
    return " ".join((value if plain else seen(value, markup=False)[0]).split())


def _date(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC), usegmt=True)


def _truth(value: bool) -> str:  # noqa: FBT001 - the word for it
    return "true" if value else "false"


def _normal_play_time(milliseconds: int) -> str:
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"
