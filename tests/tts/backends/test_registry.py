"""Which backend and which voice a name or a language gives."""

import subprocess
import sys
from importlib.metadata import EntryPoint

import pytest

from tts.backends import kokoro_mandarin, registry
from tts.backends.protocol import Voice, VoiceMissing
from tts.narration import synthesize
from tts.reading import read
from tts.script import Chapter, Passage, Script

VOICES = (
    Voice("ann", "en-US", ""),
    Voice("bob", "en-GB", ""),
    Voice("eva", "de", ""),
)


class Choir:
    name = "choir"
    version = "1"

    def voices(self):
        return VOICES


@pytest.mark.parametrize(
    ("voice", "language", "chosen"),
    [
        (None, "en", "ann"),
        (None, "en-US", "ann"),
        (None, "en-GB", "bob"),
        (None, "en-AU", "ann"),
        (None, "en_GB", "bob"),
        (None, "de-AT", "eva"),
        ("bob", "en-US", "bob"),
    ],
)
def test_a_voice_is_chosen(voice, language, chosen):
    assert registry.choose_voice(Choir(), voice, language).name == chosen


@pytest.mark.parametrize(
    ("voice", "language", "told"),
    [
        (None, "zh-TW", r"zh-TW.*ann \(en-US\)"),
        (None, "", "unknown language"),
        ("carl", "en", r"carl.*bob \(en-GB\)"),
        ("eva", "en", r"eva does not speak en"),
    ],
)
def test_a_missing_voice_is_named_with_those_there_are(voice, language, told):
    with pytest.raises(VoiceMissing, match=told) as missing:
        registry.choose_voice(Choir(), voice, language)
    assert "\n" not in str(missing.value)


@pytest.mark.parametrize("language, able", [("zh-Hant", "gtts"), ("ja", "gtts")])
def test_a_language_that_a_backend_lacks_is_told_with_those_that_speak_it(language, able):
    with pytest.raises(VoiceMissing, match=rf"no voice of hibari speaks {language}.*--backend .*{able}.* speaks it"):
        registry.choose_voice(registry.backend("hibari"), None, language)


def test_mandarin_is_told_to_come_with_kokoro(monkeypatch):
    monkeypatch.setattr(kokoro_mandarin, "NEEDED", ("no_such_package",))
    with pytest.raises(VoiceMissing, match=r"so does kokoro, after pip install 'earpaper\[kokoro\]'"):
        registry.choose_voice(registry.backend("hibari"), None, "zh-Hant")


def test_an_unknown_backend_is_named_with_those_there_are():
    with pytest.raises(VoiceMissing, match=r"'nothing'.*hibari, kokoro, gtts, espeak, command, silent"):
        registry.backend("nothing")


def test_silence_speaks_every_language():
    assert registry.choose_voice(registry.backend("silent"), None, "zh-TW").name == "silent"


def test_names_are_told_without_loading_an_engine():
    program = "import sys; from tts.backends import registry; registry.names(); print('onnxruntime' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "False\n"
    )


STRANGER = """
from dataclasses import dataclass
from typing import Any

@dataclass
class Voice:
    name: str = "zoe"
    language: str = "en"
    description: str = "a stranger's"
    audible: bool = True

@dataclass
class Take:
    samples: Any
    sample_rate: int
    marks: tuple = ()

class Choir:
    name, version = "choir", "9"
    def __init__(self, mood="calm"):
        self.mood = mood
    def voices(self):
        return (Voice(),)
    def speak(self, utterance, voice):
        import numpy as np
        return Take((0.3 * np.sin(np.arange(9000 + 900 * len(utterance.spoken)) / 9)).astype("float32"), 24000)
    def pronounce(self, utterance, voice):
        return ""
"""


@pytest.fixture
def stranger(tmp_path, monkeypatch):
    """A backend of another package, which imports nothing of ours."""
    (tmp_path / "strange_choir.py").write_text(STRANGER)
    monkeypatch.syspath_prepend(tmp_path)
    offered = [
        EntryPoint("choir", "strange_choir:Choir", registry.GROUP),
        EntryPoint("broken", "no_such_module:Engine", registry.GROUP),
        EntryPoint("hibari", "strange_choir:Choir", registry.GROUP),
    ]
    monkeypatch.setattr(registry, "entry_points", lambda group: offered if group == registry.GROUP else [])


def test_a_strangers_backend_speaks_a_script(stranger):
    engine = registry.backend("choir")
    passage = Passage("The harbour was dredged again.", None, "paragraph", "en")
    with synthesize(read(Script("Harbour", "en", (Chapter("Harbour", (passage,)),))), engine) as narration:
        assert (narration.backend, narration.voice) == ("choir", "zoe")
        assert narration.duration_ms > 1000


def test_a_backend_is_made_with_what_follows_its_name(stranger):
    assert registry.backend("choir:angry").mood == "angry"
    with pytest.raises(VoiceMissing, match="takes nothing"):
        registry.backend("silent:loud")
    with pytest.raises(VoiceMissing, match="needs more"):
        registry.backend("command")


def test_a_stranger_cannot_take_our_name_nor_break_the_rest(stranger):
    assert registry.names().count("hibari") == 1
    assert type(registry.backend("hibari")).__name__ == "Hibari"
    with pytest.raises(VoiceMissing, match="no_such_module"):
        registry.backend("broken")
