"""The jobs of a show in, what a person or a program is told of them out."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from podcast.batch import State, Summary
from podcast.errors import LibraryError
from podcast.finds import ListState, states
from podcast.library import Job, Library
from podcast.places import FEED, Places

WIDTH = 64


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


def summary(done: Summary, show: Path) -> str:
    """Tell what a run came to."""
    count = len(done.failed) + len(done.lists_failed)
    failed = f", {count} failed (earpaper status {show} tells why)" if count else ""
    return f"{done.made} made or looked at{failed}; {done.episodes} in {Places(show).site / FEED}"


def lines(show: Path) -> Iterator[str]:
    """Yield how it stands with the articles of a show: counts, what is at work, what failed and when it is tried."""
    jobs = _jobs(show)
    counts = Counter(job.state for job in jobs)
    yield ", ".join(f"{count} {state}" for state, count in counts.items()) or "no articles yet"
    for state in _lists(show):
        if state.trouble:
            yield f"failed {state.url}: {state.trouble}; again from {_minute(state.not_before)}"
    for job in jobs:
        if job.owner:
            yield f"now    {job.source}: {job.stage or 'begun'} {job.share:.0%}"
        elif job.state != "done" or job.reason:
            again = f"; again from {_minute(job.not_before)}" if job.state == "failed" else ""
            yield line(job) + again


def as_json(show: Path) -> list[dict[str, object]]:
    """Return the facts of each article of a show."""
    articles: list[dict[str, object]] = [
        {
            "source": job.source,
            "state": "running" if job.owner else job.state,
            "stage": job.stage,
            "share": job.share,
            "reason": job.reason,
            "attempts": job.attempts,
            **({"again_from": _minute(job.not_before)} if job.state == "failed" else {}),
        }
        for job in _jobs(show)
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


def _jobs(show: Path) -> tuple[Job, ...]:
    places = Places(show)
    if not places.database.exists():
        raise LibraryError(f"{show} has no library yet: earpaper feed {show} makes one")
    with Library(places.database) as library:
        return library.jobs()


def _lists(show: Path) -> tuple[ListState, ...]:
    with Library(Places(show).database) as library:
        return states(library)


def _minute(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%d %H:%M UTC")


def picture(state: State) -> str:
    """Draw a run for a terminal: how much of it is done, the time left, and a line for each article at work."""
    share = state.ended / state.total if state.total else 1.0
    left = "" if state.left_s is None else f", about {max(1, round(state.left_s / 60))} min left"
    head = f"{'━' * round(share * WIDTH):<{WIDTH}} {state.ended} of {state.total}{left}"
    return "\n".join((head, *(f"  {job.stage or 'begun':<9}{job.share:>5.0%}  {job.source}" for job in state.running)))
