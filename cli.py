"""The command line: parses what a person typed, calls the stages, prints what came of it."""

import io
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from datetime import datetime

    from cleaning import Article
    from cleaning.embedded import EmbeddedPosts
    from fetching import Page
    from podcast.batch import Watch
    from podcast.episode import Episode
    from podcast.picture import Artwork
    from podcast.transcript import Format
    from tts.audio.jingles import Jingles
    from tts.backends.protocol import Backend
    from tts.pronunciation.candidates import Candidate
    from tts.pronunciation.lexicon import Lexicon
    from tts.script import Role, Script, Utterance
    from tts.takes import Takes

SPEAKABLE = ("title", "dek", "byline", "date", "captions")
EMBEDDED_POSTS = ("skip", "quote")
DEFAULT_BACKEND = "hibari"
HELP = "Turns a news article into a chaptered MP3 that sounds as if a newsreader had read it."


# Controls, and marks that turn the direction of a line; a person's text keeps its tabs and line ends.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def exit_codes() -> dict[type[Exception], int]:
    """Return the exit code of each error that a stage may raise, the special before the general."""
    from cleaning import CleaningError, NarrationRefused
    from fetching import FetchError, FetchRefused, FetchUnavailable, SourceMissing
    from podcast.errors import LibraryError, NoProgramme, OverwriteRefused
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
        NoProgramme: 3,
        LibraryError: 2,
    }


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
            tell(f"earpaper: {' '.join(str(error).split())}", err=True)
            raise typer.Exit(next(code for kind, code in exit_codes().items() if isinstance(error, kind))) from None


