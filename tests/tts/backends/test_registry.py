"""Which backend and which voice a name or a language gives."""

import subprocess
import sys

import pytest

from tts.backends import registry
from tts.backends.protocol import Voice, VoiceMissing

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


def test_an_unknown_backend_is_named_with_those_there_are():
    with pytest.raises(VoiceMissing, match=r"'nothing'.*hibari, gtts, espeak, command, silent"):
        registry.backend("nothing")


def test_silence_speaks_every_language():
    assert registry.choose_voice(registry.backend("silent"), None, "zh-TW").name == "silent"


def test_names_are_told_without_loading_an_engine():
    program = "import sys; from tts.backends import registry; registry.names(); print('onnxruntime' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "False\n"
    )
