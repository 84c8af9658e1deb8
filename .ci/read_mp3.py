"""Reads an MP3 with ffprobe and with eyeD3, and fails unless both see the same title and the same chapters."""

import json
import subprocess
import sys

import eyed3


def by_ffprobe(path: str) -> tuple[str, list[tuple[int, str]]]:
    """Title and chapters (start in ms, title) by ffprobe."""
    command = ["ffprobe", "-v", "error", "-show_chapters", "-show_format", "-of", "json", path]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    chapters = [(round(float(row["start_time"]) * 1000), row["tags"]["title"]) for row in found["chapters"]]
    return found["format"]["tags"]["title"], chapters


def by_eyed3(path: str) -> tuple[str, list[tuple[int, str]]]:
    """Title and chapters (start in ms, title) by eyeD3, in the order of the top table of contents."""
    tag = eyed3.load(path).tag
    (table,) = [entry for entry in tag.table_of_contents if entry.toplevel]
    chapters = [tag.chapters[element] for element in table.child_ids]
    return tag.title, [(chapter.times.start, chapter.title) for chapter in chapters]


path = sys.argv[1]
first, second = by_ffprobe(path), by_eyed3(path)
if first != second or not first[1]:
    sys.exit(f"the readers differ, or saw no chapters:\n{first}\n{second}")
print(f"{first[0]}: {len(first[1])} chapters, seen alike by both")
