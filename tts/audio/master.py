"""Raw sound in, MP3 frames of podcast loudness out, by the one bundled ffmpeg; and how loud a sound is."""

import math
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import imageio_ffmpeg
import numpy as np

from tts.audio import mp3
from tts.audio.loudness import NOTHING_LUFS, integrated
from tts.audio.peaks import true_peak_dbtp
from tts.backends.protocol import SpeechError

TARGET_LUFS = -16.0
"""In the dual-mono measure, as podcast platforms state it; the same programme is -19 as a mono file."""
TOLERANCE_LU = 0.45
"""What is told of the stretches may differ by 0.05 LU from what a meter tells of the whole."""
HIGHEST_PEAK_DBTP = -1.0
MP3_READS_LOW_LU = 0.5
"""What 64 kbit/s takes from the loudness."""
FIRST_CEILING_DB = -2.0
"""The limiter's; the rest up to the highest peak is for what the encoding adds."""
LOWER_DB = 0.1
"""By how much more than too high a peak was the next ceiling is lower."""
ATTEMPTS = 4
EFFORT = "6"
"""Of the MP3 encoder, 0 the most. In a minute of speech its noise in seven bands is that of 5, for 8 % less CPU; 7
costs a third less, but leaves 10 dB more noise in a twentieth of the frames."""
MUCH_BYTES = 5_000_000
"""Ten minutes of MP3, 50 MB of samples: above it ffmpeg finds the peaks, which takes five times as long."""


@dataclass(frozen=True, slots=True)
class Level:
    """How loud a programme is (dual mono, LUFS) and its highest true peak (dBTP)."""

    loudness_lufs: float
    peak_dbtp: float


@dataclass(frozen=True, slots=True)
class Mastered:
    """A stretch of a programme as MP3 frames (`tts.audio.mp3`), none of which needs one of another stretch.

    `momentary_lufs` is the loudness of what sounds in the 400 ms before each tenth of a second, dual mono.
    """

    frames: bytes
    momentary_lufs: tuple[float, ...]
    peak_dbtp: float


def gain_for(pcm: IO[bytes], sample_rate: int) -> float:
    """Return the gain in dB for a programme as loud as this open file of 16-bit mono PCM; raises SpeechError."""
    loudness_lufs = loudness_of(pcm, sample_rate)
    return 0.0 if loudness_lufs <= NOTHING_LUFS else TARGET_LUFS - loudness_lufs + MP3_READS_LOW_LU


def is_right(made: Level) -> bool:
    """Tell whether a podcast may be so loud; where nothing sounds there is nothing to set right."""
    return made.loudness_lufs <= NOTHING_LUFS or abs(TARGET_LUFS - made.loudness_lufs) <= TOLERANCE_LU


def next_gain(gain_db: float, made: Level) -> float:
    """Return the gain to try next, knowing what came of this one."""
    return gain_db + TARGET_LUFS - made.loudness_lufs


def loudness_of(pcm: IO[bytes], sample_rate: int) -> float:
    """Return the loudness in LUFS of an open file of 16-bit mono PCM, -70 for silence; raises SpeechError."""
    report = _run([*_raw(sample_rate), "-af", _meter(), "-f", "null", "-"], pcm)[1]
    return integrated(_momentary_lufs(report))


def mastered(pcm: IO[bytes] | bytes, sample_rate: int, gain_db: float, tempo: float = 1.0) -> Mastered:
    """Make 16-bit mono PCM, or an open file of it, louder, and limit what that makes too high; raises SpeechError.

    `tempo` makes it faster at the same pitch. Where the encoding puts a peak above the highest that may be, the limiter
    is set lower.
    """
    length = (len(pcm) if isinstance(pcm, bytes) else pcm.seek(0, os.SEEK_END)) // 2
    ceiling_db = FIRST_CEILING_DB
    for attempt in range(1, ATTEMPTS + 1):
        made = _heard(_run(_encoding(length, sample_rate, gain_db, ceiling_db, tempo), pcm)[0])
        if made.peak_dbtp <= HIGHEST_PEAK_DBTP or attempt == ATTEMPTS:
            break
        ceiling_db -= made.peak_dbtp - HIGHEST_PEAK_DBTP + LOWER_DB
    return made


