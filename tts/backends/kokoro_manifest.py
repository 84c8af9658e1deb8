"""A folder with a manifest of files in, the same folder with all of them out, each checked by its SHA-256."""

import hashlib
import re
import secrets
import tomllib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from fetching.client import Wanted, download
from fetching.errors import FetchError, FetchUnavailable
from tts.backends.protocol import SpeechError, SpeechUnavailable

MANIFEST = "kokoro.toml"
MAX_BYTES = 500_000_000
"""The model in full precision has 326 MB."""
PATIENCE = 90.0
"""Half an hour for a file: 500 MB at 2.5 Mbit/s."""
_NAME = re.compile(r"(?:voices/)?[\w-][\w.-]{0,80}\.(?:onnx|bin|npz)")


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the folder, where it comes from, and what tells that it is that file."""

    name: str
    url: str
    sha256: str


def fetched(folder: Path) -> None:
    """Fetch what `kokoro.toml` in a folder names and is not there yet, whole or not at all.

    Its form is `[[file]]` tables with `name`, `url` and `sha256`. Raises SpeechError where the manifest is wrong or a
    file is another than it says, SpeechUnavailable where a site does not answer.
    """
    manifest = folder / MANIFEST
    if not manifest.exists():
        return
    for source in _sources(manifest):
        place = folder / source.name
        if not place.exists():
            _fetch(source, place)


def _sources(manifest: Path) -> tuple[Source, ...]:
    try:
        rows = tomllib.loads(manifest.read_text(encoding="utf-8"))["file"]
        sources = tuple(Source(**row) for row in rows)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SpeechError(f"{manifest} is no manifest: [[file]] tables with name, url and sha256 ({error})") from error
    for source in sources:
        if not _NAME.fullmatch(str(source.name)):
            raise SpeechError(
                f"{manifest} names {source.name!r}: a name ends in .onnx, .bin or .npz, in voices/ or not"
            )
        if not re.fullmatch("[0-9a-fA-F]{64}", str(source.sha256)):
            raise SpeechError(f"{manifest} gives no SHA-256 for {source.name}: 64 hexadecimal figures")
    return sources


def _fetch(source: Source, place: Path) -> None:
    wanted = Wanted(f"file {source.name}", "application/octet-stream,*/*", MAX_BYTES, PATIENCE)
    try:
        body = download(source.url, wanted, allow_private=True).body
    except FetchUnavailable as error:
        raise SpeechUnavailable(f"{source.name} for kokoro can't be fetched now: {error}") from error
    except FetchError as error:
        raise SpeechError(f"{source.name} for kokoro can't be fetched: {error}") from error
    found = hashlib.sha256(body).hexdigest()
    if found != source.sha256.lower():
        raise SpeechError(f"{source.url} is not the {source.name} of {MANIFEST}: its SHA-256 is {found}")
    draft = place.with_name(f".{secrets.token_hex(8)}.part")
    try:
        place.parent.mkdir(exist_ok=True)
        draft.write_bytes(body)
        draft.replace(place)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        raise SpeechError(f"{place} can't be written: {error.strerror or error}") from error
