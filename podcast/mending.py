"""A library in, what is damaged in it out, a line each; mended where that is asked for."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

from podcast.derived import files_of
from podcast.episodes import put_episode
from podcast.errors import LibraryError
from podcast.files import put
from podcast.item import Item, Record, read_record
from podcast.library import Library
from podcast.places import Places, page_name
from podcast.production import HASH, measured
from podcast.publishing import drafts, publish, tidy
from podcast.show import load
from podcast.sources import is_address
from tts.takes import Takes


def mend(path: Path, *, repair: bool) -> Iterator[str]:
    """Yield what is wrong with the library of a show; raises LibraryError. With `repair` it is mended.

    What can't be mended from what is kept is made again by the next run of `earpaper feed`.
    """
    show, places = load(path), Places(path)
    if not places.library.is_dir():
        raise LibraryError(f"{path} has no library yet: earpaper feed {path} makes one")
    places.make()
    if not _database_is_sound(places):
        yield f"{places.database} is damaged or missing"
        if not repair:
            return
        yield f"{_restore(places)} episodes were put into a new one, from their records"
    with Library(places.database) as library:
        yield from _drafts(places, library, repair=repair)
        yield from _takes(places)
        again = []
        for item in library.live():
            if found := list(_damage(item, places, repair=repair)):
                yield from found
                again += [item.number] if not _is_whole(item, places) else []
        if repair:
            library.want_again(again)
            publish(show, places, library, all_anew=True)


def _database_is_sound(places: Places) -> bool:
    if not places.database.is_file():
        return False
    try:
        with Library(places.database) as library:
            return library.is_sound()
    except LibraryError:
        return False


def _restore(places: Places) -> int:
    """Put the damaged database aside, and what the records tell into a new one; return how many episodes."""
    for ending in ("", "-wal", "-shm"):
        old = places.database.with_name(places.database.name + ending)
        if old.exists():
            old.replace(old.with_name(f"damaged-{old.name}"))
    newest: dict[str, Record] = {}
    for record in _records(places):
        guid = record.item.episode.guid
        if guid not in newest or _age(newest[guid].item) < _age(record.item):
            newest[guid] = record
    with Library(places.database) as library:
        for record in sorted(newest.values(), key=lambda record: record.item.number):
            _put_back(library, record)
    return len(newest)


def _put_back(library: Library, record: Record) -> None:
    """Put an episode into a database that lost it."""
    source, item = record.source, record.item
    with library.transaction() as db:
        db.execute(
            "INSERT OR IGNORE INTO jobs (id, source, state, added) VALUES (?, ?, 'done', ?)",
            (item.number, source, item.published.timestamp()),
        )
        if is_address(source):  # by a list, perhaps, which may name it no more
            db.execute("INSERT OR IGNORE INTO finds VALUES (?, '', '', ?)", (source, json.dumps({"url": source})))
        put_episode(db, item.number, item)


def _age(item: Item) -> float:
    return (item.updated or item.published).timestamp()


def _records(places: Places) -> Iterator[Record]:
    for path in sorted(places.records.glob("*.json.gz")):
        try:
            record = read_record(path)
        except LibraryError:
            continue
        if (places.audio / record.item.audio).is_file():
            yield record


def _drafts(places: Places, library: Library, *, repair: bool) -> Iterator[str]:
    yield from (f"{path} is half written" for path in drafts(places))
    if repair:
        tidy(places, library)


def _takes(places: Places) -> Iterator[str]:
    """Yield the damaged takes, which are as good as missing and are gone once they were looked at."""
    for path in Takes(places.takes).damaged():
        yield f"{path} was damaged; it is made again when it is needed"


def _damage(item: Item, places: Places, *, repair: bool) -> Iterator[str]:
    """Yield what is wrong with the files of an episode; take away what is broken, and write what can be derived."""
    audio, path = places.audio / item.audio, places.record(item.stem)
    if not _sound_is_whole(audio):
        yield f"{audio} is damaged or missing"
        if repair:
            audio.unlink(missing_ok=True)
    try:
        record = read_record(path)
    except LibraryError:
        yield f"{path} is damaged or missing"
        if repair:
            path.unlink(missing_ok=True)
        return
    page = places.site / page_name(item.episode.guid)
    if not page.is_file():
        yield f"{page} is missing"  # publishing writes it
    for place, data in files_of(record, places).items():
        if place != path and (not place.is_file() or place.read_bytes() != data):
            yield f"{place} is damaged or missing"
            if repair:
                put(place, io.BytesIO(data))


def _is_whole(item: Item, places: Places) -> bool:
    return _sound_is_whole(places.audio / item.audio) and places.record(item.stem).is_file()


def _sound_is_whole(audio: Path) -> bool:
    """Tell whether a file's content is the one that its name was made of."""
    try:
        with audio.open("rb") as file:
            return audio.stem.endswith(measured(file)[1][:HASH])
    except OSError:
        return False
