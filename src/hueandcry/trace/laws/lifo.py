"""Last-in-first-out: a debit takes the newest money of its line.

A debit takes the top of the stack as one slab, in the order it lies there (oldest of it first).
Credits and debits both have places end to end, so the law is a map between places of one line:
[lo, hi) among the credits is [drawn, drawn + hi - lo) among the debits. Put before the edges of
first-in-first-out it gives those of last-in-first-out, crossings included. Unexplained credits lie
on top when they appear.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import numpy as np

from hueandcry.model.history import History, HistorySource
from hueandcry.model.lines import Lines
from hueandcry.model.wide import Index, Wide, wide

# Slabs of so many postings are kept between rounds: about 1 GB at worst.
_MOST_KEPT: Final = 4_000_000


class Slab(NamedTuple):
    """Places [lo, hi) among a line's credits are drawn as [drawn, …) among its debits."""

    lo: int
    hi: int
    drawn: int


class Slabs:
    """All slabs of one line, and what no debit has drawn."""

    def __init__(self, drawn: Iterable[Slab], held: Iterable[tuple[int, int]]) -> None:
        """Sort them by their credits. `drawn` comes in the order of the debits."""
        self._by_debit = list(drawn)
        self._by_credit = sorted(self._by_debit)
        self._held = sorted(held)
        self._credit_lo = [slab.lo for slab in self._by_credit]
        self._debit_lo = [slab.drawn for slab in self._by_debit]
        self._held_hi = [hi for _, hi in self._held]

    @property
    def size(self) -> int:
        """Return how many pieces of the line there are."""
        return len(self._by_debit) + len(self._held)

    def drawn(self, lo: int, hi: int) -> list[Slab]:
        """Return how [lo, hi) of the credits is drawn, in the order of the credits."""
        found = []
        for at in range(max(bisect_right(self._credit_lo, lo) - 1, 0), len(self._by_credit)):
            slab = self._by_credit[at]
            if slab.lo >= hi:
                break
            a, b = max(lo, slab.lo), min(hi, slab.hi)
            if a < b:
                found.append(Slab(a, b, slab.drawn + a - slab.lo))
        return found

    def held(self, lo: int, hi: int) -> list[tuple[int, int]]:
        """Return which parts of [lo, hi) of the credits no debit has drawn."""
        found = []
        for a, b in self._held[bisect_right(self._held_hi, lo) :]:
            if a >= hi:
                break
            found.append((max(a, lo), min(b, hi)))
        return found

    def filled(self, lo: int, hi: int) -> list[Slab]:
        """Return what [lo, hi) of the debits drew: the inverse, in the order of the debits."""
        found = []
        for at in range(max(bisect_right(self._debit_lo, lo) - 1, 0), len(self._by_debit)):
            slab = self._by_debit[at]
            if slab.drawn >= hi:
                break
            a, b = max(lo, slab.drawn), min(hi, slab.drawn + slab.hi - slab.lo)
            if a < b:
                found.append(Slab(slab.lo + a - slab.drawn, slab.lo + b - slab.drawn, a))
        return found


def slabs_of(history: History) -> Slabs:
    """Return the slabs of one line's history. Each posting adds two at most.

    Raises `ValueError` where a debit draws more than lies there: no history of a ledger does.
    """
    stack: list[tuple[int, int]] = []
    slabs: list[Slab] = []
    postings = zip(
        history.debit.tolist(), history.start.ints(), history.end.ints(), strict=True
    )  # fmt: skip
    for debit, lo, hi in postings:
        if debit:
            slabs += _draw(stack, lo, hi)
        else:
            stack.append((lo, hi))
    return Slabs(slabs, stack)


def _draw(stack: list[tuple[int, int]], lo: int, hi: int) -> Iterator[Slab]:
    """Take a debit [lo, hi) off the stack; yield its slabs in the order of the debit."""
    taken: list[tuple[int, int]] = []
    left = hi - lo
    while left:
        if not stack:
            raise ValueError("a debit draws more than lies on its line")
        a, b = stack.pop()
        if b - a > left:
            stack.append((a, b - left))
            a = b - left
        taken.append((a, b))
        left -= b - a
    at = lo
    for a, b in reversed(taken):
        yield Slab(a, b, at)
        at += b - a


class Pieces(NamedTuple):
    """Parts of asked intervals: `parent` is the asked one's index, [lo, hi) lies within it.

    `there` is where the part begins on the other side of its line.
    """

    parent: Index
    lo: Wide
    hi: Wide
    there: Wide


class LastInFirstOut:
    """The law over a ledger, for whole frontiers; slabs of lines met are kept."""

    def __init__(self, source: HistorySource) -> None:
        """Use a ledger's histories."""
        self._source = source
        self._known: dict[int, Slabs] = {}
        self._size = 0

    def drawn(self, line: Lines, lo: Wide, hi: Wide) -> tuple[Pieces, Pieces]:
        """Return how [lo, hi) of the credits of lines are drawn, and what of them is held.

        Of what is held, `there` is `lo`.
        """
        self._learn(line)
        drawn, held = _Rows(), _Rows()
        for at, (number, a, b) in enumerate(zip(line.tolist(), lo.ints(), hi.ints(), strict=True)):
            slabs = self._known[number]
            for slab in slabs.drawn(a, b):
                drawn.append((at, slab.lo, slab.hi, slab.drawn))
            for c, d in slabs.held(a, b):
                held.append((at, c, d, c))
        return drawn.pieces(), held.pieces()

    def filled(self, line: Lines, lo: Wide, hi: Wide) -> Pieces:
        """Return what [lo, hi) of the debits of lines drew: for the way back."""
        self._learn(line)
        found = _Rows()
        for at, (number, a, b) in enumerate(zip(line.tolist(), lo.ints(), hi.ints(), strict=True)):
            for slab in self._known[number].filled(a, b):
                size = slab.hi - slab.lo
                found.append((at, slab.drawn, slab.drawn + size, slab.lo))
        return found.pieces()

    def _learn(self, line: Lines) -> None:
        wanted = np.unique(line)
        fresh = wanted[[number not in self._known for number in wanted.tolist()]]
        if not len(fresh):
            return
        if self._size > _MOST_KEPT:
            self._known, self._size, fresh = {}, 0, wanted
        history = self._source.histories(fresh)
        for at, number in enumerate(fresh.tolist()):
            self._known[number] = slabs_of(history.rows(at))
            self._size += self._known[number].size


class _Rows(list[tuple[int, int, int, int]]):
    def pieces(self) -> Pieces:
        columns: list[tuple[int, ...]] = list(zip(*self, strict=True)) or [()] * 4
        parent, lo, hi, there = columns
        return Pieces(np.array(parent, dtype=np.int64), wide(lo), wide(hi), wide(there))
