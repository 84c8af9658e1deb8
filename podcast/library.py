"""What happens to a show's articles in, a database that survives it out: jobs, their leases, and episodes."""

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from podcast.episodes import items, live_rows, other_source, put_episode
from podcast.errors import LibraryError
from podcast.failing import point
from podcast.item import Item, item_of
from podcast.owners import alive

LEASE_S = 15.0
"""How long a worker may be silent on another machine; on this one a dead process is known at once."""
BACKOFF_S, LONGEST_BACKOFF_S = 60.0, 24 * 3600.0
RECHECK_S = 3600.0
ANEW, IF_READ_OTHERWISE = 1, 2
"""Why a job is made again whose page did not change: a person asked for it, or the lexicons changed."""
UNNAMED = "the show names it no more"
JobState = Literal["due", "done", "failed", "gone"]


@dataclass(frozen=True, slots=True)
class Job:
    """A source and how it stands with it; `share` of its stage is done, it rests until `not_before` (epoch seconds)."""

    id: int
    source: str
    state: JobState
    added: float
    attempts: int
    stage: str
    share: float
    reason: str
    not_before: float
    owner: str | None
    remake: int


_JOB = "id, source, state, added, attempts, stage, share, reason, not_before, owner, remake"


class Library:
    """The database of a show; use it in a `with`. Every method is one transaction; all raise LibraryError."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time, *, read_only: bool = False) -> None:
        """Open or make the database at a path; `clock` gives the seconds of the epoch for leases and backoff.

        One that is `read_only` has no transactions, and leaves no trace of having been looked at.
        """
        self._path, self._clock = path, clock
        with self._told():
            if read_only:
                alone = "" if path.with_name(f"{path.name}-wal").exists() else "&immutable=1"
                self._db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro{alone}", uri=True, isolation_level=None)
                return
            self._db = sqlite3.connect(path, timeout=60, isolation_level=None)
            try:
                self._db.execute("PRAGMA journal_mode = WAL")
                self._db.execute("PRAGMA synchronous = FULL")
                self._db.executescript(files("podcast").joinpath("library.sql").read_text("utf-8"))
            except sqlite3.Error:
                self._db.close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Give the database to one writer; what it did stands when the block ends well, else none of it."""
        with self._told():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                point()
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            reason = getattr(error, "strerror", None) or error
            raise LibraryError(
                f"{self._path} can't be used ({reason}): give room and permission; earpaper library check tells more"
            ) from error

    def sync(self, sources: Mapping[str, str], added: float, recheck: Callable[[str, float], bool]) -> None:
        """Take in what the show names now: sources with their stamps, in order; `added` is the time that they join at.

        `recheck` tells of a source that was looked at and the time it joined whether it is to be looked at once more.
        A worker that is at the older form of a source loses its lease.
        """
        with self.transaction() as db:
            columns = "source, stamp, state, added, checked, reason"
            known = {row[0]: row[1:] for row in db.execute(f"SELECT {columns} FROM jobs")}  # noqa: S608
            new = [(source, stamp, added) for source, stamp in sources.items() if source not in known]
            db.executemany("INSERT INTO jobs (source, stamp, added) VALUES (?, ?, ?)", new)
            old = {source: row for source, row in known.items() if source in sources}
            again = [(source,) for source, (_, state, *_, reason) in old.items() if _was_unnamed(state, reason)]
            changed = [
                (sources[source], source)
                for source, (stamp, state, joined, checked, reason) in old.items()
                if stamp != sources[source]
                or _was_unnamed(state, reason)
                or (state in {"done", "gone"} and checked + RECHECK_S < self._clock() and recheck(source, joined))
            ]
            db.executemany(
                "UPDATE jobs SET state = 'due', stamp = ?, attempts = 0, not_before = 0, owner = NULL WHERE source = ?",
                changed,
            )
            db.executemany(
                "UPDATE episodes SET state = 'live' WHERE state = 'withdrawn' "
                "AND job = (SELECT id FROM jobs WHERE source = ?)",
                again,
            )
            gone = [(source,) for source, row in known.items() if source not in sources and row[1] != "gone"]
            db.executemany(f"UPDATE jobs SET state = 'gone', reason = '{UNNAMED}' WHERE source = ?", gone)  # noqa: S608

    def withdraw_gone(self) -> None:
        """Take the episodes of vanished sources out of the feed."""
        with self.transaction() as db:
            db.execute(
                "UPDATE episodes SET state = 'withdrawn' WHERE state = 'live' "
                "AND job IN (SELECT id FROM jobs WHERE state = 'gone')"
            )

    def ask_again(self, *, remake: bool) -> None:
        """Make failed articles due now; with `remake`, all of them, even where nothing changed."""
        with self.transaction() as db:
            db.execute("UPDATE jobs SET not_before = 0 WHERE state = 'failed'")
            if remake:
                db.execute("UPDATE jobs SET state = 'due', remake = 1, not_before = 0 WHERE state != 'gone'")

    def lease(self, owner: str) -> Job | None:
        """Give a worker the next article that is due and that nobody has, or None."""
        with self.transaction() as db:
            self._free_the_dead(db)
            now = self._clock()
            found = db.execute(
                f"SELECT {_JOB} FROM jobs WHERE state IN ('due', 'failed') AND not_before <= ? AND owner IS NULL "  # noqa: S608
                "ORDER BY id LIMIT 1",
                (now,),
            ).fetchone()
            if found is None:
                return None
            db.execute(
                "UPDATE jobs SET owner = ?, leased_until = ?, stage = '', share = 0 WHERE id = ?",
                (owner, now + LEASE_S, found[0]),
            )
        return _job(found)

    def _free_the_dead(self, db: sqlite3.Connection) -> None:
        now = self._clock()
        held = db.execute("SELECT DISTINCT owner, leased_until < ? FROM jobs WHERE owner IS NOT NULL", (now,))
        for owner, late in held.fetchall():
            if late or not alive(owner):
                db.execute("UPDATE jobs SET owner = NULL WHERE owner = ?", (owner,))

    def renew(self, job: int, owner: str, stage: str, share: float) -> None:
        """Keep a lease, and tell how far the work is."""
        with self.transaction() as db:
            db.execute(
                "UPDATE jobs SET leased_until = ?, stage = ?, share = ? WHERE id = ? AND owner = ?",
                (self._clock() + LEASE_S, stage, share, job, owner),
            )

    def keep(self, job: Job, owner: str, item: Item | None, reason: str = "") -> bool:
        """Record that an article is done: its new item, or None where nothing changed. False: the lease was lost."""
        with self.transaction() as db:
            other = other_source(db, item.episode.guid, job.id) if item else ""
            if not self._end(db, job.id, owner, "done", f"the same story as {other}" if other else reason):
                return False
            if item is None and not reason:
                db.execute("UPDATE episodes SET state = 'live' WHERE job = ? AND state = 'withdrawn'", (job.id,))
            elif item and not other:
                put_episode(db, job.id, item)
        return True

    def fail(self, job: Job, owner: str, stage: str, reason: str, *, gone: bool = False, rest_s: float = 0.0) -> None:
        """Record why an article could not be made, and let it rest: `rest_s` or more, longer after each attempt."""
        with self.transaction() as db:
            if self._end(db, job.id, owner, "gone" if gone else "failed", reason):
                rest = max(rest_s, min(BACKOFF_S * 4**job.attempts, LONGEST_BACKOFF_S))
                db.execute(
                    "UPDATE jobs SET stage = ?, attempts = attempts + 1, not_before = ? WHERE id = ?",
                    (stage, self._clock() + rest, job.id),
                )

    def give_up(self, job: int, owner: str, reason: str) -> None:
        """Record that an article ended its worker too often, unless another one has it by now."""
        with self.transaction() as db:
            db.execute("UPDATE jobs SET owner = ? WHERE id = ? AND owner IS NULL AND state != 'done'", (owner, job))
        self.fail(self.job(job), owner, self.job(job).stage, reason)

    def _end(self, db: sqlite3.Connection, job: int, owner: str, state: JobState, reason: str) -> bool:
        ended = db.execute(
            "UPDATE jobs SET state = :state, reason = :reason, stage = '', share = 0, owner = NULL, checked = :now, "
            "remake = iif(:state = 'failed', remake, 0), attempts = iif(:state = 'done', 0, attempts) "
            "WHERE id = :job AND owner = :owner",
            {"state": state, "reason": reason, "now": self._clock(), "job": job, "owner": owner},
        )
        return ended.rowcount == 1

    def release(self, owner: str) -> None:
        """Give back what a worker had and can't do."""
        with self.transaction() as db:
            db.execute("UPDATE jobs SET owner = NULL WHERE owner = ?", (owner,))

    def jobs(self) -> tuple[Job, ...]:
        """Return every job in the order in which sources joined."""
        with self._told():
            return tuple(map(_job, self._db.execute(f"SELECT {_JOB} FROM jobs ORDER BY id")))  # noqa: S608

    def failed(self) -> tuple[Job, ...]:
        """Return the jobs that failed when they were last tried."""
        with self._told():
            query = f"SELECT {_JOB} FROM jobs WHERE state = 'failed' ORDER BY id"  # noqa: S608
            return tuple(map(_job, self._db.execute(query)))

    def stamps(self) -> dict[str, str]:
        """Return the stamp of each source as it was when it joined or changed."""
        with self._told():
            return dict(self._db.execute("SELECT source, stamp FROM jobs").fetchall())

    def job(self, number: int) -> Job:
        """Return one job."""
        with self._told():
            return _job(self._db.execute(f"SELECT {_JOB} FROM jobs WHERE id = ?", (number,)).fetchone())  # noqa: S608

    def running(self) -> tuple[Job, ...]:
        """Return the jobs that a living worker has."""
        with self._told():
            query = f"SELECT {_JOB} FROM jobs WHERE owner IS NOT NULL AND leased_until >= ? ORDER BY +id"  # noqa: S608
            return tuple(job for job in map(_job, self._db.execute(query, (self._clock(),))) if alive(job.owner or ""))

    def waiting(self) -> int:
        """Return how many articles could be begun now, those of dead workers among them."""
        with self._told():
            query = "SELECT count(*) FROM jobs WHERE state IN ('due', 'failed') AND not_before <= ?"
            now = self._clock()
            return int(self._db.execute(query, (now,)).fetchone()[0]) - sum(
                job.state in {"due", "failed"} and job.not_before <= now for job in self.running()
            )

    def item(self, job: int) -> Item | None:
        """Return the episode of a job as the feed has it."""
        with self._told():
            found = self._db.execute("SELECT item FROM episodes WHERE job = ?", (job,)).fetchone()
            return item_of(found[0]) if found else None

    def updates(self) -> dict[int, tuple[str, str]]:
        """Return of each job whose story changed after it was first made: the day of that, and what changed."""
        query = (
            "SELECT job, substr(json_extract(item, '$.updated'), 1, 10), json_extract(item, '$.note') FROM episodes "
            "WHERE json_extract(item, '$.updated') IS NOT NULL"
        )
        with self._told():
            return {job: (day, note) for job, day, note in self._db.execute(query)}

    def is_sound(self) -> bool:
        """Tell whether every page of the database can be read."""
        try:
            return bool(self._db.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
        except sqlite3.DatabaseError:
            return False

    def live(self) -> tuple[Item, ...]:
        """Return the episodes that the feed may hold, the newest first."""
        with self.transaction() as db:
            return tuple(items(db, live_rows(db)))

    def want_again(self, jobs: Iterable[int]) -> None:
        """Have some articles made again, whatever they look like now, and their episodes left out until then."""
        with self.transaction() as db:
            broken = [(job,) for job in jobs]
            db.executemany("UPDATE jobs SET state = 'due', remake = 1, not_before = 0 WHERE id = ?", broken)
            db.executemany("UPDATE episodes SET state = 'withdrawn' WHERE job = ?", broken)


def _was_unnamed(state: JobState, reason: str) -> bool:
    """Tell whether a source was gone since the show named it no more."""
    return state == "gone" and reason == UNNAMED


def _job(row: tuple[Any, ...]) -> Job:
    return Job(*row)
