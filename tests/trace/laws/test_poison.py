"""Poison against steps played in order until nothing new is reached."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hueandcry.trace.laws import poison as law
from hueandcry.trace.laws.poison import Reached, poison
from hueandcry.trace.lots import REASONS
from hueandcry.trace.overlay import NONE, Overlay
from hueandcry.trace.step import Limits, Stops
from tests.trace.laws.exact import Cross
from tests.trace.laws.paper import Paper
from tests.trace.laws.steps import Plan, plans, steps_of
from tests.trace.laws.test_haircut import CHAIN, FREE, NO_STOPS, PAYS_FIRST, crossed, run
from tests.trace.replay import Step


def spread(
    steps: Sequence[Step], stolen: int, crosses: Sequence[Cross] = ()
) -> tuple[set[int], set[str]]:
    """Mark what steps may carry, again and again; return which do, and who may hold something."""
    marked, held = {stolen}, set[str]()
    moved: set[int] = set()
    while True:
        before = (len(marked), len(moved))
        held = _pass(steps, stolen, crosses, marked, moved)
        if before == (len(marked), len(moved)):
            return moved, held


def _pass(
    steps: Sequence[Step], stolen: int, crosses: Sequence[Cross], marked: set[int], moved: set[int]
) -> set[str]:
    """Play once; `marked` credits are reached, by their own transfer or a crossing."""
    balance: dict[str, int] = {}
    tainted: set[str] = set()
    for number, step in enumerate(steps):
        if step.source:
            have = max(balance.get(step.source, 0), step.amount)
            balance[step.source] = have - step.amount
            if step.source in tainted:
                moved.add(number)
                marked |= {cross.credit for cross in crosses if cross.debit == number}
                if _own(number, step, crosses):
                    marked.add(number)
                if have == step.amount:
                    tainted.discard(step.source)
        if step.target:
            balance[step.target] = balance.get(step.target, 0) + step.amount
            if number in marked:
                tainted.add(step.target)
    assert stolen in marked
    return tainted


def _own(number: int, step: Step, crosses: Sequence[Cross]) -> bool:
    """Return whether any unit of a step follows its own transfer."""
    crossed_units = {unit for one in crosses if one.debit == number for unit in range(one.a, one.b)}
    crossed_units |= {
        unit for one in crosses if one.credit == number for unit in range(one.p, one.q)
    }
    return len(crossed_units) < step.amount


def reach(
    paper: Paper, stolen: int, limits: Limits = FREE, stops: Stops = NO_STOPS,
    overlay: Overlay = NONE,
) -> Reached:  # fmt: skip
    return poison(paper.seeds([stolen]), paper, paper, limits, stops, overlay)


def told(found: Reached, paper: Paper) -> set[str]:
    rows = zip(found.ends.reason.tolist(), found.ends.line.tolist(), strict=True)
    return {f"{REASONS[reason]} {paper.names[line]}" for reason, line in rows}


def carried(found: Reached, steps: Sequence[Step]) -> set[int]:
    """Return the steps that moved something, those to nobody included."""
    gone = set(found.ends.transfer.tolist()) - {-1}
    return set(found.edges.transfer.tolist()) | {step for step in gone if step < len(steps)}


@settings(max_examples=200, deadline=None)
@given(plans(12, 30), st.data())
def test_reach_is_that_of_steps_played_in_order(planned: list[Plan], data: st.DataObject) -> None:
    steps = steps_of(planned)
    credited = [number for number, step in enumerate(steps) if step.target]
    if not credited:
        return
    stolen = data.draw(st.sampled_from(credited))
    paper = Paper(steps)
    found = reach(paper, stolen)
    moved, held = spread(steps, stolen)
    assert carried(found, steps) == moved
    assert {name for name in told(found, paper) if "held" in name} == {f"held {x}" for x in held}
    edges = found.edges.transfer.tolist()
    assert len(edges) == len(set(edges))


@settings(max_examples=200, deadline=None)
@given(crossed())
def test_crossings_reach_on(world: tuple[list[Step], list[Cross], int]) -> None:
    steps, crosses, stolen = world
    if stolen < 0:
        return
    paper = Paper(steps)
    found = reach(paper, stolen, overlay=paper.overlay(crosses))
    moved, held = spread(steps, stolen, crosses)
    assert carried(found, steps) == moved
    assert {name for name in told(found, paper) if "held" in name} == {f"held {x}" for x in held}


@settings(max_examples=100, deadline=None)
@given(plans(1_000, 30), st.data())
def test_no_other_law_goes_further(planned: list[Plan], data: st.DataObject) -> None:
    steps = steps_of(planned)
    credited = [number for number, step in enumerate(steps) if step.target]
    if credited:
        stolen = data.draw(st.sampled_from(credited))
        paper = Paper(steps)
        mixed = set(run(paper, [stolen]).edges.transfer.tolist())
        assert mixed <= set(reach(paper, stolen).edges.transfer.tolist())


def test_hops_are_the_fewest() -> None:
    steps = [
        Step("V", "A", 9), Step("A", "B", 3), Step("B", "C", 2), Step("A", "C", 3),
        Step("C", "D", 1),
    ]  # fmt: skip
    found = reach(Paper(steps), 0)
    hops = dict(zip(found.edges.transfer.tolist(), found.edges.hops.tolist(), strict=True))
    assert hops == {1: 1, 2: 2, 3: 1, 4: 2}


def test_a_crossing_may_pay_before_it_takes() -> None:
    paper = Paper(PAYS_FIRST)
    found = reach(paper, 1, overlay=paper.overlay([Cross(4, 0, 100, 3, 0, 50)]))
    assert told(found, paper) == {"held Ub", "held X"}


@pytest.mark.parametrize(
    ("limits", "stops", "wanted"),
    [
        (FREE, NO_STOPS, {"held A", "held C", "fee C"}),
        (FREE._replace(depth=1), NO_STOPS, {"held A", "depth B"}),
        (FREE._replace(floor=(10**9,)), NO_STOPS, {"held A", "held C", "fee C"}),
        (FREE._replace(until_height=1), NO_STOPS, {"held A", "date B"}),
        (FREE, NO_STOPS._replace(degree=0), {"held A", "service B"}),
    ],
    ids=["free", "depth", "floor", "height", "degree"],
)
def test_a_stop_is_said(limits: Limits, stops: Stops, wanted: set[str]) -> None:
    paper = Paper(CHAIN)
    assert told(reach(paper, 0, limits, stops), paper) == wanted


def test_seeds_are_told_apart() -> None:
    paper = Paper(CHAIN)
    found = poison(paper.seeds([0, 1]), paper, paper, FREE, NO_STOPS)
    pairs = set(zip(found.edges.seed.tolist(), found.edges.transfer.tolist(), strict=True))
    assert pairs == {(0, 1), (0, 2), (1, 2)}


def test_more_edges_than_anybody_reads_end_the_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(law, "MAX_EDGES", 0)
    paper = Paper(CHAIN)
    found = reach(paper, 0)
    assert found.cut_short
    assert told(found, paper) == {"held A", "depth B"}


def test_a_line_that_is_drawn_down_for_ever_is_reached_to_its_end() -> None:
    steps = [Step("V", "A", 10**18), Step("A", "B", 10**18 - 1)] * 5
    found = reach(Paper(steps), 0)
    assert found.edges.transfer.tolist() == [1, 3, 5, 7, 9]


def test_what_was_drained_reaches_nothing_later() -> None:
    steps = [Step("V", "A", 5), Step("A", "B", 5), Step(None, "A", 5), Step("A", "C", 5)]
    found = reach(Paper(steps), 0)
    assert np.array_equal(found.edges.transfer, [1])
