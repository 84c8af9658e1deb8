"""Encoded sound in, mono samples out, by the one bundled ffmpeg; hostile bytes can make it open nothing else."""

import subprocess
import tempfile
from pathlib import Path
from typing import IO

import imageio_ffmpeg
import numpy as np
from numpy.typing import NDArray

from tts.backends.protocol import SpeechError

SAMPLE_BYTES = 2
DECODE_SECONDS = 60.0  # an engine's reply is a sentence: what takes longer than this is no such thing
PROGRAMME_SECONDS = 300.0


def decode(data: bytes, *, container: str, sample_rate: int, longest_s: float) -> NDArray[np.float32]:
    """Decode one file of a named container ("mp3", "wav") to mono float32 at `sample_rate` Hz; raises SpeechError.

    What goes on after `longest_s` is refused.
    """
    command = _decoding("pipe", container, sample_rate, longest_s, "f32le")
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=DECODE_SECONDS, check=False)
    except subprocess.TimeoutExpired as exc:
        raise SpeechError(f"the engine's {container} could not be decoded in {DECODE_SECONDS:.0f} s") from exc
    samples = np.frombuffer(done.stdout, dtype="<f4").astype(np.float32)
    if done.returncode or not samples.size:
        raise SpeechError(f"the engine sent no usable {container} ({_last_line(done.stderr)})")
    if samples.size > longest_s * sample_rate:
        raise SpeechError(f"the engine spoke for more than {longest_s:.0f} s, far too long for this text")
    return np.clip(samples, -1.0, 1.0)


def decode_file(path: Path, *, sample_rate: int, longest_s: float) -> NDArray[np.float32]:
    """Decode a person's own file, of any kind that ffmpeg reads, to mono float32; raises SpeechError.

    What goes on after `longest_s` is refused.
    """
    source = ["-protocol_whitelist", "file", "-i", f"file:{path.absolute()}", "-t", str(longest_s + 1)]
    form = ["-map", "0:a:0", "-ac", "1", "-ar", str(sample_rate), "-f", "f32le", "pipe:1"]
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-v", "error", *source, *form]
    try:
        done = subprocess.run(command, capture_output=True, timeout=DECODE_SECONDS, check=False)
    except subprocess.TimeoutExpired as exc:
        raise SpeechError(f"{path} could not be decoded in {DECODE_SECONDS:.0f} s") from exc
    samples = np.frombuffer(done.stdout, dtype="<f4").astype(np.float32)
    if done.returncode or not samples.size:
        raise SpeechError(f"{path} is no sound that ffmpeg can read ({_last_line(done.stderr)}): give another file")
    if samples.size > longest_s * sample_rate:
        raise SpeechError(f"{path} is longer than {longest_s:.0f} s: give a shorter sound")
    return np.clip(samples, -1.0, 1.0)


def decode_programme(data: bytes, pcm: IO[bytes], *, container: str, sample_rate: int, longest_s: float) -> int:
    """Decode a whole programme into `pcm` as 16-bit mono PCM, and return its length in samples; raises SpeechError.

    Its container may be any that ffmpeg demuxes ("mp3", "mov", "ogg"). What goes on after `longest_s` is refused.
    """
    command = _decoding("fd", container, sample_rate, longest_s, "s16le")
    with tempfile.TemporaryFile() as sound:  # an MP4 may tell at its end what it holds: a pipe can't go back
        sound.write(data)
        sound.seek(0)
        try:
            done = subprocess.run(
                command, stdin=sound, stdout=pcm, stderr=subprocess.PIPE, timeout=PROGRAMME_SECONDS, check=False
            )
        except subprocess.TimeoutExpired as exc:
            raise SpeechError(f"the recording could not be decoded in {PROGRAMME_SECONDS:.0f} s") from exc
    length = pcm.seek(0, 2) // SAMPLE_BYTES
    if done.returncode or not length:
        raise SpeechError(f"the recording is no usable {container} ({_last_line(done.stderr)})")
    if length > longest_s * sample_rate:
        raise SpeechError(f"the recording is longer than {longest_s / 60:.0f} minutes")
    return length


def _decoding(protocol: str, container: str, sample_rate: int, longest_s: float, form: str) -> list[str]:
    """Return the command that decodes standard input; it names the container and lets nothing else be opened."""
    return [
        *(imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-v", "error", "-protocol_whitelist", protocol),
        *("-f", container, "-i", {"pipe": "pipe:0", "fd": "fd:"}[protocol], "-t", str(longest_s + 1), "-map", "0:a:0"),
        *("-ac", "1", "-ar", str(sample_rate), "-f", form, "pipe:1"),
    ]


def _last_line(errors: bytes) -> str:
    said = errors.decode("utf-8", "replace").strip().splitlines()
    return said[-1] if said else "no sound in it"
