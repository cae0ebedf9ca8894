"""Takes lots over the crossings of an overlay one by one, in exact integers: few have any."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from hueandcry.model.wide import Ints, Mask
from hueandcry.trace.fold import Span
from hueandcry.trace.lots import Edges, LotRow, Lots, Terminals, edges_of, lots_of, rest
from hueandcry.trace.overlay import WHOLE, Crossing, Overlay, free_parts
from hueandcry.trace.ways import PLAIN, Way, Ways, image, inverse

# Which transfers lie beyond the day asked for; None where no day was.
Late = Callable[[Ints], Mask | None]
FullRow = tuple[int, int, int, int, int, int]


def window(row: FullRow, lo: int, hi: int) -> FullRow:
    """Return [lo, hi) of a lot (`trace.lots.rows_of`); it keeps the way it arrived by."""
    return row[0], row[1], lo, hi, row[4] + lo - row[2], row[5]


class Taking:
    """Collects what crosses; `free` is what takes its own transfers."""

    def __init__(self, overlay: Overlay, ways: Ways, late: Late, *, out: bool = True) -> None:
        """Use an overlay; new ways are added to `ways`.

        `out` says that lots lie among the debits of their lines: forward they do.
        """
        self._overlay = overlay
        self._ways = ways
        self._late = late
        self._out = out
        self.free: list[LotRow] = []
        self._edges: list[tuple[int, ...]] = []
        self._arrived: list[LotRow] = []
        self._ended: list[tuple[FullRow, str]] = []

    def take(self, row: FullRow) -> None:
        """Part one lot, forward: the debits an overlay took go its way."""
        spans = self._within(self._overlay.leaving(*row[1:4]))
        self.free += [window(row, *part) for part in free_parts(row[2], row[3], spans)]
        for crossing, number, lo, hi in self._pieces(row, spans):
            p, q = (image(at, crossing.a, crossing.b, crossing.p, crossing.q) for at in (lo, hi))
            here = self._way(row, lo, hi, crossing)
            if crossing.credit is None or p == q:
                reason = "rounding" if crossing.credit else crossing.method
                self._rest(row, here, reason)
            else:
                self._arrive(row[0], here._replace(lo=p, hi=q), crossing.credit.line)
                self._note(row[0], crossing, number, (lo, hi), (p, q))

    def take_backward(self, row: FullRow) -> None:
        """Part one lot, backward: what an overlay brought comes from there.

        Every unit has one way in, so a share does not divide it: it came wholly from there.
        """
        spans = self._overlay.arriving(*row[1:4])
        kept = self._within(spans)
        apart = [span for span in spans if span not in kept]
        taken = [
            Span(lo, hi, -1) for span in self._overlay.taken(*row[1:4])
            for lo, hi in free_parts(span.lo, span.hi, apart)
        ]  # fmt: skip
        self.free += [window(row, *part) for part in free_parts(row[2], row[3], taken)]
        for lo, hi in _unreached(row[2], row[3], taken, kept):
            self._ended.append((window(row, lo, hi), "rounding"))
        for crossing, number, lo, hi in self._pieces(row, kept):
            x, y = (inverse(at, crossing.a, crossing.b, crossing.p, crossing.q) for at in (lo, hi))
            here = self._way(row, lo, hi, crossing)
            if x == y:
                self._rest(row, here, "rounding")
            else:
                self._arrive(row[0], here._replace(lo=x, hi=y), crossing.debit.line)
                self._note(row[0], crossing, number, (x, y), (lo, hi))

    def taken(self) -> tuple[Edges, Lots, list[Terminals]]:
        """Return the edges, what arrived, and what came to rest."""
        ended = [rest(lots_of([row]), reason, out=self._out) for row, reason in self._ended]
        return edges_of(self._edges), lots_of(self._arrived), ended

    def _pieces(
        self, row: FullRow, spans: Sequence[Span]
    ) -> Iterator[tuple[Crossing, int, int, int]]:
        """Yield the crossings a lot takes, by number, and the part of it; what is late rests."""
        for span in spans:
            crossing = self._overlay.crossings[span.number]
            lo, hi = max(row[2], span.lo), min(row[3], span.hi)
            if self._is_late(crossing):
                self._rest(row, self._way(row, lo, hi, crossing), "date")
            else:
                yield crossing, span.number, lo, hi

    def _within(self, spans: Sequence[Span]) -> list[Span]:
        """Return the crossings that did not begin on one side of the day asked for and end beyond.

        By that day money was with the bridge: it takes its own transfer there.
        """
        found = []
        for span in spans:
            crossing = self._overlay.crossings[span.number]
            legs = [leg.transfer for leg in (crossing.debit, crossing.credit) if leg]
            late = self._late(np.array(legs, dtype=np.int64))
            if late is None or late.all() or not late.any():
                found.append(span)
        return found

    def _is_late(self, crossing: Crossing) -> bool:
        legs = [leg.transfer for leg in (crossing.debit, crossing.credit) if leg]
        late = self._late(np.array(legs, dtype=np.int64))
        return late is not None and bool(late.any())

    def _way(self, row: FullRow, lo: int, hi: int, crossing: Crossing) -> Way:
        """Return the way of the part of a lot that takes a crossing, still on its own line."""
        _, _, begin, end, origin, number = row
        old = Way(begin, end, origin, origin + end - begin)
        if number != PLAIN:
            old = self._ways[number]
        share = old.share if crossing.share == WHOLE else old.share * crossing.share / WHOLE
        return Way(lo, hi, old.origin(lo), old.origin(hi), share, old.chance * crossing.chance)

    def _rest(self, row: FullRow, way: Way, reason: str) -> None:
        """Note what comes to rest where it lies, with the share and chance of its crossing."""
        self._ended.append(((*row[:2], way.lo, way.hi, 0, self._ways.add(way)), reason))

    def _arrive(self, seed: int, way: Way, line: int) -> None:
        """Note the lot a piece becomes, and the way by which it came there."""
        self._arrived.append((seed, line, way.lo, way.hi, 0, self._ways.add(way)))

    def _note(
        self,
        seed: int,
        crossing: Crossing,
        number: int,
        out: tuple[int, int],
        into: tuple[int, int],
    ) -> None:
        """Note the edge of the piece that arrived last: from `out` of the debit to `into`.

        Raises `ValueError` for a crossing that arrives nowhere.
        """
        debit, credit = crossing.debit, crossing.credit
        if credit is None:
            raise ValueError("a crossing that arrives nowhere has no edge")
        self._edges.append(
            (seed, debit.line, *out, debit.lo, debit.hi, credit.line, *into, credit.lo, 0,
             debit.transfer, self._arrived[-1][-1], number)
        )  # fmt: skip


def _unreached(
    lo: int, hi: int, taken: Sequence[Span], reached: Sequence[Span]
) -> Iterator[tuple[int, int]]:
    """Yield the parts of [lo, hi) that an overlay took and no edge of it reaches."""
    for span in taken:
        yield from free_parts(max(lo, span.lo), min(hi, span.hi), reached)
