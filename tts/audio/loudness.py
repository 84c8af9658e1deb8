"""How loud a programme is each tenth of a second in, how loud it is as a whole out (ITU-R BS.1770-5)."""

from collections.abc import Iterable

import numpy as np

NOTHING_LUFS = -70.0
"""What is more quiet does not count; where all is, there is nothing to measure."""
GATE_LU = -10.0
"""To the mean of what counts: what is more quiet does not count in the end."""


def integrated(momentary_lufs: Iterable[float]) -> float:
    """Return the integrated loudness of blocks of 400 ms in LUFS; -70 where nothing sounds."""
    energies = np.array([10 ** (lufs / 10) for lufs in momentary_lufs if lufs > NOTHING_LUFS])
    if not energies.size:
        return NOTHING_LUFS
    counted = energies[energies > energies.mean() * 10 ** (GATE_LU / 10)]
    return float(10 * np.log10(counted.mean()))
