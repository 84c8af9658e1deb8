"""A script and a backend in, a narration out: the whole programme as sound in a nameless file, and all its times."""

import contextlib
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType, TracebackType
from typing import IO, Self

import numpy as np

from tts import pauses
from tts.audio.edit import pause_after
from tts.audio.energy import Samples
from tts.audio.jingles import Jingles, Sounds, fitted
from tts.backends.protocol import Backend, SpeechError, Take, Voice
from tts.beside import Worker
from tts.casting import Cast, cast
from tts.reader import Reader
from tts.script import Chapter, Passage, Role, Script, Utterance
from tts.speaking import speaker
from tts.takes import Takes
from tts.word_times import SourceWord, source_words

Progress = Callable[[int, int], None]
Hear = Callable[[bytes, int], None]
NO_JINGLES = Jingles()
ONE_VOICE: Mapping[Role, str] = MappingProxyType({})


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
    """A chapter from its first word, or the sound before it, to the next chapter's."""

    title: str
    start_ms: float
    end_ms: float


@dataclass(frozen=True, slots=True)
class Narration:
    """A spoken programme: 16-bit mono PCM in an open file that has no name, and when everything in it sounds.

    `length` is in samples; `spoken` counts the utterances whose takes are not from before.
    Close it, or use it in a `with`, to give the disk back; a killed process leaves nothing.
    """

    pcm: IO[bytes]
    sample_rate: int
    length: int
    backend: str
    voice: str
    chapters: tuple[ChapterTime, ...]
    utterances: tuple[UtteranceTime, ...]
    words: tuple[WordTime, ...]
    spoken: int = 0
    tempo: float = 1.0

    @property
    def duration_ms(self) -> float:
        """How long the programme is."""
        return self.length * 1000 / self.sample_rate / self.tempo

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
    takes: Takes | None = None,
    *,
    voice: str | None = None,
    progress: Progress | None = None,
    hear: Hear | None = None,
    jingles: Jingles = NO_JINGLES,
    workers: int | None = None,
    ready: Worker | None = None,
    tempo: float = 1.0,
    voices: Mapping[Role, str] = ONE_VOICE,
) -> Narration:
    """Speak a script from end to end; the caller closes what comes back.

    What `takes` holds is not spoken again, and what is spoken is kept there. `workers` is how many processes speak,
    where not as many as its length and this machine suggest; `ready` is one that was started before, by `standby`.
    All times are those of a programme that is `tempo` times as fast as its sound; the press makes it so.

    `progress` is told how many utterances of how many are done; `hear` is given the programme as it grows, as 16-bit
    mono PCM and its sample rate in Hz. `jingles` are sounds before, between and after the chapters; `voices` names who
    reads the passages of a role, each made as loud as `voice`. Raises SpeechError where an utterance can't be spoken
    or comes back without sound, VoiceMissing where no voice fits.
    """
    chosen = cast(backend, script.language, voice, voices)
    total = sum(1 for _ in script.utterances())
    with _room():
        pcm = tempfile.TemporaryFile()  # noqa: SIM115 - the narration owns it from here on
    try:
        with _readers(chosen, backend, takes, script, workers, ready) as readers:
            recording = _Recording(pcm, backend, chosen, readers, hear, tempo)
            if total and (len(readers) > 1 or jingles != NO_JINGLES):
                recording.fit(jingles)
            for chapter, passage, utterance in _in_order(script):
                recording.add(chapter, passage, utterance, script.chapters[chapter].passages[passage])
                if progress:
                    progress(len(recording.utterances), total)
        if takes and recording.spoken:
            takes.evict()
        return recording.finished(script)
    except BaseException:
        with contextlib.suppress(OSError):  # what was not yet on a full disk fails to get there once more
            pcm.close()
        raise


