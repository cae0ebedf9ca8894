"""Random numbers that are the same on every machine and with every version of numpy.

Only the raw stream of PCG64 is used (stable by promise: NEP 19, Random Number Generator Policy),
and operations that IEEE 754 rounds exactly. `Generator.lognormal` promises neither.
"""

from functools import cache
from math import exp
from statistics import NormalDist
from typing import Final

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

# Amounts people pay: half are below 100 units, one in forty above 5,000 (lognormal, sigma 2).
_MEDIAN: Final = 100
_SIGMA: Final = 2.0
UNIT: Final = 10**6
_STEPS: Final = 4096
# The mean of that lognormal, median · e^(sigma²/2), in base units.
MEAN_AMOUNT: Final = 739 * UNIT


class Draws:
    """One stream of random numbers; the same words give the same stream."""

    def __init__(self, *words: int) -> None:
        """Begin the stream that belongs to these numbers (none negative)."""
        self._bits = np.random.PCG64(np.random.SeedSequence(words))

    def parts(self, count: int) -> Floats:
        """Return numbers from [0, 1)."""
        raw = np.asarray(self._bits.random_raw(count), dtype=np.uint64)
        return (raw >> np.uint64(11)).astype(np.float64) * 2.0**-53

    def amounts(self, count: int) -> Ints:
        """Return amounts people pay, in base units; none is 0."""
        quantiles = _quantiles()
        place = self.parts(count) * _STEPS
        step = place.astype(np.int64)
        low = quantiles[step]
        return low + ((quantiles[step + 1] - low) * (place - step)).astype(np.int64)

    def below(self, bound: int) -> int:
        """Return one whole number from [0, bound)."""
        return int(self._bits.random_raw()) * bound >> 64

    def between(self, low: int, high: int) -> int:
        """Return one whole number from [low, high]."""
        return low + self.below(high - low + 1)


@cache
def _quantiles() -> Ints:
    """Return the borders of equally likely classes of amounts, in base units."""
    normal = NormalDist()
    borders = ((step + 0.5) / (_STEPS + 1) for step in range(_STEPS + 1))
    return np.array([_rounded(exp(_SIGMA * normal.inv_cdf(part))) for part in borders], np.int64)


def _rounded(of_median: float) -> int:
    """Keep six digits: the last ones of `exp` differ between mathematical libraries."""
    return int(float(f"{of_median * _MEDIAN * UNIT:.5e}"))
