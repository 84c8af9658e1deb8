"""What every voice engine looks like from outside; structural, so that a stranger's backend imports nothing of ours."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from tts.script import Utterance


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice of a backend: its name, the BCP 47 tag of what it speaks ("mul" for any), and a line for people.

    `audible` is False for a voice that is meant to make no sound.
    """

    name: str
    language: str
    description: str
    audible: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """A word or pause mark of `Utterance.spoken`: its offsets there, and its time in the take in milliseconds."""

    start: int
    end: int
    start_ms: float
    end_ms: float


@dataclass(frozen=True, slots=True)
class Take:
    """One utterance spoken: mono float32 samples in [-1, 1], their rate in Hz, and marks in order (may be empty)."""

    samples: NDArray[np.float32]
    sample_rate: int
    marks: tuple[Mark, ...] = ()


class Backend(Protocol):
    """A voice engine. The same utterance and voice give the same take, on one type of machine."""

    name: str
    version: str

    def voices(self) -> tuple[Voice, ...]:
        """Return the voices that can speak here and now, the default first."""
        ...

    def speak(self, utterance: Utterance, voice: str) -> Take:
        """Speak one utterance; raises SpeechError."""
        ...

    def pronounce(self, utterance: Utterance, voice: str) -> str:
        """Return in standard IPA exactly what `speak` would give the voice; "" when the engine does not tell."""
        ...


class SpeechError(Exception):
    """Speech could not be made; the message says what, which, and what to do.

    SpeechError
      +-- VoiceMissing          no such backend or voice here, or none that speaks the language
      +-- SpeechUnavailable     worth trying again: an online voice did not answer as it should just now
    """


class VoiceMissing(SpeechError):
    """A backend or voice that was asked for, or a voice for the language, is not installed."""


class SpeechUnavailable(SpeechError):
    """An online voice did not answer as it should; it may later, after `retry_after_s` seconds where it said so."""

    retry_after_s: float | None = None
