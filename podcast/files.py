"""Bytes in, files in their places out: whole or not at all, and all together or none."""

import io
import os
import secrets
import shutil
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import IO

from podcast.failing import point

DRAFT = ".part"
"""The ending of a file that is still being written."""
ALONE: Mapping[Path, bytes] = MappingProxyType({})


def names_in(folder: Path) -> list[str]:
    """Return the names of what lies in a folder, which may be tens of thousands; raises OSError."""
    return [entry.name for entry in os.scandir(folder)]


def put(path: Path, content: IO[bytes], beside: Mapping[Path, bytes] = ALONE) -> None:
    """Put a file in place at once, and with it what belongs beside it: all of them or none; raises OSError.

    Each is written under a temporary name and to the disk, then all are renamed, `path` last: where a process is killed
    between two names, it is the older main file that stays, and another run mends the rest.
    """
    files = {**{other: io.BytesIO(data) for other, data in beside.items()}, path: content}
    drafts = {place: _hidden(place) for place in files}
    try:
        for place, draft in drafts.items():
            _write(draft, files[place])
        _rename(drafts)
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)
    _sync_folders(files)


def put_each(files: Mapping[Path, bytes]) -> None:
    """Put files in place, each whole or not at all by itself; raises OSError.

    All are on the disk before the first is renamed, and each folder is written once, which takes half as long as one
    file after another.
    """
    drafts = {place: _hidden(place) for place in files}
    try:
        for place, draft in drafts.items():
            _write(draft, io.BytesIO(files[place]))
        for place, draft in drafts.items():
            point()
            draft.replace(place)
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)
    _sync_folders(files)


def _hidden(path: Path) -> Path:
    return path.with_name(f".{secrets.token_hex(8)}{DRAFT}")


def _write(draft: Path, content: IO[bytes]) -> None:
    point()
    with draft.open("xb") as file:
        shutil.copyfileobj(content, file)
        file.flush()
        point()
        os.fsync(file.fileno())


def _rename(drafts: Mapping[Path, Path]) -> None:
    """Give each draft its name; where one can't have it, what stood at the names already given comes back."""
    given: list[tuple[Path, Path | None]] = []
    try:
        for place, draft in drafts.items():
            older = _kept(place) if len(drafts) > 1 else None
            given.append((place, older))
            point()
            draft.replace(place)
    except BaseException:
        for (place, older), draft in reversed(list(zip(given, drafts.values(), strict=False))):
            if older:
                older.replace(place)
            elif not draft.exists():
                place.unlink(missing_ok=True)
        raise
    finally:
        for _, older in given:
            if older:
                point()
                older.unlink(missing_ok=True)


def _kept(path: Path) -> Path | None:
    """Return a second name for the file that stands at a path, or None where there is none."""
    older = _hidden(path)
    with suppress(FileNotFoundError):
        point()
        os.link(path, older)
        return older
    return None


def _sync_folders(places: Iterable[Path]) -> None:
    """Write the folders of these files to the disk, each once, in their order."""
    for folder in dict.fromkeys(place.parent for place in places) if sys.platform != "win32" else ():
        point()
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
