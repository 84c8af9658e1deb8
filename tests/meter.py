"""An open audio file in, what ffmpeg's own summary tells of it out: another meter than those of the code."""

import re
import subprocess
from typing import NamedTuple

import imageio_ffmpeg


class Level(NamedTuple):
    """Loudness, dual mono, and the highest true peak."""

    loudness_lufs: float
    peak_dbtp: float


def level_of(sound):
    sound.flush()
    sound.seek(0)
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-nostats", "-i", "pipe:0"]
    command += ["-af", "ebur128=framelog=quiet:peak=true:dualmono=true", "-f", "null", "-"]
    done = subprocess.run(command, input=sound.read(), capture_output=True, check=True)
    report = done.stderr.decode()
    loudness = re.search(r"\bI:\s+(-?[\d.]+) LUFS", report)
    peak = re.search(r"\bPeak:\s+(-?(?:[\d.]+|inf)) dBFS", report)
    return Level(float(loudness[1]), float(peak[1]))
