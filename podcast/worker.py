"""The file of a show in, its due articles made one after another out: the process that a batch starts."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from podcast.admission import Admission
from podcast.digesting import AnyMaker
from podcast.errors import LibraryError
from podcast.library import Job, Library
from podcast.owners import owner_name
from podcast.places import Places
from podcast.production import Failure, LeftOut, Maker
from podcast.show import Show
from podcast.stages import house_stages
from tts.backends.protocol import SpeechError
from tts.pronunciation.lexicon import LexiconError

BEAT_S = 1.0
News = tuple[Literal["began", "made", "ended"], int]
"""What a job came to, and its number: `made` where it has a new episode, else `ended`."""


class Heart:
    """Keeps the lease of a worker's article while it is at work, and ends the process when who started it is gone."""

    def __init__(self, database: Path, owner: str) -> None:
        self._database, self._owner = database, owner
        self._job: Job | None = None
        self._told = ("", 0.0)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._beat, daemon=True)

    def work_on(self, job: Job | None) -> None:
        """Say which article's lease is to be kept."""
        self._job = job

    def tell(self, stage: str, share: float) -> None:
        """Say how far the work is."""
        self._told = (stage, share)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stop.set()
        self._thread.join()

    def _beat(self) -> None:
        parent = multiprocessing.parent_process()
        with Library(self._database) as library:
            while not self._stop.wait(BEAT_S):
                if parent and not parent.is_alive():
                    os._exit(1)
                if job := self._job:
                    library.renew(job.id, self._owner, *self._told)


def work(library: Library, maker: AnyMaker, owner: str, heart: Heart, tell: Callable[[News], None]) -> None:
    """Make what is due until nothing is; `tell` hears the number of each job as it begins and ends.

    Raises LibraryError where this machine can't; the article is then free for another run.
    """
    try:
        while job := library.lease(owner):
            tell(("began", job.id))
            heart.work_on(job)
            tell(("made" if _make(library, maker, owner, job, heart) else "ended", job.id))
    except LibraryError:
        with suppress(LibraryError):
            library.release(owner)
        raise


def _make(library: Library, maker: AnyMaker, owner: str, job: Job, heart: Heart) -> bool:
    """Make an article, and record what came of it; tell whether it has a new episode."""
    try:
        item = maker.made(job, library.item(job.id), heart.tell)
        return library.keep(job, owner, item) and item is not None
    except LeftOut as left_out:
        library.keep(job, owner, None, str(left_out))
    except Failure as failure:
        gone = failure.gone and job.attempts > 0
        library.fail(job, owner, failure.stage, str(failure), gone=gone, rest_s=failure.rest_s)
    finally:
        heart.work_on(None)
    return False


def run(path: Path, show: Show, token: str, now: datetime, line: Connection) -> None:
    """Work as a process of its own at the show of a path: news of jobs, or the error that ends it, go over `line`."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    places, owner = Places(path), owner_name(os.getpid(), token)
    try:
        refusal = Admission(show, places.database, now).refusal
        maker = AnyMaker(Maker(show, places, house_stages(show, places), now, refusal))
        with Library(places.database) as library, Heart(places.database, owner) as heart:
            work(library, maker, owner, heart, line.send)
    except (LibraryError, LexiconError, SpeechError) as error:
        line.send(error)
