"""Facts of a programme in, the ID3v2.3 tag of its MP3 out; and back, which source a file was made from."""

# mypy: disallow-untyped-calls=False
# mutagen announces types and has none.

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import IO

from mutagen import MutagenError
from mutagen.id3 import (
    APIC,
    CHAP,
    COMM,
    CTOC,
    ID3,
    TALB,
    TDAT,
    TIT2,
    TLAN,
    TPE1,
    TXXX,
    TYER,
    USLT,
    WOAF,
    WOAS,
    WXXX,
    CTOCFlags,
    Frame,
    PictureType,
)

from fetching.characters import seen

SOURCE = "earpaper source"
CHECKSUM = "earpaper script sha256"
NARRATOR = "read by a synthetic voice"
PUBLISHER = "the publisher's own audio"

_LANGUAGES = tomllib.loads(Path(__file__).with_name("iso_639_2.toml").read_text(encoding="utf-8"))
_LATIN1, _UTF16 = 0, 1
_NO_OFFSET = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Picture:
    """An image as a file holds it: its media type ("image/jpeg", "image/png") and its bytes."""

    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class TaggedChapter:
    """A chapter of the file, in milliseconds from its beginning, and the page and picture shown with it.

    `part_of` is the title of the chapter before it that it belongs to.
    """

    title: str
    start_ms: int
    end_ms: int
    url: str = ""
    picture: Picture | None = None
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class Tags:
    """What a player is told of a file; "" is left out. `date` is ISO 8601, `language` BCP 47, `text` as written.

    `narrator` is a voice, or where it is not `synthetic` the publisher whose recording it is.
    """

    title: str
    artist: str
    album: str
    date: str
    language: str
    url: str
    narrator: str
    source: str
    checksum: str
    text: str
    chapters: tuple[TaggedChapter, ...]
    synthetic: bool = True
    cover: Picture | None = None


class _InOrder(ID3):
    """A tag whose frames are written in the order they were added: mutagen itself sorts them by size."""

    def _write(self, config: object) -> bytearray:
        from mutagen.id3._tags import save_frame

        return bytearray().join(save_frame(frame, config=config) for frame in self.values())


def write(mp3: IO[bytes], tags: Tags) -> None:
    """Put the tag on an open MP3 that has none; raises OSError."""
    tag = _InOrder()
    cover = [_picture(tags.cover, PictureType.COVER_FRONT)] if tags.cover else []
    for frame in (*_facts(tags), *_chapters(tags.chapters), *cover):
        tag.add(frame)
    try:
        tag.save(mp3, v1=0, v2_version=3, padding=lambda _: 0)
    except MutagenError as error:
        raise OSError(str(error)) from error


def read_source(path: Path) -> str | None:
    """Return which source an MP3 was made from; None where it is not ours or can't be read."""
    try:
        frames = ID3(path).getall(f"TXXX:{SOURCE}")
    except (MutagenError, OSError):
        return None
    return str(frames[0].text[0]) if frames and frames[0].text else None


def cleaned(value: str) -> str:
    """Return a value that survives a tag: a NUL would end it, control characters and half characters break readers."""
    return seen(value, markup=False)[0].strip()


def iso_639_2(language: str) -> str:
    """Return the three-letter code of a BCP 47 tag's language, "und" where it has none."""
    primary = language.replace("_", "-").split("-")[0].lower()
    return primary if len(primary) == 3 and primary.isascii() else str(_LANGUAGES.get(primary, "und"))


def _facts(tags: Tags) -> Iterator[Frame]:
    language = iso_639_2(tags.language)
    year, _, day = tags.date[:10].partition("-")
    for kind, value in (
        (TIT2, tags.title),
        (TPE1, tags.artist),
        (TALB, tags.album),
        (TYER, year),
        (TDAT, "".join(reversed(day.split("-")))),
        (TLAN, language),
    ):
        if cleaned(value):
            yield kind(encoding=_UTF16, text=cleaned(value).replace("\n", " "))
    if tags.url.isascii() and cleaned(tags.url):
        yield from (WOAS(url=cleaned(tags.url)), WOAF(url=cleaned(tags.url)))
    told = NARRATOR if tags.synthetic else PUBLISHER
    for name, value in ((told, tags.narrator), (CHECKSUM, tags.checksum), (SOURCE, tags.source)):
        if cleaned(value):
            yield TXXX(encoding=_UTF16, desc=name, text=cleaned(value))
    yield COMM(encoding=_UTF16, lang=language, desc="", text=f"{told[0].upper()}{told[1:]}: {cleaned(tags.narrator)}")
    if tags.synthetic:
        yield USLT(encoding=_UTF16, lang=language, desc="", text=cleaned(tags.text))


def _chapters(chapters: tuple[TaggedChapter, ...]) -> Iterator[Frame]:
    """Yield one flat table of contents, at the top, those of chapters with parts, and the chapters in time order.

    The one at the top lists the parts too: readers that know no other would not show them else.
    """
    names = [f"ch{number}" for number in range(len(chapters))]
    if not names:
        return
    flags = CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED
    yield CTOC(element_id="toc", flags=flags, child_element_ids=names, sub_frames=[])
    yield from _parts(chapters, names)
    for name, chapter in zip(names, chapters, strict=True):
        yield CHAP(
            element_id=name,
            start_time=chapter.start_ms,
            end_time=chapter.end_ms,
            start_offset=_NO_OFFSET,
            end_offset=_NO_OFFSET,
            sub_frames=list(_of_chapter(chapter)),
        )


def _parts(chapters: tuple[TaggedChapter, ...], names: list[str]) -> Iterator[Frame]:
    """Yield a table of contents for each chapter that has parts: itself and them."""
    starts = [number for number, chapter in enumerate(chapters) if not chapter.part_of]
    for start, end in pairwise([*starts, len(chapters)]):
        if end - start > 1:
            title = TIT2(encoding=_UTF16, text=cleaned(chapters[start].title).replace("\n", " "))
            yield CTOC(
                element_id=f"toc{start}",
                flags=CTOCFlags.ORDERED,
                child_element_ids=names[start:end],
                sub_frames=[title],
            )


def _of_chapter(chapter: TaggedChapter) -> Iterator[Frame]:
    """Yield what is told of a chapter: its title, and where there are such its page and its picture."""
    yield TIT2(encoding=_UTF16, text=cleaned(chapter.title).replace("\n", " "))
    if chapter.url.isascii() and cleaned(chapter.url):
        yield WXXX(encoding=_LATIN1, desc="chapter url", url=cleaned(chapter.url))
    if chapter.picture:
        yield _picture(chapter.picture, PictureType.OTHER)


def _picture(picture: Picture, kind: int) -> Frame:
    return APIC(encoding=_LATIN1, mime=picture.media_type, type=kind, desc="", data=picture.data)
