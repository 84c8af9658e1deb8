"""A title and two colours in, a square cover out; and a picture in, whether directories would take it as a cover."""

import hashlib
import io
from typing import TYPE_CHECKING

from podcast.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL import ImageDraw, ImageFont

SIDES = range(1400, 3001)
"""Pixels that a side may have. Source: https://podcasters.apple.com/support/896-artwork-requirements"""
SIDE = 1600
STYLE = "1"
"""Counted up when the same title and colours are to give another cover."""
_MARGIN, _BARS, _TEXT_BOTTOM = SIDE // 10, 40, SIDE * 5 // 8
_SIZES = range(260, 69, -10)
_NO_CHARACTER = "\U0010fffd"
SUFFIXES = {"JPEG": ".jpg", "PNG": ".png"}
"""The ending of each form that directories take."""


def drawn(title: str, colours: tuple[str, str]) -> bytes:
    """Return a cover as PNG: the title over a line of text that turns into sound; the same title, the same bytes.

    `colours` are the ground and the ink, as #rrggbb. A title in a script that the built-in font can't show is left out.
    """
    from PIL import Image, ImageDraw

    ground, ink = colours
    image = Image.new("RGB", (SIDE, SIDE), ground)
    draw = ImageDraw.Draw(image)
    if _showable(title):
        _write(draw, title, ink)
    for left, top, right, bottom in _sound(title):
        draw.rounded_rectangle((left, top, right, bottom), radius=(right - left) // 2, fill=ink)
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def _showable(title: str) -> bool:
    """Tell whether the font has a glyph for every character: what it lacks, it draws as an empty box."""
    from PIL import ImageFont

    font = ImageFont.load_default(40)
    box = bytes(font.getmask(_NO_CHARACTER))
    return all(character.isspace() or bytes(font.getmask(character)) != box for character in title)


def _write(draw: "ImageDraw.ImageDraw", title: str, ink: str) -> None:
    """Write the title as large as it fits."""
    from PIL import ImageFont

    for size in _SIZES:
        font = ImageFont.load_default(size)
        text = "\n".join(_wrapped(draw, title, font))
        _, _, right, bottom = draw.multiline_textbbox((_MARGIN, _MARGIN), text, font=font, spacing=0)
        if right <= SIDE - _MARGIN and bottom <= _TEXT_BOTTOM:
            break
    draw.multiline_text((_MARGIN, _MARGIN), text, font=font, fill=ink, spacing=0, stroke_width=size // 60)


def _wrapped(
    draw: "ImageDraw.ImageDraw", title: str, font: "ImageFont.FreeTypeFont | ImageFont.ImageFont"
) -> "Iterator[str]":
    line = ""
    for word in title.split():
        longer = f"{line} {word}".strip()
        if line and draw.textlength(longer, font=font) > SIDE - 2 * _MARGIN:
            yield line
            longer = word
        line = longer
    yield line


def _sound(title: str) -> "Iterator[tuple[int, int, int, int]]":
    """Yield upright bars, low on the left and loud on the right, whose heights the title decides."""
    heights = hashlib.shake_256(title.encode("utf-8", "replace")).digest(_BARS)
    step = (SIDE - 2 * _MARGIN) // _BARS
    middle, loudest = SIDE * 13 // 16, SIDE // 8
    for number, height in enumerate(heights):
        half = step // 4 + loudest * number * (60 + height * 195 // 255) // (_BARS * 255)
        left = _MARGIN + number * step + step // 4
        yield left, middle - half, left + step // 2, middle + half


def checked(data: bytes, name: str) -> str:
    """Return the ending that a cover's file should have; raises LibraryError where a directory would refuse it."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as image:
            form, mode, (width, height) = image.format or "", image.mode, image.size
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise LibraryError(f"the cover {name} is no picture that can be read: give a JPEG or PNG") from error
    if form not in SUFFIXES:
        raise LibraryError(f"the cover {name} is a {form}: directories take JPEG and PNG")
    if width != height or width not in SIDES:
        raise LibraryError(
            f"the cover {name} has {width} x {height} pixels: directories take squares of {SIDES[0]} to {SIDES[-1]}"
        )
    if mode != "RGB":
        raise LibraryError(f"the cover {name} is in the mode {mode}: directories take RGB without transparency")
    return SUFFIXES[form]
