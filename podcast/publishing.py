"""The episodes of a library in, the site of a show out: cover, archive pages, and at last the feed."""

import io
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from sqlite3 import Connection
from stat import S_ISREG

from podcast import cover
from podcast.derived import BESIDE, files_of
from podcast.episodes import Row, items, live_rows
from podcast.errors import LibraryError
from podcast.failing import point
from podcast.files import DRAFT, names_in, put
from podcast.item import read_record
from podcast.layout import LENGTH, PlannedPage, chunks, pages
from podcast.ledger import Ledger
from podcast.library import Library
from podcast.pages.document import template
from podcast.pages.index import index_form
from podcast.pages.listen import page_form
from podcast.pages.site import FACTS, OLDER, Covers, stale, write_listen_pages, write_lists
from podcast.picture import small
from podcast.places import Places, page_name
from podcast.show import Show
from podcast.telling import told_of

AT_ONCE = 100
"""Listen pages that are written in one transaction, about a second of it."""
OURS = ("cover-", "archive-", OLDER, FACTS)
"""What the names of files begin with that may be swept from the root of a site."""
GRACE_S = 24 * 3600.0
"""How long a file that no episode names any more is kept for listeners who have yesterday's feed."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A cover: its name in the site, another where anything in it is another, and what gives its bytes."""

    name: str
    data: Callable[[], bytes]


def publish(show: Show, places: Places, library: Library, *, length: int = LENGTH, all_anew: bool = False) -> int:
    """Write what changed of a site, and return how many episodes it has; raises LibraryError.

    It is one transaction of the database, so that one process publishes at a time; a feed is in place only after all
    that it names. `all_anew` writes everything that is derived once more.
    """
    picture = cover_of(show, places)
    covers = Covers(picture.name, f"{picture.name.partition('.')[0]}-small.jpg")
    with _room(places):
        _write_cover(places.site, covers, picture)
    site, ahead = _Site(show, places, covers, length, all_anew), set[Row]()
    while True:
        with library.transaction() as db, _room(places):
            rows, ledger = live_rows(db), Ledger(db, places.site, all_anew=all_anew)
            kept = rows[: show.keep or None]
            todo = stale(ledger, show, covers, [row for row in kept if row not in ahead])
            if len(todo) <= AT_ONCE:
                _retire(db, rows[len(kept) :])
                site.write(db, ledger, kept, todo)
                return len(kept)
        site.write_ahead(library, todo)
        ahead.update(todo)


@dataclass(frozen=True, slots=True)
class _Site:
    """What a site is written from, besides its episodes."""

    show: Show
    places: Places
    covers: Covers
    length: int
    all_anew: bool

    def write_ahead(self, library: Library, rows: Sequence[Row]) -> None:
        """Write many listen pages, with pauses for others at the database."""
        for some in chunks(rows, AT_ONCE):
            with library.transaction() as db, _room(self.places):
                write_listen_pages(Ledger(db, self.places.site), self.show, self.places, self.covers, some)

    def write(self, db: Connection, ledger: Ledger, rows: Sequence[Row], todo: Sequence[Row]) -> None:
        """Write what is to tell of the episodes, whose feed comes last; `todo` are those without their listen page."""
        there = _mend(self.places, rows, all_anew=self.all_anew)
        write_listen_pages(ledger, self.show, self.places, self.covers, todo)
        lists = write_lists(ledger, db, self.show, self.places, self.covers, rows)
        plan = pages(rows, self.length)
        _write_feed(ledger, db, self.show, plan, self.covers.full)
        named = {self.covers.full, self.covers.small, *lists, *(page.name for page in plan)}
        _sweep(self.places, rows, there, named)


@cache
def get_ready() -> None:
    """Load what a feed and its pages are written with, which takes a while; for when others are at work."""
    import_module("podcast.feed")
    page_form()
    index_form()
    for name in ("listen.html", "index.html"):
        template(name)


