"""The database of a library in, the episodes in it out; and an episode put into it. All within a transaction."""

from collections.abc import Iterable
from hashlib import sha256
from sqlite3 import Connection
from typing import NamedTuple

from podcast.item import Item, item_json, item_of
from podcast.places import page_name


class Row(NamedTuple):
    """What the order of a feed needs of an episode."""

    guid: str
    published: str
    stem: str
    digest: str


def live_rows(db: Connection) -> list[Row]:
    """Return the episodes that a feed may hold, the newest first."""
    query = "SELECT guid, published, stem, digest FROM episodes WHERE state = 'live' ORDER BY published DESC, job DESC"
    return list(map(Row._make, db.execute(query)))


def items(db: Connection, rows: Iterable[Row]) -> list[Item]:
    """Return the items of some rows, in their order."""
    query = "SELECT item FROM episodes WHERE guid = ?"
    return [item_of(db.execute(query, (row.guid,)).fetchone()[0]) for row in rows]


def other_source(db: Connection, guid: str, job: int) -> str:
    """Return the source of which another job has made this episode, or ""."""
    query = (
        "SELECT source FROM episodes JOIN jobs ON jobs.id = job WHERE guid = ? AND job != ? AND jobs.state != 'gone'"
    )
    found = db.execute(query, (guid, job)).fetchone()
    return str(found[0]) if found else ""


def put_episode(db: Connection, job: int, item: Item) -> None:
    """Put an episode in place; its page may have changed even where nothing changed that the feed tells."""
    db.execute("DELETE FROM pages WHERE name = ?", (page_name(item.episode.guid),))
    text = item_json(item)
    db.execute(
        "INSERT OR REPLACE INTO episodes (guid, job, published, stem, digest, item) VALUES (?, ?, ?, ?, ?, ?)",
        (item.episode.guid, job, item.published.isoformat(), item.stem, sha256(text.encode()).hexdigest(), text),
    )
