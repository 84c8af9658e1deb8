"""What a show names in, its sources out: addresses and saved pages, each with a stamp that changes with the page."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from podcast.errors import LibraryError
from podcast.show import Sources

PAGES = (".html", ".htm", ".xhtml", ".txt")


def listed(sources: Sources, folder: Path) -> dict[str, str]:
    """Return each source once, in the order of the show, with its stamp: "" for an address; raises LibraryError."""
    found: dict[str, str] = {}
    for source, stamp in _all(sources, folder):
        found.setdefault(source, stamp)
    return found


def is_address(source: str) -> bool:
    """Tell an http(s) address from a path."""
    return source.startswith(("http://", "https://"))


def _all(sources: Sources, folder: Path) -> Iterator[tuple[str, str]]:
    for article in sources.articles:
        yield _one(article, folder, "sources.articles")
    for name in sources.files:
        for line in _lines(folder / name):
            yield _one(line, folder, name)
    for name in sources.folders:
        yield from _saved(folder / name, folder)


def _one(article: str, folder: Path, where: str) -> tuple[str, str]:
    if is_address(article):
        return article, ""
    try:
        return article, _stamp((folder / article).stat())
    except OSError as error:
        raise LibraryError(f"{where} names {article}, which is neither an http(s) address nor a file here") from error


def _lines(path: Path) -> Iterator[str]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LibraryError(f"sources.files names {path}, which can't be read: {error}") from error
    for line in text.splitlines():
        address = line.split(" #")[0].strip()
        if address and not address.startswith("#"):
            yield address


def _saved(pages: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the pages of a folder and of those in it, by name; a page that is gone meanwhile is left out."""
    if not pages.is_dir():
        raise LibraryError(f"sources.folders names {pages}, which is no folder: make it, or take it out")
    above = f"{folder}{os.sep}"
    for path, stamp in sorted(_files(pages)):
        yield path.removeprefix(above).replace(os.sep, "/"), stamp


def _files(folder: Path | str) -> Iterator[tuple[str, str]]:
    for entry in os.scandir(folder):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _files(entry.path)
        elif entry.name.lower().endswith(PAGES):
            with suppress(FileNotFoundError):
                yield entry.path, _stamp(entry.stat())


def _stamp(facts: os.stat_result) -> str:
    return f"{facts.st_size} {facts.st_mtime_ns}"
