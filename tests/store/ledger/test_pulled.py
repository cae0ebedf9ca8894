"""What was fetched is noted, and taken back where the chain was reorganised."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hueandcry.model.transfer import NATIVE, Transaction, Transfer
from hueandcry.store.ledger.importing import import_values
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.pulled import (
    Pulled,
    first_height,
    forget_openings,
    holdings_of,
    known_blocks,
    note_blocks,
    note_pulled,
    pulled_accounts,
    remove_above,
)
from hueandcry.store.ledger.query import number
from tests.values import NOW

CHAIN = "eip155:1"
A, B, C, TOKEN = ("0x" + digit * 40 for digit in "abcd")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    made = Ledger(tmp_path / "case", write=True)
    yield made
    made.close()


def paid(block: int, amount: int, source: str = A, target: str = B) -> Transaction:
    return Transaction(
        CHAIN, f"0x{block:064x}", block, 0, 1_700_000_000 + block, source, target, amount, 5,
        True, f"0x{block + 900:064x}",
    )  # fmt: skip


def opening(amount: int) -> Transfer:
    return Transfer(CHAIN, "opening", 4, None, None, 3, None, None, A, NATIVE, amount, 18)


def bring(ledger: Ledger, *rows: Transaction, openings: tuple[Transfer, ...] = ()) -> None:
    import_values(
        ledger, "node", rows, (), NOW, openings=openings,
        then=lambda database: note_blocks(
            database, CHAIN, [(row.block or 0, row.time, row.block_hash or "") for row in rows]
        ),
    )  # fmt: skip


def pulled(account: str, last: int, first: int = 5) -> Pulled:
    gaps = ("one, with a comma", "another")
    return Pulled(account, first, last, f"0x{last + 900:064x}", "trace_filter", True, 3, gaps)


def test_what_is_noted_is_known_again(ledger: Ledger) -> None:
    note_pulled(ledger.database, CHAIN, pulled(A, 20))
    note_pulled(ledger.database, "eip155:10", pulled(B, 7))
    note_pulled(ledger.database, CHAIN, pulled(A, 30))
    assert pulled_accounts(ledger.database, CHAIN) == {A: pulled(A, 30)}
    assert pulled_accounts(ledger.database, "eip155:10") == {B: pulled(B, 7)}
    assert pulled_accounts(ledger.database, "eip155:56") == {}


def test_an_account_and_its_note_are_one_step(ledger: Ledger) -> None:
    def failing(_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_values(ledger, "node", [paid(9, 7)], (), NOW, then=failing)
    assert number(ledger.database, "SELECT count(*) FROM transfer") == 0


def test_an_opening_is_the_first_credit_of_its_line(ledger: Ledger) -> None:
    bring(ledger, paid(9, 7), openings=(opening(50),))
    assert holdings_of(ledger.database, CHAIN, A, 100) == {NATIVE: 50 - 7 - 5}
    ledger.lay_lines()
    assert number(ledger.database, "SELECT count(*) FROM transfer WHERE kind = 4") == 1
    bring(ledger, openings=(opening(50),))
    assert holdings_of(ledger.database, CHAIN, A, 100) == {NATIVE: 38}
    assert first_height(ledger.database, CHAIN, A) == 9
    forget_openings(ledger.database, CHAIN, A)
    assert holdings_of(ledger.database, CHAIN, A, 100) == {NATIVE: -12}


def test_an_opening_of_the_same_amount_replaces_the_one_before(ledger: Ledger) -> None:
    bring(ledger, openings=(opening(50),))
    for _ in range(2):
        import_values(
            ledger, "node", (), (), NOW, openings=(opening(50),),
            before=lambda database: forget_openings(database, CHAIN, A),
        )  # fmt: skip
        assert holdings_of(ledger.database, CHAIN, A, 100) == {NATIVE: 50}


def test_what_was_to_be_replaced_stays_where_the_new_fails(ledger: Ledger) -> None:
    def failing(_: object) -> None:
        raise KeyboardInterrupt

    bring(ledger, openings=(opening(50),))
    with pytest.raises(KeyboardInterrupt):
        import_values(
            ledger, "node", (), (), NOW, then=failing,
            before=lambda database: forget_openings(database, CHAIN, A),
        )  # fmt: skip
    assert holdings_of(ledger.database, CHAIN, A, 100) == {NATIVE: 50}


def test_holdings_count_up_to_a_block_and_in_base_units(ledger: Ledger) -> None:
    token = Transfer(CHAIN, f"0x{9:064x}", 9, 0, 1, 2, (3,), None, B, TOKEN, 400, 2)
    import_values(ledger, "node", [paid(9, 7), paid(12, 8)], [token], NOW)
    assert holdings_of(ledger.database, CHAIN, B, 11) == {NATIVE: 7, TOKEN: 400}
    assert holdings_of(ledger.database, CHAIN, B, 12) == {NATIVE: 15, TOKEN: 400}
    assert holdings_of(ledger.database, CHAIN, C, 12) == {}


def test_blocks_are_kept_once_with_their_hashes(ledger: Ledger) -> None:
    bring(ledger, paid(9, 7), paid(12, 8))
    bring(ledger, paid(9, 7))
    note_pulled(ledger.database, CHAIN, pulled(A, 20))
    assert [block for block, _ in known_blocks(ledger.database, CHAIN)] == [9, 12, 20]


def test_what_was_fetched_above_a_block_is_taken_back(ledger: Ledger) -> None:
    bring(ledger, paid(9, 7), paid(12, 8), paid(15, 6, B, C), openings=(opening(50),))
    note_pulled(ledger.database, CHAIN, pulled(A, 20))
    note_pulled(ledger.database, CHAIN, pulled(C, 20, first=13))
    ledger.lay_lines()
    assert remove_above(ledger.database, CHAIN, 9, "0x9") == 4
    assert holdings_of(ledger.database, CHAIN, A, 100) == {NATIVE: 38}
    (left,) = pulled_accounts(ledger.database, CHAIN).values()
    assert (left.account, left.last, left.last_hash) == (A, 9, "0x9")
    assert [block for block, _ in known_blocks(ledger.database, CHAIN)] == [9]
    ledger.lay_lines()
    # The same payments in other blocks are new ones.
    bring(ledger, paid(13, 8))
    assert holdings_of(ledger.database, CHAIN, A, 100) == {NATIVE: 25}


def test_what_came_from_files_stays(ledger: Ledger, tmp_path: Path) -> None:
    from hueandcry.store.ledger.importing import Wanted, import_file

    table = tmp_path / "rows.csv"
    table.write_text(
        "token_address,from_address,to_address,value,transaction_hash,log_index,block_number\n"
        f"{TOKEN},{A},{B},5,0x{12:064x},1,12\n"
    )
    import_file(ledger, table, Wanted(CHAIN), NOW)
    bring(ledger, paid(12, 8))
    assert remove_above(ledger.database, CHAIN, -1, "") == 2
    assert holdings_of(ledger.database, CHAIN, B, 100) == {TOKEN: 5}
