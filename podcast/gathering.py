"""The lists that a show names in; the articles that it takes of them out, kept in its library."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from fetching.client import Answer
from fetching.discovery import LIST, Heard, survey
from fetching.errors import SourceMissing
from fetching.find import Find
from fetching.visiting import Visitor
from podcast import finds
from podcast.answers import Answers
from podcast.filters import oldest, refused_find
from podcast.library import Library
from podcast.pace import SharedPace
from podcast.places import Places
from podcast.show import Filter, Show
from podcast.sources import is_address

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The articles that the lists of a show hold now, with their stamps, and the lists that failed, each with why."""

    named: dict[str, str]
    failed: tuple[str, ...]


def visitor(show: Show, places: Places) -> Visitor:
    """Return who asks sites for a show: what it heard is kept in the library, and one pace goes for all processes."""
    return Visitor(Answers(places.answers), SharedPace(places.database), show.pause_s, show.allow_private)


def onlooker(show: Show, places: Places) -> Visitor:
    """Return who asks sites as `visitor` does, and keeps nothing of it."""
    answers = Answers(places.answers, read_only=True)
    return Visitor(answers, pause_s=show.pause_s, allow_private=show.allow_private)


def gather(show: Show, places: Places, library: Library, now: datetime, visits: Visitor) -> Gathered:
    """Ask each list of a show that does not rest, and keep what it names; raises LibraryError."""
    lists = show.sources.feeds
    rest = finds.resting(library, now.timestamp())
    starts = [url for url in lists if url not in rest]
    for heard in survey(starts, _getter(places.folder, visits, rest), since=oldest(show.filter, now)):
        finds.record(library, heard, taken(show.filter, heard, now), now.timestamp())
    if starts:
        Answers(places.answers).evict()
    failed = tuple(f"{state.url}: {state.trouble}" for state in finds.states(library) if state.trouble)
    return Gathered(finds.named(library, lists) if lists else {}, failed)


def glimpse(show: Show, places: Places, now: datetime) -> tuple[dict[str, Find], tuple[str, ...]]:
    """Return what `gather` would find, by address, and which lists would fail; nothing of it is kept."""
    visits = onlooker(show, places)
    getter = _getter(places.folder, visits, frozenset())
    heard = list(survey(show.sources.feeds, getter, since=oldest(show.filter, now)))
    failed = tuple(f"{one.url}: {one.trouble}" for one in heard if one.trouble)
    return {find.url: find for one in heard for find in taken(show.filter, one, now)}, failed


def taken(wanted: Filter, heard: Heard, now: datetime) -> Iterator[Find]:
    """Yield the articles of a list that are wanted, in its order: as many as `at_most` says."""
    found = (find for find in heard.finds if not refused_find(wanted, find, now))
    return islice(found, wanted.at_most or None)


def _getter(folder: Path, visits: Visitor, rest: frozenset[str]) -> Callable[[str, bool], Answer]:
    def get(url: str, named_by_a_person: bool) -> Answer:  # noqa: FBT001
        if is_address(url):
            if url in rest:
                raise SourceMissing(f"{url} rests")
            return visits.get(url, LIST, named_by_a_person=named_by_a_person)
        try:
            return Answer(url, None, (folder / url).read_bytes())
        except OSError as error:
            raise SourceMissing(
                f"{url} can't be read ({error.strerror}): name a feed's address, or a file here"
            ) from error

    return get
