"""Two laws side by side on a terminal: what of the conclusion rests on the choice."""

from collections.abc import Iterator
from typing import Final

from hueandcry.model.comparison import ComparedPlace, Comparison
from hueandcry.serve.render.flow_table import meaning_of
from hueandcry.serve.render.harmless import harmless

# A screen; `--format json` tells all.
_MOST_ROWS: Final = 25


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    """Yield the table, the largest difference first, then what it means."""
    first, second = comparison.laws
    yield f"{first:>9} {second:>9} {'change':>9}"
    for place in comparison.places[:_MOST_ROWS]:
        yield harmless(_line(place, comparison))
    if (more := len(comparison.places) - _MOST_ROWS) > 0:
        yield f"{more:,} more places (--format json)"
    for sentence in comparison.meaning:
        yield harmless(sentence)
    for gap in comparison.gaps:
        yield harmless(f"not known: {gap.fact} ({gap.reason})")


def _line(place: ComparedPlace, comparison: Comparison) -> str:
    columns = [
        _share(share, reached=reached)
        for share, reached in zip(place.shares, place.reached, strict=True)
    ]
    change = f"{float(place.difference):+.2%}" if place.difference is not None else ""
    named = f"  [{' | '.join(place.labels[:3])}]" if place.labels else ""
    words = meaning_of(place.reason, comparison.direction)
    return (
        f"{columns[0]:>9} {columns[1]:>9} {change:>9}  {place.account:42}  {place.asset}"
        f"  {words}{named}"
    )


def _share(share: str | None, *, reached: bool) -> str:
    if share is not None:
        return f"{float(share):.2%}"
    return "reachable" if reached else "-"
