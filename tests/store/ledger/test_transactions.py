from pathlib import Path

from hueandcry.store.ledger.transactions import missing_contracts, missing_fees
from tests.store.ledger.bringing import A, B, C, bring, laid, ledger_at, places, reasons, table, tx
from tests.store.ledger.test_formats import RECEIPTS, TRANSACTIONS


def sent(number: int = 1, to: str = B, value: object = 5, sender: str = A) -> tuple[object, ...]:
    return (tx(number), 0, "", 10, number, sender, to, value, 9, 2, "0x", 1000)


def test_receipts_add_the_fee_later(tmp_path: Path) -> None:
    ledger = ledger_at(tmp_path / "l")
    bring(ledger, table(tmp_path / "t.csv", TRANSACTIONS, [sent(1), sent(2)]))
    ledger.lay_lines()
    assert missing_fees(ledger.database) == 2
    brought = bring(ledger, table(tmp_path / "r.csv", RECEIPTS, [(tx(1), 1, 10, 21000, 1, 3)]))
    assert (brought.known, brought.changed) == (1, 1)
    assert missing_fees(ledger.database) == 1
    assert places(ledger) == [(10, 0, A, None, 63000), (10, 1, A, B, 5), (10, 1, A, B, 5)]
    debits = laid(ledger)[f"eip155:1 {A} native@18"][0]
    assert [row[:2] for row in debits] == [(0, 63000), (63000, 63005), (63005, 63010)]


def test_receipts_may_come_first(tmp_path: Path) -> None:
    ledger = ledger_at(tmp_path / "l")
    bring(ledger, table(tmp_path / "r.csv", RECEIPTS, [(tx(1), 1, 10, 21000, 0, 3)]))
    assert places(ledger) == []
    bring(ledger, table(tmp_path / "t.csv", TRANSACTIONS, [sent(1)]))
    assert places(ledger) == [(10, 0, A, None, 63000)]


def test_old_receipts_tell_no_price(tmp_path: Path) -> None:
    header = RECEIPTS.removesuffix(",effective_gas_price")
    ledger = ledger_at(tmp_path / "l")
    bring(ledger, table(tmp_path / "r.csv", header, [(tx(1), 1, 10, 21000, 0)]))
    bring(ledger, table(tmp_path / "t.csv", TRANSACTIONS, [sent(1)]))
    assert (places(ledger), missing_fees(ledger.database)) == ([], 1)


def test_faulty_transactions_are_counted_once(tmp_path: Path) -> None:
    rows = [
        sent(1), sent(1), sent(2, to="0x12"), sent(3, sender="bob"), sent(4, value="1.5"),
        sent(5, value=-3), ("", *sent(6)[1:]), (*sent(7)[:3], "", *sent(7)[4:]),
        (*sent(8)[:4], "x", *sent(8)[5:]), sent(9, value=10**50),
    ]  # fmt: skip
    header = TRANSACTIONS + ",receipt_gas_used"
    ledger = ledger_at(tmp_path / "l")
    path = table(tmp_path / "t.csv", header, [(*row, 3) for row in rows])
    brought = bring(ledger, path)
    assert (brought.taken, brought.known, brought.rejected) == (1, 1, 8)
    assert {
        "the transaction has no hash", "the block is missing", "the place in the block is missing",
        "the amount is negative", "the amount is too large to be added up exactly",
    } < set(reasons(ledger))  # fmt: skip
    # What is wrong with the value does not take the fee away.
    assert [place[1:] for place in places(ledger) if place[2] == A] == [
        (0, A, None, 6), (1, A, B, 5), (0, A, None, 6), (0, A, None, 6), (0, A, None, 6),
        (0, A, None, 6),
    ]  # fmt: skip


def test_a_creation_nobody_tells_the_contract_of_is_counted(tmp_path: Path) -> None:
    ledger = ledger_at(tmp_path / "l")
    bring(ledger, table(tmp_path / "t.csv", TRANSACTIONS, [sent(1, to=""), sent(2, "", 0)]))
    assert places(ledger) == []
    assert missing_contracts(ledger.database) == 1


def test_hashes_are_the_same_in_any_case(tmp_path: Path) -> None:
    row = ("0x" + "AB" * 32, *sent(1)[1:])
    ledger = ledger_at(tmp_path / "l")
    bring(ledger, table(tmp_path / "t.csv", TRANSACTIONS, [row]))
    lower = (str(row[0]).lower(), *row[1:])
    assert bring(ledger, table(tmp_path / "u.csv", TRANSACTIONS, [lower])).known == 1
    assert C not in {place[3] for place in places(ledger)}
