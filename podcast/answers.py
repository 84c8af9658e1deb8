"""What sites answered in, the same out again: a folder of answers that may be deleted at any time."""

import gzip
import hashlib
import json
import os
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from zlib import error as damaged

from fetching.client import Answer

_LENGTH = 4
KEPT_S = 30 * 86_400.0
"""An answer that was not used for so long is removed."""


class Answers:
    """The answers in one folder; what can't be read is as good as missing, and what can't be written is not kept."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time, *, read_only: bool = False) -> None:
        """Use a folder, which is made when there is something to keep; `clock` gives the seconds of the epoch."""
        self._folder, self._clock, self._read_only = folder, clock, read_only

    def get(self, url: str) -> tuple[Answer, float] | None:
        """Return the last answer to an address and when it was heard; None without one."""
        path = self._path(url)
        try:
            stored = path.read_bytes()
            if not self._read_only:
                os.utime(path)
            at = _LENGTH + int.from_bytes(stored[:_LENGTH], "big")
            facts = json.loads(stored[_LENGTH:at])
            body = gzip.decompress(stored[at:])
            answer = Answer(facts["url"], facts["charset"], body, facts["etag"], facts["last_modified"])
            return answer, float(facts["heard"])
        except (OSError, EOFError, ValueError, KeyError, TypeError, damaged):
            return None

    def put(self, url: str, answer: Answer) -> None:
        """Keep an answer, whole or not at all."""
        if self._read_only:
            return
        facts = {
            "asked": url,
            "url": answer.url,
            "charset": answer.charset,
            "etag": answer.etag,
            "last_modified": answer.last_modified,
            "heard": self._clock(),
        }
        head = json.dumps(facts).encode()
        path = self._path(url)
        draft = path.with_name(f".{secrets.token_hex(8)}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(len(head).to_bytes(_LENGTH, "big") + head + gzip.compress(answer.body, mtime=0))
            draft.replace(path)
        except OSError:
            with suppress(OSError):
                draft.unlink()

    def evict(self) -> None:
        """Remove what was not used for a month."""
        before = self._clock() - KEPT_S
        for path in self._folder.glob("??/*"):
            with suppress(OSError):
                if path.stat().st_mtime < before:
                    path.unlink()

    def _path(self, url: str) -> Path:
        name = hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()
        return self._folder / name[:2] / f"{name}.answer"
