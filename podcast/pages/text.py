"""A script and its narration in, the text as a reader sees it out: each sentence and word with when it sounds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from tts.narration import Narration, UtteranceTime, WordTime
from tts.script import Passage, Role, Script, Segment, Utterance

Time = TypeVar("Time", UtteranceTime, WordTime)


@dataclass(frozen=True, slots=True)
class Word:
    """A run of written text that sounds as one, and how an entry of a lexicon had it read ("" where none did)."""

    text: str
    start_ms: int
    end_ms: int
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is said in one breath, as it is written: words, and the text between them as plain strings."""

    pieces: tuple[Word | str, ...]
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A passage as it is shown; `opens` is the number of the chapter that begins with it."""

    role: Role
    language: str
    sentences: tuple[Sentence, ...]
    opens: int | None = None


def paragraphs(script: Script, narration: Narration) -> tuple[Paragraph, ...]:
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


def _sentence(passage: Passage, time: UtteranceTime, words: Iterable[WordTime]) -> Sentence:
    segments = time.utterance.segments
    start, end = segments[0].start, segments[-1].end
    inside = [word for word in words if start <= word.start < end]
    return Sentence(tuple(_pieces(passage.text, time.utterance, inside)), round(time.start_ms), round(time.end_ms))


def _pieces(text: str, utterance: Utterance, words: list[WordTime]) -> Iterator[Word | str]:
    at, end = utterance.segments[0].start, utterance.segments[-1].end
    for word in words:
        if at < word.start:
            yield text[at : word.start]
        shown = text[word.start : word.end]
        yield Word(shown, round(word.start_ms), round(word.end_ms), _reading(utterance.segments, word))
        at = word.end
    if at < end:
        yield text[at:end]


def _reading(segments: tuple[Segment, ...], word: WordTime) -> str:
    """Tell how the word is read where an entry of a lexicon decided it."""
    deciding = next((s for s in segments if s.start < word.end and word.start < s.end), None)
    if deciding is None or not deciding.rule.startswith("lexicon:"):
        return ""
    spoken = deciding.spoken.strip()
    if deciding.say is None:
        return spoken if spoken != deciding.written.strip() else ""
    return {"ipa": f"/{deciding.say.value}/", "respelling": deciding.say.value}.get(deciding.say.kind, spoken)
