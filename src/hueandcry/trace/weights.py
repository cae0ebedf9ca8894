"""How much of a theft its ends come to: each unit once, by share and chance (docs/lines.md)."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Final, NamedTuple

# Shares and chances are products of floats; a unit's parts must add up to 1 within this.
EXACT: Final = Fraction(1, 10**9)


class Weight(NamedTuple):
    """Units [lo, hi) of an origin, and how much of each is here: share times chance."""

    lo: int
    hi: int
    weight: float


class Stretch(NamedTuple):
    """Units [lo, hi) of an origin whose parts come to the same sum."""

    lo: int
    hi: int
    weight: Fraction


def stretches(weights: Iterable[Weight]) -> Iterator[Stretch]:
    """Yield all units up to the last, with what their parts come to."""
    steps: dict[int, Fraction] = {0: Fraction(0)}
    for one in weights:
        part = Fraction(one.weight)
        steps[one.lo] = steps.get(one.lo, Fraction(0)) + part
        steps[one.hi] = steps.get(one.hi, Fraction(0)) - part
    borders, weight = sorted(steps), Fraction(0)
    for lo, hi in pairwise(borders):
        weight += steps[lo]
        yield Stretch(lo, hi, weight)


def covered(weights: Iterable[Weight]) -> int:
    """Return how many units are told: a unit whose parts add up to 1 within 10^-9 counts whole."""
    listed = list(weights)
    if all(one.weight == 1 for one in listed):
        return sum(one.hi - one.lo for one in listed)
    whole, parts = 0, Fraction(0)
    for one in stretches(listed):
        if abs(one.weight - 1) < EXACT:
            whole += one.hi - one.lo
        else:
            parts += (one.hi - one.lo) * one.weight
    return whole + int(parts)
