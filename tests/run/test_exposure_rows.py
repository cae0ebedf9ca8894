"""Numbers become rows: units of the asset, shares of the whole, the largest first."""

from pathlib import Path

import pytest

from hueandcry.model.exposure import Attribution
from hueandcry.run.counted import End, EndTable, Passed, holdings_of
from hueandcry.run.exposure_rows import Rows
from hueandcry.run.indirect import Led
from hueandcry.store.ledger.exposure import AssetFacts, held_by
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.names import Names
from tests.labelled_parties import said
from tests.trace.replay import Step
from tests.trace.worlds import CHAIN, ledger_of

ENDS = [End("D", Attribution("theft", said("theft", "Thief", source="s")))]


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return ledger_of(tmp_path / "w", [Step("D", "A", 30), Step("V", "A", 10), Step("A", "X", 20)])


def rows(ledger: Ledger, grain: int = 1) -> Rows:
    holdings = holdings_of(held_by(ledger.database, [(CHAIN, "A")]), ledger.lines())
    table = EndTable([*ENDS, End("E", Attribution("mixer", said("mixer")))], None)  # type: ignore[arg-type]
    return Rows(holdings, table, {holdings.asset[0]: AssetFacts(CHAIN, "test:chain/coin", grain)})


def test_direct_rows_by_direction_the_largest_share_first(ledger: Ledger) -> None:
    found = rows(ledger).direct(
        [Passed(0, 1, "in", 10), Passed(0, 0, "out", 5), Passed(0, 0, "in", 30)]
    )[0]
    assert [(row.direction, row.category, row.amount, row.share) for row in found] == [
        ("in", "theft", "30", "0.75"), ("in", "mixer", "10", "0.25"), ("out", "theft", "5", "0.25"),
    ]  # fmt: skip
    assert (found[0].counterparty, found[0].name, found[0].source, found[0].amount_usd) == (
        "D", "Thief", "s", None,
    )  # fmt: skip


def test_grains_become_base_units(ledger: Ledger) -> None:
    (row,) = rows(ledger, grain=10).direct([Passed(0, 0, "in", 30)])[0]
    assert (row.amount, row.share, row.asset) == ("3", "0.75", "test:chain/coin")


def test_ways_become_transactions_with_their_index(ledger: Ledger) -> None:
    names = Names(ledger.database, ledger.lookup())
    led = [
        Led(0, "in", 30, "theft", 2, 0, (0, 1), ""), Led(0, "in", 10, "", 0, -1, (), "unexplained"),
    ]  # fmt: skip
    over, left = rows(ledger).indirect(led, names)[0]
    assert [(row.path, row.hops, row.share, row.law) for row in over] == [
        (("tx1:0", "tx2:0"), 2, "0.75", "fifo")
    ]
    assert [(row.reason, row.amount, row.share) for row in left] == [("unexplained", "10", "0.25")]
    assert rows(ledger).indirect([], names) == {}
