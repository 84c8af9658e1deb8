"""A programme's sound as it grows in, its mastered MP3 out: a stretch at a time, beside the voice that still speaks.

What was mastered before, for the same sound and gain, is not mastered again.
"""

import os
import queue
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import chain
from types import TracebackType
from typing import IO, Self

from tts.audio import mp3
from tts.audio.loudness import integrated
from tts.audio.master import Level, Mastered, gain_for, is_right, next_gain
from tts.audio.masters import gain_of, master_of
from tts.audio.stretches import BYTES_A_SAMPLE, Stretch, stretches
from tts.backends.protocol import SpeechError
from tts.kept import Kept

FIRST_S = 120
"""How much is heard before the gain is set: over ten programmes of 8 to 21 minutes of the default voice already their
first 45 seconds were within 0.3 LU of the whole; where the whole comes out too far off, it is made again."""
GAIN_STEP_DB = 0.5
"""So that an edit in the beginning, which changes its loudness by hundredths, seldom changes the gain, by which all
would be mastered anew."""
WAITING = 32
"""Pieces that wait for an encoder slower than the voice, before the voice waits for it."""
ATTEMPTS = 4
FAR_LU = 2.0
"""Where the beginning misleads by more, a limiter hid by how much, and little can be learnt from what came out."""
MOST_AT_ONCE = 4
PIECE_BYTES = 1 << 20


class _Ended(Exception):
    """The press was closed before the programme ended."""


class Press:
    """Makes the MP3 of one programme in `mp3`, an open file without a name; close it, or use it in a `with`.

    `tempo` makes it faster or slower than what is heard, at the same pitch; `kept` holds what was mastered before. What
    comes out depends on the sound alone, not on the pace at which it comes. Raises SpeechError.
    """

    def __init__(self, tempo: float = 1.0, kept: Kept | None = None) -> None:
        self._tempo = tempo
        self._kept = kept
        self.mp3 = mp3.nameless()
        self._heard: queue.Queue[bytes | None] = queue.Queue(WAITING)
        self._closing = False
        self._made: tuple[float, Level] | None = None
        self._failure: SpeechError | OSError | None = None
        self._sample_rate = 0
        self._worker = threading.Thread(target=self._work, daemon=True)

    def hear(self, pcm: bytes, sample_rate: int) -> None:
        """Take the next piece of the programme: 16-bit mono PCM, always of one rate in Hz."""
        if not self._sample_rate:
            self._sample_rate = sample_rate
            self._worker.start()
        self._heard.put(pcm)

    def finish(self, pcm: IO[bytes]) -> Level:
        """Return the level of the finished MP3; `pcm` is all that was heard, for another try where that is needed.

        Raises SpeechError.
        """
        if not self._sample_rate:
            raise SpeechError("there is no sound to make an MP3 of: give an article with words in it")
        self._heard.put(None)
        self._worker.join()
        if self._failure or not self._made:
            raise self._failure or SpeechError("the MP3 was given up before its end: try again")
        gain_db, made = self._made
        for attempt in range(1, ATTEMPTS):
            if is_right(made):
                break
            gain_db = _stepped(self._next(pcm, gain_db, made, whole=attempt == 1))
            made = self._mastered(pieces(pcm), gain_db)
        return made

    def _next(self, pcm: IO[bytes], gain_db: float, made: Level, *, whole: bool) -> float:
        """Return the gain to try next: where the programme is not as it began, what fits the whole of it."""
        fitting_db = gain_for(pcm, self._sample_rate) if whole else gain_db
        return fitting_db if abs(fitting_db - gain_db) > FAR_LU else next_gain(gain_db, made)

    def close(self) -> None:
        """End what is still under way, and give the disk back."""
        self._closing = True
        while self._worker.is_alive():
            try:
                self._heard.put(None, timeout=0.05)
            except queue.Full:
                continue
            self._worker.join(0.05)
        self.mp3.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _work(self) -> None:
        """Master what is heard; after a failure go on listening, so that nobody waits."""
        heard = self._pieces()
        try:
            first = _of_length(heard, FIRST_S * self._sample_rate * BYTES_A_SAMPLE)
            beginning = b"".join(first)[: FIRST_S * self._sample_rate * BYTES_A_SAMPLE]
            gain_db = _stepped(gain_of(beginning, self._sample_rate, self._kept))
            self._made = gain_db, self._mastered(chain(first, heard), gain_db)
        except _Ended:
            return
        except (SpeechError, OSError) as error:
            self._failure = error
            with suppress(_Ended):
                for _ in heard:
                    pass

    def _mastered(self, heard: Iterable[bytes], gain_db: float) -> Level:
        """Fill `mp3` with a programme, its stretches mastered at the same time but put in order."""
        writer = mp3.Writer(self.mp3)
        momentary_lufs: list[float] = []
        peak_dbtp, length = float("-inf"), 0
        a_sample = mp3.RATE / self._sample_rate / self._tempo
        for stretch, made in self._in_order(stretches(heard, self._sample_rate, self._tempo), gain_db):
            writer.put(made.frames, round(stretch.start * a_sample))
            momentary_lufs += made.momentary_lufs
            peak_dbtp = max(peak_dbtp, made.peak_dbtp)
            length = round((stretch.start + stretch.length) * a_sample)
        writer.finish(length)
        return Level(integrated(momentary_lufs), peak_dbtp)

    def _in_order(self, parts: Iterable[Stretch], gain_db: float) -> Iterator[tuple[Stretch, Mastered]]:
        at_once = min(os.cpu_count() or 1, MOST_AT_ONCE)
        waiting: deque[tuple[Stretch, Future[Mastered]]] = deque()
        with ThreadPoolExecutor(at_once) as pool:
            for stretch in parts:
                waiting.append((stretch, pool.submit(self._stretch, stretch, gain_db)))
                if len(waiting) > at_once:
                    first, future = waiting.popleft()
                    yield first, future.result()
            for one, future in waiting:
                yield one, future.result()

    def _stretch(self, stretch: Stretch, gain_db: float) -> Mastered:
        if self._closing:
            raise _Ended
        return master_of(stretch, self._sample_rate, gain_db, self._tempo, self._kept)

    def _pieces(self) -> Iterator[bytes]:
        while (piece := self._heard.get()) is not None and not self._closing:
            yield piece
        if self._closing:
            raise _Ended


def pressed(pcm: IO[bytes], sample_rate: int, tempo: float = 1.0) -> Press:
    """Return a press that has heard a whole programme."""
    made = Press(tempo)
    for piece in pieces(pcm):
        made.hear(piece, sample_rate)
    return made


def pieces(pcm: IO[bytes]) -> Iterator[bytes]:
    """Yield an open file from its beginning."""
    pcm.seek(0)
    while piece := pcm.read(PIECE_BYTES):
        yield piece


def _stepped(gain_db: float) -> float:
    return round(gain_db / GAIN_STEP_DB) * GAIN_STEP_DB


def _of_length(heard: Iterable[bytes], size: int) -> list[bytes]:
    """Take pieces until they are this long together."""
    taken: list[bytes] = []
    for piece in heard:
        taken.append(piece)
        size -= len(piece)
        if size <= 0:
            break
    return taken
