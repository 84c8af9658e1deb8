"""A backend's name in, a process beside this one out: it loads the engine at once, and speaks what it is given."""

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tts.backends.protocol import Backend, Voice
from tts.script import Utterance

LAST_S = 1.0
"""How long a worker may take to end after its last take."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker is asked for: it keeps each take in the folder, and is as many processes as `hands`."""

    voice: Voice
    folder: Path
    utterances: tuple[Utterance, ...]
    hands: int = 1


class Worker:
    """A process of `tts.worker`; it gets no Ctrl-C of a person's, and ends where nobody gives it a job or reads it."""

    def __init__(self, backend: Backend) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tts.worker", getattr(backend, "spec", backend.name)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            start_new_session=True,
        )

    def give(self, job: Job) -> None:
        """Have it speak a job, which it may take long to read."""
        threading.Thread(target=self._hand_over, args=(job,), daemon=True).start()

    def names(self) -> Iterator[str]:
        """Yield the name of each take when it is in the job's folder, until the worker ends."""
        if out := self.process.stdout:
            with out:
                for line in out:
                    yield line.decode("ascii", "replace").strip()

    def end(self) -> None:
        """End it and its hands, whatever they are doing."""
        if self.process.returncode is None:
            if sys.platform == "win32":
                self.process.kill()
            else:
                with suppress(ProcessLookupError):
                    os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def rest(self) -> None:
        """Let it end, since its job is done."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(LAST_S)

    def _hand_over(self, job: Job) -> None:
        with suppress(OSError):  # it ended before it read its job, which is done without it
            if stdin := self.process.stdin:
                with stdin:
                    pickle.dump(job, stdin)


@contextmanager
def standby(backend: Backend) -> Iterator[Worker | None]:
    """Give a worker that loads the engine while there is nothing to speak yet; None where that would not be sooner."""
    if not shares_work(backend) or cores() < 2:
        yield None
        return
    worker = Worker(backend)
    try:
        yield worker
    finally:
        worker.end()
        for pipe in (worker.process.stdin, worker.process.stdout):
            with suppress(OSError):
                if pipe:
                    pipe.close()


def shares_work(backend: Backend) -> bool:
    """Tell whether several processes may speak with this backend at once."""
    return bool(getattr(backend, "shares_work", False))


def has_hands(backend: Backend) -> bool:
    """Tell whether a worker may fork once this backend is loaded: it is loaded once then, for all who speak."""
    return sys.platform == "linux" and shares_work(backend) and bool(getattr(backend, "forks", False))


def cores() -> int:
    """Return how many processes can run here at once."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
