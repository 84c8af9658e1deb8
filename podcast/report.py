"""A finished episode in, what a person or a program is told of it out."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from podcast.heard import Episode


def lines(
    episode: Episode,
    path: Path,
    seconds: float,
    page: Path | None = None,
    transcripts: Sequence[Path] = (),
    spoken: int | None = None,
) -> Iterator[str]:
    """Say in four lines and one for the chapters what was made, and in one more each where its page and words are.

    `spoken` counts the sentences that were spoken now, where some may be from before.
    """
    yield f"Title     {episode.title}"
    yield "Chapters  " + " | ".join(f"{clock(chapter.start_ms)} {chapter.title}" for chapter in episode.chapters)
    yield f"Voice     {_voice(episode)}"
    yield f"Time      {clock(episode.duration_ms)} of audio, made in {seconds:.1f} s{_shares(episode, spoken)}"
    yield f"File      {path}"
    if page:
        yield f"Page      {page}"
    for transcript in transcripts:
        yield f"Words     {transcript}"


def _shares(episode: Episode, spoken: int | None) -> str:
    return "" if spoken is None else f": {spoken} spoken, {max(0, len(episode.cues) - spoken)} from before"


def as_json(
    episode: Episode,
    path: Path,
    seconds: float,
    page: Path | None = None,
    transcripts: Sequence[Path] = (),
    spoken: int | None = None,
) -> dict[str, object]:
    """Return the facts of what was made."""
    return {
        "title": episode.title,
        "file": str(path),
        "duration_ms": episode.duration_ms,
        "chapters": [
            {"title": chapter.title, "start_ms": chapter.start_ms, "end_ms": chapter.end_ms}
            for chapter in episode.chapters
        ],
        "voice": episode.voice,
        "backend": episode.backend,
        "synthetic": episode.synthetic,
        "completeness": episode.completeness,
        "seconds": round(seconds, 2),
        **({} if spoken is None else {"spoken": spoken}),
        **({"page": str(page)} if page else {}),
        **({"transcripts": [str(transcript) for transcript in transcripts]} if transcripts else {}),
    }


def _voice(episode: Episode) -> str:
    if episode.synthetic:
        return f"{episode.voice} ({episode.backend}), a synthetic voice"
    return f"{episode.voice}: the publisher's own audio"


def clock(milliseconds: float) -> str:
    """Write a time as a player shows it: 1:05, or 1:02:05."""
    minutes, seconds = divmod(round(milliseconds / 1000), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
