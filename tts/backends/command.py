"""Spoken text in, takes of any engine that runs as a program out: text on its standard input, a WAV back."""

import re
import shlex
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from tts.audio.decode import decode
from tts.backends import ssml
from tts.backends.plain_text import pieces
from tts.backends.plausible import longest_seconds
from tts.backends.process import run
from tts.backends.protocol import SpeechError, Take, Voice, VoiceMissing
from tts.script import Utterance

WAV_PLACE = "{wav}"
_SSML = re.compile(r"\{ssml(?::([A-Za-z0-9-]+))?\}")
VOICE = "default"
SAMPLE_RATE = 24_000  # Hz; ffmpeg resamples what the engine gives
WAV_BYTES_A_SECOND = 48_000 * 2 * 4  # no engine of speech is richer than 48 kHz stereo float
START_SECONDS = 30.0  # to load a model
SECONDS_A_SECOND = 3.0  # slower than three times real time is a hang


class Command:
    """An engine that a command line starts for each utterance: Piper, Coqui, or whatever comes.

    The command line is split as a shell would, but no shell runs. `{wav}` in it stands for a file that the engine is to
    write; without it the WAV is expected on standard output. The word `{ssml}`, or `{ssml:zh-TW}` for a language, asks
    for SSML instead of plain text and is not passed on. The text is never part of the command line.
    """

    name = "command"

    def __init__(self, command: str, *, timeout_s: float | None = None) -> None:
        """Take the command line; `timeout_s` bounds one utterance, where not by its length. Raises SpeechError."""
        try:
            self._words = shlex.split(command)
        except ValueError as exc:
            raise SpeechError(f"the command line {command!r} can't be split into words: {exc}") from exc
        self._ssml = next((found[1] or "en-US" for word in self._words if (found := _SSML.fullmatch(word))), "")
        self._words = [word for word in self._words if not _SSML.fullmatch(word)]
        if not self._words:
            raise SpeechError(
                "command needs a command line: --backend 'command:piper --model FILE --output_file {wav}'"
            )
        self.version = command
        self._timeout_s = timeout_s

    def voices(self) -> tuple[Voice, ...]:
        """Return the one voice that there is, in a language that only the command line knows."""
        return (Voice(VOICE, "mul", f"whatever {self._words[0]} speaks"),)

    def speak(self, utterance: Utterance, voice: str) -> Take:
        """Speak one utterance; raises SpeechError, VoiceMissing."""
        if voice != VOICE:
            raise VoiceMissing(f"command has no voice {voice!r}: its command line names the voice")
        text = " ".join(pieces(utterance))
        if text and self._ssml:
            text = ssml.document(utterance, self._ssml)
        return spoken_by(self._words, text, timeout_s=self._timeout_s)

    def pronounce(self, utterance: Utterance, voice: str) -> str:  # noqa: ARG002  the protocol's signature
        """Return "": the engine does not tell."""
        return ""


def spoken_by(words: Sequence[str], text: str, *, timeout_s: float | None = None) -> Take:
    """Have a program speak a text; raises SpeechError."""
    if not text:
        return Take(np.zeros(0, np.float32), SAMPLE_RATE)
    longest_s = longest_seconds(text)
    limit_s = timeout_s or START_SECONDS + SECONDS_A_SECOND * longest_s
    wav = _wav(words, text + "\n", timeout_s=limit_s, max_bytes=int(longest_s * WAV_BYTES_A_SECOND))
    return Take(decode(wav, container="wav", sample_rate=SAMPLE_RATE, longest_s=longest_s), SAMPLE_RATE)


def _wav(words: Sequence[str], text: str, *, timeout_s: float, max_bytes: int) -> bytes:
    if not any(WAV_PLACE in word for word in words):
        return run(words, text, timeout_s=timeout_s, max_bytes=max_bytes)
    with tempfile.TemporaryDirectory(prefix="earpaper-") as folder:
        wav = Path(folder) / "take.wav"
        run([word.replace(WAV_PLACE, str(wav)) for word in words], text, timeout_s=timeout_s, max_bytes=max_bytes)
        try:
            with wav.open("rb") as file:
                return file.read(max_bytes + 1)
        except OSError as exc:
            raise SpeechError(f"{words[0]} ended well but wrote no WAV where {WAV_PLACE} told it to") from exc
