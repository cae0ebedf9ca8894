"""Crossings as overlays: intervals of debits given edges to intervals of credits (docs/lines.md).

Nothing on a line is replaced. A unit of a debit has one way out, the overlay if one took it, else
its own transfer; a unit of a credit has one way in, likewise. A unit whose own transfer pays a unit
that an overlay took stays where it is (`pooled`).
"""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import numpy as np

from hueandcry.model.lines import Lines
from hueandcry.model.wide import Ints, Mask
from hueandcry.trace.fold import Span, Spans

# Shares of one crossing are whole numbers of this, and add up to it.
WHOLE: Final = 10**9


class Leg(NamedTuple):
    """One posting of a crossing: [lo, hi) of a line, and the transfer it is part of."""

    line: int
    lo: int
    hi: int
    transfer: int


class Crossing(NamedTuple):
    """One edge of an overlay: [a, b) of a debit to [p, q) of a credit.

    `credit` is None where the money is lost from sight: then it rests as `method` says. `share` is
    the part of each unit this edge carries, in 10^-9; edges from one interval add up to 10^9.
    `chance` is below 1 only behind a mixer. `split` says how shares or cuts were weighed, if so.
    """

    debit: Leg
    a: int
    b: int
    credit: Leg | None
    p: int
    q: int
    method: str
    confidence: float
    share: int = WHOLE
    chance: float = 1.0
    split: str | None = None


class Taken(NamedTuple):
    """Units [lo, hi) of credits of a line that an overlay took, even if no edge reaches them."""

    line: int
    lo: int
    hi: int


class Found(NamedTuple):
    """What detectors bring to an overlay; `taken` holds every [p, q) of the crossings."""

    crossings: tuple[Crossing, ...]
    taken: tuple[Taken, ...]


NOTHING: Final = Found((), ())


class Overlay:
    """Crossings by line. What is added later goes on counting: numbers stay what they are."""

    def __init__(self, found: Found = NOTHING) -> None:
        """Begin with what is known from the start."""
        self.crossings: list[Crossing] = []
        self.units: list[Taken] = []
        self._out = _ByLine()
        self._into = _ByLine()
        self._taken = _ByLine()
        self.add(found)

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it, and never will be."""
        return not self.crossings

    def learn(self, transfers: Ints) -> None:
        """Find the crossings these transfers are part of. Here all are known from the start."""

    def add(self, found: Found) -> None:
        """Add crossings, and the units they take."""
        for one in found.crossings:
            number = len(self.crossings)
            self.crossings.append(one)
            self._out.add(one.debit.line, Span(one.a, one.b, number))
            if one.credit and one.p < one.q:
                self._into.add(one.credit.line, Span(one.p, one.q, number))
        for units in found.taken:
            self.units.append(units)
            self._taken.add(units.line, Span(units.lo, units.hi, -1))

    def leaving(self, line: int, lo: int, hi: int) -> list[Span]:
        """Return the crossings that take from [lo, hi) of a line, each as [a, b) and its number."""
        return self._out.over(line, lo, hi)

    def arriving(self, line: int, lo: int, hi: int) -> list[Span]:
        """Return the crossings that bring to [lo, hi) of a line, each as [p, q) and its number."""
        return self._into.over(line, lo, hi)

    def taken(self, line: int, lo: int, hi: int) -> list[Span]:
        """Return the units of [lo, hi) of a line's credits that an overlay took."""
        return self._taken.over(line, lo, hi)

    def takes_from(self, line: Lines) -> Mask:
        """Return which lines have debits that an overlay took."""
        return self._out.among(line)

    def gives_to(self, line: Lines) -> Mask:
        """Return which lines have credits that an overlay took."""
        return self._taken.among(line)


class _ByLine:
    """Spans by line, sorted when they are first asked for."""

    def __init__(self) -> None:
        self._spans: dict[int, list[Span]] = {}
        self._sorted: dict[int, Spans] = {}
        self._lines: Lines | None = None

    def add(self, line: int, span: Span) -> None:
        if line not in self._spans:
            self._lines = None
        self._spans.setdefault(line, []).append(span)
        self._sorted.pop(line, None)

    def over(self, line: int, lo: int, hi: int) -> list[Span]:
        if line not in self._spans:
            return []
        if line not in self._sorted:
            self._sorted[line] = Spans(self._spans[line])
        return self._sorted[line].over(lo, hi)

    def among(self, line: Lines) -> Mask:
        if self._lines is None:
            self._lines = np.array(sorted(self._spans), dtype=np.int32)
        found: Mask = np.isin(line, self._lines)
        return found


def free_parts(lo: int, hi: int, covered: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """Yield the parts of [lo, hi) that no span covers; spans are sorted and may overlap."""
    at = lo
    for span in covered:
        if at < min(span.lo, hi):
            yield at, min(span.lo, hi)
        at = max(at, span.hi)
    if at < hi:
        yield at, hi


NONE: Final = Overlay()
