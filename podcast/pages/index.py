"""A show and some of its episodes in, the page that lists, plays, searches and subscribes to them out; and its data."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from urllib.parse import quote

from podcast.item import Item
from podcast.pages import interface
from podcast.pages.document import document, form
from podcast.pages.listen import SPEEDS
from podcast.places import AUDIO, FEED, page_name
from podcast.report import clock
from podcast.show import Show

PARTS = ("index.html", "head.html", "icons.html", "common.js", "index.js", "base.css", "index.css", "interface.toml")
_APPS = (
    ("Apple Podcasts", "podcast://{rest}"),
    ("Overcast", "overcast://x-callback-url/add?url={quoted}"),
    ("Pocket Casts", "pktc://subscribe/{rest}"),
    ("Castro", "castro://subscribe/{rest}"),
    ("AntennaPod", "itpc://{rest}"),
    ("Podcast Addict", "podcastaddict://{rest}"),
)
"""How apps take a feed: what they register on their systems. {rest} is its address without the scheme."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An episode in a list; `audio` and `page` are seen from the root of the site."""

    guid: str
    title: str
    by: str
    section: str
    date: str
    seconds: int
    audio: str
    page: str
    summary: str


NOBODY = Listed("", "", "", "", "", 0, "", "", "")


@dataclass(frozen=True, slots=True)
class Around:
    """What lies around a page that lists episodes, by name; `more` are the files of facts of all episodes."""

    older: str = ""
    newer: str = ""
    part: str = ""
    more: tuple[str, ...] = ()


def index_page(show: Show, items: Sequence[Item], around: Around, cover: str, small_cover: str) -> str:
    """Return a page that lists episodes, the newest first. All text is escaped, as in listen pages."""
    say = interface.words(show.language)
    feed = show.base_url + FEED
    return document(
        "index.html",
        ("common.js", "index.js"),
        ("base.css", "index.css"),
        show.language,
        connects=True,
        show=show,
        listed=tuple(map(listed, items)),
        nobody=NOBODY,
        older=around.older,
        newer=around.newer,
        part=around.part,
        more=" ".join(around.more),
        cover=cover,
        small_cover=small_cover,
        feed=feed,
        apps=(*subscriptions(feed), (say["other_apps"], f"pcast://{_without_scheme(feed)}"), ("RSS", feed)),
        language=show.language,
        speeds=SPEEDS,
        linked_data=_linked_data(show, feed, cover),
        clock=clock,
    )


def index_form() -> str:
    """Return what changes when the lists of the same episodes are to be written anew."""
    return form(*PARTS)


def facts(items: Sequence[Item]) -> bytes:
    """Return what the search of a page needs of some episodes, as JSON."""
    told = [asdict(listed(item)) for item in items]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def listed(item: Item) -> Listed:
    """Return how an episode stands in a list."""
    episode = item.episode
    return Listed(
        guid=episode.guid,
        title=episode.title,
        by=episode.publisher or episode.byline,
        section=item.section,
        date=item.published.date().isoformat(),
        seconds=round(episode.duration_ms / 1000),
        audio=f"{AUDIO}/{quote(item.audio)}",
        page=page_name(episode.guid),
        summary=item.summary,
    )


def subscriptions(feed: str) -> tuple[tuple[str, str], ...]:
    """Return the names of apps, and the address that makes each of them subscribe to a feed."""
    return tuple(
        (name, address.format(rest=_without_scheme(feed), quoted=quote(feed, safe=""))) for name, address in _APPS
    )


def _without_scheme(address: str) -> str:
    return address.partition("://")[2]


def _linked_data(show: Show, feed: str, cover: str) -> dict[str, object]:
    """Return the schema.org PodcastSeries of the show. Source: https://schema.org/PodcastSeries."""
    return {
        "@context": "https://schema.org",
        "@type": "PodcastSeries",
        "name": show.title,
        "description": show.description,
        "url": show.base_url,
        "webFeed": feed,
        "image": show.base_url + cover,
        "inLanguage": show.language,
        "author": {"@type": "Organization", "name": show.author},
    }
