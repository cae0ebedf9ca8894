"""How an interval maps to another: the arithmetic of crossings, exact in whole units.

f(x) = p + ⌊(x - a)(q - p) / (b - a)⌋ takes [a, b) to [p, q); its inverse is
g(y) = a + ⌈(y - p)(b - a) / (q - p)⌉, so that f(x) ≥ y exactly when x ≥ g(y) (docs/lines.md).
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

# A lot with this way is a plain one: as long as its origin, and certain.
PLAIN: Final = -1


class Way(NamedTuple):
    """How a lot arrived: [lo, hi) of its line is [o_lo, o_hi) of its seed's origin.

    `share` is the part of each origin unit that came this way, `chance` how likely it did. A lot
    that was cut keeps the way it arrived by: borders are never computed from what is left of it.
    """

    lo: int
    hi: int
    o_lo: int
    o_hi: int
    share: float = 1.0
    chance: float = 1.0

    def origin(self, at: int) -> int:
        """Return the origin of a place of this lot."""
        return image(at, self.lo, self.hi, self.o_lo, self.o_hi)

    def place(self, origin: int) -> int:
        """Return the first place of this lot whose origin is `origin` or more."""
        return inverse(origin, self.lo, self.hi, self.o_lo, self.o_hi)


class Ways:
    """The ways of a trace by number. They only grow."""

    def __init__(self, known: Sequence[Way] = ()) -> None:
        """Begin with known ones, of a trace that goes on."""
        self.known: list[Way] = list(known)

    def add(self, way: Way) -> int:
        """Keep a way and return its number."""
        self.known.append(way)
        return len(self.known) - 1

    def __getitem__(self, number: int) -> Way:
        """Return a way by its number."""
        return self.known[number]


def image(x: int, a: int, b: int, p: int, q: int) -> int:
    """Return f(x) of [a, b) to [p, q), for a < b."""
    return p + (x - a) * (q - p) // (b - a)


def inverse(y: int, a: int, b: int, p: int, q: int) -> int:
    """Return g(y): the least x with f(x) ≥ y; for p = q, where all x have one image, a or b."""
    if p == q:
        return a if y <= p else b
    return a - (p - y) * (b - a) // (q - p)
