"""Where one MP3 goes: a title, an option and what stands there already give a path that is safe to write."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path, PurePath

from cleaning import Article
from fetching import Page
from podcast.episode import file_name
from podcast.errors import LibraryError, OverwriteRefused
from podcast.transcript import Format, is_ours, places
from tts.audio.id3 import read_source


def identity(page: Page, article: Article) -> str:
    """Name the source of an MP3: an address, a file's name with the address it declares, or a checksum for "-".

    The folder is left out, so that the same file gives the same bytes wherever it lies.
    """
    if page.source == "-":
        return f"standard input {hashlib.sha256(page.text.encode('utf-8', 'replace')).hexdigest()[:16]}"
    if "://" in page.source:
        return article.url or page.url
    return " ".join(part for part in (PurePath(page.source).name, article.url) if part)


def destination(option: Path | None, title: str, source: str, *, force: bool) -> Path:
    """Return the path to write; raises LibraryError where that is impossible or would destroy another's work.

    Without an option it is the title as a file name in the current folder; a folder as the option gets that name too.
    """
    path = option or Path()
    if path.is_dir():
        path /= f"{file_name(title)}.mp3"
    check_folder(path.parent)
    if path.exists() and not force:
        check_same_source(path, source)
    return path


def check_folder(folder: Path) -> None:
    """Raise LibraryError unless files can be made in the folder."""
    if not folder.is_dir():
        raise LibraryError(f"{folder} is no folder: make it, or name another with -o")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise LibraryError(f"{folder} can't be written: name another folder with -o")


def check_same_source(path: Path, source: str) -> None:
    """Raise OverwriteRefused unless the file was made by earpaper from the same source."""
    made_from = read_source(path)
    if made_from is None:
        raise OverwriteRefused(f"{path} is there and earpaper did not make it: choose another -o, or --force")
    if made_from != source:
        raise OverwriteRefused(f"{path} was made from {made_from}: choose another -o, or --force")


def transcript_places(audio: Path, formats: Iterable[Format], *, force: bool) -> tuple[Path, ...]:
    """Return where the transcripts of an MP3 go, whose own place is known to be good.

    Raises LibraryError where one would be the MP3, OverwriteRefused where a stranger's file is in the way.
    """
    found = places(audio, formats)
    for place in found:
        if place == audio:
            raise LibraryError(f"{audio} would be both the MP3 and its transcript: end -o in .mp3")
        if place.is_dir():
            raise LibraryError(f"{place} is a folder where a transcript would be: choose another -o")
        if place.exists() and not force and not (audio.exists() and is_ours(place)):
            raise OverwriteRefused(f"{place} is there and earpaper did not make it: choose another -o, or --force")
    return found
