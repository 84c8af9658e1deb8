"""A text, and the take of it, in; an error out where no working engine could have made that take of that text."""

import re

import numpy as np

from tts.backends.protocol import SpeechError, Take

# The slowest reader of news takes 0.4 s a character, pauses included; a broken engine is off by far more.
LONGEST_S_A_CHARACTER = 0.4
LONGEST_S_AT_LEAST = 10.0
# 1,500 characters a minute is fast speech; three times that can't be speech at all.
SHORTEST_S_A_CHARACTER = 60 / 4500
SAMPLE_RATES = range(8_000, 96_001)  # Hz
QUIETEST_PEAK = 0.003  # full scale is 1; engines speak at 0.1 and above
# Spectral flatness in bands of 64 bins: noise 0.99; speech of two engines 0.004 to 0.10, hissing words too.
NOISIEST = 0.5
_BINS = 64
_FAST_LENGTH = 4_096  # samples: a multiple of it has small factors, of which a transform is quick


def longest_seconds(text: str) -> float:
    """Return a bound in seconds that no working engine exceeds for a text."""
    return LONGEST_S_AT_LEAST + LONGEST_S_A_CHARACTER * len(text)


def shortest_seconds(text: str) -> float:
    """Return a bound in seconds that no working engine stays under for a text."""
    return SHORTEST_S_A_CHARACTER * len(re.sub(r"\W", "", text))


def require_plausible(take: Take, text: str, *, audible: bool = True) -> None:
    """Raise SpeechError unless a take may be the text spoken: its form, length, level and colour."""
    samples = take.samples
    if samples.ndim != 1 or not np.issubdtype(samples.dtype, np.floating):
        raise SpeechError("its sound is not one row of numbers between -1 and 1")
    if take.sample_rate not in SAMPLE_RATES:
        raise SpeechError(f"its sample rate is {take.sample_rate} Hz")
    seconds = samples.size / take.sample_rate
    if seconds > longest_seconds(text):
        raise SpeechError(f"it spoke for {seconds:.0f} s")
    if not np.isfinite(samples).all():
        raise SpeechError("its sound holds numbers that are not finite")
    if not any(map(str.isalnum, text)):
        return
    if seconds < shortest_seconds(text):
        raise SpeechError(f"it spoke for only {seconds:.2f} s")
    if audible and np.abs(samples).max() < QUIETEST_PEAK:
        raise SpeechError("it made no sound")
    if audible and _flatness(samples) > NOISIEST:
        raise SpeechError("it made noise instead of speech")


def _flatness(samples: "np.ndarray[tuple[int, ...], np.dtype[np.float32]]") -> float:
    """Return how even the spectrum is: the geometric over the arithmetic mean of its power, 1 for white noise."""
    whole = samples.size // _FAST_LENGTH * _FAST_LENGTH or samples.size
    power = np.abs(np.fft.rfft(samples[:whole])) ** 2
    bands = power[: power.size // _BINS * _BINS].reshape(-1, _BINS).mean(axis=1) + 1e-12
    return float(np.exp(np.log(bands).mean()) / bands.mean()) if bands.size else 0.0
