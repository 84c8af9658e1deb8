"""Backends that break: each row a fault, that it is tried again, and the one line that comes of it."""

import time

import numpy as np
import pytest

from tts.backends.attempts import ATTEMPTS, spoken
from tts.backends.protocol import SpeechError, SpeechUnavailable, Take, Voice, VoiceMissing
from tts.narration import synthesize
from tts.reading import read
from tts.script import Chapter, Passage, Script, Segment, Utterance

RATE = 24_000
TEXT = "The harbour was dredged again."
UTTERANCE = Utterance((Segment(0, len(TEXT), TEXT, TEXT, "plain"),))


def tone(seconds, rate=RATE):
    return (0.3 * np.sin(np.arange(round(seconds * rate)) / 9)).astype(np.float32)


def noise(seconds):
    return np.random.default_rng(7).normal(0, 0.2, round(seconds * RATE)).clip(-1, 1).astype(np.float32)


def fail(error):
    raise error


class Engine:
    name, version = "broken", "1"

    def __init__(self, *answers):
        self.answers, self.asked = list(answers), 0

    def voices(self):
        return (Voice("ann", "en", "for tests"),)

    def speak(self, utterance, voice):
        answer = self.answers[min(self.asked, len(self.answers) - 1)]
        self.asked += 1
        return answer()

    def pronounce(self, utterance, voice):
        return ""


def good():
    return Take(tone(2.0), RATE)


BROKEN = {
    "hangs": (lambda: time.sleep(5) or good(), "did not answer"),
    "fails": (lambda: fail(SpeechError("out of memory")), "out of memory"),
    "silence": (lambda: Take(np.zeros(2 * RATE, np.float32), RATE), "no sound"),
    "nothing": (lambda: Take(np.zeros(0, np.float32), RATE), "only 0.00 s"),
    "a click": (lambda: Take(tone(0.05), RATE), "only 0.05 s"),
    "noise": (lambda: Take(noise(2.0), RATE), "noise"),
    "minutes for a sentence": (lambda: Take(np.zeros(RATE * 120, np.float32), RATE), "spoke for 120 s"),
    "ten hours at once": (lambda: Take(np.broadcast_to(np.float32(0.1), RATE * 36_000), RATE), "spoke for 36000 s"),
    "a rate of 0": (lambda: Take(tone(2.0), 0), "sample rate is 0"),
    "a rate of 1 MHz": (lambda: Take(tone(2.0), 1_000_000), "sample rate"),
    "stereo": (lambda: Take(np.stack([tone(2.0)] * 2), RATE), "one row"),
    "whole numbers": (lambda: Take((tone(2.0) * 9000).astype(np.int16), RATE), "one row"),
    "no numbers": (lambda: Take(np.full(RATE, np.nan, np.float32), RATE), "finite"),
    "infinite": (lambda: Take(np.full(RATE, np.inf, np.float32), RATE), "finite"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_backend_is_tried_again_and_then_named(kind):
    answer, said = BROKEN[kind]
    engine = Engine(answer)
    with pytest.raises(SpeechError, match=said) as raised:
        spoken(engine, UTTERANCE, engine.voices()[0], timeout_s=0.3)
    assert engine.asked == ATTEMPTS
    assert "ann of broken" in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("kind", BROKEN)
def test_a_backend_that_recovers_is_heard(kind):
    engine = Engine(BROKEN[kind][0], good)
    assert spoken(engine, UTTERANCE, engine.voices()[0], timeout_s=0.3).samples.size == 2 * RATE


@pytest.mark.parametrize("error", [VoiceMissing("gone"), SpeechUnavailable("later")])
def test_what_no_second_attempt_mends_is_raised_at_once(error):
    engine = Engine(lambda: fail(error))
    with pytest.raises(type(error)):
        spoken(engine, UTTERANCE, engine.voices()[0])
    assert engine.asked == 1


def test_a_bug_in_a_backend_keeps_its_traceback():
    engine = Engine(lambda: fail(KeyError("a bug")))
    with pytest.raises(KeyError, match="a bug"):
        spoken(engine, UTTERANCE, engine.voices()[0])


def test_a_backend_that_changes_its_rate_is_an_error():
    engine = Engine(good, lambda: Take(tone(2.0, 16_000), 16_000))
    passage = Passage(f"{TEXT} {TEXT}", None, "paragraph", "en")
    script = read(Script("Harbour", "en", (Chapter("Harbour", (passage,)),)))
    with pytest.raises(SpeechError, match="changed from 24000 to 16000 Hz"):
        synthesize(script, engine)
