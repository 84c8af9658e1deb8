"""Utterances in, their takes out: from before where they are kept, else spoken here or by workers beside."""

import os
import pickle
import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from tts.backends.attempts import spoken
from tts.backends.protocol import Backend, Take, Voice
from tts.script import Utterance
from tts.takes import Takes, key, rounded

LONG_CHARACTERS = 4500
"""Five minutes of speech: below that a worker takes longer to load (0.85 s of CPU) than it saves."""
MOST_WORKERS = 4


class Speaker(Protocol):
    """Gives the take of each utterance of a script; `spoken` counts those that were not from before."""

    @property
    def spoken(self) -> int:
        """How many takes are not from before."""
        ...

    def take(self, utterance: Utterance) -> Take:
        """Return the take of an utterance; raises SpeechError."""
        ...


class Alone:
    """Speaks in this process."""

    def __init__(self, backend: Backend, voice: Voice, takes: Takes | None) -> None:
        self.spoken = 0
        self._backend = backend
        self._voice = voice
        self._takes = takes

    def take(self, utterance: Utterance) -> Take:
        """Return the take of an utterance, and keep one that is new; raises SpeechError."""
        name = key(self._backend, self._voice.name, utterance)
        if self._takes and (kept := self._takes.get(name)):
            return kept
        self.spoken += 1
        take = rounded(spoken(self._backend, utterance, self._voice))
        if self._takes:
            self._takes.put(name, take)
        return take


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker is asked for: it keeps each take in the folder. `backend` is its name, with its argument if any."""

    backend: str
    voice: Voice
    folder: Path
    utterances: tuple[Utterance, ...]


class Crew:
    """Has workers speak what is missing while the takes are used in order; what a worker leaves is spoken here.

    Only names travel from a worker, when their takes are in the folder: one that dies loses a sentence at most.
    """

    def __init__(self, backend: Backend, voice: Voice, takes: Takes, missing: Sequence[Utterance], size: int) -> None:
        self._alone = Alone(backend, voice, takes)
        self._backend = backend
        self._voice = voice
        self._news: queue.Queue[tuple[int, str]] = queue.Queue()
        self._waiting: dict[str, int] = {}
        self._by_workers = 0
        self._workers: list[subprocess.Popen[bytes]] = []
        self._listeners: list[threading.Thread] = []
        for number in range(size):
            share = tuple(missing[number::size])
            self._waiting |= dict.fromkeys(map(self._name, share), number)
            self._workers.append(_started(Job(getattr(backend, "spec", backend.name), voice, takes.folder, share)))
            self._listeners.append(threading.Thread(target=self._listen, args=(number,), daemon=True))
            self._listeners[-1].start()

    @property
    def spoken(self) -> int:
        """How many takes are not from before."""
        return self._by_workers + self._alone.spoken

    def take(self, utterance: Utterance) -> Take:
        """Return the take of an utterance when its worker is done with it; raises SpeechError."""
        name = self._name(utterance)
        while name in self._waiting:
            self._hear(*self._news.get())
        return self._alone.take(utterance)

    def close(self) -> None:
        """End the workers, whatever they are doing."""
        for worker in self._workers:
            worker.kill()
            worker.wait()
        for listener in self._listeners:
            listener.join()

    def _listen(self, number: int) -> None:
        if out := self._workers[number].stdout:
            with out:
                for line in out:
                    self._news.put((number, line.decode("ascii", "replace").strip()))
        self._news.put((number, ""))

    def _name(self, utterance: Utterance) -> str:
        return key(self._backend, self._voice.name, utterance)

    def _hear(self, number: int, name: str) -> None:
        """Take note of a take that is done, or of a worker that has ended."""
        if name:
            self._by_workers += self._waiting.pop(name, None) is not None
        else:
            self._waiting = {name: by for name, by in self._waiting.items() if by != number}


def _started(job: Job) -> subprocess.Popen[bytes]:
    """Start a worker; it gets no Ctrl-C of a person's, and ends at the first name that nobody reads."""
    worker = subprocess.Popen(
        [sys.executable, "-m", "tts.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        start_new_session=True,
    )
    threading.Thread(target=_hand_over, args=(job, worker.stdin), daemon=True).start()
    return worker


def _hand_over(job: Job, stdin: IO[bytes] | None) -> None:
    with suppress(OSError):  # it ended before it read its job, which is done without it
        if stdin:
            with stdin:
                pickle.dump(job, stdin)


@contextmanager
def speaker(
    backend: Backend, voice: Voice, takes: Takes | None, utterances: Sequence[Utterance], workers: int | None
) -> Iterator[Speaker]:
    """Give what speaks utterances: this process alone, or a crew where that is sooner or `workers` asks for one."""
    missing = _missing(backend, voice, takes, utterances)
    size = _size(backend, missing) if workers is None else workers
    if size < 2 or not getattr(backend, "shares_work", False):
        yield Alone(backend, voice, takes)
        return
    with tempfile.TemporaryDirectory() as folder:
        crew = Crew(backend, voice, takes or Takes(Path(folder)), missing, size)
        try:
            yield crew
        finally:
            crew.close()


def _missing(
    backend: Backend, voice: Voice, takes: Takes | None, utterances: Sequence[Utterance]
) -> tuple[Utterance, ...]:
    """Return what is not kept, each text once."""
    named = {key(backend, voice.name, utterance): utterance for utterance in utterances}
    return tuple(utterance for name, utterance in named.items() if not (takes and takes.has(name)))


def _size(backend: Backend, missing: Sequence[Utterance]) -> int:
    long = getattr(backend, "long_characters", LONG_CHARACTERS)
    if not getattr(backend, "shares_work", False) or sum(len(one.spoken) for one in missing) < long:
        return 1
    return min(_cores(), MOST_WORKERS)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
