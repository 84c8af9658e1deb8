"""The file of a show in, all of its articles made and its site written out, whatever dies on the way."""

import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import FrameType

from podcast.crew import Crew, Dead
from podcast.editions import known, plan
from podcast.errors import LibraryError
from podcast.finds import forget_failed
from podcast.library import Job, Library
from podcast.places import Places
from podcast.publishing import cover_of, get_ready, publish, tidy
from podcast.renewal import bring_back, read_again, voice_before
from podcast.show import Show, load
from podcast.sources import is_address, listed
from podcast.telling import told_of

PUBLISH_S = 2.0
SHARE_TO_GUESS_BY = 0.1
"""Of an article that must be done before the time that is left is guessed."""
DEATHS = 3
"""So often may a worker die of one article before that article is a failure."""


@dataclass(frozen=True, slots=True)
class State:
    """How far a run is: `ended` jobs of `total`; `running` tells of each article at work; `left_s` is a guess."""

    ended: int
    total: int
    running: tuple[Job, ...]
    left_s: float | None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run came to: `made` jobs have a new episode, `looked_at` ones are as they were.

    `voice_before` spoke what is left from before the show's voice was changed, "" where nothing is.
    """

    made: int
    looked_at: int
    failed: tuple[Job, ...]
    episodes: int
    lists_failed: tuple[str, ...] = ()
    voice_before: str = ""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told: of each job that ended, and from time to time of the state."""

    ended: Callable[[Job], None] = lambda job: None  # noqa: ARG005
    state: Callable[[State], None] = lambda state: None  # noqa: ARG005


NOBODY = Watch()


def prepare(places: Places, library: Library, show: Show, now: datetime) -> tuple[str, ...]:
    """Take in what the show names now, and clear away what a dead run left half written; return which lists failed.

    What directories would refuse, and what is not there, is told before anything is spoken; raises LibraryError.
    """
    days = show.recheck_days * 86400

    def recheck(source: str, joined: float) -> bool:
        return now.timestamp() - joined < days and is_address(source)

    cover_of(show, places)
    with told_of(places.show, "sources"):
        sources = listed(show.sources, places.folder)
    named, failed = _heard(show, places, library, now)
    library.sync({**named, **sources, **known(library)}, now.timestamp(), recheck)
    bring_back(show, places, library)
    if show.vanished == "withdraw":
        library.withdraw_gone()
    read_again(show, places, library)
    tidy(places, library)
    return failed


def _heard(show: Show, places: Places, library: Library, now: datetime) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the articles that the lists of a show name, with their stamps, and the lists that failed."""
    if not show.sources.feeds:
        return {}, ()
    from podcast.gathering import gather, visitor

    gathered = gather(show, places, library, now, visitor(show, places))
    return gathered.named, gathered.failed


def run(
    path: Path,
    *,
    now: datetime,
    workers: int = 2,
    again: bool = False,
    remake: bool = False,
    rebuild: bool = False,
    allow_private: bool = False,
    watch: Watch = NOBODY,
) -> Summary:
    """Make what is missing or changed of a show, and write its site; raises LibraryError, LexiconError, SpeechError.

    `now` stamps what has no date of its own. `again` tries failed articles without waiting, `remake` makes all anew,
    `rebuild` writes all that is made from the library. `allow_private` asks sites of this machine's network too.
    SIGTERM and Ctrl-C raise KeyboardInterrupt within 2 s; the same call goes on later.
    """
    show, places = load(path, allow_private=allow_private), Places(path)
    places.make()
    with _ended_by_signals() as stop, Library(places.database) as library, Crew(path, show, now, workers) as crew:
        if again:
            forget_failed(library)
        lists_failed = prepare(places, library, show, now)
        voice = voice_before(show, library, remake=remake)
        if again or remake:
            library.ask_again(remake=remake)
        batch = _Batch(show, places, library, crew, watch, stop)
        batch.go_on()
        if plan(show, library, now):
            batch.go_on()
        if show.vanished == "withdraw":
            library.withdraw_gone()
        episodes = publish(show, places, library, all_anew=rebuild)
        return Summary(batch.made, batch.looked_at, library.failed(), episodes, lists_failed, voice)


@dataclass(slots=True)
class _Batch:
    """One run: watches over workers until nothing is left that could be made now."""

    show: Show
    places: Places
    library: Library
    crew: Crew
    watch: Watch
    stop: threading.Event
    made: int = 0
    looked_at: int = 0
    ended: int = 0
    deaths: Counter[int] = field(default_factory=Counter)
    begun: float = field(default_factory=time.monotonic)
    publish_at: float = field(default_factory=lambda: time.monotonic() + PUBLISH_S)

    def go_on(self) -> None:
        while True:
            if self.stop.is_set():
                raise KeyboardInterrupt
            waiting, running = self.library.waiting(), self.library.running()
            if waiting:
                self.crew.fill(waiting)
                get_ready()
            elif not running and self.crew.is_empty:
                return
            self.watch.state(self._state(waiting, running))
            for kind, number in self.crew.ended():
                self._end(number, made=kind == "made")
            for dead in self.crew.dead():
                self._mourn(dead)

    def _state(self, waiting: int, running: tuple[Job, ...]) -> State:
        left = waiting + len(running)
        share = sum(job.share for job in running)
        taken = time.monotonic() - self.begun
        left_s = taken / (self.ended + share) * (left - share) if self.ended + share > SHARE_TO_GUESS_BY else None
        return State(self.ended, self.ended + left, running, left_s)

    def _end(self, number: int, *, made: bool) -> None:
        job = self.library.job(number)
        self.ended += 1
        self.made += made
        self.looked_at += job.state == "done" and not made
        self.watch.ended(job)
        start = time.monotonic()
        if start >= self.publish_at and (self.library.waiting() or self.library.running()):
            publish(self.show, self.places, self.library)
            taken = time.monotonic() - start
            self.publish_at = start + taken + max(PUBLISH_S, 9 * taken)

    def _mourn(self, dead: Dead) -> None:
        """Let the article of a dead worker be made by another; what killed three of them has failed."""
        self.deaths[dead.job] += 1
        if self.deaths[dead.job] < DEATHS:
            return
        if not dead.job:
            raise LibraryError(f"workers end as they begin, with the code {dead.exit_code}: earpaper doctor tells more")
        reason = f"its process ended {DEATHS} times, with the code {dead.exit_code}: take it out, and report it"
        self.library.give_up(dead.job, dead.owner, reason)
        self.watch.ended(self.library.job(dead.job))


@contextmanager
def _ended_by_signals() -> Iterator[threading.Event]:
    """Let SIGTERM end a run as Ctrl-C does; what is yielded tells of an interrupt that an import swallowed."""
    stop = threading.Event()

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        stop.set()
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before = {number: signal.signal(number, interrupt) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
