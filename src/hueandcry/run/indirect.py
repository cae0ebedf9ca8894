"""Indirect exposure: walks of many addresses together, added up by category."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np

from hueandcry.model.exposure import Direction
from hueandcry.model.lines import LineSource
from hueandcry.model.wide import Ints
from hueandcry.model.wide_sums import grouped
from hueandcry.run.counted import EndTable, Holdings, account_of_lines
from hueandcry.run.walks import STOPPED, CutShort, Ends, Walked, stops_at, walk
from hueandcry.trace.lots import REASONS

# A thousand addresses of ordinary activity make a frontier of some hundred thousand pieces.
WALK: Final = 1_000
_DIRECTIONS: Final[tuple[Direction, ...]] = ("in", "out")


class Led(NamedTuple):
    """What led from a holding to a category (or, if `reason` is set, to nobody known).

    `end` and `way` are of the largest piece: which labelled account, and the transfers to it.
    """

    holding: int
    direction: Direction
    amount: int
    category: str
    hops: int
    end: int
    way: tuple[int, ...]
    reason: str


class Walker:
    """Walks from the holdings of addresses. Addresses are named by their number in the batch."""

    def __init__(self, source: LineSource, table: EndTable, hops: int, degree: int) -> None:
        """Stop at labelled accounts and at lines that pay more often than `degree`."""
        self._source, self._table, self._hops = source, table, hops
        self._stops = stops_at(table.lines(), degree)
        self._categories = sorted({end.attribution.category for end in table.ends})
        number = {category: at for at, category in enumerate(self._categories)}
        self._category_of = np.array(
            [number[end.attribution.category] for end in table.ends], dtype=np.int64
        )

    def led(self, holdings: Holdings, asked: Sequence[int]) -> tuple[list[Led], list[int]]:
        """Return all that led somewhere, and the addresses whose walk was too large."""
        found: list[Led] = []
        try:
            for direction in _DIRECTIONS:
                found += self._one_way(holdings, asked, direction)
        except CutShort:
            if len(asked) == 1:
                return [], list(asked)
            # One busy address must not take the others' answer with it.
            half = len(asked) // 2
            first, large = self.led(holdings, asked[:half])
            second, more = self.led(holdings, asked[half:])
            return first + second, large + more
        return found, []

    def _one_way(
        self, holdings: Holdings, asked: Sequence[int], direction: Direction
    ) -> Iterator[Led]:
        chosen = np.flatnonzero(np.isin(holdings.held.asked, np.array(asked)))
        total = holdings.line_came if direction == "in" else holdings.line_went
        lines = holdings.held.line[chosen].tolist()
        seeds = list(zip(lines, total.at(chosen).ints(), strict=True))
        walked = walk(self._source, seeds, self._stops, self._hops, backward=direction == "in")
        ends = walked.ends
        holding = holdings.of_line[chosen][ends.seed]
        end = self._table.of_line[ends.line].astype(np.int64)
        whose = account_of_lines(holdings.held, len(self._table.of_line))[ends.line]
        arrived = (end >= 0) & (ends.reason == STOPPED)
        own = arrived & (whose == holdings.held.owner[chosen][ends.seed])
        # One hop is direct exposure, and said there.
        known = arrived & (ends.hops > 1) & ~own
        yield from self._attributed(walked, ends.at(known), holding[known], end[known], direction)
        left = ~arrived | own
        yield from _left(ends.at(left), holding[left], own[left], direction)

    def _attributed(
        self, walked: Walked, ends: Ends, holding: Ints, end: Ints, direction: Direction
    ) -> Iterator[Led]:
        count = max(len(self._categories), 1)
        key = holding * count + self._category_of[end]
        sums = grouped(key, ends.amount)
        hops = np.full(len(sums.key), np.iinfo(np.int64).max)
        np.minimum.at(hops, np.searchsorted(sums.key, key), ends.hops)
        best = sums.largest
        columns = zip(
            sums.key.tolist(), sums.total, hops.tolist(), end[best].tolist(),
            ends.seed[best].tolist(), ends.line[best].tolist(), ends.lo.at(best).ints(),
            ends.hops[best].tolist(), strict=True,
        )  # fmt: skip
        for number, amount, least, at, seed, line, lo, far in columns:
            whose, category = divmod(number, count)
            way = tuple(walked.way(seed, line, lo, far))
            yield Led(whose, direction, amount, self._categories[category], least, at, way, "")


def _left(ends: Ends, holding: Ints, own: Ints, direction: Direction) -> Iterator[Led]:
    """Yield what led to nobody known, by why it was followed no further."""
    returned = len(REASONS)
    reason = np.where(own, returned, ends.reason.astype(np.int64))
    sums = grouped(holding * (returned + 1) + reason, ends.amount)
    for number, amount in zip(sums.key.tolist(), sums.total, strict=True):
        whose, code = divmod(number, returned + 1)
        words = "returned" if code == returned else REASONS[code]
        yield Led(whose, direction, amount, "", 0, -1, (), words)
