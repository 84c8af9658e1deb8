"""What a person may write after a command: arguments and options that several commands share."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tts.script import Role

SPEAKABLE = ("title", "dek", "byline", "date", "captions")
EMBEDDED_POSTS = ("skip", "quote")
DEFAULT_BACKEND = "hibari"


def parts(value: str) -> tuple[str, ...]:
    """Split a comma-separated list."""
    return tuple(part.strip() for part in value.split(",") if part.strip())


def speakable(value: str) -> str:
    """Check the names of the parts that are read besides the body."""
    for part in parts(value):
        if part not in SPEAKABLE:
            raise typer.BadParameter(f"{part!r} is none of {', '.join(SPEAKABLE)}")
    return value


def formats(values: list[str] | None) -> list[str]:
    """Check the names of the forms that a transcript can have."""
    if values:
        from podcast.transcript import FORMATS

        for value in values:
            if value not in FORMATS:
                raise typer.BadParameter(f"{value!r} is none of {', '.join(FORMATS)}")
    return values or []


def way_of_posts(value: str) -> str:
    """Check what is done with posts that a page embeds."""
    if value not in EMBEDDED_POSTS:
        raise typer.BadParameter(f"{value!r} is none of {', '.join(EMBEDDED_POSTS)}")
    return value


def by_role(quote_voice: str | None, heading_voice: str | None) -> "Mapping[Role, str]":
    """Return who reads the passages of a role, where that is somebody else."""
    asked: Mapping[Role, str | None] = {"quote": quote_voice, "heading": heading_voice}
    return {role: name for role, name in asked.items() if name}


SourceArgument = Annotated[
    str,
    typer.Argument(metavar="SOURCE", help="An http(s) URL, an .html file, a .txt file (a page saved as text), or -"),
]
LexiconOption = Annotated[
    list[Path] | None, typer.Option("--lexicon", metavar="FILE", help="A pronunciation map in TOML; may be repeated.")
]
SpeakOption = Annotated[
    str,
    typer.Option("--speak", callback=speakable, help=f"What is read besides the body, of: {','.join(SPEAKABLE)}"),
]
BackendOption = Annotated[str, typer.Option("--backend", help="The engine that speaks.")]
VoiceOption = Annotated[str | None, typer.Option("--voice", help="A voice of the backend.")]
PostsOption = Annotated[
    str,
    typer.Option(
        "--embedded-posts",
        metavar="skip|quote",
        callback=way_of_posts,
        help="Leave posts of X, Instagram ... in a story out, or read them as quotes.",
    ),
]
TakesOption = Annotated[
    Path | None,
    typer.Option(
        "--takes",
        metavar="FOLDER",
        envvar="EARPAPER_TAKES",
        help="Where spoken sentences are kept, so that none is spoken twice; in this person's cache otherwise.",
    ),
]
KeepTakesOption = Annotated[bool, typer.Option("--keep-takes/--no-takes", help="Keep and use spoken sentences.")]
WorkersOption = Annotated[
    int | None,
    typer.Option("--workers", min=1, max=64, help="How many processes speak; by length and cores otherwise."),
]
TempoOption = Annotated[
    float, typer.Option("--tempo", min=0.5, max=3.0, help="How fast, at the same pitch: 1.2 is a fifth faster.")
]
QuoteVoiceOption = Annotated[str | None, typer.Option("--quote-voice", help="A voice for quotations set apart.")]
HeadingVoiceOption = Annotated[str | None, typer.Option("--heading-voice", help="A voice for headings.")]
PageOption = Annotated[bool, typer.Option("--page", help="Write a listen page beside the MP3: NAME/index.html.")]
PrivateOption = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from this machine or its network too, if you trust the address.")
]
CookiesOption = Annotated[
    Path | None,
    typer.Option("--cookies", metavar="FILE", help="Your own subscription: cookies that a browser exported."),
]
OptOutOption = Annotated[
    bool, typer.Option("--override-opt-out", help="Don't warn of a page that asks not to be read aloud.")
]
PublisherAudioOption = Annotated[
    bool,
    typer.Option("--prefer-publisher-audio", help="Use the site's own audio of the story where the page names one."),
]
OutputOption = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where the MP3 goes.")]
ForceOption = Annotated[bool, typer.Option("--force", help="Overwrite a file made from another source.")]
TranscriptOption = Annotated[
    list[str] | None,
    typer.Option(
        "--transcript", metavar="FORMAT", callback=formats, help="Write what is said beside it: vtt, srt, json."
    ),
]
CoverOption = Annotated[
    Path | None, typer.Option("--cover", metavar="FILE", help="A JPEG or PNG that players show as the cover.")
]
PictureOption = Annotated[
    bool, typer.Option("--picture", help="Fetch the article's own picture, for its chapters to show.")
]
IntroOption = Annotated[Path | None, typer.Option(metavar="FILE", help="A sound before the first word.")]
ChapterSoundOption = Annotated[Path | None, typer.Option(metavar="FILE", help="A short one before each later chapter.")]
OutroOption = Annotated[Path | None, typer.Option(metavar="FILE", help="A sound after the last word.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print exactly one JSON document on standard output.")]
ShowArgument = Annotated[Path, typer.Argument(metavar="SHOW", help="The show.toml of a show.")]