@contextmanager
def _room(places: Places) -> Iterator[None]:
    """Make a site that can't be written a LibraryError."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or error
        raise LibraryError(f"{places.site} can't be written ({reason}): make room, then run it again") from error


def cover_of(show: Show, places: Places) -> Picture:
    """Return the show's cover; raises LibraryError where directories would refuse it."""
    if show.cover is None:
        made_of = f"{cover.STYLE} {show.colours} {show.title}"
        return Picture(_named(made_of.encode(), ".png"), lambda: cover.drawn(show.title, show.colours))
    with told_of(places.show, "cover"):
        try:
            data = (places.folder / show.cover).read_bytes()
        except OSError as error:
            raise LibraryError(f"{show.cover} can't be read ({error.strerror}): put it there") from error
        names = [name for suffix in cover.SUFFIXES.values() if (places.site / (name := _named(data, suffix))).exists()]
        name = names[0] if names else _named(data, cover.checked(data, show.cover))  # what is there was checked before
    return Picture(name, lambda: data)


def _named(content: bytes, suffix: str) -> str:
    return f"cover-{sha256(content).hexdigest()[:16]}{suffix}"


def _retire(db: Connection, rows: Sequence[Row]) -> None:
    """Take episodes out of the feed that are older than those the show keeps."""
    db.executemany("UPDATE episodes SET state = 'retired' WHERE guid = ?", [(row.guid,) for row in rows])


def _write_cover(site: Path, covers: Covers, picture: Picture) -> None:
    if not (site / covers.full).exists():
        put(site / covers.full, io.BytesIO(picture.data()))
    if not (site / covers.small).exists():
        put(site / covers.small, io.BytesIO(small((site / covers.full).read_bytes(), covers.full).data))


def _mend(places: Places, rows: Sequence[Row], *, all_anew: bool) -> list[str]:
    """Make chapters and transcripts that are missing from the records of their episodes; return what lay there."""
    names = names_in(places.audio)
    there = set(names)
    for row in rows:
        if all_anew or any(row.stem + ending not in there for ending in BESIDE):
            for place, data in files_of(read_record(places.record(row.stem)), places).items():
                put(place, io.BytesIO(data))
    return names


def _write_feed(ledger: Ledger, db: Connection, show: Show, plan: Sequence[PlannedPage], cover_name: str) -> None:
    from podcast.feed import render

    channel = sha256(f"{cover_name}\n{show.model_dump_json(exclude={'sources', 'allow_private'})}".encode()).hexdigest()
    for page in plan:
        digest = page.digest(channel)
        if not ledger.stands(page.name, digest):
            ledger.write(page.name, digest, render(show, items(db, page.rows), page.links, cover_name))


def _sweep(places: Places, rows: Sequence[Row], sounds: Sequence[str], names: set[str]) -> None:
    """Remove files that no episode and no page names any more, after a day of grace; `sounds` lie beside each other."""
    stems = {row.stem for row in rows}
    listened = {page_name(row.guid).rpartition("/")[2] for row in rows}
    before = time.time() - GRACE_S
    for folder, found in ((places.audio, sounds), (places.records, names_in(places.records))):
        _remove(folder, (name for name in found if name.split(".", 1)[0] not in stems), before)
    _remove(places.pages, (name for name in names_in(places.pages) if name not in listened), before)
    ours = (name for name in names_in(places.site) if name.startswith(OURS))
    _remove(places.site, (name for name in ours if name not in names), before)


def _remove(folder: Path, unwanted: Iterable[str], before: float) -> None:
    for name in unwanted:
        path = folder / name
        with suppress(FileNotFoundError):
            facts = path.stat()
            if S_ISREG(facts.st_mode) and facts.st_mtime < before:
                point()
                path.unlink()


def tidy(places: Places, library: Library) -> None:
    """Remove what dead processes left half written, unless another run is at work."""
    with library.transaction():
        if library.running():
            return
        for path in drafts(places):
            point()
            path.unlink(missing_ok=True)


def drafts(places: Places) -> Iterator[Path]:
    """Yield the files of a show that are half written, or are being written now."""
    for folder in (places.audio, places.records, places.pages, places.site):
        yield from (folder / name for name in names_in(folder) if name.endswith(DRAFT))
