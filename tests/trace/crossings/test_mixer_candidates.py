"""Candidates: nothing before its deposit, no order, and no more of them than can be read."""

from collections import Counter

import pytest

from hueandcry.model.mixer import ONE, MixerBatch, MixerLead
from hueandcry.trace.crossings import mixer_candidates
from hueandcry.trace.crossings.mixer_candidates import SPREAD, candidates_of
from hueandcry.trace.crossings.mixer_chances import MOST
from hueandcry.trace.crossings.mixer_demix import demix
from tests.trace.crossings.pools import (
    POOL,
    WEIGHTS,
    deposit,
    deposits,
    withdrawal,
    withdrawals,
)


def test_a_deposit_is_no_candidate_of_an_earlier_withdrawal_of_the_same_lead() -> None:
    into = deposits("thief", [0, 1, 2])
    found = demix(into, withdrawals("w", [0.5, 1.5]), ["thief"], WEIGHTS)
    pairs = {(one.deposit.time, one.withdrawal.time) for one in found.candidates}
    assert len(pairs) == 3
    assert all(before < after for before, after in pairs)


def test_many_to_many_is_never_a_mapping_in_order() -> None:
    # Like a CoinJoin: all in at once, all out at once, one output each.
    into = [deposit("thief", 0, tx=f"in {n}") for n in range(5)]
    out = [withdrawal(f"w{n}", 0.4) for n in range(5)]
    found = demix(into, out, ["thief"], WEIGHTS)
    given_to = Counter((one.deposit.tx, one.withdrawal.recipient) for one in found.candidates)
    assert len(given_to) == 25
    assert len({one.chance for one in found.candidates}) == 1


def test_candidates_of_a_deposit_are_bounded() -> None:
    into = [deposit("thief", n / 1000) for n in range(300)]
    out = [withdrawal(f"w{n}", 0.31 + n / 1000) for n in range(300)]
    found = demix(into, out, ["thief"], WEIGHTS)
    most = Counter(one.deposit for one in found.candidates).most_common(1)[0][1]
    assert 0 < most <= MOST


def test_pairs_beyond_the_limit_are_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mixer_candidates, "MOST_PAIRS", 5)
    out = [withdrawal("v", 0.5), withdrawal("w", 0.5)]
    found = demix(deposits("thief", [0, 0.1, 0.2]), out, ["thief"], WEIGHTS)
    assert (len(found.leads), len(found.candidates)) == (2, 3)
    assert found.left_out == ("1 leads: more than 5 pairs of events",)


def test_a_withdrawal_is_spread_over_the_latest_deposits() -> None:
    rows = tuple(deposit("thief", n / 1000) for n in range(SPREAD + 10))
    lead = MixerLead(MixerBatch(POOL, "thief", rows), "w", (withdrawal("w", 5),), ONE, ())
    found, _ = candidates_of([lead])
    assert {one.deposit for one in found} <= set(rows[10:])
    assert all(one.chance == ONE // SPREAD for one in found)


def test_leads_that_claim_more_than_a_deposit_are_scaled_down() -> None:
    batch = MixerBatch(POOL, "thief", (deposit("thief", 0),))
    leads = [MixerLead(batch, name, (withdrawal(name, 1),), ONE, ()) for name in "vwx"]
    found, left_out = candidates_of(leads)
    assert ([one.chance for one in found], left_out) == ([ONE // 3] * 3, [])
