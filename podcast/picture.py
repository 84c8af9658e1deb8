"""A picture's bytes in, a picture that an MP3 can hold out: a cover as it is, a site's picture made anew and small."""

import io
import warnings
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from podcast.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PIL.Image import Image

    from tts.audio.id3 import Picture

MEDIA_TYPES = {"JPEG": "image/jpeg", "PNG": "image/png"}
COVER_SIDES = range(300, 3001)
"""Pixels: what a car's display still shows, and what Apple takes at most."""
COVER_BYTES = 4_000_000
"""A player reads all of it before the first sound."""
SMALL_SIDE, SMALL_QUALITY = 600, 80
SITES_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")


@dataclass(frozen=True, slots=True)
class Artwork:
    """The pictures of a programme: its cover, and the one that each chapter shows, or those of an address do."""

    cover: "Picture | None" = None
    chapter: "Picture | None" = None
    by_address: "Mapping[str, Picture]" = field(default_factory=dict)


NO_ARTWORK = Artwork()


def cover(path: Path) -> "Picture":
    """Return a person's own JPEG or PNG byte for byte; raises LibraryError where it is none, too small or too large."""
    from tts.audio.id3 import Picture

    try:
        data = path.read_bytes()
    except OSError as error:
        raise LibraryError(f"the cover {path} can't be read: {error.strerror}") from error
    with _opened(data, f"the cover {path}", tuple(MEDIA_TYPES)) as image:
        form, sides = image.format or "", image.size
    if not all(side in COVER_SIDES for side in sides):
        bounds = f"{COVER_SIDES[0]} to {COVER_SIDES[-1]}"
        raise LibraryError(f"the cover {path} has {sides[0]} x {sides[1]} pixels: give one with sides of {bounds}")
    if len(data) > COVER_BYTES:
        raise LibraryError(f"the cover {path} has {len(data) / 1e6:.1f} MB: give one of at most {COVER_BYTES // 10**6}")
    return Picture(MEDIA_TYPES[form], data)


def small(data: bytes, name: str) -> "Picture":
    """Return a site's picture as a small JPEG, drawn anew so that nothing but what is seen remains; LibraryError."""
    from PIL import Image

    from tts.audio.id3 import Picture

    with _opened(data, name, SITES_FORMATS) as image:
        image.thumbnail((SMALL_SIDE, SMALL_SIDE))
        seen = image.convert("RGBA")
        drawn = Image.new("RGB", seen.size, "white")
        drawn.paste(seen, mask=seen)
    file = io.BytesIO()
    drawn.save(file, "JPEG", quality=SMALL_QUALITY)
    return Picture("image/jpeg", file.getvalue())


@contextmanager
def _opened(data: bytes, name: str, formats: tuple[str, ...]) -> "Iterator[Image]":
    """Open a picture of one of these formats and decode it whole; raises LibraryError."""
    from PIL import Image, UnidentifiedImageError

    kinds = " or ".join(formats)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=formats) as image:
                image.load()
                yield image
    except UnidentifiedImageError as error:
        raise LibraryError(f"{name} is no {kinds}: give one") from error
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise LibraryError(f"{name} is a damaged or too large picture ({error}): give a {kinds}") from error
