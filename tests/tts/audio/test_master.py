"""How loud the finished MP3 is, whatever came in, and what goes wrong in one line."""

import io
import tempfile
import threading

import miniaudio
import numpy as np
import pytest

from tests.meter import level_of
from tts.audio import master as mastering
from tts.audio.press import Press, pressed
from tts.audio.whole import Whole
from tts.backends.protocol import SpeechError

RATE = 24_000
SECONDS = 12


def voice_like():
    """Noise shaped like syllables: loud and quiet four times a second, with a pause every three seconds."""
    time = np.arange(SECONDS * RATE) / RATE
    noise = np.convolve(np.random.default_rng(1).normal(0, 1, len(time)), np.ones(12) / 12, "same")
    return noise * (0.55 + 0.45 * np.sin(2 * np.pi * 4 * time)) * ((time % 3) < 2.6)


def with_clicks(samples):
    clicks = np.random.default_rng(2).random(len(samples)) > 0.9999
    return np.where(clicks, 1.0, samples)


MATERIAL = {
    "quiet": voice_like() * 0.01,
    "usual": voice_like() * 0.2,
    "clipped": np.clip(voice_like() * 8, -1, 1),
    "clicks": with_clicks(voice_like() * 0.1),
}


def pcm(samples):
    file = tempfile.TemporaryFile()  # noqa: SIM115
    file.write((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    file.flush()
    return file


def mastered(samples):
    with pcm(samples) as raw, pressed(raw, RATE) as press:
        press.finish(raw)
        return press.mp3.read()


@pytest.mark.parametrize("name", MATERIAL)
def test_the_mp3_has_podcast_loudness_and_no_high_peak(name):
    with pcm(MATERIAL[name]) as raw, pressed(raw, RATE) as press:
        told = press.finish(raw)
        found = level_of(press.mp3)
    assert told.loudness_lufs == pytest.approx(found.loudness_lufs, abs=0.25)
    assert told.peak_dbtp == pytest.approx(found.peak_dbtp, abs=0.25)
    assert found.peak_dbtp <= -1.0
    assert found.loudness_lufs == pytest.approx(-16.0, abs=0.5)


def test_the_mp3_is_cbr_mono_with_an_info_header_and_as_long_as_the_sound():
    content = mastered(MATERIAL["usual"])
    assert b"Info" in content[:200]
    facts = miniaudio.mp3_get_info(content)
    assert (facts.nchannels, facts.sample_rate) == (1, 44_100)
    assert len(content) * 8 / facts.duration == pytest.approx(64_000, rel=0.02)
    assert facts.duration == pytest.approx(SECONDS, abs=0.1)


def test_the_same_sound_gives_the_same_bytes():
    assert mastered(MATERIAL["usual"]) == mastered(MATERIAL["usual"])


@pytest.mark.parametrize("size", [1_000, 48_000, 1 << 22])
def test_the_pieces_in_which_it_comes_change_nothing(size):
    samples = np.tile(MATERIAL["usual"], 5)
    whole = (np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes()
    with pcm(samples) as raw, Press() as press:
        for at in range(0, len(whole), size):
            press.hear(whole[at : at + size], RATE)
        press.finish(raw)
        assert press.mp3.read() == mastered(samples)


def test_a_programme_that_goes_on_louder_than_it_began_is_made_again():
    samples = np.concatenate([np.tile(MATERIAL["quiet"], 4), np.tile(MATERIAL["usual"], 4)])
    with pcm(samples) as raw, pressed(raw, RATE) as press:
        assert press.finish(raw).loudness_lufs == pytest.approx(-16.0, abs=0.5)
        assert level_of(press.mp3).peak_dbtp <= -1.0


@pytest.mark.parametrize("seconds", [0, 3, 60])
def test_a_press_that_is_closed_early_leaves_nothing_running(seconds):
    threads, samples = threading.active_count(), np.resize(MATERIAL["usual"], seconds * RATE)
    with Press() as press:
        for piece in np.array_split((samples * 32767).astype("<i2"), 8):
            press.hear(piece.tobytes(), RATE)
    assert threading.active_count() == threads


def test_a_press_whose_ffmpeg_fails_says_so_and_keeps_nobody_waiting(monkeypatch):
    monkeypatch.setattr(mastering.imageio_ffmpeg, "get_ffmpeg_exe", lambda: "/no/such/ffmpeg")
    with pcm(MATERIAL["usual"]) as raw, Press() as press:
        for _ in range(100):
            press.hear(bytes(48_000), RATE)
        with pytest.raises(SpeechError, match="can't be started"):
            press.finish(raw)


def test_nothing_to_hear_is_one_line():
    with pcm(np.zeros(0)) as raw, pressed(raw, RATE) as press, pytest.raises(SpeechError, match="no sound"):
        press.finish(raw)


def test_silence_stays_silent():
    with pcm(np.zeros(RATE * 2)) as raw, pressed(raw, RATE) as press:
        assert press.finish(raw).loudness_lufs == -70


def test_a_file_is_read_from_its_beginning():
    with pcm(MATERIAL["usual"]) as raw:
        raw.seek(0, io.SEEK_END)
        with pressed(raw, RATE) as press:
            assert press.finish(raw).loudness_lufs == pytest.approx(-16.0, abs=0.5)


@pytest.mark.parametrize("tempo", [0.5, 1.25, 3.0])
def test_a_tempo_keeps_the_pitch_and_every_time_in_proportion(tempo):
    at = np.arange(RATE * 6) / RATE
    beeps = 0.3 * np.sin(2 * np.pi * 440 * at) * (at % 2 < 0.5)
    with pcm(beeps) as raw, pressed(raw, RATE, tempo) as press:
        press.finish(raw)
        made = press.mp3.read()
    sound = miniaudio.decode(made, output_format=miniaudio.SampleFormat.FLOAT32, nchannels=1)
    samples, rate = np.frombuffer(sound.samples, np.float32), sound.sample_rate
    assert len(samples) / rate == pytest.approx(6 / tempo, abs=0.15)
    for beep in range(3):
        middle = int((2 * beep + 0.25) / tempo * rate)
        part = samples[middle - 2000 : middle + 2000]
        assert np.abs(part).max() > 0.05
        assert np.argmax(np.abs(np.fft.rfft(part * np.hanning(len(part))))) * rate / len(part) == pytest.approx(
            440, abs=15
        )


def test_a_recording_without_silence_is_mastered_as_a_whole(monkeypatch):
    monkeypatch.setattr(mastering, "MUCH_BYTES", 1000)
    samples = np.maximum(np.abs(MATERIAL["usual"]), 0.001)
    for tempo in (1.0, 1.5):
        with pcm(samples) as raw, Whole(RATE, tempo) as whole:
            told, found = whole.finish(raw), level_of(whole.mp3)
            facts = miniaudio.mp3_get_info(whole.mp3.seek(0) or whole.mp3.read())
        assert told.loudness_lufs == pytest.approx(found.loudness_lufs, abs=0.15)
        assert told.peak_dbtp == pytest.approx(found.peak_dbtp, abs=0.1)
        assert found.peak_dbtp <= -1.0
        assert found.loudness_lufs == pytest.approx(-16.0, abs=0.5)
        assert facts.duration == pytest.approx(SECONDS / tempo, abs=0.1)
