"""Several voices in one programme: who reads what, all as loud as the first."""

import numpy as np
import pytest

from tts.audio.jingles import loudness
from tts.backends.protocol import Take, Voice, VoiceMissing
from tts.narration import synthesize
from tts.script import Chapter, Passage, Script, Segment, Utterance

RATE = 24_000
PITCH_LEVEL = {"low": (150, 0.2), "high": (400, 0.02)}


class Choir:
    """Two voices that hum, one high and much quieter."""

    name = "choir"
    version = "1"

    def voices(self):
        return (*(Voice(name, "en", "a test") for name in PITCH_LEVEL), Voice("deutsch", "de", "a test"))

    def speak(self, utterance, voice):
        pitch, level = PITCH_LEVEL[voice]
        time = np.arange(len(utterance.spoken) * RATE // 16) / RATE
        return Take((level * np.sin(2 * np.pi * pitch * time) * (0.7 + 0.3 * np.sin(9 * time))).astype("f4"), RATE)

    def pronounce(self, utterance, voice):
        return ""


def script(*roles):
    passages = []
    for role in roles:
        text = f"This is read as {role}, and it goes on for quite a while, so that it has a loudness."
        said = Utterance((Segment(0, len(text), text, text, "plain"),), 500)
        passages.append(Passage(text, 0, role, "en", utterances=(said,)))
    return Script("A title", "en", (Chapter("One", tuple(passages)),))


def heard(narration):
    """The pitch and the loudness of each passage."""
    narration.pcm.seek(0)
    samples = np.frombuffer(narration.pcm.read(), "<i2").astype(np.float32) / 32768
    for time in narration.utterances:
        clip = samples[round(time.start_ms * RATE / 1000) : round(time.end_ms * RATE / 1000)]
        pitch = np.abs(np.fft.rfft(clip)).argmax() * RATE / len(clip)
        yield round(pitch), loudness(clip, RATE)


def test_each_role_has_its_voice_and_all_are_as_loud():
    roles = ("paragraph", "heading", "quote", "paragraph", "quote")
    with synthesize(script(*roles), Choir(), voice="low", voices={"quote": "high"}) as narration:
        found = list(heard(narration))
    assert [pitch for pitch, _ in found] == [pytest.approx(p, abs=2) for p in (150, 150, 400, 150, 400)]
    louds = [lufs for _, lufs in found]
    assert max(louds) - min(louds) < 0.5
    assert narration.voice == "low"
    assert narration.spoken == len(roles)


def test_a_voice_with_nothing_to_say_and_one_for_all_change_nothing():
    with synthesize(script("paragraph"), Choir(), voices={"quote": "high"}) as narration:
        assert [pitch for pitch, _ in heard(narration)] == [pytest.approx(150, abs=2)]
    with synthesize(script("quote"), Choir(), voices={"quote": "high"}) as narration:
        assert [pitch for pitch, _ in heard(narration)] == [pytest.approx(400, abs=2)]
    with synthesize(script("quote", "paragraph"), Choir(), voice="high", voices={"quote": "high"}) as narration:
        assert {round(pitch, -1) for pitch, _ in heard(narration)} == {400}


@pytest.mark.parametrize(("name", "said"), [("nobody", "no voice 'nobody'"), ("deutsch", "does not speak en")])
def test_a_voice_that_cant_read_it_is_refused_before_anything_is_spoken(name, said):
    with pytest.raises(VoiceMissing, match=said):
        synthesize(script("paragraph"), Choir(), voices={"heading": name})
