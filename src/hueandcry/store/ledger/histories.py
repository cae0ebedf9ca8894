"""The postings of lines in the order of the chain, from the arrays.

Each side of a line lies in its order already; between the sides the height decides. Where a debit
and a credit of one line share a block, the database tells their places in it.
"""

from typing import Final, NamedTuple

import duckdb
import numpy as np

from hueandcry.model.history import History
from hueandcry.model.lines import Lines, LineSource, Rows
from hueandcry.model.wide import Ints, Mask, joined, wide

# One pass over two columns, however many are asked for.
_SPOTS: Final = "SELECT t.id, t.spot FROM transfer t SEMI JOIN asked_spot a ON t.id = a.id"


class LedgerHistories:
    """Histories of one ledger: its arrays, and its database for places within a block."""

    def __init__(self, arrays: LineSource, database: duckdb.DuckDBPyConnection) -> None:
        """Read both; neither is written."""
        self._arrays = arrays
        self._database = database

    def histories(self, line: Lines) -> History:
        """Return the postings of distinct lines, in the order the lines were given."""
        zero = wide([0] * len(line))
        sides = _both(
            self._arrays.debits(line, zero, self._arrays.drawn(line)),
            self._arrays.credits(line, zero, self._arrays.filled(line)),
        )
        height = self._arrays.moments(sides.rows.transfer).height
        spot = self._spots(sides, height)
        order = np.lexsort((sides.debit, sides.rows.transfer, spot, height, sides.rows.parent))
        parent = sides.rows.parent[order]
        rows = sides.rows
        return History(
            line,
            np.searchsorted(parent, np.arange(len(line) + 1)).astype(np.int64),
            sides.debit[order],
            rows.start.at(order),
            rows.end.at(order),
            rows.other[order],
            rows.other_start.at(order),
            rows.transfer[order],
            rows.kind[order],
        )

    def _spots(self, sides: "_Sides", height: Ints) -> Ints:
        """Return what orders the rows of one line and height.

        Where all are of one side, their order there will do.
        """
        spot = np.arange(len(height), dtype=np.int64)
        meeting = _meeting(sides, height)
        if meeting.any():
            transfer = sides.rows.transfer[meeting]
            known, spots = self._asked(np.unique(transfer))
            spot[meeting] = spots[np.searchsorted(known, transfer)]
        return spot

    def _asked(self, transfer: Ints) -> tuple[Ints, Ints]:
        # A cursor of its own: the caller may be reading rows of another query.
        with self._database.cursor() as cursor:
            cursor.register("asked_spot", {"id": transfer})
            found = cursor.execute(_SPOTS).fetchnumpy()
        order = np.argsort(found["id"])
        return np.asarray(found["id"][order]), np.asarray(found["spot"][order])


class _Sides(NamedTuple):
    debit: Mask
    rows: Rows


def _both(out: Rows, into: Rows) -> _Sides:
    debit: Mask = np.zeros(len(out.parent) + len(into.parent), dtype=np.bool_)
    debit[: len(out.parent)] = True
    rows = Rows(
        np.concatenate([out.parent, into.parent]),
        joined([out.start, into.start]),
        joined([out.end, into.end]),
        np.concatenate([out.other, into.other]),
        joined([out.other_start, into.other_start]),
        np.concatenate([out.transfer, into.transfer]),
        np.concatenate([out.kind, into.kind]),
    )
    return _Sides(debit, rows)


def _meeting(sides: _Sides, height: Ints) -> Mask:
    """Return the rows of lines and heights that have both debits and credits."""
    parent = sides.rows.parent
    order = np.lexsort((height, parent))
    new = np.ones(len(order), dtype=np.bool_)
    new[1:] = (np.diff(parent[order]) != 0) | (np.diff(height[order]) != 0)
    group = np.cumsum(new) - 1
    count = np.bincount(group)
    debits = np.bincount(group, weights=sides.debit[order])
    mixed = (debits > 0) & (debits < count)
    found = np.zeros(len(order), dtype=np.bool_)
    found[order] = mixed[group]
    return found
