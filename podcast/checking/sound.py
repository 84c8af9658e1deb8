"""An MP3 in, how loud it is over time out: decoded by miniaudio, which is not what encoded it, in flat memory."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import miniaudio
import numpy as np
from numpy.typing import NDArray

from podcast.checking.loudness import OVERSAMPLING, STEP_MS, Floats, Spectrum, oversampled, weighting
from podcast.errors import LibraryError, NoProgramme

FRAMES_A_SECOND = 900
"""So many as make a whole number of samples at 44.1 kHz; at other rates frames are a little shorter."""
FRAMES_A_STEP = FRAMES_A_SECOND * STEP_MS // 1000
WINDOW = 61_440
"""Samples in a transform: quick to take, and a second long with context on either side."""
CONTEXT = 4096
"""Samples before and after, at the least: the slowest filter has died away by 190 dB."""
NOTHING_DB = -120.0


@dataclass(frozen=True, slots=True)
class Sound:
    """What was heard of a file. `levels_db` are RMS in dBFS, one for each `frame_ms`, about 1/900 s.

    `step_powers` are K-weighted mean squares of 90 frames, summed over channels; mono counts twice, as it is played on
    two loudspeakers. `peak_dbtp` is the true peak and `peak_ms` when it sounds.
    """

    duration_ms: float
    frame_ms: float
    levels_db: NDArray[np.float32]
    step_powers: Floats
    peak_dbtp: float
    peak_ms: float


def hear(path: Path) -> Sound:
    """Decode and measure an MP3; raises NoProgramme where it is none, LibraryError where it can't be read."""
    try:
        with path.open("rb"):
            facts = miniaudio.get_file_info(str(path))
        if facts.file_format is not miniaudio.FileFormat.MP3:
            raise NoProgramme(f"{path} is no MP3 but {facts.file_format.name}: give an MP3")
        rate = facts.sample_rate
        pieces = miniaudio.stream_file(str(path), miniaudio.SampleFormat.FLOAT32, facts.nchannels, rate, rate)
        return measured((_channels(piece, facts.nchannels) for piece in pieces), rate, facts.nchannels)
    except OSError as error:
        raise LibraryError(f"{path} can't be read: {error.strerror}") from error
    except miniaudio.MiniaudioError as error:
        raise NoProgramme(f"{path} is no MP3 that can be played ({error}): give an MP3") from error


def _channels(piece: Iterable[float], channels: int) -> NDArray[np.float32]:
    """Return one row a channel; what is no number is silence."""
    return np.nan_to_num(np.asarray(piece, np.float32).reshape(-1, channels).T, posinf=0.0, neginf=0.0)


@dataclass(slots=True)
class _Measures:
    """What was measured so far, a piece at a time."""

    levels: list[NDArray[np.float32]] = field(default_factory=list)
    powers: list[Floats] = field(default_factory=list)
    peak: float = 0.0
    peak_at: int = 0


def measured(pieces: Iterator[NDArray[np.float32]], rate: int, channels: int) -> Sound:
    """Measure samples that come in pieces, one row a channel; raises NoProgramme where none come."""
    measures, length = _Measures(), 0
    frame = rate // FRAMES_A_SECOND
    step = frame * FRAMES_A_STEP
    for at, window, inside in _windows(pieces, step, channels):
        _measure(window, at, rate, frame, measures)
        length = at + inside
    if not length:
        raise NoProgramme("there is no sound in it: give an MP3 that plays")
    frames, steps = math.ceil(length / frame), length // step
    twice = 2.0 if channels == 1 else 1.0
    return Sound(
        duration_ms=length * 1000 / rate,
        frame_ms=frame * 1000 / rate,
        levels_db=np.concatenate(measures.levels)[:frames],
        step_powers=np.concatenate(measures.powers)[:steps] * twice,
        peak_dbtp=20 * math.log10(max(measures.peak, 1e-6)),
        peak_ms=measures.peak_at * 1000 / rate,
    )


def _windows(
    pieces: Iterator[NDArray[np.float32]], step: int, channels: int
) -> Iterator[tuple[int, NDArray[np.float32], int]]:
    """Yield windows: where the inside of each begins, its samples, and how many inside are not past the end.

    The inside of a window is a whole number of steps, with context on either side.
    """
    inside, before = _inside(step)
    waiting = np.zeros((channels, before), np.float32)
    at, ended = 0, False
    while not ended:
        while waiting.shape[1] < WINDOW and not ended:
            piece = next(pieces, None)
            ended = piece is None
            waiting = waiting if piece is None else np.concatenate((waiting, piece), axis=1)
        while waiting.shape[1] >= WINDOW or (ended and waiting.shape[1] > before):
            window = waiting[:, :WINDOW]
            missing = WINDOW - window.shape[1]
            yield at, np.pad(window, ((0, 0), (0, missing))), min(inside, waiting.shape[1] - before)
            waiting, at = waiting[:, inside:], at + inside


def _inside(step: int) -> tuple[int, int]:
    """Return how many samples of a window are measured, and how many stand before them."""
    inside = (WINDOW - 2 * CONTEXT) // step * step
    return inside, (WINDOW - inside) // 2


def _measure(window: NDArray[np.float32], at: int, rate: int, frame: int, measures: _Measures) -> None:
    step = frame * FRAMES_A_STEP
    inside, before = _inside(step)
    spectrum: Spectrum = np.fft.rfft(window, axis=-1)
    cut = slice(before, before + inside)
    measures.levels.append(_levels(window[:, cut], frame))
    weighted = np.fft.irfft(spectrum * weighting(WINDOW, rate), WINDOW, axis=-1)[:, cut]
    measures.powers.append(np.square(weighted).reshape(len(window), -1, step).mean(axis=2).sum(axis=0))
    between = np.abs(oversampled(spectrum, WINDOW)).max(axis=0)[before * OVERSAMPLING :][: inside * OVERSAMPLING]
    if between.max() > measures.peak:
        measures.peak, measures.peak_at = float(between.max()), at + int(between.argmax()) // OVERSAMPLING


def _levels(samples: NDArray[np.float32], frame: int) -> NDArray[np.float32]:
    power = np.square(samples).reshape(len(samples), -1, frame).mean(axis=(0, 2))
    return np.asarray(10 * np.log10(np.maximum(power, 10 ** (NOTHING_DB / 10))), np.float32)
