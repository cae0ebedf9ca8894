"""What came in on every line of a flow went out again or rests there, unit for unit.

Pieces of one seed with the same distance between origin and place are laid over one another: what
came counts up, what left or rests counts down, and nothing may be left over anywhere. As a seed
comes in once, so does all that it reaches.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import accumulate

from hueandcry.model.flow import Flow, FlowSeed, FlowTerminal, LineName, SourceEnd, TargetEnd
from hueandcry.model.verification import Failure

_LineKey = tuple[str, str, str]
_End = FlowSeed | SourceEnd | TargetEnd | FlowTerminal


def line_key(line: LineName) -> _LineKey:
    """Return what names a line: chain, account, asset."""
    return line.chain, line.account, line.asset


def span(lo: int, hi: int) -> str:
    """Return an interval as people write it."""
    return f"[{lo}, {hi})"


def balance_failures(flow: Flow) -> Iterator[Failure]:
    """Yield what came in and neither left nor rests, and what left or rests but never came."""
    borders: dict[tuple[str, _LineKey, int], Counter[int]] = defaultdict(Counter)
    for seed, end, origin, sign in _pieces(flow):
        units = borders[seed, line_key(end.line), origin - int(end.lo)]
        units[int(end.lo)] += sign
        units[int(end.hi)] -= sign
    for (seed, line, _), units in sorted(borders.items()):
        yield from _unbalanced(f"{seed} on {'/'.join(line)}", units)


def _pieces(flow: Flow) -> Iterator[tuple[str, _End, int, int]]:
    for seed in flow.seeds:
        yield seed.id, seed, 0, 1
    for edge in flow.edges:
        ends: list[_End] = [edge.target, edge.source]
        came, went = reversed(ends) if flow.direction == "backward" else ends
        yield edge.seed, came, int(edge.origin[0]), 1
        yield edge.seed, went, int(edge.origin[0]), -1
    for end in flow.terminals:
        yield end.seed, end, int(end.origin[0]), -1


def _unbalanced(of: str, units: Counter[int]) -> Iterator[Failure]:
    places = sorted(units)
    sums = list(accumulate(units[place] for place in places))
    for lo, hi, left in zip(places, places[1:], sums, strict=False):
        if left:
            came, went = (left, 0) if left > 0 else (0, -left)
            yield Failure(of, "balance", f"{span(lo, hi)} left {went} times", f"came {came} times")
