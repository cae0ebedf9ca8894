"""A ledger's transfers go into a warehouse and keep their places."""

from pathlib import Path

import duckdb

from hueandcry.store.engines.export import export_transfers
from tests.trace.replay import Step
from tests.trace.worlds import ledger_of


def test_every_transfer_is_written_with_its_place(tmp_path: Path) -> None:
    steps = [Step(None, "H", 5), Step("H", None, 1, fee=True), Step("H", "X", 3)]
    ledger = ledger_of(tmp_path / "w", steps)
    path = tmp_path / "it's.parquet"
    assert export_transfers(ledger.database, path) == 3
    found = duckdb.read_parquet(str(path)).order("height").fetchall()
    assert [(row[8], row[9], row[11], row[12]) for row in found] == [
        ("", "H", "5", 0), ("H", "", "1", 1), ("H", "X", "3", 0),
    ]  # fmt: skip
    ledger.close()
