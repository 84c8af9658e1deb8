"""Chapters of an episode in, a JSON chapters file out, as podcast players fetch it beside the audio."""

import json
from collections.abc import Iterable

from podcast.heard import Episode, EpisodeChapter

VERSION = "1.2.0"


def chapters_json(episode: Episode, *, audio: str = "") -> str:
    """Return the chapters file of an episode; `audio` is the name of the file that they apply to.

    Source: version 1.2 of the format,
    https://github.com/Podcastindex-org/podcast-namespace/blob/main/chapters/jsonChapters.md
    """
    facts = {
        "version": VERSION,
        "title": episode.title,
        "author": episode.byline,
        "podcastName": episode.publisher,
        "fileName": audio,
    }
    document = {**{name: fact for name, fact in facts.items() if fact}, "chapters": chapter_list(episode.chapters)}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def chapter_list(chapters: Iterable[EpisodeChapter]) -> list[dict[str, object]]:
    """Return chapter objects in the order of time; what is not known is left out."""
    return [
        {
            "startTime": seconds(chapter.start_ms),
            "endTime": seconds(chapter.end_ms),
            "title": chapter.title,
            **({"url": chapter.url} if chapter.url else {}),
            **({"img": chapter.image} if chapter.image else {}),
        }
        for chapter in sorted(chapters, key=lambda chapter: chapter.start_ms)
    ]


def seconds(milliseconds: int) -> float:
    """Return a time as JSON files for podcasts have it: seconds with a fraction."""
    return milliseconds / 1000
