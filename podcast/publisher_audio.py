"""A publisher's own recording of a story in, the narration and the episode that are made of it out."""

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

from cleaning.article import Article
from fetching.audio import AudioKind, Recording
from podcast.episode import Episode, write
from podcast.episode import make as make_spoken
from podcast.picture import NO_ARTWORK, Artwork
from tts.audio.decode import decode_programme
from tts.audio.whole import Whole
from tts.narration import ChapterTime, Narration
from tts.script import Script

BACKEND = "publisher"
SAMPLE_RATE = 44_100
LONGEST_S = 2 * 60 * 60
_CONTAINERS: Mapping[AudioKind, str] = MappingProxyType({"mp4": "mov"})  # ffmpeg's names where they are others


def heard(article: Article, recording: Recording, tempo: float = 1.0) -> Narration:
    """Decode a recording as the narration of its article: one chapter, no times of words; raises SpeechError.

    The caller closes it. It has at most two hours. Its MP3 is to be `tempo` times as fast.
    """
    pcm = tempfile.TemporaryFile()  # noqa: SIM115 - the narration owns it from here on
    try:
        container = _CONTAINERS.get(recording.kind, recording.kind)
        length = decode_programme(
            recording.body, pcm, container=container, sample_rate=SAMPLE_RATE, longest_s=LONGEST_S
        )
    except BaseException:
        pcm.close()
        raise
    chapter = ChapterTime(article.title, 0.0, length * 1000 / SAMPLE_RATE / tempo)
    narrator = article.publisher or urlsplit(recording.url).hostname or BACKEND
    return Narration(pcm, SAMPLE_RATE, length, BACKEND, narrator, (chapter,), (), (), tempo=tempo)


def make(article: Article, narration: Narration, *, source: str = "") -> Episode:
    """Gather the facts of an episode that its publisher speaks: no script, no cues, no synthetic voice of ours."""
    unspoken = Script(article.title, article.language, ())
    return replace(make_spoken(article, unspoken, narration, source=source), checksum="", synthetic=False)


def recorded(
    article: Article,
    recording: Recording,
    path: Path,
    *,
    source: str = "",
    artwork: Artwork = NO_ARTWORK,
    tempo: float = 1.0,
) -> Episode:
    """Write a recording as a mastered, tagged MP3 at `path`; raises SpeechError, LibraryError."""
    with heard(article, recording, tempo) as narration:
        episode = make(article, narration, source=source)
        write(episode, narration, path, Whole(SAMPLE_RATE, tempo), artwork=artwork)
    return episode
