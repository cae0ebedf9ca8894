"""Tables of tokens give assets their decimals, before or after the transfers."""

from pathlib import Path

import pytest

from hueandcry.store.ledger.checking import check_lines
from tests.store.ledger.bringing import ETL_TOKENS, TOKEN, A, B, bring, ledger_at, table, tx

OTHER = "0x" + "8" * 40
HEAD = "address,symbol,name,decimals,total_supply"
TOKENS = [
    (TOKEN.upper().replace("X", "x"), "TST", "Test", 2, 1000),
    (OTHER, "OTH", "Other", 18, 5),
    ("0x" + "9" * 40, "BAD", "Bad", 300, 5),
    ("", "NONE", "None", 6, 5),
    ("0x" + "6" * 40, "NULL", "Null", None, 5),
]


def files(folder: Path) -> tuple[Path, Path]:
    moves = [(TOKEN, A, B, 150, tx(1), 1, 10)]
    return (
        table(folder / "tokens.csv", HEAD, TOKENS),
        table(folder / "moves.csv", ETL_TOKENS, moves),
    )


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["before", "after"])
def test_decimals_are_known_whatever_comes_first(tmp_path: Path, order: tuple[int, int]) -> None:
    ledger = ledger_at(tmp_path / "w")
    given = files(tmp_path)
    for at in order:
        bring(ledger, given[at])
        ledger.lay_lines()
    found = ledger.database.execute(
        "SELECT a.decimals, CAST(t.v AS VARCHAR) FROM transfer t JOIN line l ON l.id = t.source"
        " JOIN asset a ON a.id = l.asset"
    ).fetchall()
    # Two decimals: a base unit is 10^16 grains.
    assert found == [(2, str(150 * 10**16))]
    assert check_lines(ledger).faults == ()
    ledger.close()


def test_every_row_is_accounted_for(tmp_path: Path) -> None:
    ledger = ledger_at(tmp_path / "w")
    tokens, _ = files(tmp_path)
    brought = bring(ledger, tokens)
    assert (brought.format, brought.taken, brought.known, brought.rejected) == (
        "ethereum-etl tokens", 2, 0, 3
    )  # fmt: skip
    reasons = ledger.database.execute("SELECT DISTINCT reason FROM rejected ORDER BY 1").fetchall()
    assert reasons == [
        ("the address is missing",),
        ("the decimals are missing or out of range",),
    ]
    again = bring(ledger, table(tmp_path / "more.csv", HEAD, [*TOKENS[:2], TOKENS[4]]))
    assert (again.taken, again.known, again.rejected) == (0, 2, 1)
    ledger.close()
