"""The command line: its group, what each error of a stage exits with, and the list of its commands."""

import io
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from commands import convert, digest, explain, lexicons, machine, publish, shows, words
from commands.printing import tell

HELP = "Turns a news article into a chaptered MP3 that sounds as if a newsreader had read it."


def exit_codes() -> dict[type[Exception], int]:
    """Return the exit code of each error that a stage may raise, the special before the general."""
    from cleaning import CleaningError, NarrationRefused
    from fetching import FetchError, FetchRefused, FetchUnavailable, SourceMissing
    from podcast.errors import (
        LibraryError,
        MissingExtra,
        NoProgramme,
        OverwriteRefused,
        PublishRefused,
        StoreUnavailable,
    )
    from tts.backends.protocol import SpeechError, SpeechUnavailable, VoiceMissing
    from tts.pronunciation.lexicon import LexiconError

    return {
        SourceMissing: 2,
        FetchRefused: 5,
        FetchUnavailable: 75,
        FetchError: 3,
        NarrationRefused: 5,
        CleaningError: 3,
        LexiconError: 2,
        VoiceMissing: 6,
        SpeechUnavailable: 75,
        SpeechError: 3,
        OverwriteRefused: 5,
        PublishRefused: 5,
        MissingExtra: 6,
        StoreUnavailable: 75,
        NoProgramme: 3,
        LibraryError: 2,
    }


def problems(error: Exception) -> tuple[str, ...]:
    """Return what an error tells, one thing a line: the file of a show may have several faults."""
    from podcast.telling import ShowError

    return error.args if isinstance(error, ShowError) else (str(error),)


class SourceFirst(TyperGroup):
    """A group in which a first word that is no command is the source of `convert`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put in the verb where a source stands in its place."""
        known = {*self.commands, *(name for option in self.get_params(ctx) for name in option.opts)}
        if args and args[0] not in known:
            args = ["convert", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> object:
        """Run a command; an error of a stage becomes one line and its exit code, any other keeps its traceback."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            tell("earpaper: interrupted", err=True)
            raise typer.Exit(130) from None
        except tuple(exit_codes()) as error:
            for problem in problems(error):
                tell(f"earpaper: {' '.join(problem.split())}", err=True)
            raise typer.Exit(next(code for kind, code in exit_codes().items() if isinstance(error, kind))) from None


app = typer.Typer(
    cls=SourceFirst,
    help=HELP,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def tell_version(asked: bool) -> None:  # noqa: FBT001  the form of a callback
    """Print the version that is installed, and end."""
    from importlib.metadata import PackageNotFoundError, version

    if asked:
        try:
            tell(f"earpaper {version('earpaper')}")
        except PackageNotFoundError:
            tell("earpaper, from a checkout that is not installed")
        raise typer.Exit


@app.callback(help=HELP)
def group(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=tell_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Stand for the group, so that each command keeps its name."""


for command in (
    convert.convert,
    explain.clean,
    explain.script,
    convert.say,
    digest.digest,
    machine.check,
    machine.voices,
    machine.doctor,
    words.words,
    shows.init,
    shows.feed,
    shows.serve,
    publish.publish,
    shows.status,
):
    app.command()(command)
app.add_typer(shows.library_app, name="library")
app.add_typer(lexicons.app, name="lexicon")


if __name__ == "__main__":
    app()