def edition() -> list[object]:
    """Return what decides the bytes besides what `mastered` is given."""
    program = Path(shutil.which(_program()) or "")
    return [TARGET_LUFS, FIRST_CEILING_DB, LOWER_DB, EFFORT, program.name, program.stat().st_size]


def _heard(frames: bytes) -> Mastered:
    """Return MP3 frames with what a meter hears in them: of much of it, without having all in memory."""
    if len(frames) > MUCH_BYTES:
        report = _run(["-f", "mp3", "-i", "pipe:0", "-af", _meter(peak="true"), "-f", "null", "-"], frames)[1]
        peak = re.search(r"\bPeak:\s+(-?(?:[\d.]+|inf)) dBFS", report)
        return Mastered(frames, _momentary_lufs(report), float(peak[1]) if peak else math.inf)
    heard = ["-af", _meter(), "-f", "s16le", "pipe:1"]
    pcm, report = _run(["-f", "mp3", "-i", "pipe:0", *heard], frames)
    return Mastered(frames, _momentary_lufs(report), true_peak_dbtp(np.frombuffer(pcm, "<i2")))


def _momentary_lufs(report: str) -> tuple[float, ...]:
    """Return what the meter told; raises SpeechError where it is another ffmpeg's, which tells nothing."""
    if "ebur128" not in report:
        raise SpeechError("ffmpeg did not tell how loud the programme is: unset IMAGEIO_FFMPEG_EXE if it is set")
    return tuple(float(found) for found in re.findall(r"r128\.M=(-?[\d.]+)", report))


def _encoding(length: int, sample_rate: int, gain_db: float, ceiling_db: float, tempo: float) -> list[str]:
    """Return ffmpeg's arguments: one gain and a limiter, and exactly as many samples as so much sound has."""
    samples = round(length * mp3.RATE / sample_rate / tempo)
    filters = (
        *((f"atempo={tempo:.4f}",) if tempo != 1 else ()),
        f"volume={gain_db:.3f}dB",
        f"aresample={mp3.RATE}",
        f"apad=whole_len={samples}",
        f"atrim=end_sample={samples}",
        f"alimiter=limit={math.pow(10, ceiling_db / 20):.6f}:level=false:attack=5:release=50:latency=true",
    )
    codec = ["-c:a", "libmp3lame", "-compression_level", EFFORT, "-b:a", str(mp3.BITRATE), "-ac", "1"]
    form = ["-map_metadata", "-1", "-id3v2_version", "0", "-write_xing", "0", "-f", "mp3", "pipe:1"]
    return [*_raw(sample_rate), "-af", ",".join(filters), *codec, *form]


def _meter(peak: str = "none") -> str:
    """Return the filter that tells the momentary loudness on standard error, each tenth of a second."""
    return (
        f"ebur128=framelog=quiet:metadata=1:peak={peak}:dualmono=true,ametadata=print:key=lavfi.r128.M:file=pipe\\\\:2"
    )


def _raw(sample_rate: int) -> list[str]:
    return ["-f", "s16le", "-ar", str(sample_rate), "-ac", "1", "-i", "pipe:0"]


def _run(arguments: list[str], sound: IO[bytes] | bytes) -> tuple[bytes, str]:
    """Give ffmpeg a sound, and return what it writes and what it reports; raises SpeechError.

    Both go by files without a name: pipes took 0.6 of the 9 CPU seconds that mastering ten minutes takes.
    """
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as target:
        if isinstance(sound, bytes):
            source.write(sound)
            sound = source
        sound.flush()
        os.lseek(sound.fileno(), 0, os.SEEK_SET)
        try:
            done = subprocess.run(
                [_program(), "-hide_banner", "-nostats", "-nostdin", *arguments],
                stdin=sound,
                stdout=target,
                stderr=subprocess.PIPE,
                check=False,
            )
        except OSError as error:
            raise SpeechError(f"the bundled ffmpeg can't be started ({error}): install earpaper anew") from error
        report = done.stderr.decode("utf-8", "replace")
        if done.returncode:
            last = next((line for line in reversed(report.splitlines()) if line.strip()), "no reason given")
            raise SpeechError(f"ffmpeg could not make the MP3: {last.strip()}")
        target.seek(0)
        return target.read(), report


def _program() -> str:
    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError as error:
        raise SpeechError(f"the bundled ffmpeg can't be started ({error}): install earpaper anew") from error
