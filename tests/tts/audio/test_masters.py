"""Stretches mastered one by one: each at its time, none made twice, and as a whole what other programs can read."""

import io
import itertools
import tempfile

import miniaudio
import numpy as np
import pytest
from mutagen.mp3 import MP3, BitrateMode

from tts.audio import master, masters, mp3
from tts.audio.master import Mastered
from tts.audio.press import Press
from tts.audio.stretches import Stretch, stretches
from tts.backends.protocol import SpeechError
from tts.kept import Kept
from tts.takes import Takes

RATE = 24_000
EVERY_S = 7.0


def bursts(numbers):
    """A burst of noise every seven seconds, then a more quiet one, others for each number; the rest is silent."""
    at = np.arange(int(EVERY_S * RATE)) / RATE
    shape = 0.1 * (at < 1.5) + 0.02 * (at > 3) * (at < 6)
    return np.concatenate([(noise(number, len(at)) * shape * 32767).astype("<i2") for number in numbers])


def noise(number, length):
    return np.random.default_rng(number).uniform(-1, 1, length)


NUMBERS = range(16)
FIRST = bursts(NUMBERS)


def pressed(samples, kept=None, tempo=1.0):
    with tempfile.TemporaryFile() as pcm, Press(tempo, kept) as press:
        pcm.write(samples.tobytes())
        for piece in np.array_split(samples, 30):
            press.hear(piece.tobytes(), RATE)
        press.finish(pcm)
        return press.mp3.read()


@pytest.fixture(scope="module")
def whole():
    return pressed(FIRST)


def onsets(content):
    """When each burst begins in the decoded MP3, in seconds."""
    sound = miniaudio.decode(content, output_format=miniaudio.SampleFormat.FLOAT32, nchannels=1)
    samples, rate = np.abs(np.frombuffer(sound.samples, np.float32)), sound.sample_rate
    loud = np.flatnonzero(samples > 0.4 * samples.max()) / rate
    return loud[np.flatnonzero(np.diff(loud, prepend=-9) > 1)]


def test_each_stretch_sounds_at_its_time(whole):
    assert len(list(stretches([FIRST.tobytes()], RATE))) > 3
    found = onsets(whole)
    assert len(found) == len(NUMBERS)
    half_a_frame = mp3.SAMPLES / mp3.RATE / 2
    assert np.abs(found - np.arange(len(NUMBERS)) * EVERY_S).max() < half_a_frame + 0.002


def test_other_programs_read_its_header(whole):
    seconds = len(FIRST) / RATE
    info = MP3(io.BytesIO(whole)).info
    assert (info.bitrate, info.bitrate_mode, info.sample_rate, info.channels) == (64_000, BitrateMode.CBR, 44_100, 1)
    assert info.length == pytest.approx(seconds, abs=0.001)
    assert info.encoder_info.startswith("LAME 3.100")
    assert miniaudio.mp3_get_info(whole).duration == pytest.approx(seconds, abs=0.06)


def test_frames_follow_each_other_without_a_gap(whole):
    assert mp3.count(whole) * 209 == pytest.approx(len(whole), rel=0.001)
    with pytest.raises(SpeechError, match="at byte 209"):
        mp3.count(whole[:209] + b"x" + whole[210:])


def test_no_frame_of_a_stretch_needs_one_of_another():
    """The first nine bits after a frame's head tell how far back what it holds begins (ISO 11172-3, 2.4.1.7)."""
    parts = [masters.master_of(part, RATE, 0.0, 1.0, None) for part in stretches([FIRST.tobytes()], RATE)]
    assert [part.frames[4] << 1 | part.frames[5] >> 7 for part in parts] == [0] * len(parts)


@pytest.fixture
def made(monkeypatch):
    """The stretches that are made, not those from before."""
    lengths, real = [], masters.mastered

    def counted(pcm, *rest):
        lengths.append(len(pcm))
        return real(pcm, *rest)

    monkeypatch.setattr(masters, "mastered", counted)
    return lengths


