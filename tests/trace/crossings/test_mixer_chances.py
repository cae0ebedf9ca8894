"""Chances: both sums hold to the last unit, and a batch gets no more than it put in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.model.mixer import ONE, UNIT
from hueandcry.trace.crossings.mixer_chances import (
    RAISED,
    assumed,
    bounded,
    either,
    emptied,
    log_odds,
    reasons,
    settled,
    shared_out,
    sigmoid,
)
from hueandcry.trace.crossings.mixer_signals import Seen
from tests.trace.crossings.pools import WEIGHTS

# Few deposits and withdrawals, so that candidates overlap; chances far above one on purpose.
OVERLAPPING = st.dictionaries(
    st.tuples(st.integers(0, 5), st.integers(0, 5)), st.integers(0, 3 * ONE), max_size=36
)
ODDS = st.lists(st.tuples(st.floats(-20, 20), st.integers(1, 12)), min_size=1, max_size=12)


def sums(chances: dict[tuple[int, int], int], side: int) -> dict[int, int]:
    total: dict[int, int] = {}
    for pair, chance in chances.items():
        total[pair[side]] = total.get(pair[side], 0) + chance
    return total


@given(OVERLAPPING, st.integers(0, 8), st.integers(0, ONE))
def test_no_deposit_and_no_withdrawal_has_more_than_one(
    raw: dict[tuple[int, int], int], most: int, least: int
) -> None:
    kept = bounded(raw, most, least)
    assert all(total <= ONE for side in (0, 1) for total in sums(kept, side).values())
    assert all(max(least, 1) <= chance <= raw[pair] for pair, chance in kept.items())
    assert all(sum(d == deposit for d, _ in kept) <= most for deposit in range(6))


@given(OVERLAPPING)
def test_chances_within_their_bounds_are_left_as_they_are(
    raw: dict[tuple[int, int], int],
) -> None:
    small = {pair: chance // 18 for pair, chance in raw.items()}  # 6 of 1/6 at most on each side
    assert bounded(small, 36, 0) == {pair: chance for pair, chance in small.items() if chance}


def test_the_likeliest_candidates_are_kept() -> None:
    raw = {(0, 0): ONE // 10, (0, 1): ONE // 5, (0, 2): ONE // 5, (0, 3): ONE // 3}
    assert set(bounded(raw, 2, 0)) == {(0, 3), (0, 1)}


def test_a_negative_chance_is_refused() -> None:
    with pytest.raises(ValueError, match="below 0"):
        bounded({(0, 0): -1}, 1, 0)


@given(st.dictionaries(st.tuples(st.integers(0, 5), st.sampled_from("vw")), st.integers(0, ONE)))
def test_a_withdrawer_is_shared_between_batches(raw: dict[tuple[int, str], int]) -> None:
    shared = shared_out(raw)
    for name in "vw":
        total = sum(chance for (_, withdrawer), chance in raw.items() if withdrawer == name)
        kept = sum(chance for (_, withdrawer), chance in shared.items() if withdrawer == name)
        assert kept == total if total <= ONE else ONE - len(raw) <= kept <= ONE


@given(ODDS, st.integers(1, 40), st.floats(0, 1))
def test_no_more_withdrawals_are_expected_than_left(
    rows: list[tuple[float, int]], deposits: int, beforehand: float
) -> None:
    odds, counts = [odd for odd, _ in rows], [count for _, count in rows]
    chances = settled(odds, counts, deposits, 0.9, beforehand)
    expected = sum(p * count for p, count in zip(chances, counts, strict=True))
    assert expected <= 0.9 * deposits + 1e-6
    assert all(p <= sigmoid(odd + RAISED) for p, odd in zip(chances, odds, strict=True))


def test_a_batch_with_a_crowd_of_equals_shares_its_deposits_among_them() -> None:
    assert settled([0.0] * 100, [1] * 100, 10, 1.0, 1.0) == pytest.approx([0.1] * 100)


def test_a_batch_nobody_fits_is_given_little_unless_it_is_known_to_be_empty() -> None:
    odds, counts = [-4.0] * 10, [1] * 10
    (unknown, *_), (known, *_) = (settled(odds, counts, 10, 1.0, p) for p in (0.5, 1.0))
    assert unknown < 0.02 < known == pytest.approx(sigmoid(-1.0))


def test_emptied_rises_with_what_fits_and_with_what_was_known() -> None:
    assert emptied(0.0, 0.5) < emptied(0.5, 0.5) < emptied(1.0, 0.5) == emptied(7.0, 0.5)
    assert (emptied(0.1, 0.0), emptied(0.1, 1.0)) == (0.0, 1.0)


@given(st.floats(allow_nan=False))
def test_the_sigmoid_is_a_chance(x: float) -> None:
    assert 0 <= sigmoid(x) <= 1
    assert sigmoid(x) + sigmoid(-x) == pytest.approx(1)


@given(st.floats(0, 1), st.floats(0, 1))
def test_either_of_two_is_at_least_each(one: float, other: float) -> None:
    assert max(one, other) * ONE - 2 <= either(one, other) <= ONE


def test_weights_add_up_and_unknown_bins_weigh_nothing() -> None:
    rows = [Seen("life", "only in the window"), Seen("life", "?"), Seen("?", "?")]
    assert log_odds(rows, WEIGHTS) == (4096 - 8192) / UNIT
    assert assumed(rows, WEIGHTS) == 0


def test_assumed_signals_are_told_apart_and_first() -> None:
    rows = [Seen("paid", "self-paid"), Seen("linked", "direct transfer"), Seen("life", "?")]
    assert assumed(rows, WEIGHTS) == 0.5
    assert [(r.signal, r.weight, r.assumed) for r in reasons(rows, WEIGHTS)] == [
        ("linked", 0.5, True), ("paid", -2.0, False),
    ]  # fmt: skip
