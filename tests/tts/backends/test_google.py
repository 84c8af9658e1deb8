"""Google's voice through the unmodified gTTS library, against a stand-in of the endpoint on loopback."""

import time

import numpy as np
import pytest
import requests

from tests.stand_ins.google import StandIn, Time, ToLoopback, reply_with, tone
from tts.backends import google
from tts.backends.google import Google, TokenBucket, audio, language_and_tld
from tts.backends.protocol import SpeechError, SpeechUnavailable, VoiceMissing
from tts.script import Say, Segment, Utterance


@pytest.fixture(scope="session")
def mp3():
    return tone(0.5)


@pytest.fixture
def stand_in():
    made = StandIn()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def clock():
    return Time()


@pytest.fixture
def adapter(stand_in):
    return ToLoopback(stand_in.server.server_port)


@pytest.fixture
def voice(adapter, clock):
    with requests.Session() as session:
        session.trust_env = False
        session.mount("https://translate.google.", adapter)
        yield Google(session, clock=lambda: clock.now, sleep=clock.sleep)


def plain(text):
    return Utterance((Segment(0, len(text), text, text, "plain"),))


def test_a_sentence_is_spoken_over_verified_tls(voice, adapter, stand_in, mp3):
    stand_in.answers = [(200, {}, reply_with(mp3))]
    take = voice.speak(plain("Hello there."), "en")
    assert take.sample_rate == 24_000
    assert take.samples.dtype == np.float32
    assert 0.4 < take.samples.size / take.sample_rate < 0.7
    assert np.abs(take.samples).max() > 0.05
    assert adapter.verified == [True]
    assert stand_in.asked[0][1] == ["Hello there.", "en", None, "null"]


@pytest.mark.parametrize(
    ("name", "language", "host"),
    [
        ("en", "en", "translate.google.com"),
        ("en@co.uk", "en", "translate.google.co.uk"),
        ("zh-TW", "zh-TW", "translate.google.com"),
        ("ja", "ja", "translate.google.com"),
    ],
)
def test_a_voice_is_a_language_and_perhaps_a_country(voice, adapter, stand_in, mp3, name, language, host):
    stand_in.answers = [(200, {}, reply_with(mp3))]
    voice.speak(plain("今日"), name)
    assert adapter.hosts == [host]
    assert stand_in.asked[0][1][1] == language


@pytest.mark.parametrize("name", ["xx", "", "en@com@127.0.0.1:1", "en@com/..", "en@127.0.0.1", "en@com:1", "en@COM"])
def test_what_is_no_voice_is_refused_before_anything_is_sent(name):
    with pytest.raises(VoiceMissing):
        language_and_tld(name)


HOSTILE = {
    "a web page": (200, {}, b"<!doctype html><html><body>Our systems have detected unusual traffic</body></html>"),
    "nothing": (200, {}, b""),
    "empty sound": (200, {}, reply_with(b"")),
    "no list": (200, {}, b')]}\'\n[["wrb.fr","jQ1olc",null]]'),
    "truncated base64": (200, {}, b')]}\'\n[["wrb.fr","jQ1olc","[\\"//NExAASC\\"]"]]'),
    "a line cut off": (200, {}, b')]}\'\n[["wrb.fr","jQ1olc","[\\"//NE'),
    "500": (500, {}, b"oh"),
    "503": (503, {}, b"oh"),
    "429": (429, {}, b"slow down"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_reply_is_tried_again_and_then_an_error_never_silence(voice, stand_in, kind):
    stand_in.answers = [HOSTILE[kind]]
    with pytest.raises(SpeechUnavailable, match="Google's voice"):
        voice.speak(plain("Hello there."), "en")
    assert len(stand_in.asked) == google.ATTEMPTS


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_voice_that_recovers_is_heard(voice, stand_in, mp3, kind):
    stand_in.answers = [HOSTILE[kind], HOSTILE[kind], (200, {}, reply_with(mp3))]
    assert voice.speak(plain("Hello there."), "en").samples.size > 10_000
    assert len(stand_in.asked) == 3


@pytest.mark.parametrize("answer", [(403, {}, b"no"), (404, {}, b"no"), (302, {"Location": "http://127.0.0.1/"}, b"")])
def test_a_refusal_is_final(voice, stand_in, answer):
    stand_in.answers = [answer]
    with pytest.raises(SpeechError, match=str(answer[0])):
        voice.speak(plain("Hello there."), "en")
    assert len(stand_in.asked) == 1


def test_sound_that_is_no_mp3_is_an_error(voice, stand_in):
    stand_in.answers = [(200, {}, reply_with(b"these bytes are no sound at all" * 50))]
    with pytest.raises(SpeechError, match="no usable mp3"):
        voice.speak(plain("Hello there."), "en")


def test_the_wait_that_is_asked_for_is_kept(voice, stand_in, clock, mp3):
    stand_in.answers = [(429, {"Retry-After": "17"}, b""), (200, {}, reply_with(mp3))]
    voice.speak(plain("Hello there."), "en")
    assert clock.slept
    assert 17 <= clock.slept[0] <= 24


def test_a_stalled_connection_ends(voice, stand_in, monkeypatch):
    monkeypatch.setattr(google, "TIMEOUTS_S", (0.2, 0.2))
    monkeypatch.setattr(google, "ATTEMPTS", 2)
    stand_in.answers = [(200, {}, lambda _: time.sleep(1.0) or b"")]
    with pytest.raises(SpeechUnavailable, match="can't be reached"):
        voice.speak(plain("Hello there."), "en")


def test_long_text_is_cut_at_clauses_and_never_inside_a_span(voice, stand_in, mp3):
    stand_in.answers = [(200, {}, reply_with(mp3))]
    words = "The committee met again on Tuesday to hear what the ministry had found, and said it would "
    name = Segment(0, 14, "Kung Ming-hsin", "Kung Ming-hsin", "lexicon", Say("ipa", "ɡʊŋ mɪŋˈʃɪn"))
    rest = " answer in writing; no date was given."
    utterance = Utterance((Segment(0, 1, words, words, "plain"), name, Segment(0, 1, rest, rest, "plain")))
    take = voice.speak(utterance, "en")
    texts = [parameters[0] for _, parameters in stand_in.asked]
    assert all(len(text) <= 100 for text in texts)
    assert any("guung mihng-shihn" in text for text in texts)
    assert texts[0].endswith("found,")
    assert take.samples.size > len(texts) * 9_000


def test_the_bucket_lets_a_burst_through_and_then_keeps_the_pace(clock):
    bucket = TokenBucket(3, 2.0, clock=lambda: clock.now, sleep=clock.sleep)
    for _ in range(7):
        bucket.take()
    assert clock.slept == pytest.approx([0.5] * 4)


@pytest.mark.parametrize("body", [b'"jQ1olc",', b'"jQ1olc",12', b'"jQ1olc","{}"', b'"jQ1olc","[]"', b"\xff\xfe"])
def test_a_reply_without_sound_is_never_sound(body):
    with pytest.raises(SpeechUnavailable):
        audio(body)
