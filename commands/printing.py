"""What a person sees: lines, JSON, progress; nothing that a terminal would obey."""

import json
import re
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from podcast.batch import Watch

# Controls, and marks that turn the direction of a line; a person's text keeps its tabs and line ends.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def tell(line: str, *, err: bool = False) -> None:
    """Print a line; what a terminal would obey instead of show is written as its escape."""
    typer.echo(printable(line), err=err)


def printable(text: str) -> str:
    """Write what a terminal would obey instead of show as its escape."""
    return _UNPRINTABLE.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def print_json(document: object) -> None:
    """Print one JSON document."""
    tell(json.dumps(document, ensure_ascii=False, indent=2))


def report_findings(findings: "Iterator[str]") -> None:
    """Print what was found wrong, and end with 3 where there was anything."""
    found = 0
    for finding in findings:
        found += 1
        tell(finding)
    if found:
        raise typer.Exit(3)
    tell("all good")


@contextmanager
def progress() -> "Iterator[Callable[[int, int], None] | None]":
    """Give a callback that draws a progress bar, or None where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Speaking")
        yield lambda done, total: bar.update(task, completed=done, total=total)


@contextmanager
def batch_progress() -> "Iterator[Watch]":
    """Give what tells of a run: bars where a person looks on, else a line for each article and one now and then."""
    from podcast.batch import Watch
    from podcast.status import line, now_and_then, picture

    if not sys.stderr.isatty():
        yield Watch(lambda job: tell(line(job), err=True), now_and_then(lambda text: tell(text, err=True)))
        return
    from rich.console import Console
    from rich.live import Live
    from rich.text import Text

    with Live(console=Console(stderr=True), transient=True, refresh_per_second=4) as live:
        yield Watch(
            ended=lambda job: live.console.print(Text(printable(line(job)))),
            state=lambda state: live.update(Text(printable(picture(state)))),
        )
