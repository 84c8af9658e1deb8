"""Utterances in, takes of Kokoro-82M out: American, British and Mandarin voices, offline, each word timed."""

import os
import tomllib
from functools import cache, cached_property
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from tts.backends import kokoro_mandarin, kokoro_parts
from tts.backends.calls import calls, in_a_row
from tts.backends.hibari_alphabet import to_ipa
from tts.backends.hibari_reading import Reader, Sound, joined
from tts.backends.hibari_times import marks
from tts.backends.kokoro_manifest import fetched
from tts.backends.kokoro_parts import Place
from tts.backends.network import session, with_output
from tts.backends.protocol import SpeechError, Take, Voice, VoiceMissing
from tts.script import Utterance

SAMPLE_RATE = 24_000
LONGEST_CALL = 250
DURATION_MS = 25.0
"""The unit of the durations that the graph computes."""
DURATIONS = b"/encoder/Clip_output_0"
FRONT_ENDS = ("hibari-tts", *kokoro_mandarin.NEEDED)
"""Packages that decide what the voices are given."""
FOLDER = "EARPAPER_KOKORO"
"""The variable that names the folder of models and voices where the backend's name does not."""
_TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_IDS: dict[str, int] = _TABLE["ids"]
_LANGUAGES: dict[str, dict[str, str]] = _TABLE["languages"]
_SEXES = {"f": "female", "m": "male"}


Floats = NDArray[np.float32]


class FrontEnd(Protocol):
    """Turns an utterance into what the voice is given."""

    def sounds(self, utterance: Utterance) -> tuple[Sound, ...]:
        """Return what is said in order."""
        ...


class Kokoro:
    """The backend `kokoro`; its argument is a folder with a model and voices: "kokoro:FOLDER"."""

    name = "kokoro"
    shares_work = True
    long_characters = 400
    """Half a minute of speech takes longer to compute than a worker to load."""

    def __init__(self, folder: str = "") -> None:
        named = folder or os.environ.get(FOLDER, "")
        self._folder = Path(named).expanduser() if named else None
        self.spec = f"kokoro:{self._folder.absolute()}" if self._folder else "kokoro"
        if self._folder:
            fetched(self._folder)
        self._places = kokoro_parts.places(self._folder)
        front_ends = (f"{package} {version(package)}" for package in FRONT_ENDS if find_spec(package.partition("-")[0]))
        self.version = " ".join([kokoro_parts.digest(self._folder), *front_ends])

    def voices(self) -> tuple[Voice, ...]:
        """Return the voices whose styles are here and whose language can be read, American English first."""
        able = [name for name in self._places if name[0] in _LANGUAGES and name[1:2] in _SEXES and "_" in name]
        if not kokoro_mandarin.able():
            able = [name for name in able if name[0] != "z"]
        ours = kokoro_parts.places(None)
        return tuple(_voice(name) for name in sorted(able, key=lambda name: (name[0], name not in ours, name)))

    def speak(self, utterance: Utterance, voice: str) -> Take:
        """Speak an utterance; nothing to say is an empty take. Raises SpeechError, VoiceMissing."""
        sounds = self._sounds(utterance, voice)
        if all(sound.is_pause for sound in sounds):
            return Take(np.zeros(0, np.float32), SAMPLE_RATE)
        place = self._places[voice]
        return in_a_row([self._take(call, place) for call in calls(sounds, LONGEST_CALL)])

    def pronounce(self, utterance: Utterance, voice: str) -> str:
        """Return in IPA what `speak` gives the voice; raises SpeechError, VoiceMissing."""
        told = to_ipa(joined(self._sounds(utterance, voice)))
        return told.translate(kokoro_mandarin.IPA) if voice[0] == "z" else told

    def _take(self, call: tuple[Sound, ...], place: Place) -> Take:
        samples, durations_ms = self._model.run(joined(call), kokoro_parts.styles(place))
        return Take(samples, SAMPLE_RATE, marks(call, durations_ms, samples, SAMPLE_RATE) if durations_ms.size else ())

    def _sounds(self, utterance: Utterance, voice: str) -> tuple[Sound, ...]:
        if voice not in {known.name for known in self.voices()}:
            raise VoiceMissing(f"kokoro has no voice {voice!r} here: earpaper voices lists them")
        return _front_end(voice[0]).sounds(utterance)

    @cached_property
    def _model(self) -> "_Model":
        return _Model(kokoro_parts.model(self._folder))


class _Model:
    """The network; one whose graph does not have the durations where they are known to be tells none."""

    def __init__(self, model: bytes) -> None:
        try:
            self._session = session(with_output(model, DURATIONS) if DURATIONS in model else model)
        except Exception as error:  # onnxruntime's errors have no class of their own that is documented
            raise SpeechError(f"kokoro's model can't be loaded: {error}") from error
        names = [given.name for given in self._session.get_inputs()]
        self._tokens = next((name for name in names if name in {"tokens", "input_ids"}), "")
        if not self._tokens or not {"style", "speed"} <= set(names):
            raise SpeechError(f"this is no model of Kokoro-82M: it takes {', '.join(names)}")

    def run(self, phonemes: str, styles: Floats) -> tuple[Floats, Floats]:
        """Return the samples, and the duration in milliseconds of each phoneme and one before and after them."""
        if strange := sorted(set(phonemes) - set(_IDS)):
            raise SpeechError(f"kokoro's voices do not know the sounds {' '.join(strange)} in /{phonemes}/")
        given = {
            self._tokens: np.array([[0, *(_IDS[phoneme] for phoneme in phonemes), 0]], np.int64),
            "style": styles[min(len(phonemes), len(styles)) - 1][None, :],
            "speed": np.ones(1, np.float32),
        }
        samples, *durations = self._session.run(None, given)
        told = durations[0].ravel() * DURATION_MS if durations else np.zeros(0, np.float32)
        return np.clip(samples.ravel(), -1.0, 1.0).astype(np.float32), told


@cache
def _front_end(language: str) -> FrontEnd:
    return kokoro_mandarin.MandarinReader() if language == "z" else Reader(british=language == "b")


def _voice(name: str) -> Voice:
    language = _LANGUAGES[name[0]]
    return Voice(name, language["tag"], f"{language['name']}, {_SEXES[name[1]]}")
