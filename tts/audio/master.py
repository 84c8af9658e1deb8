"""A programme as raw sound in, an MP3 of podcast loudness out, by the one bundled ffmpeg."""

import math
import os
import re
import subprocess
from dataclasses import dataclass
from typing import IO

import imageio_ffmpeg

from tts.backends.protocol import SpeechError

TARGET_LUFS = -16.0
"""In the dual-mono measure, as podcast platforms state it; the same programme is -19 as a mono file."""
TOLERANCE_LU = 0.3
HIGHEST_PEAK_DBTP = -1.0
MP3_READS_LOW_LU = 0.5
"""What 64 kbit/s takes from the loudness."""
FIRST_CEILING_DB = -2.0
"""The limiter's; the rest up to the highest peak is for what the encoding adds."""
LIMITER_RATE = 96_000
"""Single clicks came out at -0.4 dBTP when limited at 44.1 kHz, at -1.8 at 96 kHz, at -1.9 at 176.4 kHz, which costs a
fifth more."""
ATTEMPTS = 4
NOTHING_LUFS = -69.0
"""Below it ebur128 found nothing to measure."""


@dataclass(frozen=True, slots=True)
class Level:
    """How loud a programme is (dual mono, LUFS) and its highest true peak (dBTP)."""

    loudness_lufs: float
    peak_dbtp: float


def master(pcm: IO[bytes], sample_rate: int, mp3: IO[bytes]) -> Level:
    """Make 16-bit mono PCM an MP3 (CBR 64 kbit/s, 44.1 kHz, mono, Info header) and return its level.

    Both are open files, which need no name; `mp3` is left at its beginning.

    The gain is one for the whole programme, so that its dynamics stay. Where the finished file misses the target or
    its peak is too high, it is made again with what was learnt. Raises SpeechError.
    """
    source_lufs = _integrated(_meter(_raw(sample_rate), "none", pcm))
    if source_lufs < NOTHING_LUFS:
        _encode(pcm, sample_rate, mp3, 0.0, FIRST_CEILING_DB)
        return level_of(mp3)
    gain_db, ceiling_db = TARGET_LUFS - source_lufs + MP3_READS_LOW_LU, FIRST_CEILING_DB
    for _ in range(ATTEMPTS):
        _encode(pcm, sample_rate, mp3, gain_db, ceiling_db)
        made = level_of(mp3)
        missed_lu = TARGET_LUFS - made.loudness_lufs
        too_high_db = made.peak_dbtp - HIGHEST_PEAK_DBTP
        if abs(missed_lu) <= TOLERANCE_LU and too_high_db <= 0:
            break
        gain_db += missed_lu
        ceiling_db -= too_high_db + 0.1 if too_high_db > 0 else 0.0
    return made


def level_of(sound: IO[bytes]) -> Level:
    """Measure an open audio file by EBU R 128; raises SpeechError."""
    report = _meter(["-i", "pipe:0"], "true", sound)
    return Level(_integrated(report), _figure(r"\bPeak:\s+(-?(?:[\d.]+|inf)) dBFS", report))


def _meter(source: list[str], peak: str, sound: IO[bytes]) -> str:
    return _ffmpeg([*source, "-af", f"ebur128=framelog=quiet:peak={peak}:dualmono=true", "-f", "null", "-"], sound)


def _integrated(report: str) -> float:
    return _figure(r"\bI:\s+(-?[\d.]+) LUFS", report)


def _figure(pattern: str, report: str) -> float:
    found = re.search(pattern, report)
    if not found:
        raise SpeechError("ffmpeg did not tell how loud the programme is: unset IMAGEIO_FFMPEG_EXE if it is set")
    return float(found[1])


def _raw(sample_rate: int) -> list[str]:
    return ["-f", "s16le", "-ar", str(sample_rate), "-ac", "1", "-i", "pipe:0"]


def _encode(pcm: IO[bytes], sample_rate: int, mp3: IO[bytes], gain_db: float, ceiling_db: float) -> None:
    """Apply one gain and a limiter, at a rate high enough that it sees peaks between samples, and encode."""
    ceiling = math.pow(10, ceiling_db / 20)
    filters = (
        f"volume={gain_db:.3f}dB:precision=double",
        f"aresample={LIMITER_RATE}",
        f"alimiter=limit={ceiling:.6f}:level=false:attack=5:release=50:latency=true",
        "aresample=44100",
    )
    codec = ["-c:a", "libmp3lame", "-b:a", "64k", "-ar", "44100", "-ac", "1", "-write_xing", "1"]
    plain = ["-map_metadata", "-1", "-id3v2_version", "0", "-fflags", "+bitexact", "-flags:a", "+bitexact"]
    target = ["-f", "mp3", "-fd", "1", "fd:"]  # a file without a name, in which the Info header can still be filled in
    mp3.seek(0)
    mp3.truncate()
    _ffmpeg([*_raw(sample_rate), "-af", ",".join(filters), *codec, *plain, *target], pcm, mp3)
    mp3.seek(0)


def _ffmpeg(arguments: list[str], source: IO[bytes], target: IO[bytes] | None = None) -> str:
    """Run ffmpeg from the beginning of one open file to another, and return what it reports; raises SpeechError."""
    os.lseek(source.fileno(), 0, os.SEEK_SET)
    output = target or subprocess.DEVNULL
    try:
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-nostats", "-nostdin", *arguments]
        done = subprocess.run(command, stdin=source, stdout=output, stderr=subprocess.PIPE, check=False)
    except (OSError, RuntimeError) as error:
        raise SpeechError(f"the bundled ffmpeg can't be started ({error}): install earpaper anew") from error
    report = done.stderr.decode("utf-8", "replace")
    if done.returncode:
        last = next((line for line in reversed(report.splitlines()) if line.strip()), "no reason given")
        raise SpeechError(f"ffmpeg could not make the MP3: {last.strip()}")
    return report
