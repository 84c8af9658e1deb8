"""The address of a recording in, a `Recording` out: its bytes, and which kind of audio they really are."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from fetching.client import Wanted, download
from fetching.errors import FetchRefused

if TYPE_CHECKING:
    import httpx

AudioKind = Literal["mp3", "aac", "mp4", "ogg", "wav", "flac"]

MAX_BYTES = 60_000_000  # an hour at 128 kbit/s
_AUDIO = Wanted("recording of an article", "audio/*,application/ogg;q=0.9,*/*;q=0.1", MAX_BYTES, patience=6)
# How each kind begins: MPEG layer III by its frame header (ISO 11172-3) or an ID3 tag before it, AAC by its ADTS header
# (ISO 13818-7), MP4 by the brand of its first box (ISO 14496-12); RIFF, Ogg and FLAC by their names.
_BEGINNINGS: tuple[tuple[re.Pattern[bytes], AudioKind], ...] = (
    (re.compile(rb"ID3[\x02-\x04]|\xff[\xe2\xe3\xf2\xf3\xfa\xfb]"), "mp3"),
    (re.compile(rb"\xff[\xf0\xf1\xf8\xf9]"), "aac"),
    (re.compile(rb".{4}ftyp(?:M4A|M4B|mp4|isom|iso\d|dash|MSNV)", re.DOTALL), "mp4"),
    (re.compile(rb"OggS"), "ogg"),
    (re.compile(rb"RIFF.{4}WAVE", re.DOTALL), "wav"),
    (re.compile(rb"fLaC"), "flac"),
)


@dataclass(frozen=True, slots=True)
class Recording:
    """Audio as a site sent it: the address that it came from at last, its kind by its own first bytes, its bytes."""

    url: str
    kind: AudioKind
    body: bytes


def fetch_audio(
    url: str,
    *,
    allow_private: bool = False,
    cookies: Path | None = None,
    transport: "httpx.BaseTransport | None" = None,
) -> Recording:
    """Get the recording that a page names by an http(s) address; raises FetchError.

    It is fetched as a page is (`fetching.fetch`): the public internet alone unless `allow_private`, 5 redirects; at
    most 60 MB and 120 s. What is no audio by its first bytes is refused, whatever its label says.
    """
    answer = download(url, _AUDIO, allow_private=allow_private, cookies=cookies, transport=transport)
    kind = next((kind for beginning, kind in _BEGINNINGS if beginning.match(answer.body)), None)
    if kind is None:
        raise FetchRefused(f"{url} is no audio of a kind that is known (MP3, AAC, MP4, Ogg, WAV, FLAC).")
    return Recording(answer.url, kind, answer.body)
