"""An article, its script and its narration in, its text as a reader sees it out: each word with when it sounds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from cleaning.article import Article
from tts.script import Passage, Role, Script, Segment, Utterance

if TYPE_CHECKING:
    from tts.narration import Narration, UtteranceTime, WordTime

Time = TypeVar("Time", "UtteranceTime", "WordTime")


@dataclass(frozen=True, slots=True)
class Word:
    """A run of written text that sounds as one."""

    text: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Name:
    """Neighbouring words, and the text between them, that an entry of a lexicon had read in its own way."""

    pieces: tuple[Word | str, ...]
    reading: str

    @property
    def text(self) -> str:
        """What is written."""
        return _text(self.pieces)


Piece = Name | Word | str


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is said in one breath, as it is written: names, words, and the text between them as plain strings."""

    pieces: tuple[Piece, ...]
    start_ms: int
    end_ms: int

    @property
    def words(self) -> Iterator[Word]:
        """Its words in order, those of names among them."""
        return (piece for piece in _flat(self.pieces) if isinstance(piece, Word))

    @property
    def text(self) -> str:
        """What is written, byte for byte."""
        return _text(_flat(self.pieces))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A passage as it is shown; `opens` is the number of the chapter that begins with it."""

    role: Role
    language: str
    sentences: tuple[Sentence, ...]
    opens: int | None = None


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands under a picture, and how many paragraphs of the text come before it."""

    text: str
    after: int


@dataclass(frozen=True, slots=True)
class Story:
    """All that a page shows besides the facts of its episode; a dek is here where it is not spoken."""

    paragraphs: tuple[Paragraph, ...] = ()
    captions: tuple[Caption, ...] = ()
    dek: str = ""


def story(article: Article, script: Script, narration: "Narration") -> Story:
    """Gather what a page shows of an article; captions stand where the page had them."""
    shown = paragraphs(script, narration)
    spoken = {paragraph.role for paragraph in shown}
    captions = () if "caption" in spoken else tuple(_captions(article, script, shown))
    return Story(shown, captions, "" if "dek" in spoken else article.dek)


def _captions(article: Article, script: Script, shown: tuple[Paragraph, ...]) -> Iterator[Caption]:
    passages = [p for chapter in script.chapters for p in chapter.passages if p.utterances]
    sources = [passage.source if isinstance(passage.source, int) else -1 for passage in passages]
    stood = {removed.text: removed.after for removed in reversed(article.removed)}
    for text in article.captions:
        before = stood.get(text, len(article.blocks))
        yield Caption(text, sum(source < before for source in sources[: len(shown)]))


def paragraphs(script: Script, narration: "Narration") -> tuple[Paragraph, ...]:
    """Lay the words of each spoken passage over its text; the pieces of a passage joined are its text."""
    words, times = _by_passage(narration.words), _by_passage(narration.utterances)
    shown: list[Paragraph] = []
    heard = 0  # chapters in which something is said are the ones a player counts
    for number, chapter in enumerate(script.chapters):
        first = True
        for position, passage in enumerate(chapter.passages):
            said = times.get((number, position), ())
            sentences = tuple(_sentence(passage, time, words.get((number, position), ())) for time in said)
            shown.append(Paragraph(passage.role, passage.language, sentences, heard if said and first else None))
            first = first and not said
        heard += not first
    return tuple(paragraph for paragraph in shown if paragraph.sentences)


def _by_passage(times: Iterable[Time]) -> dict[tuple[int, int], list[Time]]:
    grouped: dict[tuple[int, int], list[Time]] = defaultdict(list)
    for time in times:
        grouped[time.chapter, time.passage].append(time)
    return grouped


def _sentence(passage: Passage, time: "UtteranceTime", words: "Iterable[WordTime]") -> Sentence:
    segments = time.utterance.segments
    start, end = segments[0].start, segments[-1].end
    inside = [word for word in words if start <= word.start < end]
    return Sentence(tuple(_pieces(passage.text, time.utterance, inside)), round(time.start_ms), round(time.end_ms))


def _pieces(text: str, utterance: Utterance, words: "list[WordTime]") -> Iterator[Piece]:
    at, end = utterance.segments[0].start, utterance.segments[-1].end
    for entry, group in groupby(words, lambda word: _entry(utterance.segments, word)):
        members = list(group)
        if at < members[0].start:
            yield text[at : members[0].start]
        at = members[-1].end
        laid = tuple(_laid(text, members))
        if entry and (reading := _reading(entry)):
            yield Name(laid, reading)
        else:
            yield from laid
    if at < end:
        yield text[at:end]


def _laid(text: str, words: "list[WordTime]") -> Iterator[Word | str]:
    """Yield words, and the text between them."""
    at = words[0].start
    for word in words:
        if at < word.start:
            yield text[at : word.start]
        yield Word(text[word.start : word.end], round(word.start_ms), round(word.end_ms))
        at = word.end


def _entry(segments: tuple[Segment, ...], word: "WordTime") -> Segment | None:
    """Return the segment of a word where an entry of a lexicon decided how it is read."""
    deciding = next((s for s in segments if s.start < word.end and word.start < s.end), None)
    return deciding if deciding and deciding.rule.startswith("lexicon:") else None


def _reading(entry: Segment) -> str:
    """Tell how an entry has its words read: IPA between slashes, a respelling, letters or other words."""
    spoken = entry.spoken.strip(" ,;:.?!")
    if entry.say is None:
        return spoken if spoken != entry.written.strip() else ""
    return {"ipa": f"/{entry.say.value}/", "respelling": entry.say.value}.get(entry.say.kind, spoken)


def _text(pieces: Iterable[Word | str]) -> str:
    return "".join(piece.text if isinstance(piece, Word) else piece for piece in pieces)


def _flat(pieces: Iterable[Piece]) -> Iterator[Word | str]:
    for piece in pieces:
        if isinstance(piece, Name):
            yield from piece.pieces
        else:
            yield piece
