"""Utterances in, takes of hibari's small offline English voices out, with the time of every word."""

import json
import zlib
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tts.backends.calls import calls, in_a_row
from tts.backends.hibari_alphabet import to_ipa
from tts.backends.hibari_reading import Reader, Sound, joined
from tts.backends.hibari_times import marks
from tts.backends.network import session, with_output
from tts.backends.protocol import SpeechError, Take, Voice, VoiceMissing
from tts.script import Utterance

SAMPLE_RATE = 24_000
LONGEST_CALL = 400
"""Phonemes in a call: memory grows with the square (5,000 phonemes: 2.2 GB)."""
DURATION_MS = 25.0
"""The unit of the durations that the graph computes."""
DURATIONS = b"/Clip_output_0"

Floats = NDArray[np.float32]


class Hibari:
    """The backend `hibari`: American and British English, no network, one thread."""

    name = "hibari"
    shares_work = True  # several processes may speak at once, each on one core
    forks = True  # no thread but the one that loaded it

    def __init__(self) -> None:
        self.version = version("hibari-tts")

    def prepare(self) -> None:
        """Load what the first voice needs, before there is anything to say."""
        name = next(iter(_catalogue()))
        self._reader(name)
        _model(name)

    def voices(self) -> tuple[Voice, ...]:
        """Return the voices whose model is on this machine, the one in hibari's own package first."""
        return tuple(
            Voice(name, facts["language"], f"{facts['accent']} English, {facts['gender']}")
            for name, facts in _catalogue().items()
            if _model_file(name).exists()
        )

    def speak(self, utterance: Utterance, voice: str) -> Take:
        """Speak an utterance; nothing to say is an empty take. Raises SpeechError, VoiceMissing."""
        sounds = self._sounds(utterance, voice)
        if all(sound.is_pause for sound in sounds):
            return Take(np.zeros(0, np.float32), SAMPLE_RATE)
        model = _model(voice)
        return in_a_row([_take(call, model) for call in calls(sounds, LONGEST_CALL)])

    def pronounce(self, utterance: Utterance, voice: str) -> str:
        """Return in standard IPA what `speak` gives the voice; raises SpeechError, VoiceMissing."""
        return to_ipa(" ".join(joined(call) for call in calls(self._sounds(utterance, voice), LONGEST_CALL)))

    def knows(self, word: str, voice: str) -> bool:
        """Tell whether the voice's dictionaries have a word, so that `speak` does not guess it; raises VoiceMissing."""
        return self._reader(voice).knows(word)

    def _sounds(self, utterance: Utterance, voice: str) -> tuple[Sound, ...]:
        return self._reader(voice).sounds(utterance)

    def _reader(self, voice: str) -> Reader:
        if voice not in _catalogue() or not _model_file(voice).exists():
            here = ", ".join(voice.name for voice in self.voices())
            raise VoiceMissing(f"hibari has no voice {voice!r} on this machine: use one of {here}")
        return _reader(british=_catalogue()[voice]["british"])


class _Model:
    """A voice's network, made to tell the durations it computes as well."""

    def __init__(self, path: Path) -> None:
        self._session = session(with_output(path.read_bytes(), DURATIONS))
        self._ids: dict[str, int] = json.loads((_assets() / "vocab.json").read_text(encoding="utf-8"))

    def run(self, phonemes: str) -> tuple[Floats, Floats]:
        """Return the samples and the duration in milliseconds of each phoneme, one before and one after them included.

        The noise in the voice is seeded with the phonemes, so that a sentence sounds the same wherever it stands.
        """
        from hibari.dsp import synth

        if strange := sorted(set(phonemes) - set(self._ids)):
            raise SpeechError(f"hibari's voices do not know the sounds {' '.join(strange)} in /{phonemes}/")
        ids = [0, *(self._ids[phoneme] for phoneme in phonemes), 0]
        inputs = {"ids": np.array([ids], np.int64), "speed": np.ones(1, np.float32)}
        *spectrum, durations = self._session.run(None, inputs)
        noise = np.random.default_rng(zlib.crc32(phonemes.encode()))
        samples = synth(*(part[0] for part in spectrum), noise)
        return np.clip(samples, -1.0, 1.0).astype(np.float32), durations.ravel() * DURATION_MS


@cache
def _catalogue() -> dict[str, dict[str, Any]]:
    from hibari.voices import DEFAULT, VOICES

    return {DEFAULT: VOICES[DEFAULT], **VOICES}


def _model_file(voice: str) -> Path:
    from hibari import voices

    facts = _catalogue()[voice]
    folder = _assets() if facts.get("bundled") else Path(voices.cache_dir())
    return folder / str(facts["file"])


def _assets() -> Path:
    from hibari import voices

    return Path(voices.ASSETS)


@cache
def _model(voice: str) -> _Model:
    return _Model(_model_file(voice))


@cache
def _reader(*, british: bool) -> Reader:
    return Reader(british=british)


def _take(call: tuple[Sound, ...], model: "_Model") -> Take:
    samples, durations_ms = model.run(joined(call))
    return Take(samples, SAMPLE_RATE, marks(call, durations_ms, samples, SAMPLE_RATE))
