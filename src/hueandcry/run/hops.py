"""How often each unit of a seed was passed on.

Under first-in-first-out every unit of a seed follows one chain of edges (docs/lines.md), unless it
was spread over the legs of a swap or over chances: the number of edges whose origin covers it is
the number of its hops, and nothing needs to be walked (`run.trails` walks where it must be).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

# Borders of the classes hops are folded into: 0, 1, 2 to 5, 6 and more.
_FROM: Final = (0, 1, 2, 6)
HOP_CLASSES: Final = range(len(_FROM))


def class_of(hops: int) -> int:
    """Return the class of a number of hops."""
    return bisect_right(_FROM, hops) - 1


class Stretch(NamedTuple):
    """Units [lo, hi) of a seed's origin with hops of one class."""

    lo: int
    hi: int
    hop_class: int


class Hops:
    """The hops of every unit of one seed."""

    def __init__(self, origins: Iterable[tuple[int, int]], amount: int) -> None:
        """Sweep over the origins [lo, hi) of all edges of a seed of this amount."""
        self._stretches = list(_swept(origins, amount))
        self._of_class = [
            [part for part in self._stretches if part.hop_class == number] for number in HOP_CLASSES
        ]

    def within(self, lo: int, hi: int) -> Iterator[Stretch]:
        """Yield the stretches of [lo, hi), cut to it."""
        first = bisect_right(self._stretches, lo, key=lambda part: part.lo) - 1
        for part in self._stretches[max(first, 0) :]:
            if part.lo >= hi:
                return
            yield Stretch(max(lo, part.lo), min(hi, part.hi), part.hop_class)

    def classes(self, lo: int, hi: int) -> Iterator[int]:
        """Yield the classes that some unit of [lo, hi) is in, by one look-up each."""
        for number, parts in enumerate(self._of_class):
            at = bisect_left(parts, hi, key=lambda part: part.lo) - 1
            if at >= 0 and parts[at].hi > lo:
                yield number


def _swept(origins: Iterable[tuple[int, int]], amount: int) -> Iterator[Stretch]:
    steps: dict[int, int] = {0: 0, amount: 0}
    for lo, hi in origins:
        steps[lo] = steps.get(lo, 0) + 1
        steps[hi] = steps.get(hi, 0) - 1
    borders = sorted(border for border in steps if 0 <= border <= amount)
    hops, start, before = 0, 0, -1
    for border in borders:
        hops += steps[border]
        found = class_of(hops) if border < amount else -1
        if found != before:
            if border > start:
                yield Stretch(start, border, before)
            start, before = border, found
