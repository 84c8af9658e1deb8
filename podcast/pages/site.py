"""The episodes of a library in, their listen pages, the pages that list them and the facts for a search out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from sqlite3 import Connection
from urllib.parse import quote

from podcast.episodes import Row, items
from podcast.item import Item, read_record
from podcast.ledger import Ledger, digest
from podcast.pages.document import MARK
from podcast.pages.index import Around, facts, index_form, index_page
from podcast.pages.listen import Files, Home, listen_page, page_form
from podcast.pages.writing import EMBED, embed
from podcast.places import AUDIO, FEED, Places, page_name
from podcast.show import Show

INDEX, OLDER, FACTS = "index.html", "older-", "episodes-"
LISTED, TOLD = 60, 1000
"""Episodes on a page, and in a file of facts."""


@dataclass(frozen=True, slots=True)
class Covers:
    """The names of a show's cover: as directories want it, and small."""

    full: str
    small: str


@dataclass(frozen=True, slots=True)
class Planned:
    """A file of the site that tells of some episodes, and what makes it of them."""

    name: str
    rows: tuple[Row, ...]
    around: Around
    render: Callable[[Sequence[Item]], bytes]


def stale(ledger: Ledger, show: Show, covers: Covers, rows: Sequence[Row]) -> list[Row]:
    """Return the episodes whose listen pages are missing, or not as they should be."""
    made_of = _page_form(show, covers)
    return [row for row in rows if not ledger.stands(page_name(row.guid), f"{made_of} {row.digest}")]


def write_listen_pages(ledger: Ledger, show: Show, places: Places, covers: Covers, rows: Sequence[Row]) -> None:
    """Write the listen pages of episodes from their records; raises OSError, LibraryError."""
    made_of = _page_form(show, covers)
    ledger.write_each(
        (page_name(row.guid), f"{made_of} {row.digest}", _listen_page(show, places, covers, row)) for row in rows
    )


def _listen_page(show: Show, places: Places, covers: Covers, row: Row) -> bytes:
    """Return the listen page of an episode in its show."""
    record = read_record(places.record(row.stem))
    item, name = record.item, page_name(row.guid)
    home = Home(
        title=show.title,
        index=show.base_url,
        feed=show.base_url + FEED,
        page=show.base_url + name,
        audio=f"{show.base_url}{AUDIO}/{quote(item.audio)}",
        cover=show.base_url + covers.full,
        embed=show.base_url + EMBED,
    )
    files = Files(name.rpartition("/")[2], f"../{AUDIO}/{quote(item.audio)}", cover=f"../{covers.small}")
    return listen_page(record.story, item.episode, files, home).encode("utf-8", "replace")


def write_lists(
    ledger: Ledger, db: Connection, show: Show, places: Places, covers: Covers, rows: Sequence[Row]
) -> set[str]:
    """Write the pages that list the episodes, newest first, and what belongs to them; return the names of all."""
    script = embed()
    if not ledger.stands(EMBED, made_of := digest(script.decode())):
        ledger.write(EMBED, made_of, script)
    channel = f"{covers} {show.model_dump_json(exclude={'sources', 'allow_private'})}"
    plan = tuple(planned(show, covers, rows))
    for file in plan:
        made_of = digest(index_form(), channel, repr(file.around), *(row.digest for row in file.rows))
        if not ledger.stands(file.name, made_of) and not _is_anothers(ledger, places, file.name):
            ledger.write(file.name, made_of, file.render(items(db, file.rows)))
    return {EMBED, *(file.name for file in plan)}


def planned(show: Show, covers: Covers, rows: Sequence[Row]) -> Iterator[Planned]:
    """Plan the files that list episodes, given the newest first.

    Older pages and facts hold full runs counted from the oldest, so that they stay as they are when episodes join.
    """
    told = tuple(reversed(list(_runs(rows, TOLD))))
    more = tuple(f"{FACTS}{number}.json" for number, _ in told) if len(rows) > LISTED else ()

    def page(around: Around) -> Callable[[Sequence[Item]], bytes]:
        return lambda found: index_page(show, found, around, covers.full, covers.small).encode("utf-8", "replace")

    older = [(n, run) for n, run in _runs(rows, LISTED) if len(run) == LISTED and (n - 1) * LISTED < len(rows) - LISTED]
    names = ["", *(f"{OLDER}{number}.html" for number, _ in older), INDEX]
    for at, (number, run) in enumerate(older, 1):
        around = Around(names[at - 1], names[at + 1], str(number), more)
        yield Planned(names[at], run, around, page(around))
    for name, (_, run) in zip(more, told, strict=False):
        yield Planned(name, run, Around(), facts)
    around = Around(names[-2], more=more)
    yield Planned(INDEX, tuple(rows[:LISTED]), around, page(around))


def _runs(rows: Sequence[Row], size: int) -> Iterator[tuple[int, tuple[Row, ...]]]:
    """Yield runs counted from the oldest, with their numbers from 1; in each, the newest comes first."""
    oldest_first = rows[::-1]
    for at in range(0, len(rows), size):
        yield at // size + 1, tuple(oldest_first[at : at + size][::-1])


def _page_form(show: Show, covers: Covers) -> str:
    """Return what changes when all listen pages are to be written anew."""
    return digest(page_form(), show.title, show.base_url, repr(covers))


def _is_anothers(ledger: Ledger, places: Places, name: str) -> bool:
    """Tell whether a page of that name is there that is not ours, which is then left as it is."""
    path = places.site / name
    return name == INDEX and not ledger.knows(name) and path.exists() and MARK.encode() not in path.read_bytes()
