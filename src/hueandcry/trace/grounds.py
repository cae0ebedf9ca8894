"""The seeds' own intervals, laid before anything is followed.

Under first-in-first-out a coordinate has one way in, so two lots can only meet on a seed's own
interval: when one theft robbed another, or a seed lies downstream of a seed.
"""

import numpy as np

from hueandcry.trace.fold import Span, Spans
from hueandcry.trace.lots import Lots, Terminals, all_lots, lots_of, rest, rows_of
from hueandcry.trace.taking import FullRow, window


class Grounds:
    """Finds what arrives on ground that is already a seed's."""

    def __init__(self, seeds: Lots) -> None:
        """Lay the seeds by line."""
        by_line: dict[int, list[Span]] = {}
        columns = (seeds.line.tolist(), seeds.lo.ints(), seeds.hi.ints(), seeds.seed.tolist())
        for line, *span in zip(*columns, strict=True):
            by_line.setdefault(line, []).append(Span(*span))
        self._lines = np.unique(seeds.line)
        self._by_line = {line: Spans(spans) for line, spans in by_line.items()}

    def meet(self, lots: Lots) -> tuple[Lots, Terminals | None]:
        """Return what goes on, and what rests as `counted` because it is already a seed's."""
        hits = np.isin(lots.line, self._lines)
        if not hits.any():
            return lots, None
        met: list[FullRow] = []
        free: list[FullRow] = []
        here = lots.at(hits)
        for piece in rows_of(here):
            self._cut(piece, met, free)
        return all_lots([lots.at(~hits), lots_of(free)]), rest(lots_of(met), "counted")

    def _cut(self, piece: FullRow, met: list[FullRow], free: list[FullRow]) -> None:
        _, line, lo, hi, *_ = piece
        at = lo
        for ground in self._by_line[line].over(lo, hi):
            a, b = max(at, ground.lo), min(hi, ground.hi)
            if a >= b:
                continue
            if at < a:
                free.append(window(piece, at, a))
            met.append(window(piece, a, b))
            at = b
        if at < hi:
            free.append(window(piece, at, hi))
