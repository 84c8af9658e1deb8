"""Utterances in, their takes out: from before where they are kept, else spoken here or by workers beside."""

import queue
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from tts.backends.attempts import spoken
from tts.backends.protocol import Backend, Take, Voice
from tts.beside import Job, Worker, cores, has_hands, shares_work
from tts.script import Utterance
from tts.takes import Takes, key, rounded

LONG_CHARACTERS = 4500
"""Five minutes of speech: below that a worker takes longer to load (0.85 s of CPU) than it saves."""
FORKED_CHARACTERS = 3000
"""Three minutes, where one that is loaded forks: below that a second process saves a second and takes 200 MB."""
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


class Crew:
    """Has workers speak what is missing while the takes are used in order; what a worker leaves is spoken here.

    Only names travel from a worker, when their takes are in the folder: one that dies loses a sentence at most.
    """

    def __init__(
        self,
        backend: Backend,
        voice: Voice,
        takes: Takes,
        missing: Sequence[Utterance],
        workers: Sequence[Worker],
        hands: int = 1,
    ) -> None:
        self._alone = Alone(backend, voice, takes)
        self._backend = backend
        self._voice = voice
        self._news: queue.Queue[tuple[int, str]] = queue.Queue()
        self._waiting: dict[str, int] = {}
        self._by_workers = 0
        self._workers = workers
        self._listeners = [threading.Thread(target=self._listen, args=(n,), daemon=True) for n in range(len(workers))]
        for number, (worker, listener) in enumerate(zip(workers, self._listeners, strict=True)):
            share = tuple(missing[number :: len(workers)])
            self._waiting |= dict.fromkeys(map(self._name, share), number)
            worker.give(Job(voice, takes.folder, share, hands))
            listener.start()

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
        """End the workers; those that are done by themselves, others whatever they are doing."""
        for worker in self._workers:
            if not self._waiting:
                worker.rest()
            worker.end()
        for listener in self._listeners:
            listener.join()

    def _listen(self, number: int) -> None:
        for name in self._workers[number].names():
            self._news.put((number, name))
        self._news.put((number, ""))

    def _name(self, utterance: Utterance) -> str:
        return key(self._backend, self._voice.name, utterance)

    def _hear(self, number: int, name: str) -> None:
        """Take note of a take that is done, or of a worker that has ended."""
        if name:
            self._by_workers += self._waiting.pop(name, None) is not None
        else:
            self._waiting = {name: by for name, by in self._waiting.items() if by != number}


@contextmanager
def speaker(
    backend: Backend,
    voice: Voice,
    takes: Takes | None,
    utterances: Sequence[Utterance],
    size: int | None,
    ready: Worker | None = None,
) -> Iterator[Speaker]:
    """Give what speaks utterances: this process alone, or a crew where that is sooner or `size` asks for one.

    `ready` is a worker that was started before.
    """
    missing = _missing(backend, voice, takes, utterances)
    size = _size(backend, missing) if size is None else size
    started = [ready] if ready and missing else []
    if ready and not missing:
        ready.end()
    if not started and (size < 2 or not shares_work(backend)):
        yield Alone(backend, voice, takes)
        return
    hands = size if has_hands(backend) else 1
    with tempfile.TemporaryDirectory() as folder:
        workers = [*started, *(Worker(backend) for _ in range(size // hands - len(started)))]
        crew = Crew(backend, voice, takes or Takes(Path(folder)), missing, workers, min(hands, len(missing)))
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
    worth = FORKED_CHARACTERS if has_hands(backend) else getattr(backend, "long_characters", LONG_CHARACTERS)
    if not shares_work(backend) or sum(len(one.spoken) for one in missing) < worth:
        return 1
    return min(cores(), MOST_WORKERS)
