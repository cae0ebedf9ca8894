"""Last-in-first-out against stacks of pieces."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hueandcry.model.history import History
from hueandcry.model.lines import NOBODY
from hueandcry.model.wide import wide
from hueandcry.trace.laws.lifo import LastInFirstOut, Slab, slabs_of
from tests.trace.laws.paper import Paper
from tests.trace.laws.steps import Plan, plans, steps_of
from tests.trace.replay import Step

Units = dict[int, str]
Moves = set[tuple[int, int]]


def stacked(steps: Sequence[Step], stolen: int) -> tuple[Units, Moves]:
    """Play all steps unit by unit; return where each stolen unit is, and which steps it took."""
    lines: dict[str, list[int | None]] = {}
    where: Units = {}
    moves: Moves = set()
    for number, step in enumerate(steps):
        slab: list[int | None] = [None] * step.amount
        if step.source:
            stack = lines.setdefault(step.source, [])
            stack += [None] * (step.amount - len(stack))
            slab = stack[-step.amount :]
            del stack[-step.amount :]
        if number == stolen:
            slab = [*range(step.amount)]
        else:
            moves |= {(unit, number) for unit in slab if unit is not None}
        if step.target:
            lines.setdefault(step.target, []).extend(slab)
        else:
            where |= {unit: "gone" for unit in slab if unit is not None}
    for account, stack in lines.items():
        where |= {unit: account for unit in stack if unit is not None}
    return where, moves


def followed(paper: Paper, stolen: int) -> tuple[Units, Moves]:
    """Follow a credit by the law's map and the edges of its line, piece by piece."""
    law = LastInFirstOut(paper)
    line, lo, hi = paper.credit_of[stolen]
    where: Units = {}
    moves: Moves = set()
    lots = [(line, lo, hi, 0)]
    while lots:
        line, lo, hi, origin = lots.pop()
        drawn, held = law.drawn(np.array([line], dtype=np.int32), wide([lo]), wide([hi]))
        for a, b in zip(held.lo.ints(), held.hi.ints(), strict=True):
            where |= {origin + unit - lo: paper.names[line] for unit in range(a, b)}
        for a, b, at in zip(drawn.lo.ints(), drawn.hi.ints(), drawn.there.ints(), strict=True):
            for piece in _edges(paper, line, at, at + b - a, origin + a - lo):
                _move(piece, where, moves, lots)
    return where, moves


def _edges(
    paper: Paper, line: int, lo: int, hi: int, origin: int
) -> list[tuple[int, int, int, int, int]]:
    """Return what [lo, hi) of a line's debits pays: line, lo, hi, origin there, and the step."""
    found = []
    history = paper.histories(np.array([line], dtype=np.int32))
    rows = zip(
        history.debit.tolist(), history.start.ints(), history.end.ints(), history.other.tolist(),
        history.other_start.ints(), history.transfer.tolist(), strict=True,
    )  # fmt: skip
    for debit, start, end, other, there, step in rows:
        a, b = max(lo, start), min(hi, end)
        if debit and a < b:
            found.append((other, there + a - start, there + b - start, origin + a - lo, step))
    return found


def _move(
    piece: tuple[int, int, int, int, int],
    where: Units,
    moves: Moves,
    lots: list[tuple[int, int, int, int]],
) -> None:
    other, lo, hi, origin, step = piece
    units = range(origin, origin + hi - lo)
    moves |= {(unit, step) for unit in units}
    if other == NOBODY:
        where |= dict.fromkeys(units, "gone")
    else:
        lots.append((other, lo, hi, origin))


@settings(max_examples=200, deadline=None)
@given(plans(12, 30), st.data())
def test_units_and_edges_are_those_of_stacks(planned: list[Plan], data: st.DataObject) -> None:
    steps = steps_of(planned)
    credited = [number for number, step in enumerate(steps) if step.target]
    if credited:
        stolen = data.draw(st.sampled_from(credited))
        assert followed(Paper(steps), stolen) == stacked(steps, stolen)


@settings(max_examples=100, deadline=None)
@given(plans(10**18, 40))
def test_the_map_is_one_to_one_and_its_inverse_undoes_it(planned: list[Plan]) -> None:
    paper = Paper(steps_of(planned))
    law = LastInFirstOut(paper)
    line = np.array(sorted(paper.names), dtype=np.int32)
    zero = wide([0] * len(line))
    drawn, held = law.drawn(line, zero, paper.filled(line))
    back = law.filled(line, zero, paper.drawn(line))
    size = sum(drawn.hi.minus(drawn.lo).ints()) + sum(held.hi.minus(held.lo).ints())
    assert size == sum(paper.filled(line).ints())
    assert sum(back.hi.minus(back.lo).ints()) == sum(paper.drawn(line).ints())
    there = set(zip(drawn.parent.tolist(), drawn.lo.ints(), drawn.there.ints(), strict=True))
    assert there == set(zip(back.parent.tolist(), back.there.ints(), back.lo.ints(), strict=True))


def history_of(steps: Sequence[Step], account: str) -> History:
    paper = Paper(steps)
    return paper.histories(np.array([paper.numbers[account]], dtype=np.int32))


STACKED = [Step(None, "A", 10), Step(None, "A", 5), Step("A", "B", 8), Step("A", "C", 9)]


def test_a_debit_takes_the_top_as_one_slab_in_the_order_it_lies() -> None:
    slabs = slabs_of(history_of(STACKED, "A"))
    # 8 of 15: the newest credit and 3 of the one below it, those 3 first.
    assert slabs.filled(0, 8) == [Slab(7, 10, 0), Slab(10, 15, 3)]
    # What no credit explains appears on top.
    assert slabs.filled(8, 17) == [Slab(0, 7, 8), Slab(15, 17, 15)]
    assert slabs.drawn(8, 12) == [Slab(8, 10, 1), Slab(10, 12, 3)]
    assert slabs.held(0, 17) == []


def test_what_no_debit_draws_is_held() -> None:
    slabs = slabs_of(history_of(STACKED[:3], "A"))
    assert slabs.held(0, 15) == [(0, 7)]
    assert slabs.held(3, 5) == [(3, 5)]


def test_a_debit_of_nothing_known_is_refused() -> None:
    history = history_of(STACKED[:1], "A")
    with pytest.raises(ValueError, match="more than lies"):
        slabs_of(history._replace(debit=~history.debit))


def test_a_line_of_many_postings_has_no_more_slabs_than_postings() -> None:
    steps = [Step(None, "A", 3), Step("A", "B", 2)] * 5_000
    history = history_of(steps, "A")
    assert slabs_of(history).size <= 2 * len(history.debit)


def test_lines_met_again_are_not_read_again() -> None:
    paper = Paper(STACKED)
    asked: list[int] = []

    class Counting:
        def histories(self, line: np.typing.NDArray[np.int32]) -> History:
            asked.extend(line.tolist())
            return paper.histories(line)

    law = LastInFirstOut(Counting())
    line = np.array([paper.numbers["A"]] * 2, dtype=np.int32)
    for _ in range(2):
        law.drawn(line, wide([0, 3]), wide([3, 9]))
    assert asked == [paper.numbers["A"]]
