"""How accounts behave, over all their lines and outpoints, in any spelling."""

from pathlib import Path

import pytest

from hueandcry.model.structure import Account, Behaviour, Paid
from hueandcry.model.transfer import PHASE_FEE, PHASE_TOKEN, Transfer
from hueandcry.store.ledger.behaviour import LedgerBehaviour
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.pulled import LEFT_OUT, Pulled, note_pulled
from tests.trace.worlds import add

HERE, AWAY = "eip155:1", "test:away"
A, B, C = ("0x" + digit * 40 for digit in "123")
COIN, GOLD = "0x" + "7" * 40, "0x" + "8" * 40


def row(
    number: int, source: str | None, target: str | None, amount: int, asset: str = COIN,
    chain: str = HERE, *, fee: bool = False,
) -> Transfer:  # fmt: skip
    phase = PHASE_FEE if fee else PHASE_TOKEN
    return Transfer(
        chain, f"0x{number:064x}", number, 0, 1_000 + number, phase, (amount,), source, target,
        asset, amount, 18,
    )  # fmt: skip


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = Ledger(tmp_path / "w", write=True)
    add(
        made,
        [
            row(1, C, A, 100), row(2, A, B, 30), row(2, A, B, 10), row(3, A, B, 5, GOLD),
            row(4, A, C, 7), row(5, A, None, 1, "native", fee=True), row(8, C, B, 1),
            row(9, C, A, 1, chain=AWAY),
        ],
    )  # fmt: skip
    return made


def test_whom_an_account_paid_and_in_how_many_transactions(ledger: Ledger) -> None:
    a = Account(HERE, A)
    found = LedgerBehaviour(ledger.database).behaviours([a], [a])[a]
    key = f"{HERE}/{COIN}"
    assert set(found.paid) == {
        Paid(Account(HERE, B), key, 40, 1, (f"0x{2:064x}",)),
        Paid(Account(HERE, B), f"{HERE}/{GOLD}", 5, 1, (f"0x{3:064x}",)),
        Paid(Account(HERE, C), key, 7, 1, (f"0x{4:064x}",)),
    }


def test_when_it_first_came_and_last_went(ledger: Ledger) -> None:
    a, b, nobody = Account(HERE, A), Account(HERE, B), Account(HERE, "0x" + "9" * 40)
    found = LedgerBehaviour(ledger.database).behaviours([a, b, nobody], [])
    # A fee is a sign of life too.
    assert found == {
        a: Behaviour((), 1, 1_001, 1_005, 1_008),
        b: Behaviour((), 2, 1_002, None, 1_008),
    }


def test_what_was_pulled_is_known_as_far_as_it_was_pulled(ledger: Ledger) -> None:
    note_pulled(ledger.database, HERE, Pulled(B, 0, 6, "", "rpc", False, 1, ()))
    b, c = Account(HERE, B), Account(HERE, C)
    found = LedgerBehaviour(ledger.database).behaviours([b, c], [])
    assert (found[b].known_until, found[b].fetched) == (1_005, True)
    assert (found[c].known_until, found[c].fetched) == (1_008, False)
    note_pulled(ledger.database, HERE, Pulled(C, 0, 4, "", LEFT_OUT, False, 1, ()))
    assert not LedgerBehaviour(ledger.database).behaviours([c], [])[c].fetched


def test_change_on_an_outpoint_of_ones_own_is_no_payment(ledger: Ledger) -> None:
    ledger.database.execute(
        "INSERT INTO owner SELECT b.id, a.id FROM account a JOIN account b USING (chain) WHERE"
        " a.name = ? AND b.name = ?",
        [A, B],
    )
    a, c = Account(HERE, A), Account(HERE, C)
    source = LedgerBehaviour(ledger.database)
    assert {one.to for one in source.behaviours([a], [a])[a].paid} == {c}
    # What the outpoint was paid, its owner was.
    assert source.behaviours([c], [c])[c].paid[0].to == a


def test_how_many_pay_an_account(ledger: Ledger) -> None:
    b, alone = Account(HERE, B), Account(AWAY, C)
    assert LedgerBehaviour(ledger.database).payers([b, alone]) == {b: 2}
    assert LedgerBehaviour(ledger.database).payers([]) == {}
