"""A pool's index: each event once, batches by pauses, neighbours on both sides."""

from hypothesis import given
from hypothesis import strategies as st

from hueandcry.trace.crossings.mixer_pool import HOUR, PAUSE, Pool, batches
from tests.trace.crossings.pools import FEE, START, deposit, deposits, withdrawal, withdrawals

HOURS = st.lists(st.integers(0, 200), max_size=30)


def test_an_event_given_twice_is_kept_once_and_said() -> None:
    rows = deposits("d", [0, 1])
    pool = Pool([*rows, rows[0]], [])
    assert (pool.deposits, pool.repeated) == (rows, 1)


def test_events_are_put_in_order() -> None:
    rows = deposits("d", [0, 1, 2])
    assert Pool(rows[::-1], []).deposits == rows


def test_an_empty_pool_has_nothing() -> None:
    pool = Pool([], [])
    assert (pool.between(0, 10**12), pool.passing_between(0, 10**12)) == ([], 0)
    assert (pool.overdrawn, pool.activities, batches([], ["d"])) == (None, {}, [])


def test_between_leaves_the_first_moment_out() -> None:
    pool = Pool([], withdrawals("w", [0, 1, 2]))
    assert [row.time - START for row in pool.between(START, START + 2 * HOUR)] == [HOUR, 2 * HOUR]


def test_a_pool_that_pays_more_than_it_took_is_overdrawn_from_there() -> None:
    rows = withdrawals("w", [1, 2, 3])
    assert Pool(deposits("d", [0, 1.5]), rows).overdrawn == rows[2]
    assert Pool(deposits("d", [0, 1.5, 2.5]), rows).overdrawn is None


def test_an_address_passes_by_if_relayed_and_brief() -> None:
    rows = [
        *withdrawals("brief", [0, 40]),
        *withdrawals("long", [0, 60]),
        *withdrawals("own", [0, 1], fee=0),
        *[withdrawal("mixed", 0), withdrawal("mixed", 1, fee=0)],
    ]
    found = Pool([], rows).activities
    assert {name for name, activity in found.items() if activity.passing} == {"brief"}


def test_neighbours_are_others_that_pass_by() -> None:
    rows = [*withdrawals("w", [5, 6]), withdrawal("before", 4), withdrawal("after", 9)]
    pool = Pool([], [*rows, withdrawal("own coins", 4.5, fee=0), withdrawal("later", 10)])
    beside = pool.beside(pool.activities["w"])
    assert [row.recipient for row in beside] == ["before", "after"]


def test_a_pause_begins_a_new_batch() -> None:
    day = PAUSE / HOUR
    rows = deposits("d", [0, 1, 1 + day, 2 + 2 * day])
    found = batches([*rows, deposit("stranger", 1)], ["d"])
    assert [len(batch.deposits) for batch in found] == [3, 1]


@given(HOURS, HOURS)
def test_batches_hold_every_deposit_of_interest_once(own: list[int], other: list[int]) -> None:
    pool = Pool([*deposits("d", set(own)), *deposits("x", set(other))], [])
    held = [row for batch in batches(pool.deposits, ["d", "nobody"]) for row in batch.deposits]
    assert held == [row for row in pool.deposits if row.depositor == "d"]


def test_gas_prices_count_accounts_not_events() -> None:
    pool = Pool(
        [deposit("d", 0, gas_price=7), deposit("d", 1, gas_price=7)],
        [withdrawal("w", 2, FEE, gas_price=7), withdrawal("v", 3, FEE)],
    )
    assert pool.gas_prices == {7: 2}
