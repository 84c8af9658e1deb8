"""The record of an episode in, the files that stand beside its sound out."""

from pathlib import Path

from podcast.chapters import chapters_json
from podcast.item import Record, packed
from podcast.places import Places
from podcast.transcript import files

BESIDE = (".chapters.json", ".vtt", ".srt")
"""The endings of what stands beside an MP3 for players."""


def files_of(record: Record, places: Places) -> dict[Path, bytes]:
    """Return what is kept of an episode besides its sound, by path."""
    item = record.item
    audio = places.audio / item.audio
    return {
        places.record(item.stem): packed(record),
        audio.with_suffix(".chapters.json"): chapters_json(record.episode, audio=item.audio).encode(),
        **files(record.episode, audio, ("vtt", "srt")),
    }
