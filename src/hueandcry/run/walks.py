"""Backward and forward over unlabelled accounts, a thousand addresses as one frontier.

The only place of screening that knows the trace's columns. First in, first out; no least amount;
the walk stops at every labelled account and at accounts that pay out like services.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from hueandcry.model.lines import Lines, LineSource
from hueandcry.model.wide import Ints, Mask, Wide, joined
from hueandcry.trace.follow import Limits, State, Stops, begin, follow
from hueandcry.trace.lots import REASON_CODE, Edges, Terminals, lots_of

_Part = TypeVar("_Part")

# Why a walk ends at a labelled account.
STOPPED: Final = REASON_CODE["service"]


class Ends(NamedTuple):
    """Where the money of each seed rested: on which line, how much, after how many hops, and why.

    `lo` is the place on the line; `reason` the code of `trace.lots.REASONS`.
    """

    seed: Ints
    line: Lines
    lo: Wide
    amount: Wide
    hops: Ints
    reason: NDArray[np.int8]

    def at(self, index: Mask) -> "Ends":
        """Return some of them."""
        return Ends(
            self.seed[index], self.line[index], self.lo.at(index), self.amount.at(index),
            self.hops[index], self.reason[index],
        )  # fmt: skip


class Walked:
    """All ends of a walk, and the way to each."""

    def __init__(self, state: State, marks: list[tuple[int, int]], *, backward: bool) -> None:
        """Sort what a trace found into its rounds; `marks` count its parts after each of them."""
        self._backward = backward
        edge_parts = _between([mark[0] for mark in marks], state.edges)
        end_parts = _between([mark[1] for mark in marks], state.terminals)
        self._rounds = [_Arrived.of(parts, backward=backward) for parts in edge_parts]
        self.ends = _ends(end_parts)

    def way(self, seed: int, line: int, lo: int, hops: int) -> list[int]:
        """Return the transfers between an end and its seed, in the order of the money."""
        found = []
        for number in range(hops - 1, -1, -1):
            transfer, line, lo = self._rounds[number].step(seed, line, lo)
            found.append(transfer)
        return found if self._backward else found[::-1]


class CutShort(Exception):
    """The walk met more steps than a trace may take."""


def walk(
    source: LineSource, seeds: Sequence[tuple[int, int]], stops: Stops, hops: int, *, backward: bool
) -> Walked:
    """Follow the whole of each (line, total) so many hops. Raises `CutShort` past the edges' limit.

    Seeds are no ground of each other: what one address passed to another counts for both.
    """
    lots = lots_of([(at, line, 0, total, 0) for at, (line, total) in enumerate(seeds)])
    last = begin(lots)
    marks: list[tuple[int, int]] = []

    def after_round(state: State) -> None:
        nonlocal last
        last = state
        marks.append((len(state.edges), len(state.terminals)))

    limits = Limits((0,) * len(seeds), hops)
    followed = follow(
        last, source, lots_of(()), limits, stops, backward=backward, after_round=after_round
    )
    if followed.cut_short:
        raise CutShort
    return Walked(last, marks, backward=backward)


def stops_at(lines: Lines, degree: int) -> Stops:
    """Return stops at these sorted lines, and at lines that pay more often than `degree`."""
    return Stops(lines, np.full(len(lines), STOPPED, dtype=np.int8), degree)


class _Arrived(NamedTuple):
    """Edges of one round by where the money is after it (seed and line): far end → nearer end."""

    key: Ints
    lo: Wide
    near_line: Lines
    near_lo: Wide
    transfer: Ints

    @classmethod
    def of(cls, parts: Sequence[Edges], *, backward: bool) -> "_Arrived":
        """Join and sort the edges of a round."""
        sides = [_sides(part, backward=backward) for part in parts]
        key = np.concatenate([np.zeros(0, np.int64), *(side.key for side in sides)])
        lo = joined(side.lo for side in sides)
        order = np.lexsort((lo.lo, lo.hi, key))
        return cls(
            key[order],
            lo.at(order),
            np.concatenate([np.zeros(0, np.int32), *(side.near_line for side in sides)])[order],
            joined(side.near_lo for side in sides).at(order),
            np.concatenate([np.zeros(0, np.int64), *(side.transfer for side in sides)])[order],
        )

    def step(self, seed: int, line: int, lo: int) -> tuple[int, int, int]:
        """Return the transfer that took a seed's money to a place, and from which place."""
        wanted = _key(np.array([seed]), np.array([line]))[0]
        first = int(np.searchsorted(self.key, wanted, side="left"))
        after = int(np.searchsorted(self.key, wanted, side="right"))
        starts = self.lo.at(slice(first, after)).ints()
        # Pieces of one seed on one line do not overlap: the last that starts before it holds it.
        at = first + max(number for number, start in enumerate(starts) if start <= lo)
        near = self.near_lo.at(slice(at, at + 1)).ints()[0]
        start = starts[at - first]
        return int(self.transfer[at]), int(self.near_line[at]), near + lo - start


def _sides(edges: Edges, *, backward: bool) -> _Arrived:
    if backward:
        far, far_lo, near, near_lo = edges.source, edges.lo, edges.target, edges.target_lo
    else:
        far, far_lo, near, near_lo = edges.target, edges.target_lo, edges.source, edges.lo
    return _Arrived(_key(edges.seed, far), far_lo, near, near_lo, edges.transfer)


def _key(seed: NDArray[np.integer], line: NDArray[np.integer]) -> Ints:
    return (seed.astype(np.int64) << 32) | line.astype(np.int64)


def _between(counts: list[int], parts: Sequence[_Part]) -> list[Sequence[_Part]]:
    return [parts[a:b] for a, b in zip([0, *counts], counts, strict=False)]


def _ends(rounds: Sequence[Sequence[Terminals]]) -> Ends:
    parts = [(hops, part) for hops, some in enumerate(rounds, 1) for part in some]
    columns = [part for _, part in parts]
    hi, lo = joined(part.hi for part in columns), joined(part.lo for part in columns)
    return Ends(
        np.concatenate([np.zeros(0, np.int64), *(part.seed for part in columns)]),
        np.concatenate([np.zeros(0, np.int32), *(part.line for part in columns)]),
        lo,
        hi.minus(lo),
        np.concatenate(
            [np.zeros(0, np.int64), *(np.full(len(part.seed), hops) for hops, part in parts)]
        ),
        np.concatenate([np.zeros(0, np.int8), *(part.reason for part in columns)]),
    )
