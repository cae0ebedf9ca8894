"""The oracle of exposure: single units in queues, each with the way it came. No coordinates."""

from collections import Counter, deque
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tests.trace.replay import Step


class Unit:
    """One base unit: the accounts it was on, in order, each with the step that brought it."""

    def __init__(self, begins: str) -> None:
        self.begins, self.ends = begins, "held"
        self.visits: list[tuple[str, int | None]] = []


class Told(NamedTuple):
    """Units by (direction, "direct" or "indirect", category), hops, and what led nowhere."""

    met: Counter[tuple[str, str, str]]
    hops: dict[tuple[str, str], int]
    left: Counter[tuple[str, str]]


def units_of(steps: Sequence[Step]) -> list[Unit]:
    """Play all steps unit by unit, first in first out; what is missing appears when it is paid."""
    lines: dict[str, deque[Unit]] = {}
    everything: list[Unit] = []
    for number, step in enumerate(steps):
        for _ in range(step.amount):
            if step.source is None:
                unit = Unit("minted")
                everything.append(unit)
            else:
                queue = lines.setdefault(step.source, deque())
                if not queue:
                    queue.append(Unit("unexplained"))
                    queue[0].visits.append((step.source, None))
                    everything.append(queue[0])
                unit = queue.popleft()
            if step.target is None:
                unit.ends = "fee" if step.fee else "burned"
            else:
                unit.visits.append((step.target, number))
                lines.setdefault(step.target, deque()).append(unit)
    return everything


def exposure(units: Sequence[Unit], account: str, labels: Mapping[str, str], hops: int) -> Told:
    """Tell the exposure of an account."""
    told = Told(Counter(), {}, Counter())
    for unit in units:
        for at, (where, _) in enumerate(unit.visits):
            if where != account:
                continue
            before = [name for name, _ in unit.visits[:at]][::-1]
            _note(told, "in", before, unit.begins, account, labels, hops)
            after = [name for name, _ in unit.visits[at + 1 :]]
            # Its own debits are what it paid: what rests with it was not.
            if after or unit.ends != "held":
                _note(told, "out", after, unit.ends, account, labels, hops)
    return told


def _note(
    told: Told, direction: str, way: list[str], end: str, account: str, labels: Mapping[str, str],
    hops: int,
) -> None:  # fmt: skip
    for number, name in enumerate(way[:hops], 1):
        if name not in labels:
            continue
        category = labels[name]
        if name == account:
            told.left[direction, "returned"] += 1
            return
        told.met[direction, "direct" if number == 1 else "indirect", category] += 1
        if number > 1:
            least = told.hops.get((direction, category), hops)
            told.hops[direction, category] = min(least, number)
        return
    told.left[direction, "depth" if len(way) >= hops else end] += 1
