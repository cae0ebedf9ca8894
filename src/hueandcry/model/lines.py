"""What a trace asks of a ledger: the rows of lines, for a whole frontier at once.

A line is (chain, account, asset), here a number. Its credits lie end to end from 0, and so do its
debits; every row has a place [start, end) in grains (docs/lines.md).
"""

from typing import Final, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from hueandcry.model.wide import Index, Ints, Mask, Wide

Lines = NDArray[np.int32]

NOBODY: Final = -1

# What a row is. Rows of nobody have no other line: they begin or end money.
TRANSFER: Final = 0
FEE: Final = 1
BURNED: Final = 2
MINTED: Final = 3
OPENING: Final = 4
UNEXPLAINED: Final = 5
KINDS: Final = ("transfer", "fee", "burned", "minted", "opening", "unexplained")


class Rows(NamedTuple):
    """Rows of one side of lines that overlap the pieces of a frontier, piece by piece, in order.

    `parent` is the piece's index. `other` is the line at the other end (or NOBODY), `other_start`
    where the same row begins there. `transfer` names it in the ledger.
    """

    parent: Index
    start: Wide
    end: Wide
    other: Lines
    other_start: Wide
    transfer: Ints
    kind: NDArray[np.int32]


class Moments(NamedTuple):
    """When transfers happened: block (or Unix time where the chain is ordered by it), and time.

    Time is Unix seconds, 0 where the ledger does not know it.
    """

    height: Ints
    time: Ints


class LineSource(Protocol):
    """A ledger's lines, wherever they lie."""

    def debits(self, line: Lines, lo: Wide, hi: Wide) -> Rows:
        """Return the debits that draw from [lo, hi) of each line."""

    def credits(self, line: Lines, lo: Wide, hi: Wide) -> Rows:
        """Return the credits that fill [lo, hi) of each line, unexplained ones included."""

    def drawn(self, line: Lines) -> Wide:
        """Return the sum of all debits of each line: what lies above is held."""

    def filled(self, line: Lines) -> Wide:
        """Return the sum of all credits of each line, unexplained ones included."""

    def pays_often(self, line: Lines, most: int) -> Mask:
        """Return which lines made more than `most` payments to others; fees do not count."""

    def moments(self, transfer: Ints) -> Moments:
        """Return when transfers happened."""
