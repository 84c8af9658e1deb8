"""A programme's sound as it grows in, its mastered MP3 out: encoded beside the voice that is still speaking."""

import queue
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from types import TracebackType
from typing import IO, Self

from tts.audio.master import Level, Setting, encode, pieces, setting_for
from tts.backends.protocol import SpeechError

FIRST_S = 45
"""How much is heard before the gain is set: over ten programmes of 8 to 21 minutes of the default voice their first 45
seconds were within 0.3 LU of the whole; where the whole comes out too far off, it is made again."""
WAITING = 32
"""Pieces that wait for an encoder slower than the voice, before the voice waits for it."""
ATTEMPTS = 4
FAR_LU = 2.0
"""Where the beginning misleads by more, a limiter hid by how much, and little can be learnt from what came out."""
BYTES_A_SAMPLE = 2


class _Ended(Exception):
    """The press was closed before the programme ended."""


class Press:
    """Makes the MP3 of one programme in `mp3`, an open file without a name; close it, or use it in a `with`.

    `tempo` makes it faster or slower than what is heard, at the same pitch. What comes out depends on the sound alone,
    not on the pace at which it comes. Raises SpeechError.
    """

    def __init__(self, tempo: float = 1.0) -> None:
        self._tempo = tempo
        try:
            self.mp3: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the press
        except OSError as error:
            raise SpeechError(
                f"no file can be made in the folder for temporary files ({error.strerror}): "
                "free some space there, or name another folder in TMPDIR"
            ) from error
        self._heard: queue.Queue[bytes | None] = queue.Queue(WAITING)
        self._closing = False
        self._made: tuple[Setting, Level] | None = None
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
        self.mp3.seek(0)
        if self._failure or not self._made:
            raise self._failure or SpeechError("the MP3 was given up before its end: try again")
        setting, made = self._made
        for attempt in range(1, ATTEMPTS):
            if made.is_right:
                break
            setting = self._second(pcm, setting, made) if attempt == 1 else setting.after(made)
            made = encode(pieces(pcm), self._sample_rate, self.mp3, setting, self._tempo)
        return made

    def _second(self, pcm: IO[bytes], first: Setting, made: Level) -> Setting:
        """Return what to try second: where the programme is not as it began, what fits the whole of it."""
        whole = setting_for(pcm, self._sample_rate)
        return whole if abs(whole.gain_db - first.gain_db) > FAR_LU else first.after(made)

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
        """Encode what is heard; after a failure go on listening, so that nobody waits."""
        heard = self._pieces()
        try:
            self._made = self._encoded(heard)
        except _Ended:
            return
        except (SpeechError, OSError) as error:
            self._failure = error
            with suppress(_Ended):
                for _ in heard:
                    pass

    def _encoded(self, heard: Iterator[bytes]) -> tuple[Setting, Level]:
        size = FIRST_S * self._sample_rate * BYTES_A_SAMPLE
        first = _of_length(heard, size)
        with tempfile.TemporaryFile() as beginning:
            beginning.write(b"".join(first)[:size])
            setting = setting_for(beginning, self._sample_rate)
        return setting, encode(chain(first, heard), self._sample_rate, self.mp3, setting, self._tempo)

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


def _of_length(heard: Iterable[bytes], size: int) -> list[bytes]:
    """Take pieces until they are this long together."""
    taken: list[bytes] = []
    for piece in heard:
        taken.append(piece)
        size -= len(piece)
        if size <= 0:
            break
    return taken
