"""Terminals added up: who holds how much, of which part, and in which words."""

import pytest

from hueandcry.model.flow import LineName
from hueandcry.run.holders import account_of, custodian_of, holders_of, stolen_by_asset, units
from tests.flows import ETHER, Sketch, label, small_theft

NATIVE = "eip155:1/native"


def test_pieces_at_one_account_are_added_up() -> None:
    sketch = Sketch()
    thief, purse = sketch.line("thief"), sketch.line("purse")
    seed = sketch.seed(thief, 100, "tx")
    sketch.move(seed, thief, purse, (0, 100), 7)
    sketch.rest(seed, purse, (0, 30), "held", (label("A"),))
    sketch.rest(seed, purse, (30, 90), "held", (label("A"), label("B")))
    sketch.rest(seed, purse, (90, 100), "fee")
    held, fee = holders_of(sketch.flow())
    assert (held.amount, held.share, held.pieces, held.last_time) == (90, 0.9, 2, 7)
    assert [one.name for one in held.labels] == ["A", "B"]
    assert (fee.reason, fee.amount) == ("fee", 10)


def test_what_an_earlier_theft_owns_counts_once() -> None:
    flow = small_theft()
    assert stolen_by_asset(flow) == {NATIVE: 136 * ETHER, "eip155:1/0xCoin": 5_000_000}
    native = [one for one in holders_of(flow) if one.line.asset == "native"]
    assert sum(one.amount for one in native if one.reason != "counted") == 136 * ETHER
    assert sum(one.share for one in native) == pytest.approx(1)


def test_the_largest_come_first() -> None:
    for asset in ("native", "0xCoin"):
        amounts = [one.amount for one in holders_of(small_theft()) if one.line.asset == asset]
        assert amounts == sorted(amounts, reverse=True)
        assert len(amounts) > 1


@pytest.mark.parametrize(
    ("decimals", "grain", "amount", "words"),
    [
        (18, 1, 1234 * ETHER + 5 * 10**17, "1,234.5"),
        (6, 1, 1, "0.000001"),
        (0, 10**18, 2 * 10**18, "2"),
        (0, 10**18, 3 * 10**17, "0 and 300000000000000000/1000000000000000000"),
        (None, 1, 12345, "12,345"),
    ],
    ids=["units", "least", "nft", "part of an nft", "no decimals"],
)
def test_amounts_are_exact(decimals: int | None, grain: int, amount: int, words: str) -> None:
    sketch = Sketch()
    line = sketch.line("thief", "coin", decimals, grain)
    sketch.seed(line, amount, "tx")
    assert units(amount, sketch.flow(), "eip155:1/coin") == words


def test_an_outpoint_belongs_to_its_owner() -> None:
    assert account_of(LineName("bip122:0", "ab:0", "outpoint", "owner")) == "owner"
    assert account_of(LineName("eip155:1", "0x1", "native")) == "0x1"


def test_only_those_who_can_hold_funds_back_are_custodians() -> None:
    assert custodian_of([label("M", "mixer"), label("D", "defi")]) is None
    found = custodian_of([label("A", sure=0.5), label("B", sure=0.8), label("M", "mixer", sure=1)])
    assert found is not None
    assert found.name == "B"


def test_every_reason_of_the_format_has_its_place() -> None:
    sketch = Sketch()
    line = sketch.line("thief")
    reasons = ("rounding", "pooled", "inexact", "untraceable", "unexplained", "opening", "minted")
    seed = sketch.seed(line, len(reasons), "tx")
    for at, reason in enumerate(reasons):
        sketch.rest(seed, line, (at, at + 1), reason)
    assert {one.reason for one in holders_of(sketch.flow())} == set(reasons)
