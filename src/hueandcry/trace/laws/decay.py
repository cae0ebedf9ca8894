"""How money that mixes on a line is drawn down, posting by posting.

A debit of v takes the share v/B of everything on its line, B the exact balance before it. What
arrived earlier is then worth (B - v)/B of itself: its logarithm adds up along the line, so that a
debit any number of rows later is one subtraction and one exponential away.

The logarithms are added as whole numbers of 2^-55: such sums do not round, and a difference is
right even where the sum of many lines wraps around. Rows between two borders are a *span*: a border
stands where a debit draws everything, and where a line has been drawn down by e^64 since the last
(a single debit of less than 9e36 can add e^84: all within a span stays below 2^8). What crosses one
such border is carried over; what would cross two is less than e^-64 of itself, and nothing.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from hueandcry.model.history import History
from hueandcry.model.wide import Ints, Mask, Wide

Floats = NDArray[np.float64]

# How a span ends: all was drawn, the next span goes on, or the line's last row.
DRAINED: Final = 0
GOES_ON: Final = 1
LAST: Final = 2

_UNIT: Final = 2.0**-55
_DEEP: Final = 64.0


class Decay(NamedTuple):
    """For each row: the share it draws (0 for credits), its span, and its logarithm so far.

    `log` counts before the row, in 2^-55; only differences within one span mean anything.
    """

    share: Floats
    span: Ints
    log: Ints


class SpanTable(NamedTuple):
    """For each span: its rows [first, end), its logarithm before the first and after the last."""

    first: Ints
    end: Ints
    log_first: Ints
    log_end: Ints
    closing: NDArray[np.int8]


def decay_of(history: History) -> tuple[Decay, SpanTable]:
    """Return how each row of each line draws the line down, and its spans."""
    count = len(history.debit)
    balance, amount = _balances(history), history.end.minus(history.start)
    debit = history.debit
    drains: Mask = np.zeros(count, dtype=np.bool_)
    drains[debit] = ~amount.at(debit).below(balance)
    share, logarithm = np.zeros(count), np.zeros(count)
    share[debit] = floats(amount.at(debit)) / floats(balance)
    part = debit & ~drains
    left = balance.at(part[debit]).minus(amount.at(part))
    logarithm[part] = _logarithms(share[part], floats(left), floats(balance.at(part[debit])))
    return _spans(history, drains, share, logarithm)


def floats(column: Wide) -> Floats:
    """Return the nearest floats, within one part in 2^52."""
    found: Floats = column.hi.astype(np.float64) * 1e18 + column.lo
    return found


def worth(log: Ints) -> Floats:
    """Return the exponential of differences of logarithms in 2^-55."""
    found: Floats = np.exp(log * _UNIT)
    return found


def _balances(history: History) -> Wide:
    """Return what lies on the line before each debit."""
    rows = np.arange(len(history.debit))
    last_credit = np.maximum.accumulate(np.where(history.debit, -1, rows))
    line_first = np.repeat(history.first[:-1], np.diff(history.first))
    drawn = history.debit
    if (last_credit[drawn] < line_first[drawn]).any():
        raise ValueError("a debit draws from a line nothing came to")
    return history.end.at(last_credit[drawn]).minus(history.start.at(drawn))


def _logarithms(share: Floats, left: Floats, balance: Floats) -> Floats:
    """Return ln((B - v)/B). `left` is the exact difference: ln(1 - v/B) loses all after drains."""
    small = share < 0.5
    found = np.log(left / balance)
    found[small] = np.log1p(-share[small])
    return found


def _spans(
    history: History, drains: Mask, share: Floats, logarithm: Floats
) -> tuple[Decay, SpanTable]:
    whole = np.rint(logarithm / _UNIT).astype(np.int64)
    after = np.cumsum(whole)
    # Where borders stand needs no precision, only what is added up between them.
    depth = np.floor((logarithm - np.cumsum(logarithm)) / _DEEP)
    border = np.zeros(len(depth), dtype=np.bool_)
    border[history.first[:-1][np.diff(history.first) > 0]] = True
    border[1:] |= drains[:-1] | (depth[1:] != depth[:-1])
    first = np.flatnonzero(border)
    end = np.append(first[1:], len(depth))
    closing = np.full(len(first), GOES_ON, dtype=np.int8)
    closing[np.isin(end, history.first)] = LAST
    closing[drains[end - 1]] = DRAINED
    before = after - whole
    table = SpanTable(first, end, before[first], after[end - 1], closing)
    return Decay(share, np.cumsum(border) - 1, before), table
