"""What a show names in, its sources out: addresses and saved pages, each with a stamp that changes with the page."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from podcast.errors import LibraryError
from podcast.show import Sources

PAGES = frozenset({".html", ".htm", ".txt", ".xhtml"})


def listed(sources: Sources, folder: Path) -> dict[str, str]:
    """Return each source once, in the order of the show, with its stamp: "" for an address; raises LibraryError."""
    found: dict[str, str] = {}
    for source, stamp in _all(sources, folder):
        found.setdefault(source, stamp)
    return found


def is_address(source: str) -> bool:
    """Tell an http(s) address from a path."""
    return urlsplit(source).scheme in {"http", "https"}


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
        return article, _stamp(folder / article)
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
    for path in sorted(pages.rglob("*")):
        if path.suffix.lower() in PAGES and not path.name.startswith(".") and path.is_file():
            yield path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path), _stamp(path)


def _stamp(path: Path) -> str:
    facts = path.stat()
    return f"{facts.st_size} {facts.st_mtime_ns}"
