"""What will be said: a script of chapters, passages, utterances and segments, as frozen values."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Role = Literal["title", "dek", "byline", "date", "paragraph", "heading", "quote", "list_item", "caption"]
SayKind = Literal["ipa", "letters", "word", "respelling"]
CHARACTERS_A_MINUTE = 900
"""Of spoken text; the default voice read the texts of the tests at 870 to 950."""


@dataclass(frozen=True, slots=True)
class Say:
    """How a segment is pronounced where the spelling of `spoken` does not tell.

    kind "ipa": standard IPA with stress marks, words parted by spaces ("ɡʊŋ mɪŋˈʃɪn"); "letters": letter names, one
    after another, then a lower-case ending where there is one ("TSMC", "TSMC's", "NGOs"; `phonetics.letters_ipa` turns
    it into IPA); "word": read as an English word; "respelling": "koo-mah-MOH-toh".
    """

    kind: SayKind
    value: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A span of the source that is read as one.

    `start` and `end` are offsets in the passage's text; `written` is that span byte for byte; `spoken` is what is said
    for it ("" when nothing is), with the white space around it, so that the `spoken` of an utterance's segments joined
    is its spoken form. `rule` names the rule or lexicon entry that decided ("plain" for words left as they are).
    `pause_ms` is the silence wanted after it inside the utterance.
    """

    start: int
    end: int
    written: str
    spoken: str
    rule: str
    say: Say | None = None
    pause_ms: int = 0


@dataclass(frozen=True, slots=True)
class Utterance:
    """What a voice says in one breath, usually a sentence, and the silence after it in milliseconds."""

    segments: tuple[Segment, ...]
    pause_ms: int = 0

    @property
    def written(self) -> str:
        """The source of the utterance, byte for byte, white space at its ends included."""
        return "".join(segment.written for segment in self.segments)

    @property
    def spoken(self) -> str:
        """Letters, apostrophes, hyphens inside words, spaces and pause marks: all that a voice is ever given."""
        return "".join(segment.spoken for segment in self.segments)

    def spans(self) -> Iterator[tuple[int, int, Segment]]:
        """Each segment with the start and end of its part of `spoken`."""
        at = 0
        for segment in self.segments:
            yield at, at + len(segment.spoken), segment
            at += len(segment.spoken)


@dataclass(frozen=True, slots=True)
class Passage:
    """One block or field of the article as it is to be read; `utterances` is empty until `tts.read` fills it.

    `source` is the block's index in `Article.blocks`, a field's name ("title"), or None when the text was generated.
    `dateline` is the prefix of `text` that is the dateline, or "".
    """

    text: str
    source: int | str | None
    role: Role
    language: str
    dateline: str = ""
    utterances: tuple[Utterance, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A titled run of passages that a player can jump to."""

    title: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """All that is said for one article, in order."""

    title: str
    language: str
    chapters: tuple[Chapter, ...]

    def utterances(self) -> Iterator[Utterance]:
        """Every utterance in the order it is spoken."""
        for chapter in self.chapters:
            for passage in chapter.passages:
                yield from passage.utterances

    @property
    def minutes(self) -> float:
        """About how long it speaks."""
        return sum(len(utterance.spoken) for utterance in self.utterances()) / CHARACTERS_A_MINUTE
