"""`earpaper digest`: many articles become one MP3, with a spoken list of contents and a chapter for each."""

import time
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from commands.options import (
    DEFAULT_BACKEND,
    BackendOption,
    CookiesOption,
    CoverOption,
    ForceOption,
    IntroOption,
    JsonOption,
    KeepTakesOption,
    LexiconOption,
    OptOutOption,
    OutputOption,
    OutroOption,
    PrivateOption,
    SpeakOption,
    TakesOption,
    TranscriptOption,
    WorkersOption,
)
from commands.printing import progress, tell
from commands.recording import artwork, print_converted, takes_in
from commands.shows import now
from commands.stages import cleaned, heed_wishes, loaded, read_script

if TYPE_CHECKING:
    from datetime import datetime

    from podcast.digest import Part
    from podcast.transcript import Format
    from tts.audio.id3 import Picture
    from tts.narration import Narration
    from tts.pronunciation.lexicon import Lexicon
    from tts.script import Script

SourcesArgument = Annotated[list[str], typer.Argument(metavar="SOURCE...", help="As for convert, in their order.")]
TitleOption = Annotated[str, typer.Option("--title", help="Of the programme; the day is added.")]
DayOption = Annotated[str, typer.Option("--for", metavar="DAY", help="The day it is for, as 2026-11-26; today else.")]
VoicesOption = Annotated[
    list[str] | None, typer.Option("--voice", help="A voice of the backend; several read the stories by turns.")
]
LongestOption = Annotated[float, typer.Option("--longest", metavar="MINUTES", min=0, help="Leave out what is beyond.")]
BetweenOption = Annotated[
    Path | None, typer.Option("--chapter-sound", metavar="FILE", help="A short sound between stories.")
]
PicturesOption = Annotated[bool, typer.Option("--pictures/--no-pictures", help="Fetch each article's own picture.")]


def digest(
    sources: SourcesArgument,
    *,
    output: OutputOption = None,
    title: TitleOption = "Digest",
    day: DayOption = "",
    voice: VoicesOption = None,
    backend: BackendOption = DEFAULT_BACKEND,
    lexicon: LexiconOption = None,
    speak: SpeakOption = "title",
    longest: LongestOption = 0.0,
    intro: IntroOption = None,
    chapter_sound: BetweenOption = None,
    outro: OutroOption = None,
    pictures: PicturesOption = True,
    cover: CoverOption = None,
    transcript: TranscriptOption = None,
    force: ForceOption = False,
    allow_private: PrivateOption = False,
    cookies: CookiesOption = None,
    override_opt_out: OptOutOption = False,
    takes: TakesOption = None,
    keep_takes: KeepTakesOption = True,
    workers: WorkersOption = None,
    as_json: JsonOption = False,
) -> None:
    """Turn many articles into one MP3: a spoken list of contents, then a chapter for each."""
    from podcast import digest as digesting
    from podcast.episode import guid_of, write
    from podcast.output import destination, transcript_places
    from podcast.picture import Artwork
    from podcast.picture import cover as own_cover
    from podcast.transcript import files
    from tts import read, synthesize
    from tts.audio.jingles import Jingles
    from tts.audio.press import Press
    from tts.backends import registry
    from tts.joining import Joining

    started, moment = time.monotonic(), _moment(day)
    lexicons, engine = loaded(lexicon), registry.backend(backend)
    for name in voice or []:
        if name not in {one.name for one in engine.voices()}:
            registry.choose_voice(engine, name, "")
    origin = f"digest of {len(sources)} sources {sha256(chr(10).join(sources).encode()).hexdigest()[:16]}"
    read_parts, failed = _parts(sources, lexicons, speak, allow_private, cookies, override_opt_out=override_opt_out)
    parts = digesting.within(read_parts, longest)
    if not parts:
        raise typer.Exit(3)
    for left in (part for part in read_parts if part not in parts):
        tell(f"earpaper: left out, since {longest:g} min are full: {left.article.title}", err=True)
    language = parts[0].article.language
    told = digesting.Digest(title, title, language, moment, guid_of("", f"{origin} {moment:%Y-%m-%d}"), origin)
    path = destination(output, told.title, origin, force=force)
    kinds = cast("list[Format]", transcript or [])
    beside = transcript_places(path, kinds, force=force)
    if pictures:
        parts = tuple(_with_picture(part, allow_private=allow_private, cookies=cookies) for part in parts)
    kept = takes_in(takes, keep=keep_takes)

    def spoken(script: "Script", number: int) -> "Narration":
        name = digesting.voice_in_turn(engine, voice or [], number, script.language)
        return synthesize(script, engine, kept, voice=name, workers=workers, progress=report)

    with progress() as report, Press(kept=kept.mastered if kept else None) as press:
        joining = Joining(Jingles(intro, chapter_sound, outro), press.hear)
        script, narration = digesting.narrated(told, parts, lambda one: read(one, lexicons), spoken, joining)
        with closing(narration):
            episode = digesting.episode_of(told, parts, script, narration, joining.counts)
            look = Artwork(own_cover(cover) if cover else None, None, digesting.pictures(parts))
            write(episode, narration, path, press, files(episode, path, kinds), look)
    print_converted(
        episode, path, time.monotonic() - started, transcripts=beside, spoken=narration.spoken, as_json=as_json
    )
    if failed:
        raise typer.Exit(3)


def _moment(day: str) -> "datetime":
    from datetime import UTC, date, datetime
    from datetime import time as clock

    if not day:
        return now()
    try:
        return datetime.combine(date.fromisoformat(day), clock(), UTC)
    except ValueError as error:
        raise typer.BadParameter(f"{day!r} is no day: write it as 2026-11-26") from error


def _parts(
    sources: list[str],
    lexicons: tuple["Lexicon", ...],
    speak: str,
    allow_private: bool,  # noqa: FBT001
    cookies: Path | None,
    *,
    override_opt_out: bool,
) -> tuple[list["Part"], bool]:
    """Fetch, clean and read each source, each story once; what fails is told of, and stops no other."""
    from cleaning import CleaningError
    from fetching import FetchError
    from podcast.digest import Part

    parts: dict[str, Part] = {}
    failed = False
    for source in sources:
        try:
            _, article = cleaned(source, allow_private=allow_private, cookies=cookies)
            heed_wishes(article, override_opt_out=override_opt_out)
        except (FetchError, CleaningError) as error:
            tell(f"earpaper: {' '.join(str(error).split())}", err=True)
            failed = True
            continue
        parts.setdefault(article.url or source, Part(article, read_script(article, lexicons, speak)))
    return list(parts.values()), failed


def _with_picture(part: "Part", *, allow_private: bool, cookies: Path | None) -> "Part":
    from dataclasses import replace

    return replace(part, picture=_picture(part.article.image, allow_private=allow_private, cookies=cookies))


def _picture(image: str, *, allow_private: bool, cookies: Path | None) -> "Picture | None":
    return artwork(None, image, allow_private=allow_private, cookies=cookies).chapter if image else None
