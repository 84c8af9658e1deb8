"""The stories of a show in, which of them the next digest holds out; and the digests that there were."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from podcast.item import Item, item_of
from podcast.library import Library
from podcast.schedule import last_due, period_before
from podcast.show import Show

SOURCE = "digest "


@dataclass(frozen=True, slots=True)
class Edition:
    """A digest: what it is for, in the zone of the show, its sources in order; `count` were to be in it."""

    moment: datetime
    sources: tuple[str, ...]
    count: int


def is_digest(source: str) -> bool:
    """Tell the source of a digest from that of an article."""
    return source.startswith(SOURCE)


def known(library: Library) -> dict[str, str]:
    """Return the sources of the digests that there were, as `Library.sync` wants them."""
    with library.transaction() as db:
        return {row[0]: "" for row in db.execute("SELECT source FROM jobs WHERE source LIKE ?", (f"{SOURCE}%",))}


def plan(show: Show, library: Library, now: datetime) -> bool:
    """Make a job of the digest that is due, where there is something new for it; tell whether there is."""
    if not show.digest.at:
        return False
    moment = last_due(show.digest.at, show.digest.timezone, now)
    source = f"{SOURCE}{moment.isoformat(timespec='minutes')}"
    with library.transaction() as db:
        earlier = db.execute("SELECT source, moment, articles FROM digests ORDER BY moment").fetchall()
        if any(row[0] == source for row in earlier):
            return False
        told = {job for row in earlier for job in json.loads(row[2])}
        since = min([(moment - period_before(show.digest.at, moment)).timestamp(), *(row[1] for row in earlier[-1:])])
        rows = db.execute(
            "SELECT jobs.id, item FROM jobs JOIN episodes ON episodes.job = jobs.id WHERE episodes.state = 'live' "
            "AND jobs.state != 'gone' AND added > ? AND source NOT LIKE ? ORDER BY jobs.id",
            (since, f"{SOURCE}%"),
        )
        new = [(job, item_of(text)) for job, text in rows if job not in told]
        chosen = [job for job, _ in _chosen(show, new)]
        if not chosen:
            return False
        db.execute("INSERT INTO digests VALUES (?, ?, ?)", (source, moment.timestamp(), json.dumps(chosen)))
        db.execute("INSERT OR IGNORE INTO jobs (source, added) VALUES (?, ?)", (source, moment.timestamp()))
    return True


def edition(library: Library, source: str) -> Edition | None:
    """Return what a digest holds, None where nobody knows any more; a story that is gone meanwhile is left out."""
    with library.transaction() as db:
        row = db.execute("SELECT articles FROM digests WHERE source = ?", (source,)).fetchone()
        if row is None:
            return None
        jobs = dict(db.execute("SELECT id, source FROM jobs WHERE state != 'gone'").fetchall())
    chosen = json.loads(row[0])
    sources = tuple(jobs[job] for job in chosen if job in jobs)
    return Edition(datetime.fromisoformat(source.removeprefix(SOURCE)), sources, len(chosen))


def _chosen(show: Show, new: list[tuple[int, Item]]) -> list[tuple[int, Item]]:
    """Put stories in the order of the show, and leave out those that no longer fit into its minutes."""
    if show.digest.order != "joined":
        new = sorted(new, key=lambda one: _aware(one[1].published), reverse=show.digest.order == "newest")
    if not show.digest.minutes:
        return new
    left_ms = show.digest.minutes * 60_000
    kept: list[tuple[int, Item]] = []
    for job, item in new:
        if not kept or item.episode.duration_ms <= left_ms:
            kept.append((job, item))
            left_ms -= item.episode.duration_ms
    return kept


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
