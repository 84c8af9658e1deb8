"""Sounds before, between and after the chapters: as loud as the voice, and times that stay right."""

import shutil
import subprocess

import imageio_ffmpeg
import numpy as np
import pytest

from tts.audio.energy import speech_bounds
from tts.audio.jingles import AFTER_MS, LONGEST_CHAPTER_S, Jingles, fitted, loudness
from tts.backends.protocol import SpeechError, Take, Voice
from tts.backends.silent import Silent
from tts.narration import synthesize
from tts.script import Chapter, Passage, Script, Segment, Utterance

RATE = 24_000
PAUSE = AFTER_MS * RATE // 1000


def made(path, expression, seconds, *codec):
    """A file with a sound between two seconds of silence."""
    sound = f"aevalsrc={expression}:d={seconds}:s=44100,adelay=1000,apad=pad_dur=1"
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-f", "lavfi", "-i", sound, *codec, str(path)]
    subprocess.run(command, check=True)
    return path


@pytest.fixture(scope="module")
def jingles(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sounds")
    return Jingles(
        intro=made(folder / "intro.flac", "0.9*sin(660*t)*(0.6+0.4*sin(9*t))", 3),
        chapter=made(folder / "ding.mp3", "0.01*sin(3000*t)*exp(-6*t)", 0.5),
        outro=made(folder / "outro: 2.ogg", "0.1*sin(500*t)", 2, "-c:a", "flac"),
    )


class Tone:
    """A voice that hums for as long as its text has letters."""

    name = "tone"
    version = "1"

    def voices(self):
        return (Voice("one", "en", "a test"),)

    def speak(self, utterance, voice):
        time = np.arange(len(utterance.spoken) * RATE // 16) / RATE
        return Take((0.1 * np.sin(2 * np.pi * 300 * time) * (0.6 + 0.4 * np.sin(20 * time))).astype(np.float32), RATE)

    def pronounce(self, utterance, voice):
        return ""


def script(chapters=3):
    text = "A sentence of the story that goes on for a while. "
    said = Utterance((Segment(0, len(text), text, text, "plain"),), 500)
    passage = Passage(text, 0, "paragraph", "en", utterances=(said,))
    return Script("A title", "en", tuple(Chapter(f"Part {n}", (passage, passage)) for n in range(chapters)))


def test_sounds_are_as_loud_as_asked_for_without_silence_around_them(jingles):
    sounds = fitted(jingles, RATE, -23.0)
    for samples, seconds, pause in ((sounds.intro, 3, PAUSE), (sounds.outro, 2, 0)):
        bare = samples[: len(samples) - pause]
        assert len(bare) == pytest.approx(seconds * RATE, rel=0.02)
        assert loudness(bare, RATE) == pytest.approx(-23.0, abs=0.5)
        assert np.abs(bare[[0, -1]]).max() < 0.001
        assert speech_bounds(samples, RATE)[0] <= RATE // 100
    assert 0.05 < np.abs(sounds.chapter).max() <= 0.91


def test_times_stay_right(jingles):
    with synthesize(script(), Tone()) as plain, synthesize(script(), Tone(), jingles=jingles) as dressed:
        first, *later = dressed.chapters
        assert first.start_ms == 0
        assert dressed.chapters[-1].end_ms == dressed.duration_ms
        samples = np.frombuffer(read(dressed), "<i2")
        for time in dressed.utterances:
            at = round(time.start_ms * RATE / 1000)
            assert np.abs(samples[max(at - PAUSE // 2, 0) : at]).max(initial=0) < 10
            assert np.abs(samples[at : at + RATE // 10]).max() > 1000
        for chapter in later:
            begins = next(time.start_ms for time in dressed.utterances if time.start_ms > chapter.start_ms)
            assert 300 < begins - chapter.start_ms - AFTER_MS < 600
            at = round(chapter.start_ms * RATE / 1000)
            assert np.abs(samples[at : at + RATE // 10]).max() > 300
        added = dressed.duration_ms - plain.duration_ms
        assert added == pytest.approx(3000 + 2000 + 2 * 450 + 3 * AFTER_MS, abs=300)


def read(narration):
    narration.pcm.seek(0)
    return narration.pcm.read()


def test_a_silent_voice_may_have_them_too(jingles):
    with synthesize(script(1), Silent(), jingles=jingles) as narration:
        assert np.abs(np.frombuffer(read(narration), "<i2")).max() > 100


def test_what_is_no_sound_is_one_line(tmp_path, jingles):
    (tmp_path / "text.mp3").write_text("this is no sound")
    made(tmp_path / "silence.wav", "0", 1)
    long = tmp_path / "long.wav"
    made(long, "0.1*sin(500*t)", LONGEST_CHAPTER_S + 1)
    for chapter, said in (
        (tmp_path / "text.mp3", "no sound that ffmpeg can read"),
        (tmp_path / "missing.wav", "No such file"),
        (tmp_path / "silence.wav", "nothing to hear"),
        (long, "longer than 10 s"),
    ):
        with pytest.raises(SpeechError, match=said) as error:
            fitted(Jingles(chapter=chapter), RATE, -23.0)
        assert "\n" not in str(error.value)


def test_a_list_of_addresses_is_not_followed(tmp_path):
    (tmp_path / "list.m3u8").write_text("#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/a.ts\n#EXT-X-ENDLIST\n")
    with pytest.raises(SpeechError):
        fitted(Jingles(intro=shutil.copy(tmp_path / "list.m3u8", tmp_path / "list.wav")), RATE, -23.0)
