"""What of a frontier takes a crossing, and what may not follow its own transfer."""

from typing import NamedTuple

import numpy as np

from hueandcry.model.lines import Rows
from hueandcry.model.wide import Ints
from hueandcry.trace.lots import Edges, LotRow, Lots, Terminals, all_lots, lots_of, rest, rows_of
from hueandcry.trace.overlay import Overlay, free_parts
from hueandcry.trace.taking import Late, Taking, window
from hueandcry.trace.ways import Ways


class Crossed(NamedTuple):
    """What took a crossing: the edges, what arrived, and what came to rest on the way."""

    edges: Edges
    arrived: Lots
    ended: list[Terminals]


class Crossover:
    """Applies an overlay to a frontier, in one direction."""

    def __init__(self, overlay: Overlay, ways: Ways, late: Late, *, backward: bool) -> None:
        """Use an overlay; `late` says which transfers lie beyond the day asked for, if any was."""
        self._overlay = overlay
        self._ways = ways
        self._late = late
        self._backward = backward
        self._crosses = overlay.gives_to if backward else overlay.takes_from

    def leave(self, lots: Lots, transfers: Ints) -> tuple[Lots, Crossed | None]:
        """Part what an overlay took from what follows its own transfers, which are `transfers`."""
        self._overlay.learn(transfers)
        mask = self._crosses(lots.line) if not self._overlay.empty else None
        if mask is None or not mask.any():
            return lots, None
        taking = Taking(self._overlay, self._ways, self._late, out=not self._backward)
        for row in rows_of(lots.at(mask)):
            if self._backward:
                taking.take_backward(row)
            else:
                taking.take(row)
        free = all_lots([lots.at(~mask), lots_of(taking.free)])
        return free, Crossed(*taking.taken())

    def keep_out(self, rows: Rows, moved: Lots) -> tuple[Ints | None, Lots, list[Terminals]]:
        """Part what would arrive on units an overlay took: it stays, as `pooled`.

        Returns which row each remaining lot follows (None: each its own), the lots, and the ends.
        """
        mask = None if self._backward or self._overlay.empty else self._overlay.gives_to(rows.other)
        if mask is None or not mask.any():
            return None, moved, []
        hit = np.flatnonzero(mask)
        follow, free = np.flatnonzero(~mask).tolist(), list[LotRow]()
        pooled, transfer = list[LotRow](), list[int]()
        starts = zip(rows.start.at(hit).ints(), rows.other_start.at(hit).ints(), strict=True)
        for at, (start, there), piece in zip(
            hit.tolist(), starts, rows_of(moved.at(hit)), strict=True
        ):
            shift, (_, _, lo, hi, *_) = there - start, piece
            taken = self._overlay.taken(int(rows.other[at]), lo + shift, hi + shift)
            for free_lo, free_hi in free_parts(lo + shift, hi + shift, taken):
                free.append(window(piece, free_lo - shift, free_hi - shift))
                follow.append(at)
            for span in taken:
                kept = window(piece, max(span.lo - shift, lo), min(span.hi - shift, hi))
                pooled.append(kept)
                transfer.append(int(rows.transfer[at]))
        moved = all_lots([moved.at(~mask), lots_of(free)])
        ends = rest(lots_of(pooled), "pooled", np.array(transfer, dtype=np.int64), out=True)
        return np.array(follow, dtype=np.int64), moved, [ends]
