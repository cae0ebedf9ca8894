"""Haircut against exact fractions."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import isclose

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hueandcry.trace.laws import haircut as law
from hueandcry.trace.laws.haircut import Haircut, haircut
from hueandcry.trace.lots import REASON_CODE, REASONS
from hueandcry.trace.overlay import NONE, Overlay
from hueandcry.trace.step import Limits, Stops
from tests.trace.laws.exact import Cross, Player, counted, mixed
from tests.trace.laws.paper import Paper
from tests.trace.laws.steps import Plan, plans, steps_of
from tests.trace.replay import Step

FREE = Limits((0,) * 9, depth=10_000)
NO_STOPS = Stops(np.zeros(0, np.int32), np.zeros(0, np.int8), 10**9)


def run(
    paper: Paper,
    chosen: Sequence[int],
    limits: Limits = FREE,
    stops: Stops = NO_STOPS,
    overlay: Overlay = NONE,
) -> Haircut:
    return haircut(paper.seeds(chosen), paper, paper, limits, stops, overlay)


def ends(found: Haircut, paper: Paper, seed: int = 0, *, amounts: bool = False) -> dict[str, float]:
    told: dict[str, float] = {}
    rows = zip(
        found.ends.seed.tolist(), found.ends.reason.tolist(), found.ends.line.tolist(),
        (found.ends.amount if amounts else found.ends.fraction).tolist(), strict=True,
    )  # fmt: skip
    for number, reason, line, value in rows:
        if number == seed:
            key = f"{REASONS[reason]} {paper.names[line]}"
            told[key] = told.get(key, 0.0) + value
    return told


def assert_close(
    found: Mapping[str, float], exact: Mapping[str, Fraction], scale: float = 1
) -> None:
    """Below 10^-12 nothing is followed: a few dozen such arrivals may be missing from any end."""
    for key in found.keys() | exact.keys():
        if not key.startswith("rounding"):
            wanted = float(exact.get(key, 0))
            assert isclose(found.get(key, 0.0), wanted, rel_tol=1e-9, abs_tol=1e-10 * scale), key


def credited(steps: Sequence[Step]) -> list[int]:
    return [number for number, step in enumerate(steps) if step.target]


@settings(max_examples=200, deadline=None)
@given(plans(10**18, 40), st.data())
def test_fractions_are_those_of_exact_arithmetic(planned: list[Plan], data: st.DataObject) -> None:
    steps = steps_of(planned)
    if not credited(steps):
        return
    chosen = [data.draw(st.sampled_from(credited(steps)))]
    paper = Paper(steps)
    found = run(paper, chosen)
    player = mixed(steps, chosen)[0]
    assert_close(ends(found, paper), player.ends)
    assert isclose(float(found.ends.fraction.sum()), 1, abs_tol=1e-9)
    carried = dict(zip(found.edges.transfer.tolist(), found.edges.fraction.tolist(), strict=True))
    moved = {str(step): part for step, part in player.carried.items() if steps[step].target}
    assert_close({str(step): part for step, part in carried.items()}, moved)


@settings(max_examples=100, deadline=None)
@given(plans(1_000, 40), st.data())
def test_the_first_theft_wins(planned: list[Plan], data: st.DataObject) -> None:
    steps = steps_of(planned)
    if not credited(steps):
        return
    chosen = sorted(data.draw(st.sets(st.sampled_from(credited(steps)), max_size=4, min_size=1)))
    paper = Paper(steps)
    found = run(paper, chosen)
    exact = counted(steps, chosen)
    # What is next to nothing of a large theft may be more of a small one.
    scale = max(step.amount for step in steps)
    rows = zip(
        found.ends.seed.tolist(), found.ends.by.tolist(), found.ends.fraction.tolist(), strict=True
    )
    told = {f"{seed} by {by}": part for seed, by, part in rows if by >= 0}
    assert_close(told, {f"{seed} by {by}": part for (seed, by), part in exact.items()}, scale)
    sums = np.bincount(found.ends.seed, weights=found.ends.fraction)
    assert np.allclose(sums, 1, rtol=0, atol=1e-9)
    for seed, player in enumerate(mixed(steps, chosen)):
        own = 1 - sum((part for (later, _), part in exact.items() if later == seed), Fraction(0))
        told = {key: part for key, part in ends(found, paper, seed).items() if "counted" not in key}
        assert_close(told, {key: part * own for key, part in player.ends.items()}, scale)


@st.composite
def crossed(draw: st.DrawFn) -> tuple[list[Step], list[Cross], int]:
    """Return steps, crossings between disjoint units of them, and which credit was stolen."""
    steps = steps_of(draw(plans(12, 25)))
    debits = [number for number, step in enumerate(steps) if step.source]
    credits_ = credited(steps)
    crosses: list[Cross] = []
    free_out, free_in = dict.fromkeys(debits, 0), dict.fromkeys(credits_, 0)
    for _ in range(draw(st.integers(0, 6)) if debits and credits_ else 0):
        debit, credit = draw(st.sampled_from(debits)), draw(st.sampled_from(credits_))
        a, p = free_out[debit], free_in[credit]
        if a < steps[debit].amount and p < steps[credit].amount:
            b = draw(st.integers(a + 1, steps[debit].amount))
            q = draw(st.integers(p + 1, steps[credit].amount))
            crosses.append(Cross(debit, a, b, credit, p, q))
            free_out[debit], free_in[credit] = b, q
    return steps, crosses, draw(st.sampled_from(credits_)) if credits_ else -1


@settings(max_examples=200, deadline=None)
@given(crossed())
def test_crossings_take_their_part_of_what_a_debit_carries(
    world: tuple[list[Step], list[Cross], int],
) -> None:
    steps, crosses, stolen = world
    if stolen < 0:
        return
    paper = Paper(steps)
    exact, units = Player(steps, crosses), Player(steps, crosses, units=True)
    try:
        exact.play(stolen, Fraction(1))
        units.play(stolen, Fraction(steps[stolen].amount))
    except AssertionError:
        return
    found = run(paper, [stolen], overlay=paper.overlay(crosses))
    assert_close(ends(found, paper), exact.ends)
    assert_close(ends(found, paper, amounts=True), units.ends, scale=10)
    assert isclose(float(found.ends.fraction.sum()), 1, abs_tol=1e-9)


# A pool pays 50 B and then takes 100 A in one transaction; half of it was stolen.
PAYS_FIRST = [
    Step(None, "Ua", 50), Step("V", "Ua", 50), Step(None, "Pb", 80), Step("Pb", "Ub", 50),
    Step("Ua", "Pa", 100), Step("Ub", "X", 20),
]  # fmt: skip


def test_a_crossing_may_pay_before_it_takes() -> None:
    paper = Paper(PAYS_FIRST)
    overlay = paper.overlay([Cross(4, 0, 100, 3, 0, 50)])
    found = run(paper, [1], overlay=overlay)
    assert_close(ends(found, paper), {"held Ub": Fraction(3, 5), "held X": Fraction(2, 5)})
    assert ends(found, paper, amounts=True) == pytest.approx({"held Ub": 15, "held X": 10})


def test_shares_spread_one_part_over_several_legs() -> None:
    steps = [
        Step("V", "Ua", 100), Step(None, "Pb", 50), Step(None, "Pc", 30), Step("Ua", "Pa", 100),
        Step("Pb", "Ub", 50), Step("Pc", "Uc", 30),
    ]  # fmt: skip
    paper = Paper(steps)
    quarter = 250_000_000
    overlay = paper.overlay(
        [Cross(3, 0, 100, 4, 0, 50, quarter), Cross(3, 0, 100, 5, 0, 30, 3 * quarter)]
    )
    found = run(paper, [0], overlay=overlay)
    assert ends(found, paper) == pytest.approx({"held Ub": 0.25, "held Uc": 0.75})
    assert ends(found, paper, amounts=True) == pytest.approx({"held Ub": 50, "held Uc": 30})


CHAIN = [Step("V", "A", 100), Step("A", "B", 40), Step("B", "C", 40), Step("C", None, 10, fee=True)]


@pytest.mark.parametrize(
    ("limits", "stops", "wanted"),
    [
        (FREE, NO_STOPS, {"held A": 0.6, "held C": 0.3, "fee C": 0.1}),
        (FREE._replace(depth=1), NO_STOPS, {"held A": 0.6, "depth B": 0.4}),
        (FREE._replace(floor=(41,)), NO_STOPS, {"held A": 0.6, "floor B": 0.4}),
        (FREE._replace(until_height=1), NO_STOPS, {"held A": 0.6, "date B": 0.4}),
        (FREE._replace(until_time=1_002), NO_STOPS, {"held A": 0.6, "held C": 0.3, "date C": 0.1}),
        (FREE, NO_STOPS._replace(degree=0), {"held A": 0.6, "service B": 0.4}),
    ],
    ids=["free", "depth", "floor", "height", "time", "degree"],
)
def test_a_stop_loses_nothing(limits: Limits, stops: Stops, wanted: dict[str, float]) -> None:
    paper = Paper(CHAIN)
    assert ends(run(paper, [0], limits, stops), paper) == pytest.approx(wanted)


def test_a_labelled_line_keeps_what_comes() -> None:
    paper = Paper(CHAIN)
    line = np.array([paper.numbers["B"]], dtype=np.int32)
    stops = Stops(line, np.array([REASON_CODE["mixer"]], dtype=np.int8), 10**9)
    assert ends(run(paper, [0], stops=stops), paper) == pytest.approx(
        {"held A": 0.6, "mixer B": 0.4}
    )


def test_what_is_too_little_to_follow_is_said() -> None:
    paper = Paper(
        [Step(None, "A", 10**18), Step("V", "A", 1), Step("A", "B", 1), Step("B", "C", 1)]
    )
    found = ends(run(paper, [1]), paper)
    assert found["rounding B"] == pytest.approx(1e-18)
    assert sum(found.values()) == pytest.approx(1, abs=1e-12)


def test_more_edges_than_anybody_reads_end_the_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(law, "MAX_EDGES", 1)
    paper = Paper(CHAIN)
    found = run(paper, [0])
    assert found.cut_short
    assert ends(found, paper) == pytest.approx({"held A": 0.6, "depth C": 0.4})


def test_a_seed_may_lie_on_several_credits() -> None:
    steps = [Step("V", "A", 60), Step("V", "A", 40), Step("A", "B", 50)]
    paper = Paper(steps)
    seeds = paper.seeds([0])
    whole = seeds._replace(hi=paper.filled(seeds.line))
    found = haircut(whole, paper, paper, FREE, NO_STOPS)
    assert ends(found, paper) == pytest.approx({"held A": 0.5, "held B": 0.5})
