"""Bytes in, a file in its place out: whole or not at all."""

import os
import secrets
import shutil
import sys
from pathlib import Path
from typing import IO


def put(path: Path, content: IO[bytes]) -> None:
    """Put a file in place at once: under a temporary name, on the disk, then renamed; raises OSError."""
    draft = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with draft.open("xb") as file:
            shutil.copyfileobj(content, file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    if sys.platform != "win32":
        _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
