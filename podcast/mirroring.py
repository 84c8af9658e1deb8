"""The site of a show in; the same at a place for files out: sound first, the feed last, and only what changed."""

import json
import mimetypes
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path
from threading import Lock

from podcast.errors import LibraryError, PublishRefused
from podcast.places import FEED, Places, media_type
from podcast.show import Show
from podcast.storage import Store, is_draft

FOR_EVER, AN_HOUR, MINUTES = "public, max-age=31536000, immutable", "public, max-age=3600", "public, max-age=300"
"""Sounds and covers have their content in their names, so that they never change."""
_ORDER = (".mp3", ".chapters.json", ".vtt", ".srt", ".png", ".jpg", ".js", ".json", ".html", ".xml")


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it was sent: its bytes, when it was last written (ns), and its SHA-256."""

    size: int
    written: int
    checksum: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done, in this order: files to send, and names to remove; `same` counts those that stay."""

    send: tuple[str, ...]
    remove: tuple[str, ...]
    same: int


class Manifest:
    """What was sent to one place, a line for each, in a file of the library; each counts as soon as it is sent."""

    def __init__(self, folder: Path, address: str) -> None:
        """Read what is known of a place; half a line, of a process that was killed, is none."""
        self.path = folder / f"published-{sha256(address.encode()).hexdigest()[:16]}.jsonl"
        self.sent: dict[str, Sent] = {}
        self._one_at_a_time = Lock()
        with suppress(FileNotFoundError):
            for line in self.path.read_text("utf-8").splitlines():
                with suppress(ValueError, TypeError):
                    name, *facts = json.loads(line)
                    self._take(name, Sent(*facts) if facts else None)

    def note(self, name: str, sent: Sent | None) -> None:
        """Note that a file was sent, or removed."""
        facts = (sent.size, sent.written, sent.checksum) if sent else ()
        with self._one_at_a_time, self.path.open("a", encoding="utf-8") as file:
            self._take(name, sent)
            file.write(f"\n{json.dumps([name, *facts])}\n")

    def fold(self) -> None:
        """Write it anew, a line for each file that is there."""
        draft = self.path.with_suffix(".part")
        lines = (json.dumps([name, one.size, one.written, one.checksum]) for name, one in sorted(self.sent.items()))
        draft.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        draft.replace(self.path)

    def _take(self, name: str, sent: Sent | None) -> None:
        if sent:
            self.sent[name] = sent
        else:
            self.sent.pop(name, None)


def require_public(show: Show, places: Places) -> None:
    """Raise PublishRefused for a private show, LibraryError where there is no site yet."""
    if show.rights == "private":
        raise PublishRefused(
            f'{places.show} says rights = "private": what it holds is for your ears, and is not published'
        )
    if not (places.site / FEED).is_file():
        raise LibraryError(f"{places.site} has no feed yet: earpaper feed {places.show} makes it")


def plan(places: Places, manifest: Manifest, there: Mapping[str, int], *, all_anew: bool = False) -> Plan:
    """Lay out what is to be done at a place that holds `there`.

    Only what was sent from here is ever removed, and what was cut short on its way.
    """
    local = dict(_local(places.site))
    changed = [
        name for name, path in local.items() if all_anew or not _stands(path, manifest.sent.get(name), there.get(name))
    ]
    gone = sorted({*manifest.sent, *filter(is_draft, there)} - {*local})
    return Plan(tuple(sorted(changed, key=_rank)), tuple(gone), len(local) - len(changed))


def mirror(places: Places, store: Store, manifest: Manifest, todo: Plan) -> Iterator[str]:
    """Send and remove files as planned, and yield a line for each that is done; raises LibraryError.

    Each kind is there whole before the next begins, so that a feed names nothing that is not there yet; it is sent as
    it was when all began.
    """
    feed = (places.site / FEED).read_bytes()
    try:
        for names in _by_rank(todo.send):
            for name in _all_put(
                store.at_once, names, lambda name: manifest.note(name, _put(places, store, name, feed))
            ):
                yield f"sent     {name}"
        for name in todo.remove:
            store.delete(name)
            manifest.note(name, None)
            yield f"removed  {name}"
        manifest.fold()
    except OSError as error:
        raise LibraryError(
            f"{places.folder} can't be read or written ({error.strerror}): see to it, and run again"
        ) from error


def _all_put(at_once: int, names: Sequence[str], put: Callable[[str], None]) -> Iterator[str]:
    """Send files, some at once, and yield their names; where one fails no more are begun."""
    pool = ThreadPoolExecutor(at_once)
    try:
        for name, _ in zip(names, pool.map(put, names), strict=True):
            yield name
    finally:
        pool.shutdown(cancel_futures=True)


def _put(places: Places, store: Store, name: str, feed: bytes) -> Sent:
    """Send a file, and return what it was then."""
    path = places.site / name
    facts = path.stat()
    if name == FEED:
        store.put(name, feed, _type(name), MINUTES)
        return Sent(len(feed), facts.st_mtime_ns, sha256(feed).hexdigest())
    checksum = _checksum(path)
    store.put(name, path, _type(name), _cache_control(name))
    return Sent(facts.st_size, facts.st_mtime_ns, checksum)


def _local(site: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files of a site by name; what is half written or hidden is none."""
    for folder, folders, names in os.walk(site):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                path = Path(folder, name)
                yield path.relative_to(site).as_posix(), path


def _stands(path: Path, sent: Sent | None, size_there: int | None) -> bool:
    """Tell whether a file is at the other place as it is here; it is read only where it was written again."""
    facts = path.stat()
    if sent is None or not facts.st_size == sent.size == size_there:
        return False
    return facts.st_mtime_ns == sent.written or _checksum(path) == sent.checksum


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _by_rank(names: tuple[str, ...]) -> Iterator[list[str]]:
    for rank in sorted({_rank(name)[0] for name in names}):
        yield [name for name in names if _rank(name)[0] == rank]


def _rank(name: str) -> tuple[int, str]:
    """Put sounds first, then what stands beside them, pictures, pages, archives, and the feed last."""
    if name == FEED:
        return len(_ORDER) + 1, name
    if "/" not in name and name.endswith(".html"):
        return len(_ORDER) - 1, name
    endings = [rank for rank, ending in enumerate(_ORDER) if name.endswith(ending)]
    return (min(endings) if endings else 0), name


def _type(name: str) -> str:
    kind = media_type(name) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def _cache_control(name: str) -> str:
    return FOR_EVER if name.endswith(".mp3") or name.startswith("cover-") else AN_HOUR
