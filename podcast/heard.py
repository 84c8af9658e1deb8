"""What an episode is made of: values in, nothing out; small, since all of the library begins with them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from cleaning.article import Completeness

if TYPE_CHECKING:
    from podcast.pages.text import Paragraph


@dataclass(frozen=True, slots=True)
class EpisodeChapter:
    """A chapter of the finished file; `url` and `image` are addresses of what it tells of, or "".

    `part_of` is the title of the article in a digest that it belongs to, where it is not the first chapter of that.
    """

    title: str
    start_ms: int
    end_ms: int
    url: str = ""
    image: str = ""
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown while a sentence sounds: its written form; and the same for each of its words."""

    text: str
    start_ms: int
    end_ms: int
    words: tuple["Cue", ...] = ()


@dataclass(frozen=True, slots=True)
class Episode:
    """One article as it is heard: facts, chapters, and cues in time order. `source` names what it was made from.

    `synthetic` is False where the publisher's own recording is heard; `voice` then names the publisher.
    """

    guid: str
    title: str
    url: str
    publisher: str
    byline: str
    published: datetime | None
    language: str
    duration_ms: int
    chapters: tuple[EpisodeChapter, ...]
    cues: tuple[Cue, ...]
    backend: str
    voice: str
    source: str
    checksum: str
    completeness: Completeness = "whole"
    synthetic: bool = True

    @property
    def text(self) -> str:
        """The written text of everything that is read, a sentence a line."""
        return "\n".join(cue.text for cue in self.cues)


def cues(shown: "Iterable[Paragraph]") -> Iterator[Cue]:
    """Yield the cues of a text, sentence by sentence."""
    for paragraph in shown:
        for sentence in paragraph.sentences:
            if text := " ".join(sentence.text.split()):
                words = (Cue(" ".join(word.text.split()), word.start_ms, word.end_ms) for word in sentence.words)
                yield Cue(text, sentence.start_ms, sentence.end_ms, tuple(words))
