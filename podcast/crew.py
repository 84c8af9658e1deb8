"""The file of a show and a number in, that many worker processes out: what they end, and which of them died."""

import multiprocessing
import os
import secrets
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import ModuleType, TracebackType
from typing import TYPE_CHECKING, Self

from podcast.owners import owner_name

if TYPE_CHECKING:
    from podcast.show import Show
    from podcast.worker import News

TICK_S = 0.1
STOP_S = 1.0
"""How long workers may take to end before they are killed."""


@dataclass(frozen=True, slots=True)
class Dead:
    """A worker that ended otherwise than well: its name as an owner, the job it was at (0 for none), its exit code."""

    owner: str
    job: int
    exit_code: int


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    owner: str
    job: int = 0
    silent: bool = False


class Crew:
    """The worker processes of a run, for use in a `with`; none outlives it."""

    def __init__(self, path: Path, show: "Show", now: datetime, most: int) -> None:
        """Make room for so many workers of the show at a path, and start none."""
        self._path, self._show, self._now, self._most = path, show, now, most
        self._context = multiprocessing.get_context("spawn")
        self._workers: dict[Connection, _Worker] = {}
        self._late: list[News] = []

    @property
    def is_empty(self) -> bool:
        """Whether no worker is left, and nothing that one told before its end."""
        return not (self._workers or self._late)

    def fill(self, waiting: int) -> None:
        """Start workers while there are fewer than may be, and than have an article to make."""
        busy = sum(worker.job > 0 for worker in self._workers.values())
        while len(self._workers) < min(self._most, busy + waiting):
            token = secrets.token_hex(8)
            ours, theirs = self._context.Pipe(duplex=False)
            process = self._context.Process(
                target=_work, args=(self._path, self._show, token, self._now, theirs), daemon=True
            )
            with _deaf_to_interrupts(), without_the_program():
                process.start()
            theirs.close()
            self._workers[ours] = _Worker(process, owner_name(process.pid or 0, token))

    def ended(self) -> Iterator["News"]:
        """Yield what jobs came to, waiting a moment for one; raises what no worker can do."""
        late, self._late = self._late, []
        yield from late
        if not self._workers:
            time.sleep(TICK_S)
            return
        awaited = [one.process.sentinel if one.silent else line for line, one in self._workers.items()]
        for line in wait(awaited, TICK_S):
            if isinstance(line, Connection):
                yield from self._heard(line)

    def _heard(self, line: Connection) -> Iterator["News"]:
        worker = self._workers[line]
        with suppress(OSError):
            while not worker.silent and line.poll():
                try:
                    news = line.recv()
                except EOFError:  # it is about to end
                    worker.silent = True
                    return
                if isinstance(news, Exception):
                    raise news
                kind, number = news
                worker.job = number if kind == "began" else 0
                if kind != "began":
                    yield news

    def dead(self) -> Iterator[Dead]:
        """Forget the workers that ended, and yield those that did not end well."""
        for line, worker in list(self._workers.items()):
            worker.process.join(0)
            if (exit_code := worker.process.exitcode) is None:
                continue
            self._late += self._heard(line)
            del self._workers[line]
            line.close()
            worker.process.close()
            if exit_code:
                yield Dead(worker.owner, worker.job, exit_code)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for worker in self._workers.values():
            worker.process.terminate()
        late = time.monotonic() + STOP_S
        for line, worker in self._workers.items():
            worker.process.join(max(0.0, late - time.monotonic()))
            if worker.process.exitcode is None:
                worker.process.kill()
                worker.process.join()
            worker.process.close()
            line.close()


def _work(path: Path, show: "Show", token: str, now: datetime, line: Connection) -> None:
    """Work in a process of its own, which alone imports what makes articles.

    When all is told, nothing is left but memory, which the system takes back faster than the interpreter.
    """
    from podcast.worker import run

    run(path, show, token, now, line)
    sys.stderr.flush()
    os._exit(0)


@contextmanager
def without_the_program() -> Iterator[None]:
    """Start processes that do not import the program that runs, as `spawn` has them do: all of a command line."""
    program = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = program


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Start processes that Ctrl-C does not reach, nor what they start: who leads them is to end them."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
