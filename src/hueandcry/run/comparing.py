"""`hue trace --compare LAW`: what of a conclusion rests on the law that was chosen."""

from collections.abc import Mapping

from hueandcry.model.comparison import ComparedPlace, Comparison
from hueandcry.model.mixed_flow import AnyFlow, PoisonFlow
from hueandcry.run.document import Told
from hueandcry.run.shares import Part, Place, parts_of


def compare_laws(first: AnyFlow, second: AnyFlow, told: Told) -> Comparison:
    """Compare one question's flows under two laws: the largest difference first."""
    mine, other = parts_of(first), parts_of(second)
    sized = not isinstance(first, PoisonFlow) and not isinstance(second, PoisonFlow)
    keys = sorted(
        mine.keys() | other.keys(), key=lambda key: (*_weight(key, mine, other, sized=sized), key)
    )
    taken = sorted({key.taken for key in keys})
    laws = first.law, second.law
    return Comparison(
        "hueandcry/comparison/1", told.tool, told.snapshot, told.created, laws, first.direction,
        first.asked, first.ledger, first.limits,
        tuple(_place(key, mine.get(key), other.get(key), sized=sized) for key in keys),
        tuple(_meaning(key, laws, mine, other, sized=sized) for key in taken),
        tuple(dict.fromkeys((*first.gaps, *second.gaps))),
    )  # fmt: skip


def _weight(
    key: Place, mine: Mapping[Place, Part], other: Mapping[Place, Part], *, sized: bool
) -> tuple[int, float]:
    """Return what sorts a place: largest difference; without sizes, what one law alone reaches."""
    alone = (key in mine) != (key in other)
    if not sized:
        return (0 if alone else 1, -max(_share(mine.get(key)), _share(other.get(key))))
    return 0, -abs(_share(mine.get(key)) - _share(other.get(key)))


def _share(part: Part | None) -> float:
    return (part.share or 0.0) if part else 0.0


def _place(key: Place, mine: Part | None, other: Part | None, *, sized: bool) -> ComparedPlace:
    labels = dict.fromkeys(
        label.name for part in (mine, other) if part for label in part.labels
    )  # fmt: skip
    difference = f"{_share(other) - _share(mine):.9f}" if sized else None
    return ComparedPlace(
        *key, (_written(mine), _written(other)), (mine is not None, other is not None),
        "0.000000000" if difference == "-0.000000000" else difference, tuple(labels),
    )  # fmt: skip


def _written(part: Part | None) -> str | None:
    # Sums of floats may pass 1 by next to nothing.
    return None if part is None or part.share is None else f"{min(part.share, 1.0):.9f}"


def _meaning(
    taken: str,
    laws: tuple[str, str],
    mine: Mapping[Place, Part],
    other: Mapping[Place, Part],
    *,
    sized: bool,
) -> str:
    first = {key: part for key, part in mine.items() if key.taken == taken}
    second = {key: part for key, part in other.items() if key.taken == taken}
    only = len(first.keys() - second.keys()), len(second.keys() - first.keys())
    if sized:
        moved = sum(
            abs(_share(first.get(key)) - _share(second.get(key)))
            for key in first.keys() | second.keys()
        ) / 2  # fmt: skip
        return (
            f"{taken}: {moved:.2%} of it rests elsewhere under {laws[1]} than under {laws[0]}; the"
            f" other {max(1 - moved, 0.0):.2%} does not depend on which of the two is applied"
            f" ({only[0]:,} places only {laws[0]} reaches, {only[1]:,} only {laws[1]})"
        )
    return (
        f"{taken}: {laws[0]} reaches {len(first):,} places and {laws[1]} {len(second):,}, of which"
        f" {len(first.keys() & second.keys()):,} are the same; poison only says what stolen money"
        " may have touched, so it bears out no amount"
    )
