"""An MP3 in, its tags and chapters out, as the bundled ffmpeg reads them: it is not what wrote them."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import imageio_ffmpeg

from podcast.errors import LibraryError, NoProgramme

LONGEST_S = 60.0
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_LINE = re.compile(r"(?:[^\\\n]|\\.)+", re.DOTALL)
_KEY = re.compile(r"((?:[^\\=]|\\.)*)=(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FileChapter:
    """A chapter as a player lists it."""

    title: str
    start_ms: float
    end_ms: float


@dataclass(frozen=True, slots=True)
class Facts:
    """What a player is told of a file: tags by ffmpeg's names for them ("title", "artist"), and chapters as listed."""

    tags: dict[str, str]
    chapters: tuple[FileChapter, ...]


def read(path: Path) -> Facts:
    """Read the tags and chapters of an MP3; raises NoProgramme where ffmpeg finds none, LibraryError."""
    source = ["-f", "mp3", "-protocol_whitelist", "file,pipe", "-i", f"file:{path.absolute()}"]
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-v", "error", *source, "-f", "ffmetadata", "pipe:1"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=LONGEST_S, check=False)
    except (OSError, RuntimeError) as error:
        raise LibraryError(f"the bundled ffmpeg can't be started ({error}): install earpaper anew") from error
    except subprocess.TimeoutExpired as error:
        raise NoProgramme(f"the tags of {path} could not be read in {LONGEST_S:.0f} s") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NoProgramme(f"{path} is no MP3 that can be played ({said[-1] if said else 'no reason given'})")
    return parsed(done.stdout.decode("utf-8", "replace"))


def parsed(text: str) -> Facts:
    """Return the facts in ffmpeg's own form for them. Source: https://ffmpeg.org/ffmpeg-formats.html#Metadata-1."""
    sections: list[tuple[str, dict[str, str]]] = [("", {})]
    for line in _LINE.findall(text):
        if line.startswith(";"):
            continue
        if line.startswith("[") and line.endswith("]"):
            sections.append((line, {}))
        elif found := _KEY.fullmatch(line):
            sections[-1][1][_plain(found[1])] = _plain(found[2])
    return Facts(sections[0][1], tuple(_chapters(facts for name, facts in sections if name == "[CHAPTER]")))


def _chapters(sections: Iterator[dict[str, str]]) -> Iterator[FileChapter]:
    for facts in sections:
        unit_ms = Fraction(facts.get("TIMEBASE", "1/1000000000")) * 1000
        start, end = (float(int(facts.get(name, "0")) * unit_ms) for name in ("START", "END"))
        yield FileChapter(facts.get("title", ""), start, end)


def _plain(value: str) -> str:
    return _ESCAPED.sub(r"\1", value)
