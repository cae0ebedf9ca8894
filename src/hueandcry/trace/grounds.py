"""The seeds' own intervals, laid before anything is followed.

Under first-in-first-out a coordinate has one way in, so two lots can only meet on a seed's own
interval: when one theft robbed another, or a seed lies downstream of a seed.
"""

import numpy as np

from hueandcry.trace.lots import Lots, Terminals, all_lots, lots_of, rest

_Piece = tuple[int, int, int, int, int]


class Grounds:
    """Finds what arrives on ground that is already a seed's."""

    def __init__(self, seeds: Lots) -> None:
        """Lay the seeds by line."""
        order = np.argsort(seeds.line, kind="stable")
        self._lines = seeds.line[order]
        self._lo = seeds.lo.at(order).ints()
        self._hi = seeds.hi.at(order).ints()

    def meet(self, lots: Lots) -> tuple[Lots, Terminals | None]:
        """Return what goes on, and what rests as `counted` because it is already a seed's."""
        first = np.searchsorted(self._lines, lots.line, side="left")
        after = np.searchsorted(self._lines, lots.line, side="right")
        hits = first < after
        if not hits.any():
            return lots, None
        met: list[_Piece] = []
        free: list[_Piece] = []
        here = lots.at(hits)
        pieces = zip(
            here.seed.tolist(), here.line.tolist(), here.lo.ints(), here.hi.ints(),
            here.origin.ints(), strict=True,
        )  # fmt: skip
        spans = zip(first[hits].tolist(), after[hits].tolist(), strict=True)
        for piece, (begin, end) in zip(pieces, spans, strict=True):
            self._cut(piece, begin, end, met, free)
        return all_lots([lots.at(~hits), lots_of(free)]), rest(lots_of(met), "counted")

    def _cut(
        self, piece: _Piece, begin: int, end: int, met: list[_Piece], free: list[_Piece]
    ) -> None:
        seed, line, lo, hi, origin = piece
        at = lo
        for ground in sorted(zip(self._lo[begin:end], self._hi[begin:end], strict=True)):
            a, b = max(at, ground[0]), min(hi, ground[1])
            if a >= b:
                continue
            if at < a:
                free.append((seed, line, at, a, origin + at - lo))
            met.append((seed, line, a, b, origin + a - lo))
            at = b
        if at < hi:
            free.append((seed, line, at, hi, origin + at - lo))
