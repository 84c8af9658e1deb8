"""An engine's encoded sound in, mono samples out, by the one bundled ffmpeg."""

import subprocess

import imageio_ffmpeg
import numpy as np
from numpy.typing import NDArray

from tts.backends.protocol import SpeechError

DECODE_SECONDS = 60.0  # an engine's reply is a sentence: what takes longer than this is no such thing


def decode(data: bytes, *, container: str, sample_rate: int, longest_s: float) -> NDArray[np.float32]:
    """Decode one file of a named container ("mp3", "wav") to mono float32 at `sample_rate` Hz; raises SpeechError.

    The container is named and only the pipe may be read, so that hostile bytes can't make ffmpeg open anything else.
    What goes on after `longest_s` is refused.
    """
    command = [
        *(imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-v", "error", "-protocol_whitelist", "pipe"),
        *("-f", container, "-i", "pipe:0", "-t", str(longest_s + 1), "-map", "0:a:0"),
        *("-ac", "1", "-ar", str(sample_rate), "-f", "f32le", "pipe:1"),
    ]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=DECODE_SECONDS, check=False)
    except subprocess.TimeoutExpired as exc:
        raise SpeechError(f"the engine's {container} could not be decoded in {DECODE_SECONDS:.0f} s") from exc
    samples = np.frombuffer(done.stdout, dtype="<f4").astype(np.float32)
    if done.returncode or not samples.size:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise SpeechError(f"the engine sent no usable {container} ({said[-1] if said else 'no sound in it'})")
    if samples.size > longest_s * sample_rate:
        raise SpeechError(f"the engine spoke for more than {longest_s:.0f} s, far too long for this text")
    return np.clip(samples, -1.0, 1.0)
