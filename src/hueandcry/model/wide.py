"""Exact columns of numbers too large for 64 bits: value = hi * 10**18 + lo, 0 <= lo < 10**18.

Two int64 limbs hold up to 9.2e36. Coordinates on lines are such numbers; floats would lose units.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Index = NDArray[np.intp] | NDArray[np.int32] | NDArray[np.int64]
Mask = NDArray[np.bool_]

BASE: Final = 10**18
# The largest total a line may reach; checked before lines are laid.
LARGEST: Final = 9 * 10**36


class Wide(NamedTuple):
    """A column of non-negative numbers in two limbs of equal length."""

    hi: Ints
    lo: Ints

    def at(self, index: Index | Mask | slice) -> "Wide":
        """Return some of the rows."""
        return Wide(self.hi[index], self.lo[index])

    def plus(self, other: "Wide") -> "Wide":
        """Return the sums."""
        lo = self.lo + other.lo
        carry = lo >= BASE
        return Wide(self.hi + other.hi + carry, lo - carry * BASE)

    def minus(self, other: "Wide") -> "Wide":
        """Return the differences; every one must be zero or more."""
        lo = self.lo - other.lo
        borrow = lo < 0
        return Wide(self.hi - other.hi - borrow, lo + borrow * BASE)

    def below(self, other: "Wide") -> Mask:
        """Return where the number is less than the other."""
        less: Mask = (self.hi < other.hi) | ((self.hi == other.hi) & (self.lo < other.lo))
        return less

    def least(self, other: "Wide") -> "Wide":
        """Return the smaller of each pair."""
        return self._choose(self.below(other), other)

    def most(self, other: "Wide") -> "Wide":
        """Return the larger of each pair."""
        return self._choose(other.below(self), other)

    def _choose(self, own: Mask, other: "Wide") -> "Wide":
        return Wide(np.where(own, self.hi, other.hi), np.where(own, self.lo, other.lo))

    def ints(self) -> list[int]:
        """Return exact Python integers."""
        if not self.hi.any():
            return list(map(int, self.lo.tolist()))
        pairs = zip(self.hi.tolist(), self.lo.tolist(), strict=True)
        return [hi * BASE + lo for hi, lo in pairs]


def wide(values: Iterable[int]) -> Wide:
    """Return a column of Python integers. Raises `OverflowError` beyond 9.2e36."""
    pairs = [divmod(value, BASE) for value in values]
    hi = np.array([pair[0] for pair in pairs], dtype=np.int64)
    return Wide(hi, np.array([pair[1] for pair in pairs], dtype=np.int64))


def joined(parts: Iterable[Wide]) -> Wide:
    """Return several columns one after the other."""
    listed = list(parts)
    if not listed:
        return wide(())
    return Wide(
        np.concatenate([part.hi for part in listed]), np.concatenate([part.lo for part in listed])
    )
