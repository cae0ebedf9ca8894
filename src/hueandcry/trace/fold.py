"""The first theft wins: what several seeds reach is given to the earliest, in chain order.

All seeds were laid first; a piece of seed A that met the interval of seed B left a link from A's
origin to B's. What B's linked part reached belongs to A; B lists it as counted by A. Nothing is
counted twice, whatever the order of work was.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple


class Span(NamedTuple):
    """An interval [lo, hi), and the number of what it belongs to."""

    lo: int
    hi: int
    number: int


class Spans:
    """Intervals of one line by where they begin. They may overlap, though few do."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """Sort them once."""
        self._spans = sorted(spans)
        self._lo = [span.lo for span in self._spans]
        # How far any interval up to each one reaches: it rises, so it can be searched.
        self._reach = list(accumulate((span.hi for span in self._spans), max))

    def over(self, lo: int, hi: int) -> list[Span]:
        """Return those that begin before `hi` and end after `lo`, in order."""
        first, after = bisect_right(self._reach, lo), bisect_left(self._lo, hi)
        return [span for span in self._spans[first:after] if span.hi > lo]


class Ground(NamedTuple):
    """A seed's own interval. Seeds are given in chain order."""

    line: int
    lo: int
    hi: int


class Link(NamedTuple):
    """Origin [lo, lo + amount) of `seed` came to rest at `at` of `line`: on a seed's interval."""

    seed: int
    lo: int
    amount: int
    line: int
    at: int


class Owned(NamedTuple):
    """Origin [lo, hi) of a seed belongs to `seed`, where it begins at `origin`."""

    lo: int
    hi: int
    seed: int
    origin: int


class Owners:
    """Who owns each part of each seed's origin."""

    def __init__(self, grounds: Sequence[Ground], links: Sequence[Link]) -> None:
        """Resolve all links. Raises `ValueError` where a later seed reached an earlier one.

        In the order of the chain that cannot be: money would have to come before it was taken.
        """
        by_line: dict[int, list[Span]] = {}
        for seed, ground in enumerate(grounds):
            by_line.setdefault(ground.line, []).append(Span(ground.lo, ground.hi, seed))
        self._by_line = {line: Spans(spans) for line, spans in by_line.items()}
        incoming: dict[int, list[tuple[int, int, int, int]]] = {}
        for link in links:
            self._enter(link, incoming)
        self._parts: list[list[Owned]] = []
        for seed, ground in enumerate(grounds):
            self._parts.append(self._resolve(seed, ground.hi - ground.lo, incoming.get(seed, [])))

    def _enter(self, link: Link, incoming: dict[int, list[tuple[int, int, int, int]]]) -> None:
        for lo, hi, seed in self._by_line[link.line].over(link.at, link.at + link.amount):
            a, b = max(lo, link.at), min(hi, link.at + link.amount)
            if a < b and seed != link.seed:
                part = (a - lo, b - lo, link.seed, link.lo + a - link.at)
                incoming.setdefault(seed, []).append(part)

    def _resolve(
        self, seed: int, amount: int, incoming: list[tuple[int, int, int, int]]
    ) -> list[Owned]:
        parts: list[Owned] = []
        at = 0
        for lo, hi, giver, origin in sorted(incoming):
            if giver > seed:
                raise ValueError(f"seed {giver} reached seed {seed}: they are not in chain order")
            if at < lo:
                parts.append(Owned(at, lo, seed, at))
            parts += self._shifted(giver, lo, hi, origin)
            at = hi
        if at < amount:
            parts.append(Owned(at, amount, seed, at))
        return parts

    def _shifted(self, giver: int, lo: int, hi: int, origin: int) -> list[Owned]:
        moved = []
        for part in self.parts(giver, origin, origin + hi - lo):
            shift = lo - origin
            moved.append(Owned(part.lo + shift, part.hi + shift, part.seed, part.origin))
        return moved

    def parts(self, seed: int, lo: int, hi: int) -> list[Owned]:
        """Return who owns [lo, hi) of a seed's origin, cut where the owner changes."""
        owned = self._parts[seed]
        first = max(bisect_right(owned, lo, key=lambda part: part.lo) - 1, 0)
        found = []
        for at in range(first, len(owned)):
            part = owned[at]
            a, b = max(lo, part.lo), min(hi, part.hi)
            if part.lo >= hi:
                break
            if a < b:
                found.append(Owned(a, b, part.seed, part.origin + a - part.lo))
        return found

    def given_away(self, seed: int) -> list[Owned]:
        """Return the parts of a seed's origin that an earlier one owns."""
        return [part for part in self._parts[seed] if part.seed != seed]
