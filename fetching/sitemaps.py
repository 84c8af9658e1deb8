"""A sitemap, an index of sitemaps or an OPML in, what it lists out.

Sources: https://www.sitemaps.org/protocol.html, https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap,
http://opml.org/spec2.opml.
"""

from collections.abc import Mapping
from itertools import islice
from types import MappingProxyType

from fetching.find import Find, Further, Listing, moment
from fetching.safe_xml import elements

MOST_ELEMENTS = 1_000_000
"""A full sitemap has 50,000 addresses, with up to 15 elements each."""
MOST_FURTHER = 500
_NO_FACTS: Mapping[str, str] = MappingProxyType({})


def sitemap(data: bytes, name: str) -> Listing:
    """Return the articles of a sitemap, or the sitemaps of an index; raises FetchRefused, NotWellFormed."""
    finds: list[Find] = []
    further: list[Further] = []
    facts: dict[str, str] = {}
    for event, element, path in elements(data, name, MOST_ELEMENTS):
        if event == "start":
            continue
        if len(path) == 2:
            _take(path[1], facts, finds, further)
            facts = {}
            element.clear()
        elif element.text and (text := " ".join(element.text.split())):
            facts.setdefault("/".join(path[2:]), text)
    return Listing(tuple(finds), tuple(further[:MOST_FURTHER]), complete=True)


def _take(kind: str, facts: Mapping[str, str], finds: list[Find], further: list[Further]) -> None:
    url, changed = facts.get("loc", ""), moment(facts.get("lastmod", ""))
    if kind == "sitemap" and url:
        further.append(Further(url, changed))
    if kind == "url" and url:
        published = moment(facts.get("news/publication_date", ""))
        keywords = tuple(word.strip() for word in facts.get("news/keywords", "").split(",") if word.strip())
        finds.append(Find(url, facts.get("news/title", ""), "", "", published, changed, keywords))


def opml(data: bytes, name: str) -> Listing:
    """Return the feeds of an OPML; raises FetchRefused, NotWellFormed."""
    feeds = (
        element.get("xmlUrl", "").strip()
        for event, element, path in elements(data, name, MOST_ELEMENTS)
        if event == "start" and path[-1] == "outline"
    )
    return Listing(further=tuple(Further(url) for url in islice(dict.fromkeys(filter(None, feeds)), MOST_FURTHER)))
