"""A programme as raw sound in, an MP3 of podcast loudness out, by the one bundled ffmpeg."""

import math
import os
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from typing import IO

import imageio_ffmpeg

from tts.backends.protocol import SpeechError

TARGET_LUFS = -16.0
"""In the dual-mono measure, as podcast platforms state it; the same programme is -19 as a mono file."""
TOLERANCE_LU = 0.35
"""The meter beside the encoder hears the encoder's delay too, and may differ by 0.2 LU from one that hears the file."""
HIGHEST_PEAK_DBTP = -1.0
MP3_READS_LOW_LU = 0.5
"""What 64 kbit/s takes from the loudness."""
FIRST_CEILING_DB = -2.0
"""The limiter's; the rest up to the highest peak is for what the encoding adds."""
LIMITER_RATE = 96_000
"""Single clicks came out at -0.4 dBTP when limited at 44.1 kHz, at -1.8 at 96 kHz, at -1.9 at 176.4 kHz, which costs a
fifth more."""
EFFORT = "6"
"""Of the MP3 encoder, 0 the most. In a minute of speech its noise in seven bands is that of 5, for 8 % less CPU; 7
costs a third less, but leaves 10 dB more noise in a twentieth of the frames."""
NOTHING_LUFS = -69.0
"""Below it ebur128 found nothing to measure."""
PIECE_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Level:
    """How loud a programme is (dual mono, LUFS) and its highest true peak (dBTP)."""

    loudness_lufs: float
    peak_dbtp: float

    @property
    def is_right(self) -> bool:
        """Tell whether a podcast may sound so; where nothing sounds there is nothing to set right."""
        missed_lu = abs(TARGET_LUFS - self.loudness_lufs)
        return self.loudness_lufs < NOTHING_LUFS or (missed_lu <= TOLERANCE_LU and self.peak_dbtp <= HIGHEST_PEAK_DBTP)


@dataclass(frozen=True, slots=True)
class Setting:
    """One gain for a whole programme, so that its dynamics stay, and the limiter's ceiling."""

    gain_db: float
    ceiling_db: float = FIRST_CEILING_DB

    def after(self, made: Level) -> "Setting":
        """Return what to try next, knowing what came of this one."""
        too_high_db = made.peak_dbtp - HIGHEST_PEAK_DBTP
        lower_db = too_high_db + 0.1 if too_high_db > 0 else 0.0
        return Setting(self.gain_db + TARGET_LUFS - made.loudness_lufs, self.ceiling_db - lower_db)


def setting_for(pcm: IO[bytes], sample_rate: int) -> Setting:
    """Return the setting for a programme as loud as this open file of 16-bit mono PCM; raises SpeechError."""
    loudness_lufs = loudness_of(pcm, sample_rate)
    return Setting(0.0 if loudness_lufs < NOTHING_LUFS else TARGET_LUFS - loudness_lufs + MP3_READS_LOW_LU)


def loudness_of(pcm: IO[bytes], sample_rate: int) -> float:
    """Return the loudness in LUFS of an open file of 16-bit mono PCM, below -69 for silence; raises SpeechError."""
    return _integrated(_run([*_raw(sample_rate), *_meter("none")], pcm))


def encode(pcm: Iterable[bytes], sample_rate: int, mp3: IO[bytes], setting: Setting, tempo: float = 1.0) -> Level:
    """Make 16-bit mono PCM an MP3 (CBR 64 kbit/s, 44.1 kHz, mono, Info header) and return its level.

    `mp3` is an open file, which needs no name, and is left at its beginning. The encoder hands what it writes to a
    meter beside it, so that the level is known as soon as the last frame is. `tempo` makes it faster at the same
    pitch. Raises SpeechError.
    """
    mp3.seek(0)
    mp3.truncate()
    with ExitStack() as running:
        encoder_says, meter_says = (running.enter_context(tempfile.TemporaryFile()) for _ in range(2))
        frames, copy = os.pipe()
        with os.fdopen(frames, "rb") as heard:
            with os.fdopen(copy, "wb"):
                encoder = _started(
                    _encoding(sample_rate, setting, tempo, copy), subprocess.PIPE, mp3, encoder_says, (copy,)
                )
            running.callback(_end, encoder)
            meter = _started(["-f", "mp3", "-i", "pipe:0", *_meter("true")], heard, None, meter_says)
            running.callback(_end, meter)
        _feed(encoder, pcm)
        _finish(encoder, encoder_says)
        report = _finish(meter, meter_says)
    mp3.seek(0)
    return _level(report)


