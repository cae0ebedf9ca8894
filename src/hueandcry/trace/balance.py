"""What came in on every line of a flow went out again or rests there, unit for unit.

Per seed and line, pieces are laid over one another: what came counts up by its share and chance,
what left or rests counts down, and nothing may be left over anywhere. And each piece's origin is
that of the lot it was cut from. As a seed comes in once, so does all that it reaches.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import NamedTuple

from hueandcry.model.flow import Flow, FlowEdge, LineName
from hueandcry.model.verification import Failure
from hueandcry.trace.fold import Span, Spans
from hueandcry.trace.ways import Way
from hueandcry.trace.weights import EXACT

_LineKey = tuple[str, str, str]


class Piece(NamedTuple):
    """[lo, hi) among a line's credits with its origin, and the part of each unit that came here.

    `way` is of the whole lot, of which [lo, hi) may be a part: borders are computed from it.
    """

    lo: int
    hi: int
    o_lo: int
    o_hi: int
    weight: Fraction
    way: Way


class Pieces(NamedTuple):
    """What came to one line by one seed, and what left it or rests there."""

    came: list[Piece]
    went: list[Piece]


def line_key(line: LineName) -> _LineKey:
    """Return what names a line: chain, account, asset."""
    return line.chain, line.account, line.asset


def span(lo: int, hi: int) -> str:
    """Return an interval as people write it."""
    return f"[{lo}, {hi})"


def balance_failures(flow: Flow) -> Iterator[Failure]:
    """Yield what came in and neither left nor rests, and what left or rests but never came."""
    slack = _slack(flow)
    for (seed, line), pieces in sorted(pieces_of(flow).items()):
        of = f"{seed} on {'/'.join(line)}"
        yield from _unbalanced(of, pieces, slack)
        yield from _uprooted(of, pieces, slack)


def _slack(flow: Flow) -> int:
    """Return how many units a border may be off: where one theft robbed another behind a swap.

    There origins were mapped twice or more, and each map may cost a unit of the coarser asset.
    """
    met = any(end.reason == "counted" for end in flow.terminals)
    if not met or all(edge.method == "transfer" for edge in flow.edges):
        return 0
    # A unit of a coarse asset (6 decimals beside 18) is many of a fine one.
    coarse = max((_coarseness(edge) for edge in flow.edges), default=0)
    return len(flow.seeds) * (1 + coarse)


def _coarseness(edge: FlowEdge) -> int:
    sizes = (
        int(edge.amount_out), int(edge.amount_in), int(edge.origin[1]) - int(edge.origin[0])
    )  # fmt: skip
    return max(sizes) // max(1, min(sizes))


def pieces_of(flow: Flow) -> dict[tuple[str, _LineKey], Pieces]:
    """Return a flow's pieces by seed and line."""
    backward = flow.direction == "backward"
    found: dict[tuple[str, _LineKey], Pieces] = defaultdict(lambda: Pieces([], []))
    for seed in flow.seeds:
        lo, hi = int(seed.lo), int(seed.hi)
        found[seed.id, line_key(seed.line)].came.extend(
            _placed(lo, hi, (), (0, hi - lo), Fraction(1))
        )
    for edge in flow.edges:
        weight = _weight(edge.share, edge.chance, backward=backward)
        origin = int(edge.origin[0]), int(edge.origin[1])
        lo, hi = int(edge.source.lo), int(edge.source.hi)
        source = _placed(lo, hi, edge.source.drawn or (), origin, weight)
        target = _placed(int(edge.target.lo), int(edge.target.hi), (), origin, weight)
        there = found[edge.seed, line_key(edge.target.line)]
        here = found[edge.seed, line_key(edge.source.line)]
        (there.went if backward else there.came).extend(target)
        (here.came if backward else here.went).extend(source)
    for end in flow.terminals:
        weight = _weight(end.share, end.chance, backward=backward)
        origin = int(end.origin[0]), int(end.origin[1])
        pieces = _placed(int(end.lo), int(end.hi), end.drawn or (), origin, weight)
        found[end.seed, line_key(end.line)].went.extend(pieces)
    return found


def _placed(
    lo: int,
    hi: int,
    drawn: Sequence[tuple[str, str]],
    origin: tuple[int, int],
    weight: Fraction,
) -> Iterator[Piece]:
    """Yield [lo, hi) where it lies among its line's credits; what debits drew lies there apart."""
    way = Way(lo, hi, *origin)
    if not drawn or lo >= hi:
        yield Piece(lo, hi, *origin, weight, way)
        return
    at = lo
    for begin, end in drawn:
        a, b = int(begin), int(end)
        moved = way._replace(lo=lo + a - at, hi=hi + a - at)
        yield Piece(a, b, moved.origin(a), moved.origin(b), weight, moved)
        at += b - a


def _weight(share: str, chance: str, *, backward: bool) -> Fraction:
    """Return the part of each unit; backward every unit has one way in, so a share is no part."""
    return Fraction(chance) if backward else Fraction(share) * Fraction(chance)


def _unbalanced(of: str, pieces: Pieces, slack: int) -> Iterator[Failure]:
    units: dict[int, tuple[Fraction, Fraction]] = defaultdict(lambda: (Fraction(0), Fraction(0)))
    for came, rows in ((True, pieces.came), (False, pieces.went)):
        for piece in rows:
            for border, part in ((piece.lo, piece.weight), (piece.hi, -piece.weight)):
                into, out = units[border]
                units[border] = (into + part, out) if came else (into, out + part)
    places = sorted(units)
    sums = accumulate((units[place] for place in places), lambda a, b: (a[0] + b[0], a[1] + b[1]))
    for (lo, hi), (into, out) in zip(pairwise(places), sums, strict=False):
        if abs(into - out) > EXACT and hi - lo > slack:
            yield Failure(
                of, "balance", f"{span(lo, hi)} left {_times(out)}", f"came {_times(into)}"
            )


def _times(weight: Fraction) -> str:
    return f"{round(float(weight), 9):g} times"


def _uprooted(of: str, pieces: Pieces, slack: int) -> Iterator[Failure]:
    """Yield pieces whose origin is not that of any lot they may have been cut from."""
    lots = Spans(Span(piece.lo, piece.hi, at) for at, piece in enumerate(pieces.came))
    for piece in pieces.went:
        over = [pieces.came[one.number] for one in lots.over(piece.lo, piece.hi)]
        told = [_origin(lot, piece) for lot in over if lot.lo <= piece.lo and piece.hi <= lot.hi]
        here = piece.o_lo, piece.o_hi
        if told and not any(max(abs(a - b) for a, b in zip(here, one, strict=True)) <= slack
                            for one in told):  # fmt: skip
            yield Failure(
                of, "origin", f"{span(piece.lo, piece.hi)} is {span(*here)}", span(*told[0])
            )


def _origin(lot: Piece, piece: Piece) -> tuple[int, int]:
    return lot.way.origin(piece.lo), lot.way.origin(piece.hi)
