"""Leads and candidates from events: bounded, unordered, and nothing before its deposit."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.model.mixer import ONE, Demixed, MixerDeposit, MixerWithdrawal
from hueandcry.trace.crossings import mixer_demix
from hueandcry.trace.crossings.mixer_demix import demix
from tests.trace.crossings.pools import (
    WEIGHTS,
    deposit,
    deposits,
    withdrawal,
    withdrawals,
)

EVENTS = st.lists(
    st.tuples(st.sampled_from("abcd"), st.integers(0, 60), st.sampled_from((0, 1, 2))), max_size=40
)


def chances(found: Demixed) -> dict[str, int]:
    return {lead.withdrawer: lead.chance for lead in found.leads}


def test_finds_who_emptied_a_batch_soon_and_by_relayers() -> None:
    into = [*deposits("thief", [0, 0.1, 0.2, 0.3]), deposit("stranger", 0)]
    out = [*withdrawals("fresh", [0.5, 0.6, 0.7, 0.8]), withdrawal("own", 20, fee=0)]
    found = demix(into, out, ["thief"], WEIGHTS)
    assert chances(found)["fresh"] > ONE // 2
    assert chances(found)["own"] < ONE // 10
    assert found.leads[0].reasons[0].shows in {"only in the window", "relayed", "0-30 min"}
    assert found.left_out == ()


def test_an_empty_pool_and_a_stranger_give_nothing() -> None:
    assert demix([], [], ["thief"], WEIGHTS) == Demixed((), (), ())
    assert demix(deposits("x", [0]), [withdrawal("w", 1)], ["thief"], WEIGHTS).leads == ()


def test_a_withdrawal_before_its_deposit_is_nobodys_and_said() -> None:
    found = demix(deposits("thief", [5]), [withdrawal("w", 1)], ["thief"], WEIGHTS)
    assert (found.leads, found.candidates) == ((), ())
    assert "deposits are missing" in found.left_out[0]


def test_repeated_events_change_nothing_but_are_said() -> None:
    into, out = deposits("thief", [0, 0.1, 0.2]), withdrawals("w", [0.5, 0.6, 0.7])
    once = demix(into, out, ["thief"], WEIGHTS)
    twice = demix([*into, *into], [*out, *out], ["thief"], WEIGHTS)
    assert (twice.leads, twice.candidates) == (once.leads, once.candidates)
    assert "6 events were given more than once" in twice.left_out[0]


@given(EVENTS, EVENTS)
def test_both_sums_hold_for_any_pool(
    into: list[tuple[str, int, int]], out: list[tuple[str, int, int]]
) -> None:
    found = demix(
        [deposit(name, hour) for name, hour, _ in into],
        [withdrawal(name, hour, fee) for name, hour, fee in out],
        "abc", WEIGHTS, transfers=[("a", "b"), ("c", "d")],
    )  # fmt: skip
    of_deposit: Counter[MixerDeposit] = Counter()
    of_withdrawal: Counter[MixerWithdrawal] = Counter()
    of_withdrawer: Counter[str] = Counter()
    for one in found.candidates:
        of_deposit[one.deposit] += one.chance
        of_withdrawal[one.withdrawal] += one.chance
        assert 0 < one.chance <= one.lead <= ONE
        assert one.deposit.time < one.withdrawal.time
    for lead in found.leads:
        of_withdrawer[lead.withdrawer] += lead.chance
    for total in (of_deposit, of_withdrawal, of_withdrawer):
        assert all(chance <= ONE for chance in total.values())
    assert len({(one.deposit, one.withdrawal) for one in found.candidates}) == len(found.candidates)


def test_the_order_events_are_given_in_does_not_matter() -> None:
    into = [*deposits("a", [0, 1, 2]), *deposits("b", [0.5, 1.5])]
    out = [*withdrawals("w", [1.6, 2.5]), *withdrawals("v", [3, 3.1, 3.2])]
    forward = demix(into, out, ["a", "b"], WEIGHTS)
    assert demix(into[::-1], out[::-1], ["b", "a"], WEIGHTS) == forward


def test_the_same_address_is_found_at_any_later_time() -> None:
    found = demix(deposits("thief", [0]), [withdrawal("thief", 2_000)], ["thief"], WEIGHTS)
    assert chances(found)["thief"] >= ONE * 9 // 10
    assert found.leads[0].reasons[0].assumed


def test_an_account_dealt_with_directly_is_found_at_any_later_time() -> None:
    into, out = deposits("thief", [0]), [withdrawal("friend", 2_000)]
    assert demix(into, out, ["thief"], WEIGHTS).leads == ()
    for pair in (("thief", "friend"), ("friend", "thief")):
        assert chances(demix(into, out, ["thief"], WEIGHTS, [pair]))["friend"] >= ONE // 2


def test_the_same_counts_in_several_pools_speak_for_a_withdrawer() -> None:
    into = [deposit("thief", 0, pool="ten"), deposit("thief", 1, pool="hundred")]
    both = [withdrawal("w", 30, fee=0, pool="ten"), withdrawal("w", 31, fee=0, pool="hundred")]
    found = demix(into, both, ["thief"], WEIGHTS)
    assert [lead.chance >= ONE * 3 // 10 for lead in found.leads] == [True, True]
    assert demix(into, both[:1], ["thief"], WEIGHTS).leads == ()


def test_pools_are_never_mixed() -> None:
    into = [deposit("thief", 0, pool="ten")]
    found = demix(into, [withdrawal("w", 0.4, pool="hundred")], ["thief"], WEIGHTS)
    assert found.leads == ()


def test_an_account_that_deposits_for_thousands_is_not_followed_and_said() -> None:
    into = [deposit("service", n / 1000) for n in range(2_001)]
    out = [withdrawal(f"w{n}", 1 + n / 1000) for n in range(500)]
    found = demix(into, out, ["service"], WEIGHTS)
    assert found.leads == ()
    assert "2001 deposits of service in a row" in found.left_out[0]


def test_batches_beyond_the_limit_are_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mixer_demix, "MOST_BATCHES", 1)
    into = [*deposits("a", [0]), *deposits("b", [0, 0.1])]
    found = demix(into, [withdrawal("w", 0.4)], ["a", "b"], WEIGHTS)
    assert {lead.batch.depositor for lead in found.leads} == {"b"}
    assert "1 of 2 batches, the smallest" in found.left_out[0]
