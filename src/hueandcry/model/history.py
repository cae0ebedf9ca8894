"""What laws other than first-in-first-out ask of a ledger: all postings of lines, in order.

Under first-in-first-out a debit's place alone says what it draws. Under the other laws it also
matters what came between: then both sides of a line are needed, as the chain had them.
"""

from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from hueandcry.model.lines import Lines
from hueandcry.model.wide import Ints, Mask, Wide


class History(NamedTuple):
    """The postings of lines, line by line, each in the order of its chain.

    Row `r` of line `line[i]` has `first[i] <= r < first[i + 1]`. A posting is [start, end) among
    the debits or the credits of its line. `other` is the line at the other end (or NOBODY),
    `other_start` where the same posting begins there, `kind` one of `model.lines.KINDS`.
    An unexplained credit stands just before the debit that would overdraw, under its transfer.
    """

    line: Lines
    first: Ints
    debit: Mask
    start: Wide
    end: Wide
    other: Lines
    other_start: Wide
    transfer: Ints
    kind: NDArray[np.int32]

    def rows(self, at: int) -> "History":
        """Return the history of one line alone: the one at `at`."""
        part = slice(int(self.first[at]), int(self.first[at + 1]))
        return History(
            self.line[at : at + 1], self.first[at : at + 2] - self.first[at], self.debit[part],
            self.start.at(part), self.end.at(part), self.other[part], self.other_start.at(part),
            self.transfer[part], self.kind[part],
        )  # fmt: skip


class HistorySource(Protocol):
    """A ledger's postings in order, wherever they lie."""

    def histories(self, line: Lines) -> History:
        """Return the postings of distinct lines, in the order the lines were given."""
