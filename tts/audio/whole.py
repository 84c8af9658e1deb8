"""A recording in which nothing is sure to be silent in, its MP3 out: mastered as a whole, its samples on disk."""

from types import TracebackType
from typing import IO, Self

from tts.audio import mp3
from tts.audio.loudness import integrated
from tts.audio.master import Level, gain_for, is_right, mastered, next_gain

ATTEMPTS = 3


class Whole:
    """Does for a recording, such as a publisher's own, what a `Press` does for a programme of takes and pauses.

    Raises SpeechError.
    """

    def __init__(self, sample_rate: int, tempo: float = 1.0) -> None:
        self.mp3 = mp3.nameless()
        self._sample_rate = sample_rate
        self._tempo = tempo

    def finish(self, pcm: IO[bytes]) -> Level:
        """Make the MP3 of an open file of 16-bit mono PCM, and return its level; raises SpeechError."""
        gain_db = gain_for(pcm, self._sample_rate)
        for attempt in range(1, ATTEMPTS + 1):
            made = mastered(pcm, self._sample_rate, gain_db, self._tempo)
            level = Level(integrated(made.momentary_lufs), made.peak_dbtp)
            if is_right(level) or attempt == ATTEMPTS:
                break
            gain_db = next_gain(gain_db, level)
        writer = mp3.Writer(self.mp3)
        writer.put(made.frames, 0)
        writer.finish(round(pcm.seek(0, 2) // 2 * mp3.RATE / self._sample_rate / self._tempo))
        return level

    def close(self) -> None:
        """Give the disk back."""
        self.mp3.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
