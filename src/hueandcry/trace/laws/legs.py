"""Where the units of a debit go: its own transfer, crossings, or nowhere (`pooled`).

Under laws that mix money only sizes count: every unit of a debit carries as much as any other.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from hueandcry.trace.fold import Span
from hueandcry.trace.overlay import WHOLE, Overlay, free_parts

# Shares are whole numbers of 10^-9: what is less than this is what floats leave of nothing.
_NOTHING: Final = 1e-12


class Leg(NamedTuple):
    """What takes a crossing: `part` of a debit's taint, its units as `units` of each unit there.

    Legs out of one interval have its taint by their shares; each image is tainted whole.
    """

    crossing: int
    part: float
    units: float


class Split(NamedTuple):
    """How a debit's taint is split: these, and the parts of the legs, add up to 1.

    `mixed` went into a mixer: where it may have come out is a lead, and mixes with nothing.
    """

    own: float
    pooled: float
    mixed: float
    legs: tuple[Leg, ...]


def split_of(overlay: Overlay, line: int, lo: int, hi: int, other: int, start: int) -> Split:
    """Split the debit [lo, hi) of a line, whose own transfer fills `other` from `start` on."""
    leaving = overlay.leaving(line, lo, hi)
    own = pooled = 0
    for a, b in free_parts(lo, hi, leaving):
        there = (start + a - lo, start + b - lo)
        free = sum(d - c for c, d in free_parts(*there, overlay.taken(other, *there)))
        own += free
        pooled += b - a - free
    size = hi - lo
    legs = tuple(_legs(overlay, leaving, lo, hi))
    mixed = (size - own - pooled) / size - sum(leg.part for leg in legs)
    return Split(own / size, pooled / size, mixed if mixed > _NOTHING else 0.0, legs)


def _legs(overlay: Overlay, leaving: list[Span], lo: int, hi: int) -> Iterator[Leg]:
    for a, b, number in leaving:
        crossing = overlay.crossings[number]
        if crossing.chance < 1:
            continue
        part, size = min(b, hi) - max(a, lo), hi - lo
        image = part * (crossing.q - crossing.p) / (b - a)
        yield Leg(number, part / size * (crossing.share / WHOLE), image / size)