@contextlib.contextmanager
def _readers(
    chosen: Cast, backend: Backend, takes: Takes | None, script: Script, workers: int | None, ready: Worker | None
) -> Iterator[dict[str, Reader]]:
    """Give the reader of each voice by its name; the main one may have workers."""
    with contextlib.ExitStack() as speaking:
        readers = {}
        for voice in chosen.voices:
            part = chosen.part(voice, script)
            size, worker = (workers, ready) if voice is chosen.main else (1, None)
            speaks = speaking.enter_context(speaker(backend, voice, takes, part, size, worker))
            readers[voice.name] = Reader(voice, speaks, part)
        yield readers


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
    cast: Cast
    readers: Mapping[str, Reader]
    hear: Hear | None = None
    tempo: float = 1.0
    sample_rate: int = 0
    length: int = 0
    utterances: list[UtteranceTime] = field(default_factory=list)
    words: list[WordTime] = field(default_factory=list)
    starts: dict[int, int] = field(default_factory=dict)
    sounds: Sounds = field(default_factory=Sounds)

    @property
    def spoken(self) -> int:
        """How many takes are not from before."""
        return sum(reader.speaker.spoken for reader in self.readers.values())

    def fit(self, jingles: Jingles) -> None:
        """Make other voices, and sounds, as loud as the main voice: what it says first tells how loud that is."""
        main, *others = [reader for reader in self.readers.values() if reader.part]
        loudness_lufs = main.loudness_lufs()
        for reader in others:
            reader.level_to(loudness_lufs)
        self.sounds = fitted(jingles, main.sample_rate, loudness_lufs)

    def add(self, chapter: int, passage: int, utterance: Utterance, source: Passage) -> None:
        take = self._spoken(utterance, self.cast.voice_of(source))
        if chapter not in self.starts:
            self._begin(chapter, self.sounds.chapter if self.starts else self.sounds.intro)
        start_ms, end_ms = self._ms(self.length), self._ms(self.length + len(take.samples))
        self.utterances.append(UtteranceTime(chapter, passage, utterance, start_ms, end_ms))
        for word in source_words(utterance, take.marks):
            self.words.append(_placed(word, chapter, passage, start_ms, self.tempo))
        longest_ms = round(pauses.CHAPTER_MS * self.tempo)  # a slow programme has no dead air either
        silence = np.zeros(pause_after(take, min(utterance.pause_ms, longest_ms)), np.float32)
        self._keep(np.concatenate((take.samples, silence)))

    def _begin(self, chapter: int, samples: Samples) -> None:
        """Begin a chapter, with a sound where there is one."""
        self.starts[chapter] = self.length
        if samples.size:
            self._keep(samples)

    def _keep(self, samples: Samples) -> None:
        piece = np.round(samples * 32767).astype("<i2").tobytes()
        with _room():
            self.pcm.write(piece)
        self.length += len(samples)
        if self.hear:
            self.hear(piece, self.sample_rate)

    def _spoken(self, utterance: Utterance, voice: Voice) -> Take:
        take = self.readers[voice.name].next(utterance)
        self.sample_rate = self.sample_rate or take.sample_rate
        if take.sample_rate != self.sample_rate:
            raise SpeechError(
                f"the voice {voice.name} of {self.backend.name} changed from {self.sample_rate} to "
                f"{take.sample_rate} Hz at {utterance.spoken.strip()!r}: choose another voice"
            )
        return take

    def finished(self, script: Script) -> Narration:
        if not self.length:
            raise SpeechError(f"nothing in {script.title!r} is to be said")
        if self.sounds.outro.size:
            self._keep(self.sounds.outro)
        with _room():
            self.pcm.flush()
        return Narration(
            self.pcm,
            self.sample_rate,
            self.length,
            self.backend.name,
            self.cast.main.name,
            tuple(self._chapters(script.chapters)),
            tuple(self.utterances),
            tuple(self.words),
            self.spoken,
            self.tempo,
        )

    def _chapters(self, chapters: tuple[Chapter, ...]) -> Iterator[ChapterTime]:
        """Yield a time for each chapter in which something is said."""
        edges = pairwise([*self.starts.values(), self.length])
        for number, (start, end) in zip(self.starts, edges, strict=True):
            yield ChapterTime(chapters[number].title, self._ms(start), self._ms(end))

    def _ms(self, samples: int) -> float:
        return samples * 1000 / self.sample_rate / self.tempo


def _placed(word: SourceWord, chapter: int, passage: int, shift_ms: float, tempo: float) -> WordTime:
    return WordTime(
        chapter, passage, word.start, word.end, word.start_ms / tempo + shift_ms, word.end_ms / tempo + shift_ms
    )
