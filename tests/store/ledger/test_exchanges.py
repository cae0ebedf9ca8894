"""Transactions that move several assets are found once, with who sent them and who is a pool."""

from pathlib import Path

import numpy as np

from hueandcry.store.ledger.exchange_index import exchange_index
from hueandcry.store.ledger.exchanges import Exchanges
from hueandcry.store.ledger.ledger import Ledger
from tests.trace.crossings.test_flow import lay
from tests.trace.crossings.worlds import Step

SWAPS = [
    Step(1, None, "P", 500, "B"), Step(2, None, "U", 9, "A"),
    Step(3, "U", "P", 3, "A"), Step(3, "P", "U", 2, "B"),
    Step(4, "V", "P", 3, "A"), Step(4, "P", "V", 2, "B"),
    Step(5, "W", "P", 3, "A"), Step(5, "P", "W", 2, "B"), Step(6, "U", "V", 1, "B"),
]  # fmt: skip
SENDERS = {3: "U", 4: "V", 5: "W", 6: "U"}


def ledger_of(folder: Path) -> Ledger:
    ledger = Ledger(folder / "ledger", write=True)
    lay(ledger, SWAPS, SENDERS)
    return ledger


def numbers(ledger: Ledger) -> dict[str, int]:
    return dict(ledger.database.execute("SELECT name, id FROM account").fetchall())


def everything(ledger: Ledger) -> np.ndarray:
    count = ledger.database.execute("SELECT count(*) FROM transfer").fetchall()[0][0]
    return np.arange(count, dtype=np.int64)


def test_only_transactions_of_several_assets_are_exchanges(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path)
    exchanges = Exchanges(ledger)
    found = exchanges.exchanges(exchanges.groups_of(everything(ledger)).tolist())
    assert [one.tx for one in found] == ["tx3", "tx4", "tx5"]
    account = numbers(ledger)
    assert [one.transaction.initiator for one in found] == [account[name] for name in "UVW"]
    ledger.close()


def test_transfers_come_with_their_places(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path)
    [first, *_] = Exchanges(ledger).exchanges([0])
    paid, got = first.transaction.posted
    legs = [leg for leg in (paid.debit, paid.credit, got.debit, got.credit) if leg]
    assert [(leg.lo, leg.hi) for leg in legs] == [(0, 3), (0, 3), (0, 2), (0, 2)]
    [second] = Exchanges(ledger).exchanges([1])
    later = second.transaction.posted[0].credit
    assert later
    assert (later.lo, later.hi) == (3, 6)
    ledger.close()


def test_who_pays_fees_asks_and_who_meets_many_is_a_pool(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path)
    known, account = Exchanges(ledger).known, numbers(ledger)
    assert [known.asks(account[name]) for name in "UVWP"] == [True, True, True, False]
    assert [known.is_pool(account[name]) for name in "UVWP"] == [False, False, False, True]
    assert Exchanges(ledger, [account["U"]]).known.is_pool(account["U"])
    ledger.close()


def test_the_index_is_kept_and_found_again(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path)
    first = exchange_index(ledger)
    [kept] = (ledger.folder / "exchanges").glob("*.npz")
    again = exchange_index(ledger)
    assert again.transfer.tolist() == first.transfer.tolist()
    assert again.place.tolist() == first.place.tolist()
    assert again.pools.tolist() == first.pools.tolist()
    kept.write_bytes(b"damaged")
    assert exchange_index(ledger).transfer.tolist() == first.transfer.tolist()
    ledger.close()


def test_a_ledger_that_grows_gets_another_index(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path)
    before = Exchanges(ledger).count
    lay(ledger, [Step(7, "U", "P", 3, "A"), Step(7, "P", "U", 2, "B")], {7: "U"})
    assert Exchanges(ledger).count == before + 1
    assert len(list((ledger.folder / "exchanges").glob("*.npz"))) == 1
    ledger.close()


def test_a_ledger_of_single_payments_has_none(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger", write=True)
    lay(ledger, SWAPS[:2], {})
    exchanges = Exchanges(ledger)
    assert exchanges.count == 0
    assert exchanges.groups_of(everything(ledger)).tolist() == []
    assert exchanges.exchanges([]) == []
    ledger.close()
