"""`earpaper digest`: many articles become one MP3, with a spoken list of contents and a chapter for each."""

import sys
import time
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from commands.ensemble import Ensemble
from commands.options import (
    DEFAULT_BACKEND,
    BackendOption,
    CookiesOption,
    CoverOption,
    ForceOption,
    HeadingVoiceOption,
    IntroOption,
    JsonOption,
    KeepTakesOption,
    LexiconOption,
    OptOutOption,
    OutputOption,
    OutroOption,
    PageOption,
    PrivateOption,
    QuoteVoiceOption,
    SpeakOption,
    TakesOption,
    TempoOption,
    TranscriptOption,
    WorkersOption,
    by_role,
)
from commands.printing import tell
from commands.recording import artwork, page_place, print_converted, takes_in
from commands.shows import now
from commands.stages import heed_wishes, loaded, read_script

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from cleaning import Article
    from podcast.digest import Part
    from podcast.named import Caller, Named
    from podcast.sameness import Sketch
    from podcast.transcript import Format
    from tts.audio.id3 import Picture
    from tts.pronunciation.lexicon import Lexicon

SourcesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...", help="As for convert, in their order; or a feed, a sitemap or an OPML, for what it names."
    ),
]
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
AtMostOption = Annotated[int, typer.Option("--at-most", min=1, help="So many articles of each feed.")]
DaysOption = Annotated[float, typer.Option("--days", min=0, help="Of feeds what is not older; 0 is any age.")]


def digest(
    sources: SourcesArgument,
    *,
    output: OutputOption = None,
    title: TitleOption = "Digest",
    day: DayOption = "",
    voice: VoicesOption = None,
    quote_voice: QuoteVoiceOption = None,
    heading_voice: HeadingVoiceOption = None,
    backend: BackendOption = DEFAULT_BACKEND,
    lexicon: LexiconOption = None,
    speak: SpeakOption = "title",
    at_most: AtMostOption = 20,
    days: DaysOption = 7,
    longest: LongestOption = 0.0,
    intro: IntroOption = None,
    chapter_sound: BetweenOption = None,
    outro: OutroOption = None,
    pictures: PicturesOption = True,
    cover: CoverOption = None,
    page: PageOption = False,
    transcript: TranscriptOption = None,
    force: ForceOption = False,
    allow_private: PrivateOption = False,
    cookies: CookiesOption = None,
    override_opt_out: OptOutOption = False,
    takes: TakesOption = None,
    keep_takes: KeepTakesOption = True,
    workers: WorkersOption = None,
    tempo: TempoOption = 1.0,
    as_json: JsonOption = False,
) -> None:
    """Turn many articles into one MP3: a spoken list of contents, then a chapter for each."""
    from fetching.visiting import Visitor
    from podcast.digest import Digest, within
    from podcast.digest import pictures as by_address
    from podcast.episode import guid_of
    from podcast.named import Caller
    from podcast.output import destination, transcript_places
    from podcast.picture import Artwork
    from podcast.picture import cover as own_cover
    from podcast.show import Filter
    from tts.audio.jingles import Jingles
    from tts.backends import registry

    started, moment = time.monotonic(), _moment(day)
    lexicons, roles = loaded(lexicon), by_role(quote_voice, heading_voice)
    kept = takes_in(takes, keep=keep_takes)
    readers = Ensemble(registry.backend(backend), tuple(voice or ()), roles, lexicons, kept, workers, tempo)
    readers.require_voices()
    asks = Visitor(allow_private=allow_private, cookies=cookies)
    caller = Caller(asks, Filter(days=days, at_most=at_most), now(), sys.stdin.buffer)
    found, failed = _parts(caller, sources, lexicons, speak, override_opt_out=override_opt_out)
    if not (parts := within(found, longest)):
        raise typer.Exit(3)
    for left in (part for part in found if part not in parts):
        tell(f"earpaper: left out, since {longest:g} min are full: {left.article.title}", err=True)
    origin = f"digest of {len(sources)} sources {sha256(chr(10).join(sources).encode()).hexdigest()[:16]}"
    guid = guid_of("", f"{origin} {moment:%Y-%m-%d}")
    told = Digest(title, title, parts[0].article.language, moment, guid, origin)
    path = destination(output, told.title, origin, force=force)
    index = page_place(path, force=force) if page else None
    kinds = cast("list[Format]", transcript or [])
    beside = transcript_places(path, kinds, force=force)
    if pictures:
        parts = tuple(_with_picture(part, allow_private=allow_private, cookies=cookies) for part in parts)
    look = Artwork(own_cover(cover) if cover else None, None, by_address(parts))
    jingles = Jingles(intro, chapter_sound, outro)
    episode, spoken = readers.recorded(told, parts, path, kinds, look, jingles, page=page)
    print_converted(episode, path, time.monotonic() - started, index, beside, spoken=spoken, as_json=as_json)
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
    caller: "Caller", sources: list[str], lexicons: "tuple[Lexicon, ...]", speak: str, *, override_opt_out: bool
) -> "tuple[list[Part], bool]":
    """Fetch, clean and read what was named, each story once; what fails is told of, and stops no other."""
    from podcast.digest import Part
    from podcast.sameness import alike, sketch

    parts: dict[str, Part] = {}
    sketches: list[Sketch] = []
    failed = False
    for named, article in _articles(caller, sources, override_opt_out=override_opt_out):
        if named is None or article is None:
            failed = True
            continue
        name, mine = article.url or named.page.source, sketch(article)
        if name in parts or (named.find and any(alike(mine, other) for other in sketches)):
            continue
        parts[name] = Part(article, read_script(article, lexicons, speak))
        sketches.append(mine)
    return list(parts.values()), failed


def _articles(
    caller: "Caller", sources: list[str], *, override_opt_out: bool
) -> "Iterator[tuple[Named, Article] | tuple[None, None]]":
    """Yield what was named with its article; what there is none of is told of."""
    from cleaning import CleaningError
    from fetching import FetchError
    from podcast.visits import cleaned

    for named in caller.pages(sources):
        try:
            if isinstance(named, FetchError):
                raise named
            article = cleaned(named.page, named.find)
            heed_wishes(article, override_opt_out=override_opt_out, named_by_a_person=named.find is None)
        except (FetchError, CleaningError) as error:
            tell(f"earpaper: {' '.join(str(error).split())}", err=True)
            yield None, None
            continue
        yield named, article


def _with_picture(part: "Part", *, allow_private: bool, cookies: Path | None) -> "Part":
    return replace(part, picture=_picture(part.article.image, allow_private=allow_private, cookies=cookies))


def _picture(image: str, *, allow_private: bool, cookies: Path | None) -> "Picture | None":
    return artwork(None, image, allow_private=allow_private, cookies=cookies).chapter if image else None
