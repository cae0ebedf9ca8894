"""Sums of numbers under keys, over arrays."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from hueandcry.model.wide import Ints

Values = NDArray[np.float64]

# Rows that wait to be added up, beside as many as there are sums already.
_WAITING: Final = 100_000


class Keyed(NamedTuple):
    """Rows of keys (one integer a column) and of values (one float a column)."""

    key: Ints
    value: Values

    def at(self, index: NDArray[np.bool_] | Ints) -> "Keyed":
        """Return some of the rows."""
        return Keyed(self.key[index], self.value[index])


def keyed(key: Sequence[NDArray[Any]], value: Values) -> Keyed:
    """Return rows of key columns, and values of shape (rows, columns)."""
    return Keyed(np.stack([column.astype(np.int64) for column in key], axis=1), value)


def no_rows(keys: int, values: int) -> Keyed:
    """Return rows of nothing."""
    return Keyed(np.zeros((0, keys), dtype=np.int64), np.zeros((0, values)))


def put_together(parts: list[Keyed]) -> Keyed:
    """Return several rows in one, as they are; there must be at least one part."""
    return Keyed(
        np.concatenate([part.key for part in parts]), np.concatenate([part.value for part in parts])
    )


def summed(rows: Keyed) -> Keyed:
    """Add up the values of equal keys; keys come out in order."""
    if not len(rows.key):
        return rows
    order = np.lexsort(rows.key.T[::-1])
    key, value = rows.key[order], rows.value[order]
    new = np.ones(len(key), dtype=np.bool_)
    new[1:] = (key[1:] != key[:-1]).any(axis=1)
    first = np.flatnonzero(new)
    return Keyed(key[first], np.add.reduceat(value, first, axis=0))


class Tally:
    """Sums that grow, round by round."""

    def __init__(self, keys: int, values: int) -> None:
        """Count nothing yet."""
        self._sums = no_rows(keys, values)
        self._waiting: list[Keyed] = []
        self._count = 0

    def add(self, rows: Keyed) -> None:
        """Add rows."""
        self._waiting.append(rows)
        self._count += len(rows.key)
        if self._count > len(self._sums.key) + _WAITING:
            self.sums()

    def sums(self) -> Keyed:
        """Return all sums, by key."""
        if self._waiting:
            self._sums = summed(put_together([self._sums, *self._waiting]))
            self._waiting, self._count = [], 0
        return self._sums

    def more_than(self, most: int) -> bool:
        """Return whether there are more than so many keys."""
        if len(self._sums.key) + self._count <= most:
            return False
        return len(self.sums().key) > most


def running(value: Values, first: Ints) -> Values:
    """Return running sums of rows from `first[row]` on, which is the first row of its group.

    Neighbouring groups differ by many powers of ten: a difference of two sums over all of them
    would lose the small ones. So sums double their reach until the longest group is covered.
    """
    rows = np.arange(len(value))
    sums, reach = value.copy(), 1
    longest = int((rows - first).max(initial=0))
    while reach <= longest:
        far = np.flatnonzero(rows - first >= reach)
        added = sums[far - reach]
        sums[far] += added
        reach *= 2
    return sums
