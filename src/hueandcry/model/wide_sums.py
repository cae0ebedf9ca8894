"""Exact sums of wide columns by key: no limb overflows, whatever the number of rows."""

from typing import Final, NamedTuple

import numpy as np

from hueandcry.model.wide import BASE, Index, Ints, Wide

# Half of a lower limb: sums of nine billion such parts still fit 64 bits.
_HALF: Final = 10**9


class Grouped(NamedTuple):
    """Each key once, ascending; its rows' sum; and which row holds the largest number."""

    key: Ints
    total: list[int]
    largest: Index


def grouped(key: Ints, amount: Wide) -> Grouped:
    """Sum numbers by their keys. Of equal largest numbers the last row is named."""
    if not len(key):
        return Grouped(np.zeros(0, np.int64), [], np.zeros(0, np.int64))
    order = np.lexsort((amount.lo, amount.hi, key))
    ordered = key[order]
    first = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
    last = np.concatenate([first[1:], [len(ordered)]]) - 1
    upper = np.add.reduceat(amount.hi[order], first).tolist()
    middle = np.add.reduceat(amount.lo[order] // _HALF, first).tolist()
    lower = np.add.reduceat(amount.lo[order] % _HALF, first).tolist()
    total = [a * BASE + b * _HALF + c for a, b, c in zip(upper, middle, lower, strict=True)]
    return Grouped(ordered[first], total, order[last])
