"""Terminals added up: who holds how much, of which part, and in which words."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from hueandcry.model.flow import LineName
from hueandcry.model.following import TraceRequest
from hueandcry.run.holders import account_of, custodian_of, holders_of, stolen_by_asset, units
from tests.crossed_flows import FAR, FAR_COIN, crossed_theft
from tests.flows import ETHER, Sketch, label, small_theft
from tests.trace.crossings.test_flow import SENDERS, SWAP, flow_of

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


def test_a_share_is_of_what_was_stolen_and_an_amount_of_what_is_held(tmp_path: Path) -> None:
    flow = flow_of(tmp_path, SWAP, SENDERS, TraceRequest(("tx2",)))
    found = {(one.line.account, one.line.asset): one for one in holders_of(flow)}
    amounts = {key: (one.amount, one.share) for key, one in found.items()}
    assert amounts == {("U", "B"): (35, 0.7), ("U", "A"): (20, 0.2), ("X", "B"): (5, 0.1)}
    assert {one.taken for one in found.values()} == {"test:chain/A"}
    assert found["U", "B"].crossed.methods == ("swap",)
    assert units(found["U", "B"].amount, flow, "test:chain/B") == "0.000000000000000035"


def test_another_chain_has_its_own_units() -> None:
    flow = crossed_theft()
    kraken = next(one for one in holders_of(flow) if one.reason == "service")
    assert units(kraken.amount, flow, f"{FAR}/{FAR_COIN}") == "50,000"
    assert (kraken.taken, round(kraken.share, 4)) == (NATIVE, 0.2503)


def test_one_account_holds_of_each_theft_apart() -> None:
    sketch = Sketch()
    ends = [sketch.line("thief"), sketch.line("thief", "coin", 6)]
    purse = sketch.line("purse")
    for number, line in enumerate(ends):
        seed = sketch.seed(line, 100, f"tx{number}")
        sketch.rest(seed, purse, (0, 100), "held")
    assert [(one.taken, one.share) for one in holders_of(sketch.flow())] == [
        ("eip155:1/coin", 1.0), (NATIVE, 1.0)
    ]  # fmt: skip


def test_backward_one_source_of_two_legs_is_counted_once() -> None:
    sketch = Sketch("backward")
    source, first, second = (sketch.line(name) for name in ("source", "one", "two"))
    for line, part in ((first, "0.25"), (second, "0.75")):
        seed = sketch.seed(line, 50, f"tx{part}")
        sketch.rest(seed, source, (0, 50), "minted")
        sketch.ends[-1] = replace(sketch.ends[-1], share=part, amount="40")
    (one,) = holders_of(sketch.flow())
    assert (one.amount, int(one.part), one.share) == (40, 100, 1.0)
