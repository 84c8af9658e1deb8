"""`earpaper clean` and `earpaper script`: what is kept of a page, and what will be said of it."""

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.options import (
    DEFAULT_BACKEND,
    CookiesOption,
    JsonOption,
    LexiconOption,
    PostsOption,
    PrivateOption,
    SourceArgument,
    SpeakOption,
)
from commands.printing import print_json, printable, tell
from commands.stages import cleaned, loaded, read_script

if TYPE_CHECKING:
    from cleaning import Article
    from tts.pronunciation.lexicon import Lexicon
    from tts.script import Utterance


def clean(
    source: SourceArgument,
    *,
    allow_private: PrivateOption = False,
    cookies: CookiesOption = None,
    embedded_posts: PostsOption = "skip",
    as_json: JsonOption = False,
) -> None:
    """Show the article that is kept, and each line that is removed with the rule that removed it."""
    import cleaning

    _, article = cleaned(source, allow_private=allow_private, cookies=cookies, embedded_posts=embedded_posts)
    if as_json:
        print_json(cleaning.as_json(article))
    else:
        show_cleaned(article)


def show_cleaned(article: "Article") -> None:
    """Print an article: on a terminal with what was removed beside what is kept, in colour unless NO_COLOR says no."""
    if sys.stdout.isatty():
        from rich.console import Console

        from cleaning.columns import NARROWEST, table

        console = Console()
        if console.width >= NARROWEST and not console.is_dumb_terminal:
            console.print(table(article, printable))
            return
    from cleaning.report import lines

    tell("\n".join(lines(article)))


def script(
    source: Annotated[str | None, typer.Argument(metavar="SOURCE", help="As for convert.")] = None,
    *,
    lines: Annotated[
        str | None, typer.Option("--lines", metavar="FILE", help="Read one text a line from FILE or - instead.")
    ] = None,
    ipa: Annotated[bool, typer.Option("--ipa", help="With --lines: print the pronunciation in IPA.")] = False,
    language: Annotated[str, typer.Option("--language", help="With --lines: what the texts are written in.")] = "en",
    lexicon: LexiconOption = None,
    speak: SpeakOption = "title",
    allow_private: PrivateOption = False,
    cookies: CookiesOption = None,
    embedded_posts: PostsOption = "skip",
    as_json: JsonOption = False,
) -> None:
    """Show what will be said, and each change with the rule that made it."""
    from tts import report

    lexicons = loaded(lexicon)
    if (source is None) == (lines is None):
        raise typer.BadParameter("give either a SOURCE or --lines FILE")
    if lines is not None:
        for reading in line_readings(lines, language, lexicons, ipa=ipa):
            tell(reading)
        return
    _, article = cleaned(source or "-", allow_private=allow_private, cookies=cookies, embedded_posts=embedded_posts)
    reading_script = read_script(article, lexicons, speak)
    if as_json:
        print_json(report.as_json(reading_script, pronouncer(article.language)))
    else:
        tell("\n".join(report.lines(reading_script)))


def line_readings(source: str, language: str, lexicons: tuple["Lexicon", ...], *, ipa: bool) -> Iterator[str]:
    """Yield, for each line of a file or of standard input, its spoken form or its pronunciation."""
    from tts.reading import read_passage
    from tts.script import Passage

    pronounce = pronouncer(language) if ipa else None
    with text_lines(source) as lines:
        for line in lines:
            passage = read_passage(Passage(line.rstrip("\r\n"), None, "paragraph", language), lexicons)
            said = [pronounce(utterance) if pronounce else utterance.spoken for utterance in passage.utterances]
            yield " ".join(part.strip() for part in said if part.strip())


@contextmanager
def text_lines(source: str) -> Iterator[Iterator[str]]:
    """Open a file, or standard input for "-", as lines of UTF-8."""
    if source == "-":
        yield io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace")
        return
    try:
        with Path(source).open(encoding="utf-8", errors="replace") as file:
            yield file
    except OSError as error:
        raise typer.BadParameter(f"{source} can't be read: {error.strerror}") from error


def pronouncer(language: str) -> "Callable[[Utterance], str]":
    """Return what tells the pronunciation in IPA that the default voice is given, "" where no voice speaks it."""
    from tts.backends import registry
    from tts.backends.protocol import VoiceMissing

    engine = registry.backend(DEFAULT_BACKEND)
    try:
        voice = registry.choose_voice(engine, None, language)
    except VoiceMissing:
        return lambda _: ""
    return lambda utterance: engine.pronounce(utterance, voice.name)
