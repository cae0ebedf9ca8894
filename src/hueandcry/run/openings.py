"""How far a conclusion rests on where unexplained money is placed."""

from collections.abc import Iterable

import numpy as np

from hueandcry.model.history import HistorySource
from hueandcry.model.lines import LineSource
from hueandcry.run.seeds import Seed, lots_of_seeds
from hueandcry.trace.follow import Limits, Stops, begin, follow
from hueandcry.trace.laws.lifo import LastInFirstOut
from hueandcry.trace.openings import HeadFirst, HeadHistories, HeadOverlay
from hueandcry.trace.overlay import Overlay
from hueandcry.trace.settle import Settled, TerminalRow, settle

Holding = tuple[int, str]


def head_differences(
    source: LineSource,
    overlay: Overlay,
    seeds: list[Seed],
    late: Settled,
    limits: Limits,
    stops: Stops,
    histories: HistorySource | None = None,
) -> dict[Holding, tuple[int, int]]:
    """Return (line, reason) → (late, head), in grains, for what would end elsewhere.

    With `histories` it is last-in-first-out, else first-in-first-out.
    """
    head = HeadFirst(source, stops)
    # What was there from the start precedes every payment, so its thefts come first.
    order = sorted(range(len(seeds)), key=lambda at: seeds[at].kind != "unexplained")
    first = [seeds[at] for at in order]
    unexplained = np.array([seed.kind == "unexplained" for seed in first])
    placed = head.seeds(lots_of_seeds(first), unexplained)
    bounds = limits._replace(floor=tuple(limits.floor[at] for at in order))
    laid = HeadOverlay(overlay, head)
    law = LastInFirstOut(HeadHistories(histories, head)) if histories else None
    followed = follow(begin(placed), head, placed, bounds, stops, overlay=laid, law=law)
    settled = settle(followed, placed, laid.crossings)
    if not head.differs:
        return {}
    mine, other = _held(late.terminals), _held(settled.terminals)
    return {
        key: (mine.get(key, 0), other.get(key, 0))
        for key in sorted(mine.keys() | other.keys())
        if mine.get(key, 0) != other.get(key, 0)
    }


def _held(ends: Iterable[TerminalRow]) -> dict[Holding, int]:
    total: dict[Holding, int] = {}
    for end in ends:
        # Which theft owns a part is another question than where it is.
        if end.reason == "counted" or end.chance < 1:
            continue
        key = (end.line, end.reason)
        total[key] = total.get(key, 0) + end.hi - end.lo
    return total