def level_of(sound: IO[bytes]) -> Level:
    """Measure an open audio file by EBU R 128; raises SpeechError."""
    return _level(_run(["-i", "pipe:0", *_meter("true")], sound))


def pieces(pcm: IO[bytes]) -> Iterator[bytes]:
    """Yield an open file from its beginning."""
    pcm.seek(0)
    while piece := pcm.read(PIECE_BYTES):
        yield piece


def _level(report: str) -> Level:
    return Level(_integrated(report), _figure(r"\bPeak:\s+(-?(?:[\d.]+|inf)) dBFS", report))


def _integrated(report: str) -> float:
    return _figure(r"\bI:\s+(-?[\d.]+) LUFS", report)


def _figure(pattern: str, report: str) -> float:
    found = re.search(pattern, report)
    if not found:
        raise SpeechError("ffmpeg did not tell how loud the programme is: unset IMAGEIO_FFMPEG_EXE if it is set")
    return float(found[1])


def _raw(sample_rate: int) -> list[str]:
    return ["-f", "s16le", "-ar", str(sample_rate), "-ac", "1", "-i", "pipe:0"]


def _meter(peak: str) -> list[str]:
    return ["-af", f"ebur128=framelog=quiet:peak={peak}:dualmono=true", "-f", "null", "-"]


def _encoding(sample_rate: int, setting: Setting, tempo: float, copy: int) -> list[str]:
    """Return ffmpeg's arguments: one gain and a limiter, at a rate high enough that it sees peaks between samples.

    The MP3 goes to standard output, a file in which the Info header can still be filled in, and to the pipe `copy`.
    """
    filters = (
        *((f"atempo={tempo:.4f}",) if tempo != 1 else ()),
        f"volume={setting.gain_db:.3f}dB:precision=double",
        f"aresample={LIMITER_RATE}",
        f"alimiter=limit={math.pow(10, setting.ceiling_db / 20):.6f}:level=false:attack=5:release=50:latency=true",
        "aresample=44100",
    )
    codec = [
        "-map",
        "0:a",
        "-c:a",
        "libmp3lame",
        "-compression_level",
        EFFORT,
        "-b:a",
        "64k",
        "-ar",
        "44100",
        "-ac",
        "1",
    ]
    plain = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact"]
    form = "f=mp3:id3v2_version=0:write_xing"
    targets = ["-f", "tee", f"[{form}=1]fd:|[{form}=0]pipe:{copy}"]
    return [*_raw(sample_rate), "-af", ",".join(filters), *codec, *plain, *targets]


def _command(arguments: list[str]) -> list[str]:
    return [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-nostats", "-nostdin", *arguments]


def _run(arguments: list[str], source: IO[bytes]) -> str:
    """Give ffmpeg an open file from its beginning and return what it reports; raises SpeechError."""
    source.flush()
    os.lseek(source.fileno(), 0, os.SEEK_SET)
    with tempfile.TemporaryFile() as says:
        process = _started(arguments, source, None, says)
        try:
            return _finish(process, says)
        finally:
            _end(process)


def _started(
    arguments: list[str], source: IO[bytes] | int, target: IO[bytes] | None, says: IO[bytes], kept: tuple[int, ...] = ()
) -> "subprocess.Popen[bytes]":
    output = target or subprocess.DEVNULL
    try:
        return subprocess.Popen(_command(arguments), stdin=source, stdout=output, stderr=says, pass_fds=kept)
    except (OSError, RuntimeError) as error:
        raise SpeechError(f"the bundled ffmpeg can't be started ({error}): install earpaper anew") from error


def _feed(process: "subprocess.Popen[bytes]", pcm: Iterable[bytes]) -> None:
    """Give a process its input to the end; where it stops reading, its exit code tells why."""
    if process.stdin:
        with suppress(BrokenPipeError), process.stdin as entrance:
            for piece in pcm:
                entrance.write(piece)


def _finish(process: "subprocess.Popen[bytes]", says: IO[bytes]) -> str:
    """Wait for ffmpeg to end and return what it reports; raises SpeechError."""
    process.wait()
    says.seek(0)
    report = says.read().decode("utf-8", "replace")
    if process.returncode:
        last = next((line for line in reversed(report.splitlines()) if line.strip()), "no reason given")
        raise SpeechError(f"ffmpeg could not make the MP3: {last.strip()}")
    return report


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Leave no process behind, whatever happened."""
    if process.poll() is None:
        process.kill()
    process.wait()
