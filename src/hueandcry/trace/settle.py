"""From columns to rows: every edge and terminal under the seed that owns it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hueandcry.trace.fold import Ground, Link, Owners
from hueandcry.trace.follow import Followed
from hueandcry.trace.lots import REASONS, Lots


class EdgeRow(NamedTuple):
    """One step: [lo, hi) of the source line went to `target_lo` of the target line.

    `debit_lo`, `debit_hi` and `credit_lo` are the whole postings; `origin` is where the piece
    begins in its seed.
    """

    seed: int
    source: int
    lo: int
    hi: int
    debit_lo: int
    debit_hi: int
    target: int
    target_lo: int
    credit_lo: int
    origin: int
    transfer: int


class TerminalRow(NamedTuple):
    """Where [lo, hi) of a line came to rest. `by` owns what is `counted`: seed and its origin."""

    seed: int
    line: int
    lo: int
    hi: int
    origin: int
    reason: str
    transfer: int
    by: tuple[int, int] | None = None


class Settled(NamedTuple):
    """A whole trace, first theft first."""

    edges: list[EdgeRow]
    terminals: list[TerminalRow]


def settle(followed: Followed, grounds: Lots) -> Settled:
    """Fold what seeds reached of one another, and cut rows where the owner changes."""
    seeds = [
        Ground(*row)
        for row in zip(
            grounds.line.tolist(), grounds.lo.ints(), grounds.hi.ints(), strict=True
        )
    ]  # fmt: skip
    edges, terminals = _edges(followed), _terminals(followed)
    counted = [row for row in terminals if row.reason == "counted"]
    if not counted:
        return Settled(edges, terminals)
    links = [Link(row.seed, row.origin, row.hi - row.lo, row.line, row.lo) for row in counted]
    owners = Owners(seeds, links)
    rested = [row for row in terminals if row.reason != "counted"]
    folded = [part for row in rested for part in _owned_terminals(row, owners)]
    folded += _given_away(seeds, owners)
    return Settled([part for row in edges for part in _owned_edges(row, owners)], folded)


def _owned_edges(row: EdgeRow, owners: Owners) -> Iterator[EdgeRow]:
    for part in owners.parts(row.seed, row.origin, row.origin + row.hi - row.lo):
        shift = part.lo - row.origin
        yield row._replace(
            seed=part.seed,
            lo=row.lo + shift,
            hi=row.lo + shift + part.hi - part.lo,
            target_lo=row.target_lo + shift,
            origin=part.origin,
        )


def _owned_terminals(row: TerminalRow, owners: Owners) -> Iterator[TerminalRow]:
    for part in owners.parts(row.seed, row.origin, row.origin + row.hi - row.lo):
        lo = row.lo + part.lo - row.origin
        hi = lo + part.hi - part.lo
        yield row._replace(seed=part.seed, lo=lo, hi=hi, origin=part.origin)


def _given_away(seeds: Sequence[Ground], owners: Owners) -> Iterator[TerminalRow]:
    for seed, ground in enumerate(seeds):
        for part in owners.given_away(seed):
            lo, hi = ground.lo + part.lo, ground.lo + part.hi
            by = (part.seed, part.origin)
            yield TerminalRow(seed, ground.line, lo, hi, part.lo, "counted", -1, by)


def _edges(followed: Followed) -> list[EdgeRow]:
    edges = followed.edges
    columns = (
        edges.seed.tolist(), edges.source.tolist(), edges.lo.ints(), edges.hi.ints(),
        edges.debit_lo.ints(), edges.debit_hi.ints(), edges.target.tolist(),
        edges.target_lo.ints(), edges.credit_lo.ints(), edges.origin.ints(),
        edges.transfer.tolist(),
    )  # fmt: skip
    return list(map(EdgeRow._make, zip(*columns, strict=True)))


def _terminals(followed: Followed) -> list[TerminalRow]:
    ends = followed.terminals
    columns = (
        ends.seed.tolist(), ends.line.tolist(), ends.lo.ints(), ends.hi.ints(),
        ends.origin.ints(), [REASONS[code] for code in ends.reason.tolist()],
        ends.transfer.tolist(),
    )  # fmt: skip
    return list(map(TerminalRow._make, zip(*columns, [None] * len(ends.seed), strict=True)))
