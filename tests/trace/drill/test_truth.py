"""The truth: by hand, conserved, and equal to the oracle that plays unit by unit."""

from hypothesis import given
from hypothesis import strategies as st

from hueandcry.trace.drill.draws import Draws
from hueandcry.trace.drill.mover import Step
from hueandcry.trace.drill.moves import Cast
from hueandcry.trace.drill.theft import Theft, steal
from hueandcry.trace.drill.truth import Carried, Held, holders, truth_of
from tests.trace import replay

CAST = Cast(0, range(1, 4), 4, 5, range(6, 30), 100)


def tiny(seed: int, edges: int) -> Theft:
    return steal(Draws(seed), CAST, 4_000, edges, (10_000, 1_000_000))


def test_first_in_first_out_by_hand() -> None:
    steps = (
        Step(1, 6, 100, 10),  # clean, before
        Step(2, 0, 100, 50),  # the theft
        Step(3, 100, 101, 30),  # 10 clean, 20 stolen
        Step(4, 7, 101, 5),  # clean, after
        Step(5, 101, 1, 32),  # 10 clean, 20 stolen, 2 clean
        Step(6, 1, 100, 9),  # a service pays its own money
        Step(7, 100, 102, 31),  # 30 stolen, 1 clean
    )
    truth = truth_of(Theft(steps, 1, 100, 100, 50))
    assert set(truth.held) == {Held(1, 0, 20), Held(102, 20, 30)}
    assert truth.carried == (Carried(2, 20), Carried(4, 20), Carried(6, 30))
    assert holders(truth) == {1: 20, 102: 30}


def test_what_an_account_lacks_came_from_nowhere() -> None:
    steps = (Step(1, 0, 100, 5), Step(2, 100, 101, 8))
    assert truth_of(Theft(steps, 0, 100, 100, 5)).held == (Held(101, 0, 5),)


@given(st.integers(0, 2**32), st.integers(10, 60))
def test_the_truth_adds_up_and_agrees_with_the_oracle(seed: int, edges: int) -> None:
    theft = tiny(seed, edges)
    truth = truth_of(theft)
    assert sum(holders(truth).values()) == theft.stolen
    mine = {
        (0, held.origin + unit): str(held.account)
        for held in truth.held
        for unit in range(held.amount)
    }
    assert mine == replay.replay(played(theft), [theft.taking]).held


def played(theft: Theft) -> list[replay.Step]:
    """Give the oracle the steps; what comes from outside the thief's accounts is minted."""
    return [
        replay.Step(
            str(step.payer) if step.payer >= theft.own else None, str(step.payee), step.amount
        )
        for step in theft.steps
    ]
