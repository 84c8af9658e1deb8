"""What a feed, a sitemap or a list of feeds tells: articles by their addresses, and other lists."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Find:
    """An article as a list tells of it; "" and None stand for what it does not tell.

    `summary` is plain text, mostly the lead. Times carry a zone. `sections` are the list's own words for it.
    """

    url: str
    title: str = ""
    summary: str = ""
    byline: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Further:
    """Another list that a list names, and when that last changed."""

    url: str
    updated: datetime | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What one document lists. `complete` is True of sitemaps, which may list all that a site ever published."""

    finds: tuple[Find, ...] = ()
    further: tuple[Further, ...] = ()
    complete: bool = False


def moment(text: str) -> datetime | None:
    """Return a time in ISO 8601, as Atom, JSON Feed and sitemaps write it; in UTC where it tells no zone."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
