"""Spectra and powers of samples in, what loudness and true peak are made of out, as ITU-R BS.1770-4 has it."""

import math
from functools import cache

import numpy as np
from numpy.typing import NDArray

STEP_MS = 100
"""A gating block of 400 ms is four steps, and the next begins a step later."""
STEPS_A_BLOCK = 4
OVERSAMPLING = 4
GATE_LUFS, GATE_BELOW_LU = -70.0, -10.0
_OFFSET = -0.691

Floats = NDArray[np.float64]
Spectrum = NDArray[np.complex128]


def oversampled(spectrum: Spectrum, size: int) -> Floats:
    """Return samples with others between them, from the spectrum of `size` samples (one row a channel)."""
    return np.asarray(np.fft.irfft(spectrum, size * OVERSAMPLING, axis=-1) * OVERSAMPLING)


def integrated_lufs(step_powers: Floats) -> float:
    """Return the gated loudness of steps of `STEP_MS`, each the sum of its channels' mean squares; -inf for silence."""
    if len(step_powers) < STEPS_A_BLOCK:
        return -math.inf
    blocks = np.convolve(step_powers, np.full(STEPS_A_BLOCK, 1 / STEPS_A_BLOCK), "valid")
    gated = blocks[blocks > _power(GATE_LUFS)]
    if not gated.size:
        return -math.inf
    return _lufs(float(gated[gated > _power(_lufs(float(gated.mean())) + GATE_BELOW_LU)].mean()))


def _lufs(power: float) -> float:
    return _OFFSET + 10 * math.log10(power)


def _power(lufs: float) -> float:
    return float(10 ** ((lufs - _OFFSET) / 10))


@cache
def weighting(size: int, sample_rate: int) -> Spectrum:
    """Return the K-weighting of a spectrum of `size` samples: a shelf for the head, then a high pass.

    The filters are those of BS.1770-4, annex 1, drawn for any sample rate from their analogue prototypes.
    """
    at = np.exp(-2j * math.pi * np.arange(size // 2 + 1) / size)
    return np.asarray(_shelf(at, sample_rate) * _high_pass(at, sample_rate))


def _shelf(at: Spectrum, sample_rate: int) -> Spectrum:
    k, q, gain = math.tan(math.pi * 1681.974450955533 / sample_rate), 0.7071752369554196, 10 ** (3.999843853973347 / 20)
    middle = gain**0.4996667741545416
    above = gain + middle * k / q + k * k, 2 * (k * k - gain), gain - middle * k / q + k * k
    return np.asarray(np.polyval(above[::-1], at) / _poles(k, q, at))


def _high_pass(at: Spectrum, sample_rate: int) -> Spectrum:
    k, q = math.tan(math.pi * 38.13547087602444 / sample_rate), 0.5003270373238773
    return np.asarray((1 - at) ** 2 * (1 + k / q + k * k) / _poles(k, q, at))


def _poles(k: float, q: float, at: Spectrum) -> Spectrum:
    return np.asarray(np.polyval((1 - k / q + k * k, 2 * (k * k - 1), 1 + k / q + k * k), at))
