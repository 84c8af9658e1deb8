"""Utterances in, silence of the length that speaking them would take out: for tests and for timing, in any language."""

import re
from itertools import accumulate

import numpy as np

from tts.backends.protocol import Mark, Take, Voice, VoiceMissing
from tts.script import Utterance

SAMPLE_RATE = 24_000
MS_PER_CHARACTER = 60
_UNIT = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")


class Silent:
    """The backend `silent`: every character of a word or pause mark takes the same time."""

    name = "silent"
    version = "1"

    def voices(self) -> tuple[Voice, ...]:
        """Return the one voice, which stays silent in every language."""
        return (Voice("silent", "mul", "silence as long as speech", audible=False),)

    def speak(self, utterance: Utterance, voice: str) -> Take:
        """Return silence with a mark for each word and pause mark; raises VoiceMissing."""
        if voice != "silent":
            raise VoiceMissing(f"the backend silent has no voice {voice!r}: its one voice is silent")
        units = list(_UNIT.finditer(utterance.spoken))
        ends = accumulate(len(unit[0]) * MS_PER_CHARACTER for unit in units)
        marks = tuple(
            Mark(unit.start(), unit.end(), end - len(unit[0]) * MS_PER_CHARACTER, end)
            for unit, end in zip(units, ends, strict=True)
        )
        length_ms = marks[-1].end_ms if any(unit[0].isalnum() for unit in units) else 0
        return Take(
            np.zeros(round(length_ms * SAMPLE_RATE / 1000), np.float32), SAMPLE_RATE, marks if length_ms else ()
        )

    def pronounce(self, utterance: Utterance, voice: str) -> str:  # noqa: ARG002 - the protocol's signature
        """Return nothing: no sound is made."""
        return ""