def test_what_was_mastered_before_is_not_mastered_again(tmp_path, made, whole):
    kept = Kept(tmp_path, "mastered")
    assert pressed(FIRST, kept) == whole
    first = len(made)
    assert pressed(FIRST, kept) == whole
    assert len(made) == first
    assert pressed(FIRST, kept, 1.5) != whole
    assert len(made) > first


def test_how_loud_a_beginning_is_is_metered_once(tmp_path, monkeypatch):
    kept, real, metered = Kept(tmp_path, "mastered"), masters.gain_for, []
    monkeypatch.setattr(masters, "gain_for", lambda *given: metered.append(given) or real(*given))
    quiet, loud = FIRST.tobytes(), (FIRST * 2).tobytes()
    found = [masters.gain_of(sound, RATE, kept) for sound in (quiet, loud, quiet, loud)]
    assert found[:2] == found[2:]
    assert found[0] == pytest.approx(found[1] + 6, abs=0.2)
    assert len(metered) == 2
    assert masters.gain_of(quiet, RATE, None) == found[0]


def test_an_edit_costs_the_stretches_that_it_changed_and_no_other_bytes_come_out(tmp_path, made):
    kept = Kept(tmp_path, "mastered")
    pressed(FIRST, kept)
    edited = bursts([*range(10), 99, *range(11, 16)])
    first = len(made)
    from_before = pressed(edited, kept)
    assert len(made) - first <= 2
    assert from_before == pressed(edited)


def test_a_damaged_master_is_made_again(tmp_path, made):
    kept = Kept(tmp_path, "mastered")
    part = Stretch(0, FIRST[: RATE * 4].tobytes())
    first = masters.master_of(part, RATE, 2.0, 1.0, kept)
    (path,) = tmp_path.rglob("*.mastered")
    path.write_bytes(path.read_bytes()[:-9])
    assert masters.master_of(part, RATE, 2.0, 1.0, kept) == first
    assert masters.master_of(part, RATE, 2.0, 1.0, kept) == first
    assert len(made) == 2


def test_a_master_s_name_tells_all_that_decides_its_sound(tmp_path):
    kept = Kept(tmp_path, "mastered")
    parts = [Stretch(0, FIRST[:RATE].tobytes()), Stretch(0, FIRST[1 : RATE + 1].tobytes())]
    for part, gain_db, tempo in itertools.product(parts, (0.0, 1.0), (1.0, 2.0)):
        masters.master_of(part, RATE, gain_db, tempo, kept)
    masters.master_of(Stretch(77, parts[0].pcm), RATE, 0.0, 1.0, kept)
    assert len(kept.names()) == 8


def test_frames_of_another_kind_end_in_one_line_and_keep_nobody_waiting(monkeypatch):
    monkeypatch.setattr(masters, "mastered", lambda *_: Mastered(b"\xff\xfb\x90\x00" + bytes(500), (-16.0,), -2.0))
    with tempfile.TemporaryFile() as pcm, Press(kept=None) as press:
        for _ in range(200):
            press.hear(bytes(RATE), RATE)
        with pytest.raises(SpeechError, match="IMAGEIO_FFMPEG_EXE"):
            press.finish(pcm)


def test_a_missing_ffmpeg_is_one_line_where_masters_are_kept_too(tmp_path, monkeypatch):
    monkeypatch.setattr(master.imageio_ffmpeg, "get_ffmpeg_exe", lambda: "/no/such/ffmpeg")
    with pytest.raises(SpeechError, match="can't be started"):
        masters.master_of(Stretch(0, FIRST[:RATE].tobytes()), RATE, 0.0, 1.0, Kept(tmp_path, "mastered"))
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_master_is_found_among_the_takes(tmp_path):
    takes = Takes(tmp_path)
    takes.mastered.put("ab" * 32, b"frames")
    assert list(takes.damaged()) == []
    path = takes.mastered.path("ab" * 32)
    path.write_bytes(b"half")
    assert list(takes.damaged()) == [path]
    assert not path.exists()
