"""Spoken text in, takes of the system's espeak-ng out: small, robotic, and in a hundred languages."""

import functools
import shutil

from tts.backends import espeak_alphabet
from tts.backends.command import spoken_by
from tts.backends.process import run
from tts.backends.protocol import Take, Voice, VoiceMissing
from tts.script import Utterance

PROGRAMS = ("espeak-ng", "espeak")
LIST_SECONDS, LIST_BYTES = 10.0, 1_000_000


class Espeak:
    """The system's espeak-ng (or espeak): text by standard input only, since as an argument it could name a file."""

    name = "espeak"

    def __init__(self) -> None:
        """Find the program; raises VoiceMissing with the way to install it."""
        program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
        if program is None:
            raise VoiceMissing("espeak-ng is not installed: apt-get install espeak-ng, or use another --backend")
        self._program = program
        self.version = _version(program)

    def voices(self) -> tuple[Voice, ...]:
        """Return the voices that are installed, American English first."""
        tags = sorted(_languages(self._program), key=lambda tag: (tag != "en-us", not tag.startswith("en"), tag))
        return tuple(Voice(tag, tag, "the system's espeak-ng") for tag in tags)

    def speak(self, utterance: Utterance, voice: str) -> Take:
        """Speak one utterance; raises SpeechError, VoiceMissing."""
        if voice not in _languages(self._program):
            raise VoiceMissing(f"espeak has no voice {voice!r} here: {self._program} --voices lists them")
        text = espeak_alphabet.text(utterance, english=voice.partition("-")[0] == "en")
        return spoken_by([self._program, "-v", voice, "-b", "1", "--stdin", "--stdout"], text)

    def pronounce(self, utterance: Utterance, voice: str) -> str:  # noqa: ARG002  the protocol's signature
        """Return "": what it says of phonemes is not IPA of ours."""
        return ""


@functools.cache
def _version(program: str) -> str:
    """Return what the program says of itself: it is part of what makes a take."""
    said = run([program, "--version"], "", timeout_s=LIST_SECONDS, max_bytes=LIST_BYTES).decode("utf-8", "replace")
    return " ".join(said.split()[:5])


@functools.cache
def _languages(program: str) -> frozenset[str]:
    """Return the tags of the voices that are installed: the second column of the program's list."""
    rows = run([program, "--voices"], "", timeout_s=LIST_SECONDS, max_bytes=LIST_BYTES).decode("utf-8", "replace")
    return frozenset(row.split()[1] for row in rows.splitlines()[1:] if len(row.split()) > 1)
