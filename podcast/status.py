"""The jobs of a show in, what a person or a program is told of them out."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from podcast.batch import State, Summary
from podcast.errors import LibraryError
from podcast.finds import ListState, states
from podcast.library import Job, Library
from podcast.places import FEED, Places
from podcast.renewal import voice_left

WIDTH = 64
_MINUTE_S, _HOUR_MINUTES = 60, 60


def line(job: Job) -> str:
    """Tell in a line how it stands with one article."""
    told = f"{job.state:<7}{job.source}"
    if job.state == "failed":
        stage = f" at {job.stage}" if job.stage else ""
        return f"{told}: failed{stage}, {_ordinal(job.attempts)} try: {' '.join(job.reason.split())}"
    return f"{told}: {job.reason}" if job.reason else told


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def summary(done: Summary, show: Path) -> Iterator[str]:
    """Yield what a run came to, and what a person may still want to do."""
    count = len(done.failed) + len(done.lists_failed)
    failed = f", {count} failed (earpaper status {show} tells why)" if count else ""
    same = f", {done.looked_at} looked at and the same" if done.looked_at else ""
    yield f"{done.made} made{same}{failed}; {done.episodes} in {Places(show).site / FEED}"
    if done.voice_before:
        yield _other_voice(done.voice_before, show)


def _other_voice(before: str, show: Path) -> str:
    return f"what {before} spoke stays as it is: earpaper feed {show} --remake gives it the new voice"


def lines(show: Path) -> Iterator[str]:
    """Yield how it stands with the articles of a show: counts, what is at work, what failed and when it is tried."""
    jobs, running, updates = _read(show)
    counts = Counter("at work" if job.id in running else job.state for job in jobs)
    yield ", ".join(f"{count} {state}" for state, count in counts.items()) or "no articles yet"
    with Library(Places(show).database) as library:
        if before := voice_left(library):
            yield _other_voice(before, show)
    for state in _lists(show):
        if state.trouble:
            yield f"failed {state.url}: {state.trouble.rstrip('.')}; again from {_minute(state.not_before)}"
    for job in jobs:
        if job.id in running:
            yield f"now    {job.source}: {job.stage or 'begun'} {job.share:.0%}"
        elif job.state != "done" or job.reason:
            again = f"; again from {_minute(job.not_before)}" if job.state == "failed" else ""
            yield line(job) + again
        elif job.id in updates:
            yield f"{line(job)}: updated {': '.join(filter(None, updates[job.id]))}"


def as_json(show: Path) -> list[dict[str, object]]:
    """Return the facts of each article of a show."""
    jobs, running, updates = _read(show)
    articles: list[dict[str, object]] = [
        {
            "source": job.source,
            "state": "running" if job.id in running else job.state,
            "stage": job.stage,
            "share": job.share,
            "reason": job.reason,
            "attempts": job.attempts,
            **({"again_from": _minute(job.not_before)} if job.state == "failed" else {}),
            **(dict(zip(("updated", "note"), updates[job.id], strict=True)) if job.id in updates else {}),
        }
        for job in jobs
    ]
    return articles + [
        {
            "source": state.url,
            "state": "failed",
            "stage": "discovery",
            "reason": state.trouble,
            "again_from": _minute(state.not_before),
        }
        for state in _lists(show)
        if state.trouble
    ]


def _read(show: Path) -> tuple[tuple[Job, ...], set[int], dict[int, tuple[str, str]]]:
    """Return the jobs of a show, the numbers of those that are at work, and which stories changed."""
    places = Places(show)
    if not places.database.exists():
        raise LibraryError(f"{show} has no library yet: earpaper feed {show} makes one")
    with Library(places.database) as library:
        return library.jobs(), {job.id for job in library.running()}, library.updates()


def _lists(show: Path) -> tuple[ListState, ...]:
    with Library(Places(show).database) as library:
        return states(library)


def _minute(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%d %H:%M UTC")


def picture(state: State) -> str:
    """Draw a run for a terminal: how much of it is done, the time left, and a line for each article at work."""
    share = state.ended / state.total if state.total else 1.0
    head = f"{'━' * round(share * WIDTH):<{WIDTH}} {_overall(state)}"
    return "\n".join((head, *(f"  {job.stage or 'begun':<9}{job.share:>5.0%}  {job.source}" for job in state.running)))


def now_and_then(
    tell: Callable[[str], None], pause_s: float = 10.0, clock: Callable[[], float] = time.monotonic
) -> Callable[[State], None]:
    """Return what tells of a run in one line where no terminal shows it, not more often than each `pause_s`."""
    last = clock()

    def heard(state: State) -> None:
        nonlocal last
        if clock() - last >= pause_s:
            last = clock()
            tell(_plain(state))

    return heard


def _plain(state: State) -> str:
    return "; ".join(
        (_overall(state), *(f"{job.stage or 'begun'} {job.share:.0%} {job.source}" for job in state.running))
    )


def _overall(state: State) -> str:
    return f"{state.ended} of {state.total}{'' if state.left_s is None else f', about {_span(state.left_s)} left'}"


def _span(seconds: float) -> str:
    if seconds < _MINUTE_S:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / _MINUTE_S)
    return f"{minutes // 60} h {minutes % 60} min" if minutes > _HOUR_MINUTES else f"{minutes} min"
