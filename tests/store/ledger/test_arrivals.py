"""How payments came, whom an account paid, and what a transaction costs."""

from pathlib import Path

import pytest

from hueandcry.model.transfer import PHASE_FEE, PHASE_TOKEN, Transfer
from hueandcry.store.ledger.arrivals import (
    Arrival,
    Fee,
    arrivals_of,
    assets_of,
    least_fees,
    payees_of,
)
from hueandcry.store.ledger.ledger import Ledger
from tests.trace.worlds import CHAIN, add, line_numbers


def row(
    number: int, source: str | None, target: str | None, amount: int, asset: str = "coin",
    place: int = 0, *, fee: bool = False,
) -> Transfer:  # fmt: skip
    phase = PHASE_FEE if fee else PHASE_TOKEN
    return Transfer(
        CHAIN, f"tx{number}", number, 0, 1_000 + number, phase, (place,), source, target, asset,
        amount, 18,
    )  # fmt: skip


ROWS = [
    *(row(1, None, f"a{n}", 1, "spam", n) for n in range(25)), row(2, "x", "a0", 5),
    row(3, "a0", "pool", 5), row(3, "pool", "a0", 9, place=1), row(4, "a0", "x", 2),
    row(4, "a0", None, 3, "native", fee=True),
]  # fmt: skip


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = Ledger(tmp_path / "w", write=True)
    add(made, ROWS)
    return made


def test_who_was_paid_beside_and_who_asked(ledger: Ledger) -> None:
    ids = {
        (tx, number): id_ for id_, tx, number in ledger.database.execute(
            "SELECT t.id, t.tx, t.number FROM transfer t JOIN line l ON l.id = t.target JOIN"
            " account a ON a.id = l.account WHERE a.name = 'a0'"
        ).fetchall()
    }  # fmt: skip
    found = {key[0]: arrivals_of(ledger.database, [id_])[id_] for key, id_ in ids.items()}
    assert found == {
        "tx1": Arrival("", 25, False), "tx2": Arrival("x", 1, False),
        "tx3": Arrival("pool", 2, True),
    }  # fmt: skip
    assert arrivals_of(ledger.database, []) == {}


def test_who_sent_a_transaction_asked_for_what_it_brought(ledger: Ledger) -> None:
    [(drop, paid)] = ledger.database.execute(
        "SELECT min(t.id) FILTER (tx = 'tx1'), min(t.id) FILTER (tx = 'tx2') FROM transfer t JOIN"
        " line l ON l.id = t.target JOIN account a ON a.id = l.account WHERE a.name = 'a0'"
    ).fetchall()
    ledger.database.execute(
        "INSERT INTO transaction (chain, hash, sender) SELECT id, 'tx2', 'a0' FROM chain"
    )
    found = arrivals_of(ledger.database, [drop, paid])
    assert (found[drop].asked, found[paid].asked) == (False, True)


def test_whom_an_account_paid_on_any_of_its_lines(ledger: Ledger) -> None:
    line = line_numbers(ledger)["a0"]
    found = {(one.name, one.most, one.first) for one in payees_of(ledger.database, [line])}
    assert found == {("pool", 5, 3), ("x", 2, 4)}
    assert payees_of(ledger.database, []) == []
    assert len(assets_of(ledger.database, [line])) == 1


def test_what_a_transaction_costs(ledger: Ledger) -> None:
    assert least_fees(ledger.database) == {CHAIN: Fee(3, 18, 1)}