app = typer.Typer(
    cls=SourceFirst,
    help=HELP,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


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
SayingOption = Annotated[str | None, typer.Option(metavar="TEXT")]
ForceMapOption = Annotated[bool, typer.Option("--force", help="Write over a file that is there.")]
MapOutputOption = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where the map goes.")]


def tell(line: str, *, err: bool = False) -> None:
    """Print a line; what a terminal would obey instead of show is written as its escape."""
    typer.echo(printable(line), err=err)


def printable(text: str) -> str:
    """Write what a terminal would obey instead of show as its escape."""
    return _UNPRINTABLE.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


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


@app.command()
def convert(
    source: SourceArgument,
    *,
    output: OutputOption = None,
    voice: VoiceOption = None,
    quote_voice: QuoteVoiceOption = None,
    heading_voice: HeadingVoiceOption = None,
    backend: BackendOption = DEFAULT_BACKEND,
    lexicon: LexiconOption = None,
    speak: SpeakOption = "title",
    force: ForceOption = False,
    allow_private: PrivateOption = False,
    cookies: CookiesOption = None,
    override_opt_out: OptOutOption = False,
    embedded_posts: PostsOption = "skip",
    prefer_publisher_audio: PublisherAudioOption = False,
    page: Annotated[bool, typer.Option("--page", help="Write a listen page beside the MP3: NAME/index.html.")] = False,
    transcript: TranscriptOption = None,
    cover: CoverOption = None,
    picture: PictureOption = False,
    intro: IntroOption = None,
    chapter_sound: ChapterSoundOption = None,
    outro: OutroOption = None,
    takes: TakesOption = None,
    keep_takes: KeepTakesOption = True,
    workers: WorkersOption = None,
    tempo: TempoOption = 1.0,
    as_json: JsonOption = False,
) -> None:
    """Turn an article into a chaptered MP3."""
    from podcast.output import destination, identity, transcript_places
    from tts.audio.jingles import Jingles
    from tts.backends import registry
    from tts.casting import cast as cast_voices

    started = time.monotonic()
    if prefer_publisher_audio and (page or transcript):
        raise typer.BadParameter("a publisher's audio has no times of words: leave out --page and --transcript")
    if prefer_publisher_audio and (intro or chapter_sound or outro):
        raise typer.BadParameter("a publisher's audio is used as it is: leave out --intro, --chapter-sound and --outro")
    lexicons = loaded(lexicon)
    engine = registry.backend(backend)
    fetched, article = cleaned(source, allow_private=allow_private, cookies=cookies, embedded_posts=embedded_posts)
    heed_wishes(article, override_opt_out=override_opt_out)
    origin = identity(fetched, article)
    path = destination(output, article.title, origin, force=force)
    pictures = artwork(cover, article.image if picture else None, allow_private=allow_private, cookies=cookies)
    if prefer_publisher_audio and (
        own := own_recording(article, origin, path, pictures, allow_private=allow_private, cookies=cookies)
    ):
        print_converted(own, path, time.monotonic() - started, as_json=as_json)
        return
    asked: dict[Role, str | None] = {"quote": quote_voice, "heading": heading_voice}
    others = {role: name for role, name in asked.items() if name}
    speaker = cast_voices(engine, article.language, voice, others).main
    index = page_place(path, force=force) if page else None
    kinds = cast("list[Format]", transcript or [])
    beside = transcript_places(path, kinds, force=force)
    script = read_script(article, lexicons, speak)
    episode, spoken = recorded(
        article,
        script,
        engine,
        speaker.name,
        origin,
        path,
        page=page,
        transcripts=kinds,
        artwork=pictures,
        jingles=Jingles(intro, chapter_sound, outro),
        takes=takes_in(takes, keep=keep_takes),
        workers=workers,
        tempo=tempo,
        voices=others,
    )
    print_converted(episode, path, time.monotonic() - started, index, beside, spoken=spoken, as_json=as_json)


@app.command()
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


@app.command()
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


@app.command()
def say(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What is said.")],
    *,
    output: OutputOption = None,
    voice: VoiceOption = None,
    backend: BackendOption = DEFAULT_BACKEND,
    language: Annotated[str, typer.Option("--language", help="What the text is written in.")] = "en",
    lexicon: LexiconOption = None,
    force: ForceOption = False,
    as_json: JsonOption = False,
) -> None:
    """Say one text: hear how a name or a figure is read."""
    from cleaning import Article, Block
    from fetching.characters import seen
    from podcast.output import destination
    from tts import compose, read
    from tts.backends import registry

    started = time.monotonic()
    text, _ = seen(text, markup=False)
    if not text.strip():
        raise typer.BadParameter("there is nothing to say")
    article = Article(url="", title=text, blocks=(Block("paragraph", text),), language=language)
    origin = f"the text {text}"
    engine = registry.backend(backend)
    speaker = registry.choose_voice(engine, voice, language)
    path = destination(output, text, origin, force=force)
    script = read(compose(article, ()), loaded(lexicon))
    episode, _ = recorded(article, script, engine, speaker.name, origin, path)
    print_converted(episode, path, time.monotonic() - started, as_json=as_json)


@app.command()
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


@app.command()
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


@app.command()
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


@app.command()
def words(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE...", help="As for convert; several may be given.")],
    *,
    show: Annotated[
        Path | None, typer.Option("--show", metavar="FILE", help="A show.toml, whose `lexicons` count as --lexicon.")
    ] = None,
    lexicon: LexiconOption = None,
    audition: Annotated[
        Path | None, typer.Option("--audition", metavar="FILE", help="An MP3 that says each one twice, with chapters.")
    ] = None,
    allow_private: PrivateOption = False,
    cookies: CookiesOption = None,
    force: ForceOption = False,
    as_json: JsonOption = False,
) -> None:
    """List the names and acronyms that no entry covers, the most doubtful first, as entries to paste into a map."""
    from tts.pronunciation import candidates
    from tts.pronunciation.show_lexicons import paths

    lexicons = loaded([*(lexicon or []), *(paths(show) if show else ())])
    articles = [cleaned(source, allow_private=allow_private, cookies=cookies)[1] for source in sources]
    scripts = [read_script(article, lexicons, "title,dek,captions") for article in articles]
    knows, guess = dictionary(scripts[0].language)
    found = candidates.candidates(scripts, knows, guess)
    if audition and found:
        auditioned(found, lexicons, audition, force=force)
    if as_json:
        print_json([candidates.as_json(one) for one in found])
    elif found:
        tell(candidates.as_map(found).rstrip("\n"))


def auditioned(found: "Sequence[Candidate]", lexicons: tuple["Lexicon", ...], output: Path, *, force: bool) -> None:
    """Record the candidates as their proposed entries say them."""
    from podcast.output import destination
    from tts import compose, read
    from tts.backends import registry
    from tts.pronunciation import candidates
    from tts.pronunciation.lexicon import parse

    article = candidates.audition(found)
    origin = f"the words {', '.join(one.written for one in found)}"
    path = destination(output, article.title, origin, force=force)
    engine = registry.backend(DEFAULT_BACKEND)
    proposed = parse(candidates.as_map(found), "proposed", "proposed")
    script = read(compose(article, ()), (proposed, *lexicons))
    recorded(article, script, engine, registry.choose_voice(engine, None, article.language).name, origin, path)


def dictionary(language: str) -> "tuple[Callable[[str], bool], Callable[[str], str]]":
    """Return what tells whether the default voice knows a word, and what IPA it gives one, in a language of its own."""
    from tts.backends import registry
    from tts.backends.hibari import Hibari
    from tts.backends.protocol import VoiceMissing
    from tts.script import Segment, Utterance

    engine = Hibari()
    try:
        voice = registry.choose_voice(engine, None, language).name
    except VoiceMissing:
        return (lambda _: True), (lambda _: "")
    return (
        lambda word: engine.knows(word, voice),
        lambda word: engine.pronounce(Utterance((Segment(0, len(word), word, word, "plain"),)), voice),
    )


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where the show is kept; it is made.")],
    *,
    title: Annotated[str, typer.Option("--title", help="Of the show; the folder's name where it is left out.")] = "",
) -> None:
    """Begin a show: a commented show.toml, a cover, and a folder for saved pages."""
    from podcast.beginning import begin

    tell(f"{begin(folder, title)} is made: change what it tells of you, then run earpaper feed on it")


