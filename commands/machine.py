"""`earpaper voices`, `doctor` and `check`: what can speak here, what works, and whether a finished MP3 is good."""

from pathlib import Path
from typing import Annotated

import typer

from commands.options import DEFAULT_BACKEND, JsonOption
from commands.printing import print_json, tell


def check(
    file: Annotated[Path, typer.Argument(metavar="FILE.mp3", help="A finished programme.")],
    *,
    as_json: JsonOption = False,
) -> None:
    """Listen to a finished MP3: loudness, peak, chapters, silences and joins; code 3 where one is out of bounds."""
    from podcast.checking import check as checking

    findings = checking.check(file)
    if as_json:
        print_json(checking.as_json(findings))
    else:
        tell("\n".join(checking.lines(findings)))
    if not all(finding.good for finding in findings):
        raise typer.Exit(3)


def voices(*, backend: Annotated[str | None, typer.Option("--backend", help="Only this one's.")] = None) -> None:
    """List the voices that can speak here: backend, voice, language, what it is."""
    from tts.backends import registry
    from tts.backends.protocol import VoiceMissing

    for name in [backend] if backend else registry.names():
        try:
            for voice in registry.backend(name).voices():
                tell(f"{name:<10}{voice.name:<14}{voice.language:<12}{voice.description}")
        except VoiceMissing as missing:
            if backend:
                raise
            tell(f"{name:<10}{'-':<26}{missing}")


def doctor() -> None:
    """Try what is installed: each backend speaks a sentence, which is encoded and decoded again."""
    from tts.doctor import examine

    default_works = True
    for finding in examine():
        sign = {True: "works", False: "missing", None: "not tried"}[finding.works]
        tell(f"{finding.backend:<10}{sign:<11}{finding.seen}")
        default_works &= finding.backend != DEFAULT_BACKEND or finding.works is True
    if not default_works:
        raise typer.Exit(6)
