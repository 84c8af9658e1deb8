"""What lists named in, kept beside the jobs of a show; the sources that they come to out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from fetching import FetchUnavailable
from fetching.find import Find
from podcast.library import BACKOFF_S, LONGEST_BACKOFF_S, Library

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from fetching.discovery import Heard


@dataclass(frozen=True, slots=True)
class ListState:
    """How it stands with a list: why it failed, "" where it did not, and when it is asked again (epoch seconds)."""

    url: str
    trouble: str
    not_before: float


def record(library: Library, heard: "Heard", taken: Iterable[Find], now: float) -> None:
    """Keep what came of a list, and the articles of it that the show takes."""
    with library.transaction() as db:
        before = db.execute("SELECT attempts FROM lists WHERE url = ?", (heard.url,)).fetchone()
        attempts = (before[0] if before else 0) + 1 if heard.trouble else 0
        asked_s = heard.trouble.retry_after_s if isinstance(heard.trouble, FetchUnavailable) else 0.0
        rest_s = max(asked_s, min(BACKOFF_S * 4 ** (attempts - 1), LONGEST_BACKOFF_S)) if heard.trouble else 0.0
        db.execute(
            "INSERT OR REPLACE INTO lists VALUES (?, ?, ?, ?, ?, ?)",
            (heard.url, heard.named_by, now, str(heard.trouble or ""), attempts, now + rest_s),
        )
        db.executemany(
            "INSERT INTO finds VALUES (?, ?, ?, ?) ON CONFLICT (url) DO UPDATE SET "
            "stamp = excluded.stamp, facts = excluded.facts WHERE list = excluded.list",
            [(find.url, heard.url, stamp(find), _finds().dump_json(find).decode()) for find in taken],
        )


def named(library: Library, lists: Iterable[str]) -> dict[str, str]:
    """Return the articles that were ever taken from these lists, or from lists that they named, with their stamps."""
    with library.transaction() as db:
        parents = dict(db.execute("SELECT url, named_by FROM lists").fetchall())
        found = db.execute("SELECT url, list, stamp FROM finds ORDER BY rowid").fetchall()
    wanted = set(lists)
    return {url: stamp for url, one, stamp in found if not one or wanted.intersection(_upward(one, parents))}


def _upward(url: str, parents: Mapping[str, str]) -> Iterator[str]:
    seen: set[str] = set()
    while url and url not in seen:
        yield url
        seen.add(url)
        url = parents.get(url, "")


def resting(library: Library, now: float) -> frozenset[str]:
    """Return the lists that failed and are not to be asked yet."""
    return frozenset(state.url for state in states(library) if state.trouble and state.not_before > now)


def states(library: Library) -> tuple[ListState, ...]:
    """Return how it stands with each list, those that failed first."""
    with library.transaction() as db:
        rows = db.execute("SELECT url, trouble, not_before FROM lists ORDER BY trouble = '', url").fetchall()
    return tuple(ListState(*row) for row in rows)


def forget_failed(library: Library) -> None:
    """Have lists that failed asked again now."""
    with library.transaction() as db:
        db.execute("UPDATE lists SET not_before = 0")


def find_of(database: Path, url: str) -> Find | None:
    """Return what a list told of an article, None where none named it."""
    if not database.exists():
        return None
    with Library(database) as library, library.transaction() as db:
        row = db.execute("SELECT facts FROM finds WHERE url = ?", (url,)).fetchone()
    return _finds().validate_json(row[0]) if row else None


def stamp(find: Find) -> str:
    """Return what changes when a list says that an article of it changed."""
    moment = find.updated or find.published
    return moment.isoformat() if moment else ""


@cache
def _finds() -> "TypeAdapter[Find]":
    from pydantic import TypeAdapter

    return TypeAdapter(Find)