@app.command()
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
    from podcast import batch, status

    if (show is None) == (check is None):
        raise typer.BadParameter("give either a SHOW or --check DIR|URL")
    if check is not None:
        from podcast.examining import examine

        report_findings(examine(check, allow_private=allow_private))
        return
    show = show or Path()
    if dry_run:
        from podcast.forecast import forecast

        for line in forecast(show, now()):
            tell(line)
        return
    try:
        with batch_progress() as watch:
            done = batch.run(show, now=now(), workers=workers, again=retry, remake=remake, rebuild=rebuild, watch=watch)
    except KeyboardInterrupt:
        tell("earpaper: stopped; what is made stays, and the same command goes on from here", err=True)
        raise typer.Exit(130) from None
    tell(status.summary(done, show))
    if done.failed:
        raise typer.Exit(3)


def report_findings(findings: "Iterator[str]") -> None:
    """Print what was found wrong, and end with 3 where there was anything."""
    found = 0
    for finding in findings:
        found += 1
        tell(finding)
    if found:
        raise typer.Exit(3)
    tell("all good")


@app.command()
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
app.add_typer(library_app, name="library")


@library_app.command("check")
def library_check(
    show: ShowArgument,
    *,
    repair: Annotated[bool, typer.Option("--repair", help="Mend what is found.")] = False,
) -> None:
    """Find what is damaged in the library of a show: the database, sounds, records, half files."""
    from podcast.mending import mend

    report_findings(mend(show, repair=repair))


@app.command()
def status(show: ShowArgument, *, as_json: JsonOption = False) -> None:
    """Tell how it stands with each article of a show."""
    from podcast import status

    if as_json:
        print_json(status.as_json(show))
    else:
        tell("\n".join(status.lines(show)))


lexicon_app = typer.Typer(help="Keep a pronunciation map: how names and acronyms are said.", no_args_is_help=True)
app.add_typer(lexicon_app, name="lexicon")
MapArgument = Annotated[list[Path], typer.Argument(metavar="FILE...", help="Pronunciation maps: .toml, .csv or .pls.")]
WordArgument = Annotated[str, typer.Argument(metavar="WORD", help="A name or word, as articles write it.")]


@lexicon_app.command("check")
def lexicon_check(files: MapArgument) -> None:
    """Check maps: each entry can be said by every voice, and no two tell of the same writing."""
    for file, lexicon in zip(files, loaded(files), strict=True):
        tell(f"{file}: {len(lexicon.entries)} {'entry' if len(lexicon.entries) == 1 else 'entries'}, all good")


@lexicon_app.command("show")
def lexicon_show(
    word: WordArgument,
    *,
    lexicon: LexiconOption = None,
    language: Annotated[str, typer.Option("--language", help="Of the articles.")] = "en",
    as_json: JsonOption = False,
) -> None:
    """Show what is told of a word, the entry that wins first: where it stands, and how it is said."""
    from tts.pronunciation import showing
    from tts.pronunciation.lexicon import house

    found = showing.found(word, (*loaded(lexicon), house(language)), language)
    if as_json:
        print_json([showing.as_json(reading) for reading in found])
    else:
        tell("\n".join(showing.lines(word, found)))


@lexicon_app.command("import")
def lexicon_import(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    *,
    output: MapOutputOption = None,
    force: ForceMapOption = False,
) -> None:
    """Turn a map in CSV or PLS 1.0 into TOML; what can't be carried over is listed on standard error."""
    from tts.pronunciation.editing import put_new
    from tts.pronunciation.importing import imported

    read = imported(file)
    for line in read.lost:
        tell(line, err=True)
    put_new(output, read.text, force=force) if output else tell(read.text.rstrip("\n"))


