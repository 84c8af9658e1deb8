"""Scripts and their narrations in, one of all of them out: as loud as the first, with a sound between them."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import SEEK_END
from typing import IO

import numpy as np

from tts.audio.energy import Samples
from tts.audio.jingles import Jingles, Sounds, fitted
from tts.audio.loudness import NOTHING_LUFS
from tts.audio.master import loudness_of
from tts.backends.protocol import SpeechError
from tts.narration import NO_JINGLES, ChapterTime, Hear, Narration, UtteranceTime, WordTime
from tts.script import Chapter, Script

PIECE_BYTES = 1 << 20
LOUDEST_GAIN = 4.0
"""12 dB: what is still more quiet than that has another fault."""


@dataclass(slots=True)
class Joining:
    """A programme of several narrations as it grows; `jingles.chapter` is what is heard between two of them.

    `hear` is given the programme as 16-bit mono PCM, and its sample rate in Hz. Raises SpeechError.
    """

    jingles: Jingles = NO_JINGLES
    hear: Hear | None = None
    pcm: IO[bytes] = field(default_factory=tempfile.TemporaryFile)
    counts: list[int] = field(default_factory=list)
    _length: int = 0
    _first: Narration | None = None
    _loudness_lufs: float = 0.0
    _sounds: Sounds = field(default_factory=Sounds)
    _spoken: int = 0
    _voices: dict[str, None] = field(default_factory=dict)
    _chapters: list[Chapter] = field(default_factory=list)
    _times: list[ChapterTime] = field(default_factory=list)
    _utterances: list[UtteranceTime] = field(default_factory=list)
    _words: list[WordTime] = field(default_factory=list)

    def add(self, script: Script, narration: Narration) -> None:
        """Add a narration at the end; how many of its chapters are heard is noted in `counts`."""
        gain = self._begin(narration)
        start = self._ms(self._length)
        if self._times:
            self._times[-1] = replace(self._times[-1], end_ms=start)
        self._keep(self._sounds.chapter if self.counts else self._sounds.intro)
        shift, before = self._ms(self._length), len(self._chapters)
        for time in narration.chapters:
            begins = start if time is narration.chapters[0] else time.start_ms + shift
            self._times.append(ChapterTime(time.title, begins, time.end_ms + shift))
        self._utterances += [
            replace(one, chapter=one.chapter + before, start_ms=one.start_ms + shift, end_ms=one.end_ms + shift)
            for one in narration.utterances
        ]
        self._words += [
            replace(one, chapter=one.chapter + before, start_ms=one.start_ms + shift, end_ms=one.end_ms + shift)
            for one in narration.words
        ]
        self._chapters += script.chapters
        for piece in _pieces(narration.pcm):
            self._put(piece if gain == 1.0 else _louder(piece, gain))
        self.counts.append(len(narration.chapters))
        self._spoken += narration.spoken
        self._voices.setdefault(narration.voice)

    def finished(self, title: str, language: str) -> tuple[Script, Narration]:
        """Return the script and the narration of all; the caller closes what comes back."""
        if self._first is None:
            raise SpeechError(f"nothing in {title!r} is to be said")
        self._keep(self._sounds.outro)
        self._times[-1] = replace(self._times[-1], end_ms=self._ms(self._length))
        self.pcm.flush()
        narration = replace(
            self._first,
            pcm=self.pcm,
            length=self._length,
            voice=", ".join(self._voices),
            chapters=tuple(self._times),
            utterances=tuple(self._utterances),
            words=tuple(self._words),
            spoken=self._spoken,
        )
        return Script(title, language, tuple(self._chapters)), narration

    def _begin(self, narration: Narration) -> float:
        """Return by how much a narration is to be louder than it is, to be as loud as the first."""
        if self._first is None:
            self._first = narration
            if self.jingles != NO_JINGLES:
                self._sounds = fitted(
                    self.jingles, narration.sample_rate, _loudness(narration.pcm, narration.sample_rate)
                )
            return 1.0
        if narration.sample_rate != self._first.sample_rate:
            raise SpeechError(
                f"the voice {narration.voice} speaks at {narration.sample_rate} Hz, and {self._first.voice} at "
                f"{self._first.sample_rate} Hz: choose voices of one rate"
            )
        if narration.voice == self._first.voice:
            return 1.0
        if not self._loudness_lufs:
            self._loudness_lufs = _loudness(self.pcm, narration.sample_rate)
            self.pcm.seek(0, SEEK_END)
        theirs = _loudness(narration.pcm, narration.sample_rate)
        if min(theirs, self._loudness_lufs) <= NOTHING_LUFS:
            return 1.0
        return float(min(10 ** ((self._loudness_lufs - theirs) / 20), LOUDEST_GAIN))

    def _keep(self, samples: Samples) -> None:
        self._put(np.round(np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())

    def _put(self, piece: bytes) -> None:
        if piece:
            self.pcm.write(piece)
            self._length += len(piece) // 2
            if self.hear and self._first:
                self.hear(piece, self._first.sample_rate)

    def _ms(self, samples: int) -> float:
        return samples * 1000 / self._first.sample_rate / self._first.tempo if self._first else 0.0


def _loudness(pcm: IO[bytes], sample_rate: int) -> float:
    pcm.seek(0)
    return loudness_of(pcm, sample_rate)


def _pieces(pcm: IO[bytes]) -> Iterator[bytes]:
    pcm.seek(0)
    while piece := pcm.read(PIECE_BYTES):
        yield piece


def _louder(piece: bytes, gain: float) -> bytes:
    samples = np.frombuffer(piece, "<i2").astype(np.float32) * gain
    return np.clip(np.round(samples), -32768, 32767).astype("<i2").tobytes()
