"""A script spoken and written as an episode, with all that may stand beside it."""

from pathlib import Path
from typing import TYPE_CHECKING

from commands.printing import print_json, progress, tell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleaning import Article
    from podcast.episode import Episode
    from podcast.picture import Artwork
    from podcast.transcript import Format
    from tts.audio.jingles import Jingles
    from tts.backends.protocol import Backend
    from tts.beside import Worker
    from tts.script import Role, Script
    from tts.takes import Takes


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
    ready: "Worker | None" = None,
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
        Press(tempo, takes.mastered if takes else None) as press,
        synthesize(
            script,
            engine,
            takes,
            voice=voice,
            progress=report,
            hear=press.hear,
            jingles=jingles or NO_JINGLES,
            workers=workers,
            ready=ready,
            tempo=tempo,
            voices=voices or {},
        ) as narration,
    ):
        episode = make(article, script, narration, source=origin)
        write(episode, narration, path, press, files(episode, path, transcripts), artwork or NO_ARTWORK)
        if page:
            from podcast.pages.text import story
            from podcast.pages.writing import write as write_page

            write_page(story(article, script, narration), episode, path, artwork or NO_ARTWORK)
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
    article: "Article",
    origin: str,
    path: Path,
    pictures: "Artwork",
    *,
    allow_private: bool,
    cookies: Path | None,
    tempo: float,
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
        return publisher_audio.recorded(article, recording, path, source=origin, artwork=pictures, tempo=tempo)
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
