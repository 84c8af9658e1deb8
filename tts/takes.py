"""A spoken utterance in, the same take out again: a folder of takes, each named by all that decides its sound.

A run that was killed goes on where it stopped, and an edit costs the sentences that it changed. The folder may be
shared by processes, and deleted at any time.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import astuple
from pathlib import Path

import numpy as np

from tts.backends.protocol import Backend, Mark, Take
from tts.kept import LIMIT_BYTES, Kept
from tts.script import Utterance

EDITION = 2
"""Raised when the same key would sound otherwise than before, as after a change in how a backend is given phonemes, or
when its words would be timed otherwise."""
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
    """The takes in one folder, of `limit` bytes in all, as `Kept` keeps them; beside them what was mastered of them."""

    def __init__(self, folder: Path, limit: int = LIMIT_BYTES, before: Callable[[], None] = lambda: None) -> None:
        self.folder = folder
        self.mastered = Kept(folder, "mastered", limit, before)
        self._kept = Kept(folder, "take", limit, before)

    @property
    def trouble(self) -> str:
        """Why a take could not be kept, if one could not."""
        return self._kept.trouble

    def get(self, name: str) -> Take | None:
        """Return a take, None where there is none or it is damaged; one that is used is the last to be removed."""
        content = self._kept.get(name)
        return None if content is None else _take(content)

    def has(self, name: str) -> bool:
        """Tell whether there is a take of that name, whole or damaged."""
        return self._kept.has(name)

    def put(self, name: str, take: Take) -> None:
        """Keep a take, whole or not at all."""
        self._kept.put(name, _content(take))

    def evict(self) -> None:
        """Remove what was not used for longest, where there is more than the limit allows."""
        self._kept.evict()

    def damaged(self) -> Iterator[Path]:
        """Yield the places of damaged takes and masters, which are as good as missing, and gone once looked at."""
        for kept in (self._kept, self.mastered):
            yield from (kept.path(name) for name in kept.names() if kept.get(name) is None)


def _content(take: Take) -> bytes:
    facts = json.dumps({"sample_rate": take.sample_rate, "marks": [astuple(mark) for mark in take.marks]}).encode()
    pcm = np.round(np.clip(take.samples, -1.0, 1.0) * 32767).astype("<i2").tobytes()
    return len(facts).to_bytes(_LENGTH, "big") + facts + pcm


def _take(content: bytes) -> Take:
    at = _LENGTH + int.from_bytes(content[:_LENGTH], "big")
    facts = json.loads(content[_LENGTH:at])
    samples = np.frombuffer(content[at:], "<i2").astype(np.float32) / np.float32(32767)
    return Take(samples, facts["sample_rate"], tuple(Mark(*mark) for mark in facts["marks"]))
