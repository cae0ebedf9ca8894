"""The coordinates of `trace.lines`, computed over arrays: the same numbers several times sooner.

`trace.lines` is the definition, and what `hue ledger verify` compares with; property tests hold the
two together to the unit. Sums are taken over thirds of a number (the high limb, and both halves of
the low one), each of which stays below 2**63 over a billion rows; the high limb may wrap around in
a sum over several lines, and the difference within one line is right all the same.
"""

from typing import Final, NamedTuple

import numpy as np

from hueandcry.model.lines import Lines
from hueandcry.model.wide import Index, Ints, Mask, Wide

_HALF: Final = 10**9


class Places(NamedTuple):
    """Where each posting starts; for debits, the unexplained money just before: start, amount."""

    start: Wide
    gap_start: Wide
    gap: Wide


def places_of(line: Lines, debit: Mask, v: Wide, drawn: Wide, filled: Wide) -> Places:
    """Place postings that are sorted by line and by their order on it.

    `drawn` and `filled` are, for every posting, what its line's debits and credits came to before.
    """
    first = _first_of_line(line)
    out = _sums_before(v, debit, first).plus(drawn)
    into = _sums_before(v, ~debit, first).plus(filled)
    before, after = _unexplained(line, debit, out.plus(v), into)
    start = into.plus(after)
    return Places(
        Wide(np.where(debit, out.hi, start.hi), np.where(debit, out.lo, start.lo)),
        into.plus(before),
        after.minus(before),
    )


def _first_of_line(line: Lines) -> Index:
    """Return for each row the index of its line's first row."""
    starts = np.flatnonzero(np.diff(line, prepend=line[:1] - 1))
    return np.repeat(starts, np.diff(starts, append=len(line)))


def _sums_before(v: Wide, mask: Mask, first: Index) -> Wide:
    """Return the running sum of the masked amounts before each row, from its line's first row."""
    upper = _running(np.where(mask, v.hi, 0), first) if v.hi.any() else np.zeros_like(v.lo)
    middle = _running(np.where(mask, v.lo // _HALF, 0), first)
    lower = _running(np.where(mask, v.lo % _HALF, 0), first)
    middle += lower // _HALF
    return Wide(upper + middle // _HALF, middle % _HALF * _HALF + lower % _HALF)


def _running(values: Ints, first: Index) -> Ints:
    sums = np.cumsum(values) - values
    return sums - sums[first]


def _unexplained(line: Lines, debit: Mask, wanted: Wide, into: Wide) -> tuple[Wide, Wide]:
    """Return how much money nobody paid in must have been there, before each row and with it.

    It only grows along a line: the most that any debit so far wanted beyond what came in.
    """
    none = np.zeros(len(line), dtype=np.int64)
    before, after = Wide(none.copy(), none.copy()), Wide(none.copy(), none.copy())
    short = debit & into.below(wanted)
    if not short.any():
        return before, after
    rows = np.flatnonzero(_lines_with(line, short))
    here = np.where(short[rows], rows, -1)
    known = here >= 0
    missing = Wide(none[rows], none[rows])
    found = wanted.at(rows[known]).minus(into.at(rows[known]))
    missing.hi[known], missing.lo[known] = found.hi, found.lo
    most = _running_most(line[rows], missing)
    after.hi[rows], after.lo[rows] = most.hi, most.lo
    earlier = np.roll(np.arange(len(rows)), 1)
    same = line[rows] == line[rows[earlier]]
    same[0] = False
    before.hi[rows] = np.where(same, most.hi[earlier], 0)
    before.lo[rows] = np.where(same, most.lo[earlier], 0)
    return before, after


def _lines_with(line: Lines, mask: Mask) -> Mask:
    """Return the rows of every line that has a masked row."""
    lines = np.unique(line[mask])
    place = np.minimum(np.searchsorted(lines, line), len(lines) - 1)
    found: Mask = lines[place] == line
    return found


def _running_most(line: Lines, values: Wide) -> Wide:
    """Return the largest value so far on each line.

    Ranks stand for the values: those of a later line exceed all before, so none is carried over.
    """
    order = np.lexsort((values.lo, values.hi, line))
    rank = np.empty(len(line), dtype=np.int64)
    rank[order] = np.arange(len(line))
    return values.at(order[np.maximum.accumulate(rank)])
