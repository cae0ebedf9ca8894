"""The first theft wins: what several seeds reach is given to the earliest, in chain order.

All seeds were laid first; a piece of seed A that met the interval of seed B left a link from A's
origin to B's. What B's linked part reached belongs to A; B lists it as counted by A. Nothing is
counted twice, whatever the order of work was.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from hueandcry.trace.ways import Way


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
    """What of `seed` came to rest on a seed's own interval: `way` of `line`, and its origin."""

    seed: int
    line: int
    way: Way


class Owned(NamedTuple):
    """Origin [lo, hi) of a seed belongs to `seed`, as [o_lo, o_hi) of that one's origin.

    `share` and `chance` are what the owner's money had when it came here.
    """

    lo: int
    hi: int
    seed: int
    o_lo: int
    o_hi: int
    share: float = 1.0
    chance: float = 1.0

    @property
    def way(self) -> Way:
        """Return how the origin of the one maps to that of the other."""
        return Way(self.lo, self.hi, self.o_lo, self.o_hi, self.share, self.chance)


# Units of a seed that pay for one another within one transaction: a handful of steps.
_MOST_STEPS: Final = 64


class Owners:
    """Who owns each part of each seed's origin."""

    def __init__(self, grounds: Sequence[Ground], links: Sequence[Link]) -> None:
        """Resolve all links. Of two seeds that reached each other the earlier one owns.

        A later seed reaches an earlier one where a crossing pays before it takes.
        """
        by_line: dict[int, list[Span]] = {}
        for seed, ground in enumerate(grounds):
            by_line.setdefault(ground.line, []).append(Span(ground.lo, ground.hi, seed))
        self._by_line = {line: Spans(spans) for line, spans in by_line.items()}
        incoming: dict[int, list[Owned]] = {}
        for link in links:
            self._enter(link, incoming)
        self._parts: list[list[Owned]] = []
        for seed, ground in enumerate(grounds):
            self._parts.append(self._resolve(seed, ground.hi - ground.lo, incoming.get(seed, [])))

    def _enter(self, link: Link, incoming: dict[int, list[Owned]]) -> None:
        way = link.way
        for lo, hi, seed in self._by_line[link.line].over(way.lo, way.hi):
            a, b = max(lo, way.lo), min(hi, way.hi)
            if a < b and link.seed <= seed:
                origin = (way.origin(a), way.origin(b))
                part = Owned(a - lo, b - lo, link.seed, *origin, way.share, way.chance)
                incoming.setdefault(seed, []).append(part)

    def _resolve(self, seed: int, amount: int, incoming: list[Owned]) -> list[Owned]:
        parts: list[Owned] = []
        at = 0
        for given in sorted(incoming):
            if at < given.lo:
                parts.append(Owned(at, given.lo, seed, at, given.lo))
            own = given.seed == seed
            parts += [given] if own else self._shifted(given, self._parts[given.seed])
            at = given.hi
        if at < amount:
            parts.append(Owned(at, amount, seed, at, amount))
        return self._settled(seed, parts)

    def _settled(self, seed: int, parts: list[Owned]) -> list[Owned]:
        """Return parts of which none stands for another part of its own seed that moved on.

        Within one transaction a seed's units may pay for units of the seed: those are counted as
        the first ones. What stands for itself goes round in circles, and stays whose it is.
        """
        for _ in range(_MOST_STEPS):
            moving = [one for one in parts if _stands_for_other(one, seed)]
            settled = [
                part for one in parts
                for part in (self._shifted(one, parts) if one in moving else [one])
            ]  # fmt: skip
            if settled == parts:
                return parts
            parts = settled
        return [
            Owned(one.lo, one.hi, seed, one.lo, one.hi) if _stands_for_other(one, seed) else one
            for one in parts
        ]

    def _shifted(self, given: Owned, of: Sequence[Owned]) -> list[Owned]:
        """Return a part with what its giver itself owes, `of` being the giver's parts."""
        way, moved = given.way, []
        owned = _cut_to(of, given.o_lo, given.o_hi)
        borders = [given.lo, *(way.place(part.lo) for part in owned[1:]), given.hi]
        for part, (lo, hi) in zip(owned, pairwise(borders), strict=True):
            if lo < hi:
                share, chance = given.share * part.share, given.chance * part.chance
                moved.append(Owned(lo, hi, part.seed, part.o_lo, part.o_hi, share, chance))
        return moved

    def parts(self, seed: int, lo: int, hi: int) -> list[Owned]:
        """Return who owns [lo, hi) of a seed's origin, cut where the owner changes.

        An empty origin has one owner: that of the unit it stands before.
        """
        return _cut_to(self._parts[seed], lo, hi)

    def met(self, line: int, lo: int, hi: int) -> Span:
        """Return the seed whose interval [lo, hi) of a line lies in, as a span."""
        return self._by_line[line].over(lo, hi)[0]

    def given_away(self, seed: int) -> list[Owned]:
        """Return the parts of a seed's origin that an earlier one owns, or other units of it."""
        return [part for part in self._parts[seed] if part.seed != seed or part.o_lo != part.lo]


def _stands_for_other(part: Owned, seed: int) -> bool:
    return part.seed == seed and (part.o_lo, part.o_hi) != (part.lo, part.hi)


def _cut_to(owned: Sequence[Owned], lo: int, hi: int) -> list[Owned]:
    first = max(bisect_right(owned, lo, key=lambda part: part.lo) - 1, 0)
    found: list[Owned] = []
    for part in owned[first:]:
        a, b = max(lo, part.lo), min(hi, part.hi)
        if part.lo >= hi and found:
            break
        if a < b or (lo == hi and not found):
            way = part.way
            found.append(part._replace(lo=a, hi=b, o_lo=way.origin(a), o_hi=way.origin(b)))
    return found
