"""MPEG frames of one kind in, an MP3 file out: CBR 64 kbit/s, 44.1 kHz, mono, with an Info header.

Layout of frames: ISO/IEC 11172-3. Layout of the header: Xing's, with LAME's extension of delay and padding, by which
players cut off what an encoder puts before and behind the sound.
"""

import math
import struct
import tempfile
from typing import IO

from tts.backends.protocol import SpeechError

RATE = 44_100
BITRATE = 64_000
SAMPLES = 1152
"""Of one frame."""
ENCODER_DELAY = 576
"""In samples, LAME's; players know that a decoder adds 529 of its own."""
_HEAD = 0xFFFB50C4
"""MPEG 1 layer III without CRC, 64 kbit/s, 44.1 kHz, mono, original."""
_PADDED = 0x200
_BYTES = SAMPLES // 8 * BITRATE // RATE
_SIDE_INFO = 17
_CBR = 1
SILENT = struct.pack(">I", _HEAD | _PADDED).ljust(_BYTES + 1, b"\0")
"""A frame that says of both of its granules that they hold nothing, and needs nothing of the frames before it."""
_TOC_SIZE = 100


def count(frames: bytes) -> int:
    """Return how many frames these are; raises SpeechError where they are not of this kind."""
    number = at = 0
    while at < len(frames):
        head = int.from_bytes(frames[at : at + 4], "big")
        if head & ~_PADDED != _HEAD:
            raise SpeechError(
                f"ffmpeg made no MP3 frame of 64 kbit/s at byte {at}: unset IMAGEIO_FFMPEG_EXE if it is set"
            )
        at += _BYTES + bool(head & _PADDED)
        number += 1
    return number


def nameless() -> IO[bytes]:
    """Return an open file for an MP3 that is gone when it is closed; raises SpeechError."""
    try:
        return tempfile.TemporaryFile()
    except OSError as error:
        raise SpeechError(
            f"no file can be made in the folder for temporary files ({error.strerror}): "
            "free some space there, or name another folder in TMPDIR"
        ) from error


class Writer:
    """Writes groups of frames into an open file, each at its time; silence fills what is between."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._file.seek(0)
        self._file.truncate()
        self._file.write(SILENT)
        self._frames = 0

    def put(self, frames: bytes, start: int) -> None:
        """Add a group whose sound begins at a sample of the programme; it will begin within half a frame of it."""
        missing = max(round(start / SAMPLES) - self._frames, 0)
        self._file.write(SILENT * missing + frames)
        self._frames += missing + count(frames)

    def finish(self, length: int) -> None:
        """Put the header of a programme of so many samples in place, and go back to the file's beginning."""
        size = self._file.tell()
        self._file.seek(0)
        self._file.write(_info(self._frames, size, self._frames * SAMPLES - ENCODER_DELAY - length))
        self._file.seek(0)


def _info(frames: int, size: int, padding: int) -> bytes:
    """Return the frame that tells players how many frames follow, how large the file is, and where its sound begins."""
    toc = bytes(math.floor(256 * at / _TOC_SIZE) for at in range(_TOC_SIZE))
    xing = struct.pack(">4sIII100sI", b"Info", 0xF, frames, size, toc, 0)
    delays = (ENCODER_DELAY << 12 | min(max(padding, 0), 0xFFF)).to_bytes(3, "big")
    lame = struct.pack(">9sBB8sBB3sBBHIH", b"LAME3.100", _CBR, 0, b"", 0, BITRATE // 1000, delays, 0, 0, 0, size, 0)
    told = SILENT[: 4 + _SIDE_INFO] + xing + lame
    return (told + struct.pack(">H", _crc(told))).ljust(len(SILENT), b"\0")


def _crc(data: bytes) -> int:
    """Return CRC-16/ARC, which guards the header."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc
