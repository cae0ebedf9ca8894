"""How good chances are: precision at a recall, reliability by bins, and the Brier score."""

from collections.abc import Sequence
from typing import NamedTuple

BINS = 10


class Judgement(NamedTuple):
    """A chance, and what was the case."""

    chance: float
    right: bool


class Point(NamedTuple):
    """What calling right everything from a chance up gives."""

    chance: float
    precision: float
    recall: float


class Bin(NamedTuple):
    """Chances in [lo, hi): their mean, how often they were right, how many."""

    lo: float
    hi: float
    predicted: float
    observed: float
    number: int


def brier(rows: Sequence[Judgement]) -> float:
    """Return the mean squared error of chances (Brier 1950)."""
    return sum((row.chance - row.right) ** 2 for row in rows) / len(rows)


def at_chance(rows: Sequence[Judgement], chance: float) -> Point:
    """Return precision and recall of what has at least this chance."""
    called = [row.right for row in rows if row.chance >= chance]
    wanted = sum(row.right for row in rows)
    return Point(chance, sum(called) / max(len(called), 1), sum(called) / max(wanted, 1))


def at_recall(rows: Sequence[Judgement], recall: float) -> Point:
    """Return the highest chance that reaches a recall; equal chances are called together."""
    points = (at_chance(rows, chance) for chance in sorted({r.chance for r in rows}, reverse=True))
    return next(point for point in points if point.recall >= recall)


def reliability(rows: Sequence[Judgement]) -> list[Bin]:
    """Return the bins that hold anything."""
    found = []
    for number in range(BINS):
        inside = [row for row in rows if min(int(row.chance * BINS), BINS - 1) == number]
        if inside:
            predicted = sum(row.chance for row in inside) / len(inside)
            observed = sum(row.right for row in inside) / len(inside)
            bounds = number / BINS, (number + 1) / BINS
            found.append(Bin(*bounds, predicted, observed, len(inside)))
    return found


def diagram(rows: Sequence[Judgement], width: int = 30) -> str:
    """Return the reliability diagram as text: `=` how often right, `|` what was predicted."""
    lines = ["  chance     predicted  observed     n"]
    for one in reliability(rows):
        bar = list(("=" * round(one.observed * width)).ljust(width + 1))
        bar[round(one.predicted * width)] = "|"
        lines.append(
            f"  {one.lo:.1f} - {one.hi:.1f}  {one.predicted:9.3f} {one.observed:9.3f} "
            f"{one.number:5}  {''.join(bar).rstrip()}"
        )
    return "\n".join(lines)
