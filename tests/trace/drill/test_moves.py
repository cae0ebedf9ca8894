"""Moves of the thief's accounts, each for itself."""

from collections import Counter

import pytest

from hueandcry.trace.drill.draws import Draws
from hueandcry.trace.drill.mover import Mover, Step, Task
from hueandcry.trace.drill.moves import Cast, moves_of

CAST = Cast(0, range(1, 4), 4, 5, range(6, 90), 100)
SERVICES = {1, 2, 3, 4, 5}


def after(move: str, left: int, amount: int = 10_000) -> tuple[list[Step], int]:
    """Return the steps one move of an account promises, and what it keeps."""
    draws = Draws(5)
    mover = Mover(draws, CAST.own, 10**9)
    account = mover.fresh()
    mover.pay(1, 0, account, amount)
    mover.run()
    moves_of(draws, CAST)[move](mover, 1, Task(account, move, left))
    kept = mover.held(account)
    mover.run()
    return mover.steps[1:], kept


@pytest.mark.parametrize("move", ["split", "scatter", "peel", "gather"])
def test_everything_is_moved(move: str) -> None:
    steps, kept = after(move, 200)
    assert kept == 0
    assert sum(step.amount for step in steps) == 10_000


def test_a_peel_cashes_a_small_part_out() -> None:
    steps, _ = after("peel", 20)
    assert [step.payee in SERVICES for step in steps] == [True, False]
    assert steps[0].amount <= 1_200


def test_a_part_stays_behind() -> None:
    steps, kept = after("part", 20)
    assert steps[0].amount + kept == 10_000
    assert kept >= 1_000


@pytest.mark.parametrize("move", ["mixed", "dusted"])
def test_clean_money_comes_in(move: str) -> None:
    steps, kept = after(move, 20)
    assert steps
    assert kept == 10_000
    assert all(step.payer < CAST.own and step.payee == CAST.own for step in steps)


def test_waiting_moves_nothing() -> None:
    assert after("wait", 20) == ([], 10_000)


def test_every_kind_of_service_is_reached() -> None:
    draws = Draws(5)
    mover = Mover(draws, CAST.own, 10**9)
    moves = moves_of(draws, CAST)
    for _ in range(20):
        mover.pay(1, 0, mover.fresh(), 100, "end")
    mover.run(moves)
    reached = Counter(step.payee for step in mover.steps[20:])
    assert {CAST.hub, CAST.pool} < set(reached)
    assert set(reached) <= SERVICES
