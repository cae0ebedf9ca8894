"""Each signal sees its own thing, and says nothing where it cannot see."""

import pytest

from hueandcry.model.mixer import MixerDeposit, MixerWithdrawal
from hueandcry.trace.crossings.mixer_demix import Known, pairs
from hueandcry.trace.crossings.mixer_pool import Pool, batches
from hueandcry.trace.crossings.mixer_signals import SIGNALS, Pair, signals, timed
from tests.trace.crossings.pools import deposit, deposits, withdrawal, withdrawals

NOTHING = Known(None, {}, {})


def pair_of(
    into: list[MixerDeposit],
    out: list[MixerWithdrawal],
    known: Known = NOTHING,
    other: str = "e",
) -> Pair:
    """Return depositor `d` with withdrawer `w`; `other` is of interest too."""
    pool = Pool(into, out)
    every = [timed(batch) for batch in batches(pool.deposits, ["d", other])]
    one = next(one for one in every if one.batch.depositor == "d")
    return next(p for p in pairs(pool, one, every, known) if p.activity.withdrawer == "w")


def seen(signal: str, pair: Pair) -> str:
    return dict(signals(pair)).get(signal, "")


@pytest.mark.parametrize(
    ("count", "shows"), [(1, "1"), (3, "3"), (4, "4-5"), (9, "8-9"), (10, "10 or more")]
)
def test_counts_withdrawals_in_the_window(count: int, shows: str) -> None:
    rows = withdrawals("w", [1 + n / 100 for n in range(count)])
    assert seen("withdrawals", pair_of(deposits("d", [0]), rows)) == shows


@pytest.mark.parametrize(
    ("hours", "shows"),
    [([1], "only in the window"), ([-9, 1], "before the batch"), ([1, 900], "after the window")],
)
def test_says_when_else_the_address_used_the_pool(hours: list[float], shows: str) -> None:
    assert seen("life", pair_of(deposits("d", [0]), withdrawals("w", hours))) == shows


def test_says_who_paid() -> None:
    into = deposits("d", [0])
    assert seen("paid", pair_of(into, withdrawals("w", [1, 2]))) == "relayed"
    assert seen("paid", pair_of(into, withdrawals("w", [1, 2], fee=0))) == "self-paid"
    mixed = [withdrawal("w", 1), withdrawal("w", 2, fee=0)]
    assert seen("paid", pair_of(into, mixed)) == "relayed at first"


def test_says_if_the_withdrawer_deposits() -> None:
    out = withdrawals("w", [1])
    assert seen("address", pair_of(deposits("d", [0]), out)) == "no depositor"
    both = [*deposits("d", [0]), deposit("w", 5)]
    assert seen("address", pair_of(both, out)) == "another depositor"
    pool = Pool(deposits("d", [0]), withdrawals("d", [500]))
    (one,) = (timed(batch) for batch in batches(pool.deposits, ["d"]))
    (pair,) = pairs(pool, one, [one], NOTHING)
    assert seen("address", pair) == "the depositor itself"


@pytest.mark.parametrize(
    ("hour", "shows"), [(3.1, "0-30 min"), (4, "30 min-2 h"), (30, "18 h or more")]
)
def test_lag_is_from_the_latest_deposit_before(hour: float, shows: str) -> None:
    rows = [withdrawal("w", hour)]
    assert seen("lag", pair_of(deposits("d", [0, 3, 35]), rows)) == shows


def test_rhythm_is_the_mean_pause() -> None:
    into = deposits("d", [0])
    assert seen("rhythm", pair_of(into, withdrawals("w", [1]))) == "one withdrawal"
    assert seen("rhythm", pair_of(into, withdrawals("w", [1, 1.01, 1.04]))) == "up to 3 min"
    assert seen("rhythm", pair_of(into, withdrawals("w", [1, 9]))) == "2 h or more"


def test_beside_is_the_nearest_stranger_passing_by() -> None:
    into, own = deposits("d", [0]), withdrawals("w", [1, 2])
    assert seen("beside", pair_of(into, own)) == "nobody"
    assert seen("beside", pair_of(into, [*own, withdrawal("v", 2.1)])) == "3-10 min"
    assert seen("beside", pair_of(into, [*own, withdrawal("v", 7)])) == "90 min or more"


def test_fees_are_compared_with_neighbours_only() -> None:
    into, own = deposits("d", [0]), [withdrawal("w", 1, fee=100)]
    assert seen("fees", pair_of(into, own)) == ""
    assert seen("fees", pair_of(into, [*own, withdrawal("v", 2, fee=101)])) == "within 2 %"
    assert seen("fees", pair_of(into, [*own, withdrawal("v", 2, fee=300)])) == "unlike"
    assert seen("fees", pair_of(into, [withdrawal("w", 1, fee=0), withdrawal("v", 2)])) == ""


def test_crowd_sets_deposits_against_withdrawals_around() -> None:
    own = withdrawals("w", [1])
    crowd = [withdrawal(f"v{n}", 1 + n / 10) for n in range(20)]
    assert seen("crowd", pair_of(deposits("d", [0]), own)) == "50 % or more"
    assert seen("crowd", pair_of(deposits("d", [0]), [*own, *crowd])) == "up to 10 %"


def test_rivals_are_deposits_of_interest_in_between() -> None:
    into, own = deposits("d", [0]), withdrawals("w", [5])
    assert seen("rivals", pair_of(into, own)) == "none nearer"
    assert seen("rivals", pair_of([*into, *deposits("e", [1, 2])], own)) == "1-10 nearer"
    assert seen("rivals", pair_of([*into, *deposits("e", [6])], own)) == "none nearer"


def test_a_gas_price_counts_only_if_nobody_else_has_it() -> None:
    into, own = [deposit("d", 0, gas_price=7)], [withdrawal("w", 1, gas_price=7)]
    assert seen("gas price", pair_of(into, own)) == "the same, and nobody else's"
    crowd = [*own, withdrawal("v", 2, gas_price=7)]
    assert seen("gas price", pair_of(into, crowd)) == "nothing of its own"
    assert seen("gas price", pair_of(deposits("d", [0]), own)) == ""


def test_links_are_told_only_where_somebody_looked() -> None:
    into, own = deposits("d", [0]), withdrawals("w", [1])
    assert seen("linked", pair_of(into, own)) == ""
    assert seen("linked", pair_of(into, own, Known({}, {}, {}))) == "no direct transfer"
    dealt = Known({"d": {"w"}}, {}, {})
    assert seen("linked", pair_of(into, own, dealt)) == "direct transfer"


def test_every_signal_sees_something_in_a_pair_where_all_can() -> None:
    into = [deposit("d", 0, gas_price=7), deposit("e", 0.5)]
    out = [withdrawal("w", 1, gas_price=7), withdrawal("v", 1.1)]
    pair = pair_of(into, out, Known({"d": {"w"}}, {}, {}))
    found = signals(pair._replace(denominations="other counts"))
    assert [one.signal for one in found] == list(SIGNALS)
