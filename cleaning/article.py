"""The values that cleaning makes: an article, its blocks, and every line that was removed with its rule."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

BlockKind = Literal["paragraph", "heading", "quote", "list_item"]
Completeness = Literal["whole", "cut_off", "paid"]
DateOrder = Literal["mdy", "dmy", "ymd"]
FieldName = Literal["title", "dek", "byline", "published", "updated"]


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the story: its text on one line, white space folded.

    `time` stands on the first block of a live blog's entry, and tells when that was written, in ISO 8601: a moment with
    its zone ("...Z": the page tells no local time), or "HH:MM" where the page tells no more; "" on every other block.
    """

    kind: BlockKind
    text: str
    time: str = ""


@dataclass(frozen=True, slots=True)
class Removed:
    """A visible line of the page that is not part of the story, and the name of the rule that says so.

    `after` tells where it stood: how many blocks of the story come before it.
    """

    text: str
    rule: str
    after: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A visible line of the page that a field of the article was read from."""

    text: str
    field: FieldName


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """Facts of how a publisher writes and wants to be read, which the reading needs.

    `percent` is the word for the sign; `years` from 2000 on are said in pairs ("twenty twenty-five") or in thousands;
    `tickers` are symbols of stocks in brackets, said or left out; `dialect` is whose English it is, by the language
    where it is not told.
    """

    date_order: DateOrder = "mdy"
    utc_offset_minutes: int | None = None
    percent: Literal["percent", "per cent"] = "percent"
    years: Literal["pairs", "thousands"] = "pairs"
    tickers: bool = False
    dialect: Literal["american", "british"] | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One news story.

    `dateline` is the opening of the first block ("Taipei, Dec. 2 (CNA)"), which keeps it too; "" stands for unknown.
    `published` and `updated` carry a zone where the page or the publisher's declaration gives one. `language` is a
    BCP 47 tag, "und" where it could not be told. Every visible line of the page is in `blocks`, `field_lines` or
    `removed`; what stands under the story's pictures is in `removed` and, once each, in `captions`.
    `audio` is the address of the publisher's own recording of the story, "" where the page names none. `opted_out`: the
    page asks not to be read aloud; `for_subscribers`: it says that the story is not free.
    """

    url: str
    title: str
    blocks: tuple[Block, ...]
    publisher: str = ""
    dek: str = ""
    byline: str = ""
    dateline: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    language: str = "en"
    captions: tuple[str, ...] = ()
    removed: tuple[Removed, ...] = ()
    completeness: Completeness = "whole"
    house_style: HouseStyle = field(default_factory=HouseStyle)
    field_lines: tuple[FieldLine, ...] = ()
    section: str = ""
    image: str = ""
    audio: str = ""
    opted_out: bool = False
    for_subscribers: bool = False


class CleaningError(Exception):
    """No article could be made of a page; the message says why and what to do."""
