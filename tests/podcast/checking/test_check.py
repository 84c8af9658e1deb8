"""What `check` hears of MP3s that are as they should be, and of ones with one fault each."""

import functools
import io
import json
import subprocess

import imageio_ffmpeg
import numpy as np
import pytest

from podcast.checking.check import as_json, check, clock, lines
from podcast.checking.facts import FileChapter, parsed
from podcast.checking.loudness import integrated_lufs
from podcast.checking.sound import hear, measured
from podcast.errors import LibraryError, NoProgramme
from tests.meter import level_of
from tts.audio.id3 import TaggedChapter, Tags, write

RATE = 44_100


def seconds(length):
    return np.arange(round(length * RATE)) / RATE


@functools.cache
def programme(length=34.0):
    """A buzz shaped like syllables, at -16 LUFS, which falls silent for 0.9 s before each eighth second."""
    time = seconds(length)
    buzz = sum(np.sin(2 * np.pi * 120 * n * time + n * n) / n for n in range(1, 16))
    syllables = 0.55 + 0.45 * np.sin(2 * np.pi * 4 * time)
    into = (time + 0.9) % 8
    pauses = np.clip(np.minimum(into - 0.9, 8 - into) / 0.08, 0, 1) ** 2
    return 0.245 * buzz * syllables * pauses * (time < length - 0.3)


def encoded(samples, rate=RATE, channels=1):
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-f", "f32le", "-ar", str(rate), "-ac", str(channels)]
    codec = ["-i", "pipe:0", "-c:a", "libmp3lame", "-b:a", "96k", "-map_metadata", "-1", "-f", "mp3", "pipe:1"]
    pcm = samples.astype("<f4").tobytes()
    return subprocess.run([*command, *codec], input=pcm, capture_output=True, check=True).stdout


@functools.cache
def good_mp3():
    return encoded(programme())


CHAPTERS = (TaggedChapter("One", 0, 16_000), TaggedChapter("Two = 2; #\\", 16_000, 34_000))


def saved(path, samples=None, chapters=CHAPTERS, title="Ferries; return = #1\\"):
    file = io.BytesIO(good_mp3() if samples is None else encoded(samples))
    facts = dict.fromkeys(("artist", "album", "date", "url", "narrator", "source", "checksum", "text"), "")
    write(file, Tags(title=title, language="en", chapters=chapters, **facts))
    path.write_bytes(file.getvalue())
    return path


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.mp3"


def bad(path):
    return [(finding.rule, finding.at_ms) for finding in check(path) if not finding.good]


def test_a_programme_as_it_should_be_is_good(path):
    findings = check(saved(path))
    assert [line for line in lines(findings) if not line.startswith("good")] == []
    assert [finding.rule for finding in findings] == [
        "loudness", "true peak", "even loudness", "silence", "joins", "chapters", "tags",
    ]  # fmt: skip
    assert [found["good"] for found in json.loads(json.dumps(as_json(findings)))] == [True] * 7


def changed(at_s, length_s, factor):
    samples = programme().copy()
    samples[round(at_s * RATE) : round((at_s + length_s) * RATE)] *= factor
    return samples


def with_tick(at_s):
    samples = programme().copy()
    samples[round(at_s * RATE) : round(at_s * RATE) + 60] = 0.5
    return samples


def loud(at_s):
    """A time near this, at the top of a syllable and of a wave in it."""
    top = round((np.floor(at_s * 4) + 0.25) / 4 * RATE)
    return (top - 400 + np.abs(programme()[top - 400 : top + 400]).argmax() + 2) / RATE


FAULTS = [
    pytest.param(programme() * 1.2, "loudness", None, id="too loud"),
    pytest.param(programme() * 0.8, "loudness", None, id="too quiet"),
    pytest.param(np.maximum(programme(), np.abs(seconds(34) - 7.5) < 0.001), "true peak", 7500, id="too high a peak"),
    pytest.param(changed(16, 18, 0.8), "even loudness", 16_000, id="a quiet chapter"),
    pytest.param(changed(20, 1.5, 0.0), "silence", 20_000, id="dead air"),
    pytest.param(changed(loud(20), 0.4, 0.0), "joins", loud(20) * 1000, id="cut off"),
    pytest.param(changed(loud(20) - 0.4, 0.4, 0.0), "joins", loud(20) * 1000, id="set in hard"),
    pytest.param(with_tick(15.6), "joins", 15_600, id="a click in a pause"),
]


@pytest.mark.parametrize(("samples", "rule", "at_ms"), FAULTS)
def test_a_fault_is_found_where_it_is(path, samples, rule, at_ms):
    found = bad(saved(path, samples))
    assert rule in {name for name, _ in found}
    if at_ms is not None:
        assert min(abs(at - at_ms) for name, at in found if name == rule) < 40


