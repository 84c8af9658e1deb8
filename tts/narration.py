"""A script and a backend in, a narration out: the whole programme as sound in a nameless file, and all its times."""

import contextlib
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import TracebackType
from typing import IO, Self

import numpy as np

from tts.audio.edit import edited, pause_after, trimmed_to_speech
from tts.backends.attempts import spoken
from tts.backends.protocol import Backend, SpeechError, Take, Voice
from tts.backends.registry import choose_voice
from tts.script import Chapter, Script, Utterance
from tts.word_times import SourceWord, source_words

Progress = Callable[[int, int], None]
Hear = Callable[[bytes, int], None]


@dataclass(frozen=True, slots=True)
class UtteranceTime:
    """When an utterance sounds, without the pause after it: `script.chapters[chapter].passages[passage]`."""

    chapter: int
    passage: int
    utterance: Utterance
    start_ms: float
    end_ms: float


@dataclass(frozen=True, slots=True)
class WordTime:
    """When a word of the source sounds: offsets in the text of a passage."""

    chapter: int
    passage: int
    start: int
    end: int
    start_ms: float
    end_ms: float


@dataclass(frozen=True, slots=True)
class ChapterTime:
    """A chapter from its first word to the next chapter's."""

    title: str
    start_ms: float
    end_ms: float


@dataclass(frozen=True, slots=True)
class Narration:
    """A spoken programme: 16-bit mono PCM in an open file that has no name, and when everything in it sounds.

    `length` is in samples. Close it, or use it in a `with`, to give the disk back; a killed process leaves nothing.
    """

    pcm: IO[bytes]
    sample_rate: int
    length: int
    backend: str
    voice: str
    chapters: tuple[ChapterTime, ...]
    utterances: tuple[UtteranceTime, ...]
    words: tuple[WordTime, ...]

    @property
    def duration_ms(self) -> float:
        """How long the programme is."""
        return self.length * 1000 / self.sample_rate

    def close(self) -> None:
        """Give the disk back."""
        self.pcm.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def synthesize(
    script: Script,
    backend: Backend,
    *,
    voice: str | None = None,
    progress: Progress | None = None,
    hear: Hear | None = None,
) -> Narration:
    """Speak a script from end to end; the caller closes what comes back.

    `progress` is told how many utterances of how many are done; `hear` is given the programme as it grows, as 16-bit
    mono PCM and its sample rate in Hz. Raises SpeechError where an utterance can't be spoken
    or comes back without sound, VoiceMissing where no voice fits.
    """
    speaker = choose_voice(backend, voice, script.language)
    with _room():
        pcm = tempfile.TemporaryFile()  # noqa: SIM115 - the narration owns it from here on
    try:
        recording = _Recording(pcm, backend, speaker, hear)
        total = sum(1 for _ in script.utterances())
        for chapter, passage, utterance in _in_order(script):
            recording.add(chapter, passage, utterance)
            if progress:
                progress(len(recording.utterances), total)
        return recording.finished(script)
    except BaseException:
        with contextlib.suppress(OSError):  # what was not yet on a full disk fails to get there once more
            pcm.close()
        raise


@contextlib.contextmanager
def _room() -> Iterator[None]:
    """Make a full disk a SpeechError."""
    try:
        yield
    except OSError as error:
        raise SpeechError(
            f"the sound can't be kept in the folder for temporary files while it grows ({error.strerror}): "
            "free some space there, or name another folder in TMPDIR"
        ) from error


def _in_order(script: Script) -> Iterator[tuple[int, int, Utterance]]:
    for number, chapter in enumerate(script.chapters):
        for position, passage in enumerate(chapter.passages):
            for utterance in passage.utterances:
                yield number, position, utterance


@dataclass(slots=True)
class _Recording:
    """A narration as it grows."""

    pcm: IO[bytes]
    backend: Backend
    voice: Voice
    hear: Hear | None = None
    sample_rate: int = 0
    length: int = 0
    utterances: list[UtteranceTime] = field(default_factory=list)
    words: list[WordTime] = field(default_factory=list)

    def add(self, chapter: int, passage: int, utterance: Utterance) -> None:
        take = self._spoken(utterance)
        start_ms, end_ms = self._ms(self.length), self._ms(self.length + len(take.samples))
        self.utterances.append(UtteranceTime(chapter, passage, utterance, start_ms, end_ms))
        for word in source_words(utterance, take.marks):
            self.words.append(_placed(word, chapter, passage, start_ms))
        silence = np.zeros(pause_after(take, utterance.pause_ms), np.float32)
        samples = np.concatenate((take.samples, silence))
        piece = np.round(samples * 32767).astype("<i2").tobytes()
        with _room():
            self.pcm.write(piece)
        self.length += len(samples)
        if self.hear:
            self.hear(piece, self.sample_rate)

    def _spoken(self, utterance: Utterance) -> Take:
        take = spoken(self.backend, utterance, self.voice)
        self.sample_rate = self.sample_rate or take.sample_rate
        if take.sample_rate != self.sample_rate:
            raise SpeechError(
                f"the voice {self.voice.name} of {self.backend.name} changed from {self.sample_rate} to "
                f"{take.sample_rate} Hz at {utterance.spoken.strip()!r}: choose another voice"
            )
        return edited(trimmed_to_speech(take) if self.voice.audible else take, utterance)

    def finished(self, script: Script) -> Narration:
        if not self.length:
            raise SpeechError(f"nothing in {script.title!r} is to be said")
        with _room():
            self.pcm.flush()
        return Narration(
            self.pcm,
            self.sample_rate,
            self.length,
            self.backend.name,
            self.voice.name,
            tuple(self._chapters(script.chapters)),
            tuple(self.utterances),
            tuple(self.words),
        )

    def _chapters(self, chapters: tuple[Chapter, ...]) -> Iterator[ChapterTime]:
        """Yield a time for each chapter in which something is said."""
        starts: dict[int, float] = {}
        for time in self.utterances:
            starts.setdefault(time.chapter, time.start_ms)
        ends = [*list(starts.values())[1:], self._ms(self.length)]
        for (number, start), end in zip(starts.items(), ends, strict=True):
            yield ChapterTime(chapters[number].title, start, end)

    def _ms(self, samples: int) -> float:
        return samples * 1000 / self.sample_rate


def _placed(word: SourceWord, chapter: int, passage: int, shift_ms: float) -> WordTime:
    return WordTime(chapter, passage, word.start, word.end, word.start_ms + shift_ms, word.end_ms + shift_ms)
