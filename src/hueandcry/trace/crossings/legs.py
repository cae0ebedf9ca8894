"""The legs of a party's crossing in one transaction, and the edges between them (docs/lines.md).

Per asset, debits and credits are laid end to end. The last of each, as much as both have, are
*returned*: what a router refunds, or what only passes through the party's account. What remains of
debits is an in-leg, what remains of credits an out-leg.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, pairwise
from math import inf
from typing import NamedTuple

from hueandcry.trace.overlay import NOTHING, WHOLE, Crossing, Found, Leg, Taken
from hueandcry.trace.ways import image, inverse

# What an amount of a line's asset was worth then, in any one currency; None where nobody tells.
Value = Callable[[int, int], float | None]


class Side(NamedTuple):
    """Debits and credits of one asset, each in the order of its line."""

    debits: tuple[Leg, ...]
    credits: tuple[Leg, ...]


def crossing_of(sides: Sequence[Side], value: Value, confidence: float) -> Found:
    """Return the edges of one party's crossing; nothing where it only paid or only received.

    Each side is one asset. `value` weighs legs where there are several.
    """
    parted = [_parted(side) for side in sides]
    into = [one.into for one in parted if one.into.size]
    out = [one.out for one in parted if one.out.size]
    if not into or not out:
        return NOTHING
    found = [edge for one in parted for edge in one.returned]
    found += _edges(into, out, value, confidence)
    taken = [Taken(leg.line, leg.lo, leg.hi) for side in sides for leg in side.credits]
    return Found(tuple(found), tuple(taken))


class _Part(NamedTuple):
    """A part [lo, hi) of a posting."""

    leg: Leg
    lo: int
    hi: int


class _Laid:
    """Parts of postings laid end to end from 0."""

    def __init__(self, parts: Sequence[_Part]) -> None:
        self.parts = [part for part in parts if part.lo < part.hi]
        self.borders = list(accumulate((part.hi - part.lo for part in self.parts), initial=0))
        self.size = self.borders[-1]

    def cut(self, lo: int, hi: int) -> _Part:
        """Return [lo, hi), which lies within one part."""
        at = min(bisect_right(self.borders, lo), len(self.parts)) - 1
        part = self.parts[at]
        shift = part.lo - self.borders[at]
        return _Part(part.leg, lo + shift, hi + shift)


class _Parted(NamedTuple):
    """One asset's in-leg and out-leg, and the edges of what was returned."""

    into: _Laid
    out: _Laid
    returned: list[Crossing]


def _parted(side: Side) -> _Parted:
    paid, received = (sum(leg.hi - leg.lo for leg in legs) for legs in side)
    returned = min(paid, received)
    into, last = _split(side.debits, paid - returned)
    out, back = _split(side.credits, received - returned)
    borders = sorted({*last.borders, *back.borders})
    pairs = [(last.cut(lo, hi), back.cut(lo, hi)) for lo, hi in pairwise(borders)]
    edges = [_crossing(left, right, "returned", 1.0) for left, right in pairs]
    return _Parted(into, out, edges)


def _split(legs: Sequence[Leg], amount: int) -> tuple[_Laid, _Laid]:
    """Return the first `amount` of postings, and the rest."""
    first, rest = list[_Part](), list[_Part]()
    for leg in legs:
        border = min(leg.hi, leg.lo + amount)
        amount -= border - leg.lo
        first.append(_Part(leg, leg.lo, border))
        rest.append(_Part(leg, border, leg.hi))
    return _Laid(first), _Laid(rest)


def _edges(
    into: Sequence[_Laid], out: Sequence[_Laid], value: Value, confidence: float
) -> Iterator[Crossing]:
    given, got = _values(into, value), _values(out, value)
    split = None
    if len(into) > 1 or len(out) > 1:
        split = "priced" if given and got else "equal"
    for target, share in zip(out, _shares(got or _equal(out)), strict=True):
        pieces = _pieces(target.size, given or _equal(into))
        for source, piece in zip(into, pieces, strict=True):
            for left, right in _mapped(source, target, *piece):
                yield _crossing(left, right, "swap", confidence)._replace(share=share, split=split)


def _crossing(left: _Part, right: _Part, method: str, confidence: float) -> Crossing:
    return Crossing(left.leg, left.lo, left.hi, right.leg, right.lo, right.hi, method, confidence)


def _values(legs: Sequence[_Laid], value: Value) -> list[Fraction]:
    """Return what each leg was worth; nothing where any has no price. One alone needs none."""
    if len(legs) == 1:
        return _equal(legs)
    worth = [value(one.parts[0].leg.line, one.size) for one in legs]
    known = [Fraction(one) for one in worth if one is not None and 0 < one < inf]
    return known if len(known) == len(worth) else []


def _equal(legs: Sequence[_Laid]) -> list[Fraction]:
    return [Fraction(1)] * len(legs)


def _shares(worth: Sequence[Fraction]) -> list[int]:
    """Return shares in 10^-9 that add up to 10^9: floors, the remainder to the largest."""
    whole = sum(worth, Fraction(0))
    shares = [int(WHOLE * one / whole) for one in worth]
    shares[max(range(len(worth)), key=worth.__getitem__)] += WHOLE - sum(shares)
    return shares


def _pieces(size: int, worth: Sequence[Fraction]) -> list[tuple[int, int]]:
    """Cut [0, size) in proportion, at whole units."""
    whole = sum(worth, Fraction(0))
    sums = accumulate(worth, initial=Fraction(0))
    return list(pairwise(int(size * part / whole) for part in sums))


def _mapped(source: _Laid, target: _Laid, p: int, q: int) -> Iterator[tuple[_Part, _Part]]:
    """Map a whole in-leg to [p, q) of an out-leg, cut at the borders of either side."""
    points = {(x, image(x, 0, source.size, p, q)) for x in source.borders}
    within = target.borders[bisect_right(target.borders, p) : bisect_left(target.borders, q)]
    points |= {(inverse(y, 0, source.size, p, q), y) for y in within}
    for (a, c), (b, d) in pairwise(sorted(points)):
        if a < b:
            yield source.cut(a, b), target.cut(c, d)
