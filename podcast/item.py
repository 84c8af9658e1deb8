"""An episode as a feed tells of it, and as it is kept: values in, JSON out, and back."""

import gzip
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from podcast.errors import LibraryError
from podcast.heard import Cue, Episode, cues
from podcast.pages.text import Story

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class Item:
    """One episode in a feed. `episode` is without its cues; `audio` is the name of its MP3, `size` its bytes.

    `number` is its place in the order in which sources joined the show. Times are in UTC. `updated` and `note` tell of
    the last change of the story, `summary` what it is about,
    `section` where its site has it, `page` the SHA-256 of the page that it was made from.
    """

    episode: Episode
    number: int
    published: datetime
    summary: str
    audio: str
    size: int
    updated: datetime | None = None
    note: str = ""
    section: str = ""
    page: str = ""

    @property
    def stem(self) -> str:
        """The name that all files of the episode begin with."""
        return PurePath(self.audio).stem


@dataclass(frozen=True, slots=True)
class Record:
    """All that is known of an episode, from which everything but its sound can be made again; and its source."""

    source: str
    item: Item
    story: Story

    @property
    def cues(self) -> tuple[Cue, ...]:
        """What players show in time."""
        return tuple(cues(self.story.paragraphs))

    @property
    def episode(self) -> Episode:
        """The episode with its cues."""
        return replace(self.item.episode, cues=self.cues)


@cache
def _items() -> "TypeAdapter[Item]":
    from pydantic import TypeAdapter

    return TypeAdapter(Item)


@cache
def _records() -> "TypeAdapter[Record]":
    from pydantic import TypeAdapter

    return TypeAdapter(Record)


def item_json(item: Item) -> str:
    """Return an item as JSON, always the same for the same item."""
    return _items().dump_json(item).decode()


def item_of(text: str) -> Item:
    """Return the item that `item_json` wrote."""
    return _items().validate_json(text)


def packed(record: Record) -> bytes:
    """Return a record as compressed JSON, always the same for the same record."""
    return gzip.compress(_records().dump_json(record), mtime=0)


def read_record(path: Path) -> Record:
    """Return the record that `packed` wrote into a file; raises LibraryError where it is damaged or missing."""
    try:
        return _records().validate_json(gzip.decompress(path.read_bytes()))
    except (OSError, EOFError, ValueError) as error:
        raise LibraryError(f"{path} is damaged or missing: earpaper library check --repair mends it") from error
