"""Direct exposure in numbers: lines of one address and asset together, its own payments apart."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from hueandcry.model.exposure import Attribution
from hueandcry.model.transfer import PHASE_TOKEN, Transfer
from hueandcry.run.counted import End, EndTable, holdings_of, passed
from hueandcry.store.ledger.exposure import held_by
from hueandcry.store.ledger.ledger import Ledger
from tests.labelled_parties import said
from tests.trace.worlds import CHAIN, add, line_numbers

Move = tuple[str, str, str, int]


def ledger_of(folder: Path, moves: Sequence[Move]) -> Ledger:
    made = Ledger(folder, write=True)
    add(made, [
        Transfer(CHAIN, f"tx{at}", at, 0, 1_000 + at, PHASE_TOKEN, (0,), source, target, asset,
                 amount, 18)
        for at, (source, target, asset, amount) in enumerate(moves, 1)
    ])  # fmt: skip
    return made


def counted(ledger: Ledger, asked: str, labelled: str) -> list[tuple[str, str, str, str, int, int]]:
    """Return (address, asset, counterparty, direction, amount, total)."""
    assets = dict(ledger.database.execute("SELECT id, name FROM asset").fetchall())
    rows = ledger.database.execute(
        "SELECT l.id, a.name FROM line l JOIN account a ON a.id = l.account"
    ).fetchall()
    of_line = np.full(len(rows), -1, dtype=np.int32)
    for line, name in rows:
        of_line[line] = labelled.find(name)
    ends = [End(name, Attribution("theft", said("theft"))) for name in labelled]
    holdings = holdings_of(
        held_by(ledger.database, [(CHAIN, name) for name in asked]), ledger.lines()
    )
    return sorted(
        (
            asked[holdings.asked[one.holding]], assets[holdings.asset[one.holding]],
            labelled[one.end], one.direction, one.amount,
            holdings.total(one.holding, one.direction),
        )
        for one in passed(holdings, EndTable(ends, of_line), ledger.lines())
    )  # fmt: skip


def test_amounts_by_address_asset_counterparty_and_direction(tmp_path: Path) -> None:
    large = 10**30
    ledger = ledger_of(tmp_path / "w", [
        ("D", "A", "x", large), ("D", "A", "x", 7), ("V", "A", "x", 3), ("D", "A", "y", 5),
        ("A", "E", "x", 9), ("A", "V", "x", 1), ("D", "B", "x", 2),
    ])  # fmt: skip
    assert counted(ledger, "AB", "DE") == [
        ("A", "x", "D", "in", large + 7, large + 10), ("A", "x", "E", "out", 9, 10),
        ("A", "y", "D", "in", 5, 5), ("B", "x", "D", "in", 2, 2),
    ]  # fmt: skip


def test_more_lines_than_are_read_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moves = [("D", f"U{at}", "x", at + 1) for at in range(20)]
    ledger = ledger_of(tmp_path / "w", moves)
    assert len(line_numbers(ledger)) == 21
    monkeypatch.setattr("hueandcry.run.counted._LINES_AT_ONCE", 3)
    holdings = holdings_of(
        held_by(ledger.database, [(CHAIN, f"U{at}") for at in range(20)]), ledger.lines()
    )
    of_line = np.full(21, -1, dtype=np.int32)
    of_line[line_numbers(ledger)["D"]] = 0
    table = EndTable([End("D", Attribution("theft", said("theft")))], of_line)
    found = {holdings.asked[one.holding]: one.amount
             for one in passed(holdings, table, ledger.lines())}  # fmt: skip
    assert found == {at: at + 1 for at in range(20)}


def test_nobody_labelled_is_nothing(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path / "w", [("D", "A", "x", 1)])
    assert counted(ledger, "A", "") == []
    assert counted(ledger, "", "D") == []


def test_the_change_of_a_coin_is_no_exposure_to_oneself(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path / "w", [("V", "P", "x", 5), ("P", "Q", "x", 3), ("P", "E", "x", 2)])
    ledger.database.execute(
        "INSERT INTO account SELECT 99, chain, 'W' FROM account LIMIT 1; INSERT INTO owner SELECT"
        " id, 99 FROM account WHERE name IN ('P', 'Q')"
    )
    assert counted(ledger, "W", "PQE") == [("W", "x", "E", "out", 2, 5)]
