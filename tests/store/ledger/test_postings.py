"""Postings of lines come in their order, and are placed anew without the arrays."""

import shutil
from pathlib import Path

import pytest

from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.postings import placed_postings, postings_of
from tests.trace.replay import Step
from tests.trace.worlds import add, line_numbers, transfers

STEPS = [Step(None, "X", 10), Step("V", "X", 100), Step("X", "Y", 60), Step("X", "Z", 70)]


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = Ledger(tmp_path / "w", write=True)
    add(made, transfers(STEPS))
    shutil.rmtree(tmp_path / "w/segments")
    return made


def test_a_line_has_its_postings_in_order(ledger: Ledger) -> None:
    line = line_numbers(ledger)["X"]
    found = [(row.debit, row.amount, row.tx) for row in postings_of(ledger.database, {line})]
    assert found == [(False, 10, "tx1"), (False, 100, "tx2"), (True, 60, "tx3"), (True, 70, "tx4")]


def test_only_the_asked_transactions_are_placed_but_all_count(ledger: Ledger) -> None:
    line = line_numbers(ledger)["X"]
    found = {
        (row.debit, row.lo, row.hi) for row in placed_postings(ledger.database, {line}, {"tx4"})
    }
    # The debit of 70, and the 20 that must have been there before it.
    assert found == {(True, 60, 130), (False, 110, 130)}


def test_no_lines_have_no_postings(ledger: Ledger) -> None:
    assert list(postings_of(ledger.database, set())) == []
    assert list(placed_postings(ledger.database, set(), {"tx4"})) == []
