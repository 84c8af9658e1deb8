"""What every backend promises, whichever it is."""

import shlex
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
import pytest
import requests

from tests.stand_ins import kokoro as hum
from tests.stand_ins.google import StandIn, Time, ToLoopback, reply_with, tone
from tts.backends import registry
from tts.backends.google import Google
from tts.backends.kokoro import Kokoro
from tts.backends.protocol import VoiceMissing
from tts.script import Say, Segment, Utterance

SENTENCE = "The ferry left at nine, and nobody waved."
NOTHING_SAID = ["", " ", ".", ", . ;", "\N{EM DASH}"]


# An engine as a program: a tone as long as its text.
ENGINE = """
import math, struct, sys, wave
text = sys.stdin.read()
with wave.open(sys.stdout.buffer, "wb") as wav:
    wav.setnchannels(1); wav.setsampwidth(2); wav.setframerate(16000)
    wav.setnframes(len(text) * 960)
    wav.writeframes(b"".join(struct.pack("<h", int(9000 * math.sin(i / 9))) for i in range(len(text) * 960)))
"""


def google():
    stand_in = StandIn()
    stand_in.answers = [(200, {}, lambda text: reply_with(tone(0.06 * len(text))))]
    session = requests.Session()
    session.trust_env = False
    session.mount("https://translate.google.", ToLoopback(stand_in.server.server_port))
    time = Time()
    yield Google(session, clock=lambda: time.now, sleep=time.sleep)
    session.close()
    stand_in.server.shutdown()
    stand_in.server.server_close()


def espeak():
    if not (shutil.which("espeak-ng") or shutil.which("espeak")):
        pytest.skip("espeak-ng is not installed")
    yield registry.backend("espeak")


def kokoro():
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "model.onnx").write_bytes(hum.model())
        yield Kokoro(folder)


BACKENDS = {
    "hibari": lambda: iter([registry.backend("hibari")]),
    "silent": lambda: iter([registry.backend("silent")]),
    "kokoro": kokoro,
    "gtts": google,
    "espeak": espeak,
    "command": lambda: iter([registry.backend("command:" + shlex.join([sys.executable, "-c", ENGINE]))]),
}


@pytest.fixture(scope="module", params=registry.names())
def backend(request):
    yield from BACKENDS[request.param]()


@pytest.fixture(scope="module")
def voice(backend):
    return backend.voices()[0]


def said(text, say=None):
    return Utterance((Segment(0, len(text), text, text, "plain", say),))


def test_a_backend_and_its_voices_have_names(backend):
    assert backend.name in registry.names()
    assert backend.version
    assert all(voice.name and voice.language and voice.description for voice in backend.voices())


def test_a_take_is_mono_sound_within_bounds(backend, voice):
    take = backend.speak(said(SENTENCE), voice.name)
    assert take.samples.dtype == np.float32
    assert take.samples.ndim == 1
    assert np.isfinite(take.samples).all()
    assert np.abs(take.samples).max() <= 1.0
    assert 1.0 < len(take.samples) / take.sample_rate < 6.0
    assert (np.abs(take.samples).max() > 0.05) == voice.audible


def test_the_same_utterance_gives_the_same_take(backend, voice):
    first = backend.speak(said(SENTENCE), voice.name)
    backend.speak(said("Something else."), voice.name)
    second = backend.speak(said(SENTENCE), voice.name)
    assert first.samples.tobytes() == second.samples.tobytes()
    assert first.marks == second.marks


def test_marks_are_in_order_within_the_take_and_on_the_words(backend, voice):
    take = backend.speak(said(SENTENCE), voice.name)
    if not take.marks:
        assert backend.pronounce(said(SENTENCE), voice.name) == "", (
            "an engine that tells its phonemes tells their times"
        )
        return
    times = [time for mark in take.marks for time in (mark.start_ms, mark.end_ms)]
    assert times == sorted(times)
    assert times[0] >= 0
    assert times[-1] <= len(take.samples) * 1000 / take.sample_rate
    marked = [SENTENCE[mark.start : mark.end] for mark in take.marks]
    assert [word for word in marked if word.isalpha()] == SENTENCE.replace(",", "").rstrip(".").split()


@pytest.mark.parametrize("text", NOTHING_SAID)
def test_nothing_to_say_is_an_empty_take(backend, voice, text):
    assert len(backend.speak(said(text), voice.name).samples) == 0


def test_a_very_long_utterance_is_spoken_whole(backend, voice):
    short = backend.speak(said("one word and another, "), voice.name)
    take = backend.speak(said("one word and another, " * 60), voice.name)
    assert len(take.marks) in {0, 60 * 5}
    assert len(take.samples) > 20 * len(short.samples)


def test_a_pronunciation_is_told_in_ipa_or_not_at_all(backend, voice):
    told = backend.pronounce(said("Mora", Say("ipa", "ˈmoʊɹə")), voice.name)
    assert told in {"", "ˈmoʊɹə"}


def test_an_unknown_voice_is_missing(backend):
    with pytest.raises(VoiceMissing, match="nobody"):
        backend.speak(said(SENTENCE), "nobody")
