"""A spoken utterance in, the same take out again: a folder of takes, each named by all that decides its sound.

A run that was killed goes on where it stopped, and an edit costs the sentences that it changed. The folder may be
shared by processes, and deleted at any time.
"""

import hashlib
import json
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path

import numpy as np

from tts.backends.protocol import Backend, Mark, Take
from tts.script import Utterance

EDITION = 2
"""Raised when the same key would sound otherwise than before, as after a change in how a backend is given phonemes, or
when its words would be timed otherwise."""
LIMIT_BYTES = 2_000_000_000
"""About 11 hours of speech at 24 kHz."""
KEPT_SHARE = 0.8
"""Of the limit, left when the oldest are removed, so that this is not done at each run."""
_MAGIC = b"earpaper take 1\n"
_DIGEST = hashlib.sha256().digest_size
_LENGTH = 4


def key(backend: Backend, voice: str, utterance: Utterance) -> str:
    """Return the name of a take: what is said and how, by whom, and in which edition. Pauses are put in afterwards."""
    said = [(start, end, *astuple(segment.say)) for start, end, segment in utterance.spans() if segment.say is not None]
    facts = [EDITION, backend.name, backend.version, voice, utterance.spoken, said]
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


def rounded(take: Take) -> Take:
    """Return a take as it is kept: in 16-bit steps, so that one from before and one just spoken are the same."""
    return _take(_content(take))


class Takes:
    """The takes in one folder, of `limit` bytes in all.

    What can't be read is as good as missing, and what can't be written is not kept: `trouble` then says why.
    `before` is called before each write, so that a test can have it fail.
    """

    def __init__(self, folder: Path, limit: int = LIMIT_BYTES, before: Callable[[], None] = lambda: None) -> None:
        self.folder = folder
        self.limit = limit
        self._before = before
        self.trouble = ""

    def get(self, name: str) -> Take | None:
        """Return a take, None where there is none or it is damaged; one that is used is the last to be removed."""
        path = self._path(name)
        try:
            stored = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        content = stored[len(_MAGIC) + _DIGEST :]
        if stored[: len(_MAGIC)] != _MAGIC or stored[len(_MAGIC) : len(_MAGIC) + _DIGEST] != _digest(content):
            with suppress(OSError):
                path.unlink()
            return None
        return _take(content)

    def has(self, name: str) -> bool:
        """Tell whether there is a take of that name, whole or damaged."""
        return self._path(name).exists()

    def put(self, name: str, take: Take) -> None:
        """Keep a take, whole or not at all."""
        content = _content(take)
        path = self._path(name)
        draft = path.with_name(f".{secrets.token_hex(8)}.part")
        try:
            self._before()
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(_MAGIC + _digest(content) + content)
            self._before()
            draft.replace(path)
        except OSError as error:
            self.trouble = str(error.strerror or error)
            with suppress(OSError):
                draft.unlink()

    def evict(self) -> None:
        """Remove the takes that were not used for longest, where there are more than the limit allows."""
        kept = sorted(self._files(), reverse=True)
        if sum(size for _, size, _ in kept) <= self.limit:
            return
        room = self.limit * KEPT_SHARE
        for _, size, path in kept:
            room -= size
            if room < 0:
                with suppress(OSError):
                    path.unlink()

    def _files(self) -> Iterator[tuple[float, int, Path]]:
        for path in self.folder.glob("??/*"):
            with suppress(OSError):
                facts = path.stat()
                yield facts.st_mtime, facts.st_size, path

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / f"{name}.take"


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def _content(take: Take) -> bytes:
    facts = json.dumps({"sample_rate": take.sample_rate, "marks": [astuple(mark) for mark in take.marks]}).encode()
    pcm = np.round(np.clip(take.samples, -1.0, 1.0) * 32767).astype("<i2").tobytes()
    return len(facts).to_bytes(_LENGTH, "big") + facts + pcm


def _take(content: bytes) -> Take:
    at = _LENGTH + int.from_bytes(content[:_LENGTH], "big")
    facts = json.loads(content[_LENGTH:at])
    samples = np.frombuffer(content[at:], "<i2").astype(np.float32) / np.float32(32767)
    return Take(samples, facts["sample_rate"], tuple(Mark(*mark) for mark in facts["marks"]))
