"""How loud the finished MP3 is, whatever came in, and what goes wrong in one line."""

import io
import tempfile

import miniaudio
import numpy as np
import pytest

from tts.audio import master as mastering
from tts.audio.master import level_of, master
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


@pytest.mark.parametrize("name", MATERIAL)
def test_the_mp3_has_podcast_loudness_and_no_high_peak(name):
    with pcm(MATERIAL[name]) as raw, tempfile.TemporaryFile() as mp3:
        told = master(raw, RATE, mp3)
        found = level_of(mp3)
    assert found == told
    assert found.peak_dbtp <= -1.0
    assert found.loudness_lufs == pytest.approx(-16.0, abs=0.5)


def test_the_mp3_is_cbr_mono_with_an_info_header_and_as_long_as_the_sound():
    with pcm(MATERIAL["usual"]) as raw, tempfile.TemporaryFile() as mp3:
        master(raw, RATE, mp3)
        mp3.seek(0)
        content = mp3.read()
    assert b"Info" in content[:200]
    facts = miniaudio.mp3_get_info(content)
    assert (facts.nchannels, facts.sample_rate) == (1, 44_100)
    assert len(content) * 8 / facts.duration == pytest.approx(64_000, rel=0.02)
    assert facts.duration == pytest.approx(SECONDS, abs=0.1)


def test_the_same_sound_gives_the_same_bytes():
    made = []
    for _ in range(2):
        with pcm(MATERIAL["usual"]) as raw, tempfile.TemporaryFile() as mp3:
            master(raw, RATE, mp3)
            mp3.seek(0)
            made.append(mp3.read())
    assert made[0] == made[1]


def test_silence_stays_silent():
    with pcm(np.zeros(RATE * 2)) as raw, tempfile.TemporaryFile() as mp3:
        assert master(raw, RATE, mp3).loudness_lufs < -69


def test_what_is_no_sound_is_one_line():
    with tempfile.TemporaryFile() as file:
        file.write(b"this is not an MP3")
        file.flush()
        with pytest.raises(SpeechError) as error:
            level_of(file)
    assert "\n" not in str(error.value)


def test_a_missing_ffmpeg_is_one_line(monkeypatch):
    monkeypatch.setattr(mastering.imageio_ffmpeg, "get_ffmpeg_exe", lambda: "/no/such/ffmpeg")
    with tempfile.TemporaryFile() as file, pytest.raises(SpeechError, match="can't be started"):
        level_of(file)


def test_a_file_is_read_from_its_beginning():
    with pcm(MATERIAL["usual"]) as raw, tempfile.TemporaryFile() as mp3:
        raw.seek(0, io.SEEK_END)
        assert master(raw, RATE, mp3).loudness_lufs == pytest.approx(-16.0, abs=0.5)
