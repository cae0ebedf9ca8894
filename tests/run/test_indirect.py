"""Walks added up by category: least hops, the largest piece's way, and busy addresses apart."""

from pathlib import Path

import numpy as np
import pytest

from hueandcry.model.exposure import Attribution
from hueandcry.run.counted import End, EndTable, Holdings, holdings_of
from hueandcry.run.indirect import Led, Walker
from hueandcry.store.ledger.exposure import held_by
from hueandcry.store.ledger.ledger import Ledger
from tests.labelled_parties import said
from tests.trace.replay import Step
from tests.trace.worlds import CHAIN, ledger_of, line_numbers

STEPS = [
    Step("D", "K", 10), Step("K", "A", 10), Step("D", "L", 30), Step("L", "M", 30),
    Step("M", "A", 30), Step("E", "N", 4), Step("N", "A", 4), Step("A", "D", 1),
]  # fmt: skip
ENDS = {"D": "theft", "E": "theft", "F": "mixer"}


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return ledger_of(tmp_path / "w", STEPS)


def walker(ledger: Ledger, asked: str, hops: int = 5) -> tuple[Walker, Holdings]:
    lines = line_numbers(ledger)
    of_line = np.full(len(lines), -1, dtype=np.int32)
    for at, name in enumerate(ENDS):
        if name in lines:
            of_line[lines[name]] = at
    ends = [End(name, Attribution(what, said(what))) for name, what in ENDS.items()]
    held = held_by(ledger.database, [(CHAIN, name) for name in asked])
    return (
        Walker(ledger.lines(), EndTable(ends, of_line), hops, 1_000),
        holdings_of(held, ledger.lines()),
    )


def test_one_row_a_category_with_least_hops_and_the_largest_way(ledger: Ledger) -> None:
    of, holdings = walker(ledger, "A")
    led, large = of.led(holdings, [0])
    assert large == []
    assert [one for one in led if not one.reason] == [
        Led(0, "in", 44, "theft", 2, 0, (2, 3, 4), "")
    ]
    assert [one for one in led if one.reason] == []


def test_what_passes_on_to_a_direct_counterparty_is_not_indirect(ledger: Ledger) -> None:
    of, holdings = walker(ledger, "A")
    led, _ = of.led(holdings, [0])
    assert all(one.direction == "in" for one in led)


def test_only_the_addresses_asked_for_are_walked_from(ledger: Ledger) -> None:
    of, holdings = walker(ledger, "AKN")
    led, _ = of.led(holdings, [2])
    assert {holdings.asked[one.holding] for one in led} == {2}
    assert [(one.direction, one.amount, one.reason) for one in led] == [("out", 4, "held")]


def test_a_walk_too_large_alone_is_given_up_alone(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    of, holdings = walker(ledger, "AKN", hops=3)
    monkeypatch.setattr("hueandcry.trace.follow.MAX_EDGES", 2)
    led, large = of.led(holdings, [0, 1, 2])
    assert large == [0]
    assert {holdings.asked[one.holding] for one in led} == {1, 2}
