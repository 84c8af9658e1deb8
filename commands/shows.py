"""`earpaper init`, `feed`, `serve`, `status` and `library`: a show, from its first file to its site."""

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.options import JsonOption, PrivateOption, ShowArgument
from commands.printing import batch_progress, print_json, report_findings, tell

if TYPE_CHECKING:
    from datetime import datetime


def init(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where the show is kept; it is made.")],
    *,
    title: Annotated[str, typer.Option("--title", help="Of the show; the folder's name where it is left out.")] = "",
) -> None:
    """Begin a show: a commented show.toml, a cover, and a folder for saved pages."""
    from podcast.beginning import begin

    tell(f"{begin(folder, title)} is made: change what it tells of you, then run earpaper feed on it")


def feed(
    show: Annotated[Path | None, typer.Argument(metavar="SHOW", help="The show.toml of a show.")] = None,
    *,
    check: Annotated[
        str | None, typer.Option("--check", metavar="DIR|URL", help="Check a feed as directories do, and make nothing.")
    ] = None,
    allow_private: PrivateOption = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="List what would be made, with its minutes.")] = False,
    retry: Annotated[bool, typer.Option("--retry", help="Try what failed again now, without waiting.")] = False,
    remake: Annotated[bool, typer.Option("--remake", help="Make every episode again, though nothing changed.")] = False,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Write all that is made from the library again.")] = False,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Articles that are made at once.")] = 2,
) -> None:
    """Make what is missing of a show, and write its site."""
    if (show is None) == (check is None):
        raise typer.BadParameter("give either a SHOW or --check DIR|URL")
    if check is not None:
        from podcast.examining import examine

        report_findings(examine(check, allow_private=allow_private))
        return
    show = show or Path()
    if dry_run:
        from podcast.forecast import forecast

        for line in forecast(show, now(), allow_private=allow_private):
            tell(line)
        return
    try:
        from podcast import batch, status

        with batch_progress() as watch:
            done = batch.run(
                show,
                now=now(),
                workers=workers,
                again=retry,
                remake=remake,
                rebuild=rebuild,
                allow_private=allow_private,
                watch=watch,
            )
    except KeyboardInterrupt:
        tell("earpaper: stopped; what is made stays, and the same command goes on from here", err=True)
        raise typer.Exit(130) from None
    for line in status.summary(done, show):
        tell(line)
    if done.failed or done.lists_failed:
        raise typer.Exit(3)


def serve(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The site of a show.")],
    *,
    port: Annotated[int, typer.Option("--port", help="Of this machine.")] = 8000,
) -> None:
    """Show a site on this machine as a podcast host would, until Ctrl-C."""
    from podcast.serving import HERE, serve, site

    site(folder)
    tell(f"http://{HERE}:{port}/feed.xml shows {folder}; Ctrl-C ends it", err=True)
    serve(folder, port)


library_app = typer.Typer(help="Look after what a show keeps.", no_args_is_help=True)


@library_app.command("check")
def library_check(
    show: ShowArgument,
    *,
    repair: Annotated[bool, typer.Option("--repair", help="Mend what is found.")] = False,
) -> None:
    """Find what is damaged in the library of a show: the database, sounds, records, half files."""
    from podcast.mending import mend

    report_findings(mend(show, repair=repair))


def status(show: ShowArgument, *, as_json: JsonOption = False) -> None:
    """Tell how it stands with each article of a show."""
    from podcast import status

    if as_json:
        print_json(status.as_json(show))
    else:
        tell("\n".join(status.lines(show)))


def now() -> "datetime":
    """Return the time, or what SOURCE_DATE_EPOCH says it is, so that the same input gives the same site."""
    from datetime import UTC, datetime

    return datetime.fromtimestamp(float(os.environ.get("SOURCE_DATE_EPOCH") or time.time()), UTC)