@lexicon_app.command("export")
def lexicon_export(
    files: MapArgument,
    *,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="A name in .pls, .csv or .toml.")],
    language: Annotated[str, typer.Option("--language", help="The language of a PLS: a tag as en-US.")] = "en-US",
    shards: Annotated[
        bool, typer.Option("--shards", help="Several PLS of 4,000 characters at most: FILE-1.pls, FILE-2.pls, ...")
    ] = False,
    force: ForceMapOption = False,
) -> None:
    """Write maps in another format; what it can't carry is listed on standard error."""
    from tts.pronunciation.exporting import exported

    entries = tuple(entry for lexicon in loaded(files) for entry in lexicon.entries)
    written = exported(entries, output, language, shards=shards, force=force)
    for line in written.lost:
        tell(line, err=True)
    tell("\n".join(map(str, written.files)))


@lexicon_app.command("add")
def lexicon_add(
    word: WordArgument,
    *,
    respelling: SayingOption = None,
    ipa: SayingOption = None,
    letters: SayingOption = None,
    alias: SayingOption = None,
    as_word: Annotated[str | None, typer.Option("--word", metavar="TEXT")] = None,
    pinyin: SayingOption = None,
    kana: SayingOption = None,
    skip: Annotated[bool, typer.Option("--skip", help="It is not said at all.")] = False,
    note: SayingOption = None,
    source: SayingOption = None,
    surname: SayingOption = None,
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help="The map; it is made where there is none.")] = Path(
        "names.toml"
    ),
    replace: Annotated[bool, typer.Option("--replace", help="Change the entry that the map has for it.")] = False,
) -> None:
    """Add an entry to a map in TOML, whose comments and order stay: exactly one way to say it."""
    from tts.pronunciation import editing, showing

    told = {
        "ipa": ipa, "letters": letters, "word": as_word, "alias": alias, "respelling": respelling, "pinyin": pinyin,
        "kana": kana, "skip": skip or None, "surname": surname, "note": note, "source": source,
    }  # fmt: skip
    entry = editing.add(to, {"written": word, **{key: value for key, value in told.items() if value}}, replace=replace)
    tell("\n".join(showing.lines(word, (showing.reading(entry),))))


def loaded(files: list[Path] | None) -> tuple["Lexicon", ...]:
    """Load the pronunciation maps that were named, the first named winning."""
    from tts.pronunciation.lexicon import load

    return tuple(load(file) for file in files or [])


def cleaned(
    source: str, *, allow_private: bool, cookies: Path | None, embedded_posts: str = "skip"
) -> tuple["Page", "Article"]:
    """Fetch and clean a source."""
    from cleaning import clean as clean_page
    from fetching import fetch

    page = fetch(source, stdin=sys.stdin.buffer, allow_private=allow_private, cookies=cookies)
    return page, clean_page(page, embedded_posts=cast("EmbeddedPosts", embedded_posts))


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


def heed_wishes(article: "Article", *, override_opt_out: bool) -> None:
    """Warn of what the page asks, and stop where the story is not to be narrated."""
    from cleaning import require_narratable, warnings

    require_narratable(article, override_opt_out=override_opt_out)
    for warning in warnings(article, override_opt_out=override_opt_out):
        tell(f"earpaper: warning: {warning}", err=True)


def read_script(article: "Article", lexicons: tuple["Lexicon", ...], speak: str) -> "Script":
    """Compose and read the script of an article."""
    from podcast.stages import script_of

    return script_of(article, lexicons, parts(speak))


def takes_in(folder: Path | None, *, keep: bool) -> "Takes | None":
    """Return the takes of a folder, or of this person's cache, or None where none are to be kept."""
    from platformdirs import user_cache_path

    from tts.takes import Takes

    return Takes(folder or user_cache_path("earpaper", appauthor=False) / "takes") if keep else None


