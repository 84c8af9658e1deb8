"""Content under a name in, the same content out again or none: a folder that processes share, and that may be deleted.

Whole or not at all, checked against damage, and bounded: what was not used for longest goes first.
"""

import hashlib
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

LIMIT_BYTES = 2_000_000_000
"""About 10 hours of speech at 24 kHz, and its MP3."""
KEPT_SHARE = 0.8
"""Of the limit, left when the oldest are removed, so that this is not done at each run."""
_DIGEST = hashlib.sha256().digest_size


class Kept:
    """What is kept of one `kind` in a folder; the limit in bytes counts all kinds in it.

    What can't be read is as good as missing, and what can't be written is not kept: `trouble` then says why.
    `before` is called before each write, so that a test can have it fail.
    """

    def __init__(
        self, folder: Path, kind: str, limit: int = LIMIT_BYTES, before: Callable[[], None] = lambda: None
    ) -> None:
        self.folder = folder
        self.kind = kind
        self.limit = limit
        self.trouble = ""
        self._before = before
        self._magic = f"earpaper {kind} 1\n".encode()

    def get(self, name: str) -> bytes | None:
        """Return a content, None where there is none or it is damaged; one that is used is the last to be removed."""
        path = self.path(name)
        try:
            stored = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        head = len(self._magic) + _DIGEST
        content = stored[head:]
        if stored[:head] != self._magic + hashlib.sha256(content).digest():
            with suppress(OSError):
                path.unlink()
            return None
        return content

    def has(self, name: str) -> bool:
        """Tell whether there is a content of that name, whole or damaged."""
        return self.path(name).exists()

    def put(self, name: str, content: bytes) -> None:
        """Keep a content, whole or not at all."""
        path = self.path(name)
        draft = path.with_name(f".{secrets.token_hex(8)}.part")
        try:
            self._before()
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(self._magic + hashlib.sha256(content).digest() + content)
            self._before()
            draft.replace(path)
        except OSError as error:
            self.trouble = str(error.strerror or error)
            with suppress(OSError):
                draft.unlink()

    def evict(self) -> None:
        """Remove what was not used for longest, where there is more than the limit allows."""
        kept = sorted(self._files(), reverse=True)
        if sum(size for _, size, _ in kept) <= self.limit:
            return
        room = self.limit * KEPT_SHARE
        for _, size, path in kept:
            room -= size
            if room < 0:
                with suppress(OSError):
                    path.unlink()

    def names(self) -> list[str]:
        """Return the names of all that is kept, in order."""
        return sorted(path.stem for path in self.folder.glob(f"??/*.{self.kind}"))

    def path(self, name: str) -> Path:
        """Return where a content is kept."""
        return self.folder / name[:2] / f"{name}.{self.kind}"

    def _files(self) -> Iterator[tuple[float, int, Path]]:
        for path in self.folder.glob("??/*"):
            with suppress(OSError):
                facts = path.stat()
                yield facts.st_mtime, facts.st_size, path
