"""One line's draws against exact fractions, however small they get."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hueandcry.trace.laws import mixing
from hueandcry.trace.laws.known import Known
from hueandcry.trace.laws.mixing import leaving
from hueandcry.trace.laws.sums import keyed
from hueandcry.trace.overlay import NONE
from tests.trace.laws.paper import Paper
from tests.trace.replay import Step

# What a line does: a credit, or a debit that leaves so much of the balance (or takes a third).
MOVES = st.lists(
    st.tuples(st.booleans(), st.integers(1, 10**18), st.sampled_from([0, 1, 2, None, None])),
    min_size=2,
    max_size=80,
)


def line_of(moves: list[tuple[bool, int, int | None]]) -> list[Step]:
    steps, balance = [Step("V", "A", 1)], 1
    for credit, amount, leave in moves:
        if credit or not balance:
            steps.append(Step("V", "A", amount))
            balance += amount
        else:
            drawn = balance - leave if leave is not None else 1 + balance // 3
            drawn = max(min(drawn, balance), 1)
            steps.append(Step("A", "B", drawn))
            balance -= drawn
    return steps


def exactly(steps: list[Step], arrivals: dict[int, int]) -> tuple[dict[int, Fraction], Fraction]:
    balance, taint = 0, Fraction(0)
    drawn: dict[int, Fraction] = {}
    for number, step in enumerate(steps):
        if step.target == "A":
            balance += step.amount
            taint += arrivals.get(number, 0)
        else:
            drawn[number] = taint * Fraction(step.amount, balance)
            taint -= drawn[number]
            balance -= step.amount
    return drawn, taint


@pytest.mark.parametrize("chunk", [1, 10**6])
@settings(max_examples=100, deadline=None)
@given(moves=MOVES, data=st.data())
def test_draws_are_exact_however_small(
    chunk: int, moves: list[tuple[bool, int, int | None]], data: st.DataObject
) -> None:
    steps = line_of(moves)
    credited = [number for number, step in enumerate(steps) if step.target == "A"]
    chosen = data.draw(
        st.dictionaries(st.sampled_from(credited), st.integers(1, 10**6), min_size=1)
    )
    paper = Paper(steps)
    known = Known(paper, NONE, lambda transfer: None)
    known.learn(np.array([paper.numbers["A"]], dtype=np.int32))
    row = {int(step): at for at, step in enumerate(known.transfer.tolist())}
    rows = np.array([row[step] for step in chosen])
    key = (np.zeros_like(rows), rows)
    value = np.array([[float(part)] for part in chosen.values()])
    drawn, held = dict[int, float](), 0.0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mixing, "_CHUNK", chunk)
        for left in leaving(known, keyed(key, value)):
            for (_, at), part in zip(left.drawn.key.tolist(), left.drawn.value[:, 0], strict=True):
                step = int(known.transfer[at])
                drawn[step] = drawn.get(step, 0.0) + part
            held += float(left.held.value.sum())
    exact, rest = exactly(steps, chosen)
    # Two borders lie e^64 apart: beyond, nothing is left.
    for step, part in exact.items():
        assert drawn.get(step, 0.0) == pytest.approx(float(part), rel=1e-12, abs=1e-20)
    assert held == pytest.approx(float(rest), rel=1e-12, abs=1e-20)


# Each round draws a third and a little: after 158 of them the line is e^64 down.
LONG = line_of([(True, 10**6, None), (False, 1, None)] * 400)


@pytest.mark.parametrize("first", [0, 300, 309, 313, 315, 317, 319, 799])
def test_what_crosses_a_border_is_carried_over(first: int) -> None:
    number = next(at for at, step in enumerate(LONG) if at >= first and step.target == "A")
    paper = Paper(LONG)
    known = Known(paper, NONE, lambda transfer: None)
    known.learn(np.array([paper.numbers["A"]], dtype=np.int32))
    assert len(known.spans.first) > 2
    arrived = keyed((np.array([0]), np.array([number])), np.array([[1.0]]))
    drawn = dict[int, float]()
    for left in leaving(known, arrived):
        drawn |= {
            row: part[0]
            for (_, row), part in zip(left.drawn.key.tolist(), left.drawn.value, strict=True)
        }
    for row, part in exactly(LONG, {number: 1})[0].items():
        assert drawn.get(row, 0.0) == pytest.approx(float(part), rel=1e-12, abs=1e-20)


def test_seeds_do_not_mix() -> None:
    steps = [Step("V", "A", 4), Step("A", "B", 2), Step("V", "A", 6), Step("A", "B", 4)]
    paper = Paper(steps)
    known = Known(paper, NONE, lambda transfer: None)
    known.learn(np.array([paper.numbers["A"]], dtype=np.int32))
    arrived = keyed((np.array([0, 1]), np.array([0, 2])), np.array([[1.0], [1.0]]))
    found = next(left for left in leaving(known, arrived) if len(left.drawn.key)).drawn
    told = {
        (seed, row): part
        for (seed, row), part in zip(found.key.tolist(), found.value[:, 0], strict=True)
    }
    assert told == pytest.approx({(0, 1): 0.5, (0, 3): 0.25, (1, 3): 0.5})