CHAPTER_FAULTS = [
    pytest.param((), "there are none", id="none"),
    pytest.param((TaggedChapter("Late", 8000, 34_000),), "after the beginning", id="late"),
    pytest.param((*CHAPTERS, TaggedChapter("Three", 20_000, 34_000)), "amid speech", id="amid speech"),
    pytest.param((CHAPTERS[0], TaggedChapter("Two", 16_000, 90_000)), "ends at 1:30.000", id="past the end"),
]


@pytest.mark.parametrize(("chapters", "said"), CHAPTER_FAULTS)
def test_a_fault_of_a_chapter_is_told(path, chapters, said):
    findings = [finding for finding in check(saved(path, chapters=chapters)) if not finding.good]
    assert any(finding.rule == "chapters" and said in finding.said for finding in findings)


def test_a_missing_title_is_told(path):
    assert ("tags", None) in bad(saved(path, title=""))


@pytest.mark.parametrize(("rate", "channels"), [(44_100, 1), (22_050, 2), (48_000, 2), (24_000, 1), (11_025, 1)])
def test_the_meter_agrees_with_another(path, rate, channels):
    noise = np.random.default_rng(3).normal(0, 0.05, (rate * 12, channels)) * (1 + np.arange(rate * 12) % rate)[:, None]
    samples = np.clip(noise / rate * 4, -1, 1)
    path.write_bytes(encoded(samples, rate, channels))
    heard = hear(path)
    with path.open("rb") as file:
        other = level_of(file)
    assert integrated_lufs(heard.step_powers) == pytest.approx(other.loudness_lufs, abs=0.2)
    assert heard.peak_dbtp == pytest.approx(other.peak_dbtp, abs=0.4)
    assert heard.duration_ms == pytest.approx(12_000, abs=150)


def test_a_tone_has_the_loudness_that_the_standard_gives_it():
    """EBU Tech 3341, test 1: 1 kHz at -23 dBFS on two loudspeakers is -23 LUFS."""
    tone = 10 ** (-23 / 20) * np.sin(2 * np.pi * 1000 * seconds(20))
    sound = measured(iter([tone[None].astype(np.float32)]), RATE, 1)
    assert integrated_lufs(sound.step_powers) == pytest.approx(-23.0, abs=0.05)
    assert sound.peak_dbtp == pytest.approx(-23.0, abs=0.05)


def test_silence_is_told_and_no_more(path):
    found = bad(saved(path, np.zeros(RATE * 5), chapters=()))
    assert {"loudness", "silence"} <= {name for name, _ in found}


@pytest.mark.parametrize(
    "content", [b"", b"this is no MP3", bytes(5000), b"ID3\x03\x00\x00\x00\x00\x0f\x7f" + b"x" * 90]
)
def test_what_is_no_mp3_is_one_line(path, content):
    path.write_bytes(content)
    with pytest.raises(NoProgramme) as error:
        check(path)
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


def test_another_kind_of_sound_is_named(tmp_path):
    path = tmp_path / "a.wav"
    wav = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-f", "lavfi", "-i", "sine=d=1", "-f", "wav", "pipe:1"]
    path.write_bytes(subprocess.run(wav, capture_output=True, check=True).stdout)
    with pytest.raises(NoProgramme, match="WAV"):
        check(path)


def test_half_a_file_is_measured_as_far_as_it_goes(path):
    whole = saved(path).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert any("ends at" in finding.said for finding in check(path) if finding.rule == "chapters")


def test_what_cant_be_opened_is_one_line(tmp_path):
    for place in (tmp_path / "missing.mp3", tmp_path):
        with pytest.raises(LibraryError, match="can't be read"):
            check(place)


def test_a_name_that_looks_like_an_address_is_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    saved(tmp_path / "concat:a.mp3")
    assert check((tmp_path / "concat:a.mp3").relative_to(tmp_path))


def test_ffmpegs_own_form_is_read_back():
    text = ";FFMETADATA1\ntitle=a\\=b\\\nc\\;\\#\\\\\nartist=\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=5\nEND=10\ntitle=[x]\n"
    facts = parsed(text)
    assert facts.tags == {"title": "a=b\nc;#\\", "artist": ""}
    assert facts.chapters == (FileChapter("[x]", 5.0, 10.0),)


@pytest.mark.parametrize(("ms", "shown"), [(0, "0:00.000"), (65_230, "1:05.230"), (3_725_001, "1:02:05.001")])
def test_times_are_shown_as_an_editor_shows_them(ms, shown):
    assert clock(ms) == shown
