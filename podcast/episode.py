"""An article, its script and its narration in, an episode out; and an episode to one tagged MP3."""

import unicodedata
import uuid
from collections.abc import Mapping
from pathlib import Path

from cleaning.article import Article
from podcast.errors import LibraryError
from podcast.files import ALONE, put
from podcast.heard import Cue, Episode, EpisodeChapter, cues
from podcast.pages.text import paragraphs
from podcast.picture import NO_ARTWORK, Artwork
from tts.audio import id3
from tts.audio.press import Press, pressed
from tts.audio.whole import Whole
from tts.narration import Narration
from tts.report import script_checksum
from tts.script import Script

__all__ = ["Cue", "Episode", "EpisodeChapter", "file_name", "make", "tags", "write"]

LONGEST_NAME = 200
"""Bytes of a file name without its ending; file systems take 255, and some software adds to it."""
RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""Names that Windows keeps for devices, with any ending."""
_APOSTROPHES = "'’‘ʼ＇"


def make(article: Article, script: Script, narration: Narration, *, source: str = "") -> Episode:
    """Gather the facts of an episode. The same source has the same guid, so that a feed's readers see one episode.

    `source` names what it was made from, where that is not the article's address.
    """
    checksum = script_checksum(script)
    origin = source or article.url or f"script {checksum}"
    return Episode(
        guid=guid_of(article.url, origin),
        title=article.title,
        url=article.url,
        publisher=article.publisher,
        byline=article.byline,
        published=article.published,
        language=script.language,
        duration_ms=round(narration.duration_ms),
        chapters=tuple(
            EpisodeChapter(chapter.title, round(chapter.start_ms), round(chapter.end_ms), article.url)
            for chapter in narration.chapters
        ),
        cues=tuple(cues(paragraphs(script, narration))),
        backend=narration.backend,
        voice=narration.voice,
        source=origin,
        checksum=checksum,
        completeness=article.completeness,
    )


def guid_of(url: str, origin: str) -> str:
    """Return the guid of what is at an address, or of what has none and was made from `origin`."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, url or f"earpaper:{origin}"))


def tags(episode: Episode, artwork: Artwork = NO_ARTWORK) -> id3.Tags:
    """Return what a player is told and shown of the episode."""
    return id3.Tags(
        title=episode.title,
        artist=episode.publisher,
        album=episode.publisher,
        date=episode.published.date().isoformat() if episode.published else "",
        language=episode.language,
        url=episode.url,
        narrator=f"{episode.voice} ({episode.backend})" if episode.synthetic else episode.voice,
        synthetic=episode.synthetic,
        source=episode.source,
        checksum=episode.checksum,
        text=episode.text,
        chapters=tuple(
            id3.TaggedChapter(
                c.title, c.start_ms, c.end_ms, c.url, artwork.by_address.get(c.url, artwork.chapter), c.part_of
            )
            for c in episode.chapters
        ),
        cover=artwork.cover,
    )


def write(
    episode: Episode,
    narration: Narration,
    path: Path,
    press: Press | Whole | None = None,
    beside: Mapping[Path, bytes] = ALONE,
    artwork: Artwork = NO_ARTWORK,
) -> None:
    """Write the episode as a mastered, tagged MP3: whole or not at all; what stood at `path` is replaced.

    `press` heard the narration as it grew, and may be almost done; it is closed here. `beside` holds other files by
    their paths, which are written with it or not at all; `artwork` goes into it. Raises LibraryError where the files
    can't be written, SpeechError where ffmpeg fails.
    """
    try:
        with press or pressed(narration.pcm, narration.sample_rate, narration.tempo) as made:
            made.finish(narration.pcm)
            id3.write(made.mp3, tags(episode, artwork))
            made.mp3.seek(0)
            put(path, made.mp3, beside)
    except OSError as error:
        reason = error.strerror or error
        raise LibraryError(f"{path} can't be written ({reason}): make room, or name another place with -o") from error


def file_name(title: str) -> str:
    """Return a title as a file name without an ending: lower case, words joined by hyphens, safe on every system.

    Latin letters lose their accents; other scripts stay as they are, since spelling them in Latin would be guessing.

    >>> file_name("Café prices rise 5%: what's next?")
    'cafe-prices-rise-5-whats-next'
    """
    kept = "".join(_kept(character) for character in unicodedata.normalize("NFKC", title).lower())
    words = unicodedata.normalize("NFC", kept).split()
    name = _shortened("-".join(words))
    return f"{name}-article" if name in RESERVED else name or "article"


def _kept(character: str) -> str:
    plain = "".join(part for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part))
    category = unicodedata.category(character)
    if character in _APOSTROPHES or category in {"Cf", "Cs"}:
        return ""
    if plain.isascii() and plain.isalnum():
        return plain
    return character if category[0] in "LMN" else " "


def _shortened(name: str) -> str:
    """Cut to `LONGEST_NAME` bytes, at a hyphen where there is one in the second half."""
    cut = name.encode()[:LONGEST_NAME].decode("utf-8", "ignore")
    if len(cut) < len(name) and "-" in cut[len(cut) // 2 :]:
        cut = cut[: cut.rindex("-")]
    return cut.strip("-")
