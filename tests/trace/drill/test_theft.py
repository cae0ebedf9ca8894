"""The plan: in order, never overdrawn, of about the size asked for, within the hops of a trace."""

from itertools import pairwise

import pytest

from hueandcry.model.following import TraceRequest
from hueandcry.trace.drill.mover import MAX_HOPS
from hueandcry.trace.drill.theft import Theft, cast_of, plan
from hueandcry.trace.drill.world import BLOCKS_PER_DAY, world_of

SIZES = [(1, 20_000, 100), (2, 1_000_000, 2_000), (3, 10_000, 10)]


@pytest.fixture(params=SIZES, ids=str)
def theft(request: pytest.FixtureRequest) -> Theft:
    seed, transfers, edges = request.param
    return plan(world_of(seed, transfers), edges)


def test_steps_are_in_block_order_within_the_year(theft: Theft) -> None:
    assert all(a.block <= b.block for a, b in pairwise(theft.steps))
    assert all(step.amount > 0 and step.payer != step.payee for step in theft.steps)


def test_the_theft_is_one_step(theft: Theft) -> None:
    taken = theft.steps[theft.taking]
    assert (taken.payee, taken.amount) == (theft.thief, theft.stolen)
    assert taken.payer < theft.own
    # The thief's account held clean money before.
    assert any(step.payee == theft.thief for step in theft.steps[: theft.taking])


def test_the_thief_never_overdraws(theft: Theft) -> None:
    held: dict[int, int] = {}
    for step in theft.steps:
        if step.payer >= theft.own:
            held[step.payer] -= step.amount
            assert held[step.payer] >= 0
        held[step.payee] = held.get(step.payee, 0) + step.amount


@pytest.mark.parametrize(("seed", "transfers", "edges"), SIZES)
def test_the_size_is_about_what_was_asked(seed: int, transfers: int, edges: int) -> None:
    steps = len(plan(world_of(seed, transfers), edges).steps)
    assert edges * 0.6 <= steps <= edges * 1.4 + 5


def test_money_ends_at_known_places_only() -> None:
    world = world_of(4, 1_000_000)
    cast, theft = cast_of(world), plan(world, 2_000)
    left = {step.payee for step in theft.steps if step.payer >= theft.own > step.payee}
    assert left <= {*cast.exchanges, cast.hub, cast.pool}
    assert {cast.hub, cast.pool} < left


def test_it_takes_days_and_a_bounded_number_of_hops(theft: Theft) -> None:
    hops: dict[int, int] = {}
    for step in theft.steps[theft.taking :]:
        hops[step.payee] = max(hops.get(step.payee, 0), hops.get(step.payer, 0) + 1)
    # An older account that is paid again may send money one hop further.
    assert max(hops[account] for account in hops if account >= theft.own) <= MAX_HOPS + 5
    assert TraceRequest(()).depth > MAX_HOPS + 5
    assert theft.steps[-1].block - theft.steps[theft.taking].block > BLOCKS_PER_DAY


def test_another_seed_is_another_theft() -> None:
    assert plan(world_of(1, 20_000), 100) == plan(world_of(1, 20_000), 100)
    assert plan(world_of(1, 20_000), 100) != plan(world_of(2, 20_000), 100)
