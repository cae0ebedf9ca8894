"""Where a law draws other money than first-in-first-out does: lots moved between a line's sides.

Credits and debits of a line both have places end to end. Under first-in-first-out a unit has one
place on both sides; under last-in-first-out `trace.laws.lifo` maps one to the other, and this puts
the map before the edges. Each unit still has one way out and one way in.
"""

from collections.abc import Iterable

import numpy as np

from hueandcry.model.history import History
from hueandcry.model.lines import NOBODY
from hueandcry.model.wide import wide
from hueandcry.trace.laws.lifo import LastInFirstOut, Pieces, Slabs, slabs_of
from hueandcry.trace.lots import Lots
from hueandcry.trace.ways import PLAIN, Way, Ways


def drawn_lots(law: LastInFirstOut, lots: Lots, ways: Ways) -> tuple[Lots, Lots]:
    """Return lots among debits, where they are drawn, and those no debit draws, where they lie."""
    drawn, held = law.drawn(lots.line, lots.lo, lots.hi)
    return _moved(lots, drawn, ways), _moved(lots, held, ways)


def filled_lots(law: LastInFirstOut, lots: Lots, ways: Ways) -> Lots:
    """Return lots among credits, which debits drew: for the way back."""
    return _moved(lots, law.filled(lots.line, lots.lo, lots.hi), ways)


def _moved(lots: Lots, pieces: Pieces, ways: Ways) -> Lots:
    """Cut lots to pieces and put each where it lies on the other side.

    A way is moved whole: a lot that was cut keeps the way it arrived by.
    """
    parents = lots.at(pieces.parent)
    size = pieces.hi.minus(pieces.lo)
    origin, way = parents.origin.plus(pieces.lo.minus(parents.lo)), parents.way.copy()
    mapped = np.flatnonzero(way != PLAIN)
    columns = (way[mapped].tolist(), pieces.lo.at(mapped).ints(), pieces.there.at(mapped).ints())
    for at, number, lo, there in zip(mapped.tolist(), *columns, strict=True):
        if lo != there:
            way[at] = ways.add(_shifted(ways[number], there - lo))
    return Lots(parents.seed, parents.line, pieces.there, pieces.there.plus(size), origin, way)


def _shifted(way: Way, by: int) -> Way:
    return way._replace(lo=way.lo + by, hi=way.hi + by)


def spans_drawn(pieces: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return intervals in their order, with those that go on from the one before put together."""
    found: list[tuple[int, int]] = []
    for lo, hi in pieces:
        if found and found[-1][1] == lo:
            found[-1] = found[-1][0], hi
        else:
            found.append((lo, hi))
    return tuple(found)


def stacked(postings: Iterable[tuple[bool, int]]) -> Slabs:
    """Return the slabs of one line from its postings: whether each is a debit, and its amount.

    What is missing appears just before the debit that would overdraw, on top.
    """
    rows: list[tuple[bool, int, int]] = []
    drawn = filled = 0
    for debit, amount in postings:
        if debit and drawn + amount > filled:
            rows.append((False, filled, drawn + amount))
            filled = drawn + amount
        start = drawn if debit else filled
        rows.append((debit, start, start + amount))
        drawn, filled = (drawn + amount, filled) if debit else (drawn, filled + amount)
    nobody = np.full(len(rows), NOBODY, dtype=np.int32)
    nothing = np.zeros(len(rows), dtype=np.int64)
    return slabs_of(
        History(
            np.zeros(1, dtype=np.int32), np.array([0, len(rows)], dtype=np.int64),
            np.array([row[0] for row in rows], dtype=np.bool_), wide(row[1] for row in rows),
            wide(row[2] for row in rows), nobody, wide([0] * len(rows)), nothing, nobody,
        )
    )  # fmt: skip
