"""Accounts and transactions are found by key, in every segment, and only they."""

from pathlib import Path

import numpy as np
import pytest

from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.lookup import Lookup
from tests.trace.replay import Step
from tests.trace.worlds import add, line_numbers, transfers


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = Ledger(tmp_path / "w", write=True)
    add(made, transfers([Step("V", "H", 100), Step("H", "K", 60)]))
    add(made, transfers([Step("H", "X", 30)], first=9))
    return made


def test_every_account_leads_to_its_line(ledger: Ledger) -> None:
    lookup = ledger.lookup()
    lines = line_numbers(ledger)
    assert {name: lookup.lines(name) for name in lines} == {n: [at] for n, at in lines.items()}


def test_transactions_lead_to_their_transfers(ledger: Ledger) -> None:
    lookup = ledger.lookup()
    assert [lookup.transfers(tx) for tx in ("tx1", "tx2", "tx9")] == [[0], [1], [2]]


def test_what_is_not_there_is_not_found(ledger: Ledger) -> None:
    lookup = ledger.lookup()
    assert lookup.lines("nobody") == lookup.transfers("tx0") == []
    assert Lookup([]).lines("H") == []


def test_equal_keys_of_other_names_do_no_harm(ledger: Ledger) -> None:
    folder = ledger.folder / "segments/000001"
    rows = np.load(folder / "tx_row.npy")
    keys = np.load(folder / "tx_key.npy")
    np.save(folder / "tx_key.npy", np.full_like(keys, keys[0]))
    found = ledger.lookup().transfers("tx1") + ledger.lookup().transfers("tx2")
    assert sorted(found) == sorted(rows.tolist())