def recorded(
    article: "Article",
    script: "Script",
    engine: "Backend",
    voice: str,
    origin: str,
    path: Path,
    *,
    page: bool = False,
    transcripts: "Sequence[Format]" = (),
    artwork: "Artwork | None" = None,
    jingles: "Jingles | None" = None,
    takes: "Takes | None" = None,
    workers: int | None = None,
    tempo: float = 1.0,
    voices: "Mapping[Role, str] | None" = None,
) -> "tuple[Episode, int]":
    """Speak a script and write it as an episode, with a progress bar; return it and how many sentences were spoken."""
    from podcast.episode import make, write
    from podcast.picture import NO_ARTWORK
    from podcast.transcript import files
    from tts import synthesize
    from tts.audio.press import Press
    from tts.narration import NO_JINGLES

    with (
        progress() as report,
        Press(tempo) as press,
        synthesize(
            script,
            engine,
            takes,
            voice=voice,
            progress=report,
            hear=press.hear,
            jingles=jingles or NO_JINGLES,
            workers=workers,
            tempo=tempo,
            voices=voices or {},
        ) as narration,
    ):
        episode = make(article, script, narration, source=origin)
        write(episode, narration, path, press, files(episode, path, transcripts), artwork or NO_ARTWORK)
        if page:
            from podcast.pages.writing import write as write_page

            write_page(article, script, narration, episode, path)
    if takes and takes.trouble:
        tell(f"earpaper: warning: spoken sentences can't be kept in {takes.folder} ({takes.trouble})", err=True)
    return episode, narration.spoken


def artwork(cover: Path | None, image: str | None, *, allow_private: bool, cookies: Path | None) -> "Artwork":
    """Return a person's cover, and the picture at an address; None asks for none, "" stands for a missing one."""
    from fetching import FetchError, fetch_image
    from podcast import picture
    from podcast.errors import LibraryError

    own = picture.cover(cover) if cover else None
    if not image:
        if image is not None:
            tell("earpaper: warning: the page names no picture, so its chapters have none", err=True)
        return picture.Artwork(own)
    try:
        data = fetch_image(image, allow_private=allow_private, cookies=cookies)
        return picture.Artwork(own, picture.small(data, image))
    except (FetchError, LibraryError) as error:
        tell(f"earpaper: warning: the article's picture is left out: {error}", err=True)
        return picture.Artwork(own)


def own_recording(
    article: "Article", origin: str, path: Path, pictures: "Artwork", *, allow_private: bool, cookies: Path | None
) -> "Episode | None":
    """Write the publisher's own recording of a story as its episode; None, with a warning, where none is to be had."""
    from fetching import FetchError, fetch_audio
    from podcast import publisher_audio
    from tts.backends.protocol import SpeechError

    if not article.audio:
        tell("earpaper: warning: the page names no audio of its own, so the story is spoken", err=True)
        return None
    try:
        recording = fetch_audio(article.audio, allow_private=allow_private, cookies=cookies)
        return publisher_audio.recorded(article, recording, path, source=origin, artwork=pictures)
    except (FetchError, SpeechError) as error:
        tell(f"earpaper: warning: the publisher's audio is not used: {error}; the story is spoken", err=True)
        return None


def page_place(path: Path, *, force: bool) -> Path:
    """Return where the listen page of an MP3 goes, before anything is spoken for it."""
    from podcast.pages.writing import place

    return place(path, force=force)


def print_converted(
    episode: "Episode",
    path: Path,
    seconds: float,
    page: Path | None = None,
    transcripts: "Sequence[Path]" = (),
    *,
    spoken: int | None = None,
    as_json: bool,
) -> None:
    """Tell what was made."""
    from podcast import report

    if as_json:
        print_json(report.as_json(episode, path, seconds, page, transcripts, spoken))
    else:
        tell("\n".join(report.lines(episode, path, seconds, page, transcripts, spoken)))


def print_json(document: object) -> None:
    """Print one JSON document."""
    tell(json.dumps(document, ensure_ascii=False, indent=2))


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


def now() -> "datetime":
    """Return the time, or what SOURCE_DATE_EPOCH says it is, so that the same input gives the same site."""
    from datetime import UTC, datetime

    return datetime.fromtimestamp(float(os.environ.get("SOURCE_DATE_EPOCH") or time.time()), UTC)


@contextmanager
def batch_progress() -> "Iterator[Watch]":
    """Give what tells of a run: bars where a person looks on, else a line for each article."""
    from podcast.batch import Watch
    from podcast.status import line

    if not sys.stderr.isatty():
        yield Watch(ended=lambda job: tell(line(job), err=True))
        return
    from rich.console import Console
    from rich.live import Live

    from podcast.status import picture

    with Live(console=Console(stderr=True), transient=True, refresh_per_second=4) as live:
        yield Watch(
            ended=lambda job: live.console.print(line(job), markup=False, highlight=False),
            state=lambda state: live.update(picture(state)),
        )


if __name__ == "__main__":
    app()
