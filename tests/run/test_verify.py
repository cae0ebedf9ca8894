"""Verifying against another ledger says so; postings are those of the flow's lines only."""

import io
from pathlib import Path

import pytest

from hueandcry.model.errors import BadRequest
from hueandcry.run.verify import Seal, verify_flow, write_postings
from hueandcry.store.ledger.ledger import opened
from tests.trace.replay import Step
from tests.trace.worlds import add, flow_of, transfers

STEPS = [Step("V", "H", 100), Step("H", "K", 60), Step("A", "B", 5)]


def test_a_ledger_without_these_accounts_says_so(tmp_path: Path) -> None:
    flow = flow_of(tmp_path, STEPS, "H")
    with opened(tmp_path, "other", write=True) as ledger:
        add(ledger, transfers([Step("P", "Q", 1)]))
        with pytest.raises(BadRequest, match="It was made from ledger world"):
            verify_flow(ledger, flow, Seal("t", ""))


def test_edges_that_are_not_there_fail_one_by_one(tmp_path: Path) -> None:
    flow = flow_of(tmp_path, STEPS, "H")
    with opened(tmp_path, "other", write=True) as ledger:
        add(ledger, transfers([Step("V", "H", 100)]))
        found = verify_flow(ledger, flow, Seal("t", ""))
    assert (found.edges, found.holds) == (1, 0)
    assert {(fail.id, fail.field) for fail in found.fails} == {("e1", "debit"), ("e1", "credit")}
    assert {fail.recomputed for fail in found.fails} == {"not there"}


def test_postings_are_those_of_the_flow(tmp_path: Path) -> None:
    flow = flow_of(tmp_path, STEPS, "H")
    file = io.StringIO()
    with opened(tmp_path, "world", write=False) as ledger:
        assert write_postings(ledger, flow, file) == 3
    rows = [line.split(",") for line in file.getvalue().splitlines()[1:]]
    assert {(row[1], row[8], row[9]) for row in rows} == {
        ("H", "credit", "100"), ("H", "debit", "60"), ("K", "credit", "60"),
    }  # fmt: skip
