from pathlib import Path

from hueandcry.model.transfer import NATIVE, PHASE_NATIVE, PHASE_TOKEN, Transaction, Transfer
from hueandcry.store.ledger import stage
from hueandcry.store.ledger.schema import KIND_FEE, KIND_OPENING, KIND_TRANSFER
from tests.store.ledger.bringing import CHAIN, TOKEN, A, B, ledger_at, tx


def moved(place: tuple[int, ...] | None, phase: int = PHASE_NATIVE) -> Transfer:
    return Transfer(CHAIN, tx(1), 10, 0, 1000, phase, place, A, None, NATIVE, 10**40, 18)


def test_values_are_staged_as_rows_with_their_places(tmp_path: Path) -> None:
    database = ledger_at(tmp_path / "l").database
    stage.clear(database)
    rows = [moved(()), moved((0, 12)), moved(None), moved((7, 2), PHASE_TOKEN)]
    stage.stage_transfers(database, rows, openings=[moved(None)], exact={tx(1)})
    found = database.execute(
        "SELECT row_number, path, exact, number, sub, amount, kind FROM stage ORDER BY 1"
    ).fetchall()
    amount = str(10**40)
    assert found == [
        (1, "", True, None, None, amount, KIND_TRANSFER),
        (2, "A0B12", True, None, None, amount, KIND_TRANSFER),
        (3, None, False, None, None, amount, KIND_TRANSFER),
        (4, None, False, 7, 2, amount, KIND_TRANSFER),
        (5, None, False, None, None, amount, KIND_OPENING),
    ]


def test_what_goes_to_nobody_is_a_fee_where_asked(tmp_path: Path) -> None:
    database = ledger_at(tmp_path / "l").database
    stage.clear(database)
    stage.stage_transfers(database, [moved((0,))], fees=True)
    assert database.execute("SELECT kind FROM stage").fetchall() == [(KIND_FEE,)]


def test_more_rows_than_one_batch_keep_their_order(tmp_path: Path) -> None:
    database = ledger_at(tmp_path / "l").database
    stage.clear(database)
    rows = [Transaction(CHAIN, tx(n), n, 0, None, A, B, n, None, None) for n in range(1, 45_001)]
    stage.stage_transactions(database, rows)
    found = database.execute(
        "SELECT count(*), bool_and(block = row_number), min(fee) FROM stage_tx"
    ).fetchone()
    assert found == (45_000, True, None)


def test_columns_a_select_leaves_out_are_null(tmp_path: Path) -> None:
    database = ledger_at(tmp_path / "l").database
    stage.stage_select(database, "stage", f"SELECT 'x' AS block, '{TOKEN}' AS asset")
    assert database.execute("SELECT block, asset, row_number, path FROM stage").fetchall() == [
        (None, TOKEN, 1, None)
    ]
