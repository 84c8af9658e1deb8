"""The episodes of a show in, the files that its feed is laid out in out: archive pages, and the feed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from podcast.episodes import Row
from podcast.places import FEED

LENGTH = 300
"""Episodes in the feed; older ones stand in archive pages, as RFC 5005 has it."""
FORM = "2"
"""Counted up when the same episodes are to give another feed."""


@dataclass(frozen=True, slots=True)
class Links:
    """The names of a page of the feed and of its neighbours, "" for none; `current` is set in an archive page."""

    name: str
    previous: str = ""
    following: str = ""


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """One file of the feed: its name, its episodes, and its neighbours."""

    name: str
    rows: tuple[Row, ...]
    links: Links

    def digest(self, channel: str) -> str:
        """Return what changes when anything in the page does."""
        parts = (FORM, channel, repr(self.links), *(row.digest for row in self.rows))
        return sha256("\n".join(parts).encode()).hexdigest()


def pages(rows: Sequence[Row], length: int) -> tuple[PlannedPage, ...]:
    """Lay out episodes, the newest first: archive pages by month, newest first, then the feed.

    A page holds the whole of its month, or a part of a full one, so that it stays as it is when episodes join; what
    leaves the feed is in an archive before.
    """
    months = groupby(rows, lambda row: row.published[:7])
    parts = [
        (f"archive-{month}-{number}.xml", tuple(chunk))
        for month, group in months
        for number, chunk in reversed(list(enumerate(chunks(list(group)[::-1], length), 1)))
    ]
    old = {row.guid for row in rows[length:]}
    archives = [(name, chunk) for name, chunk in parts if old.intersection(row.guid for row in chunk)]
    names = [FEED, *(name for name, _ in archives), ""]
    planned = [
        PlannedPage(name, chunk[::-1], Links(name, names[at + 2], names[at] if at else ""))
        for at, (name, chunk) in enumerate(archives)
    ]
    return (*planned, PlannedPage(FEED, tuple(rows[:length]), Links(FEED, names[1])))


def chunks(rows: Sequence[Row], length: int) -> Iterator[Sequence[Row]]:
    """Yield runs of rows, each of a length but the last."""
    for at in range(0, len(rows), length):
        yield rows[at : at + length]
