"""Deposits and withdrawals of a mixer, as transfers show them."""

from pathlib import Path

from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.mixer_events import mixer_events
from tests.trace.crossings.test_flow import lay
from tests.trace.crossings.worlds import Step

STEPS = [
    Step(1, None, "D", 300, "A"), Step(2, "D", "M", 100, "A"), Step(3, "D", "R", 100, "A"),
    Step(3, "R", "M", 100, "A"), Step(4, "M", "W", 97, "A"), Step(4, "M", "K", 3, "A"),
    Step(5, "M", "X", 100, "A"),
]  # fmt: skip


def test_events_tell_who_paid_in_and_who_was_paid(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger", write=True)
    lay(ledger, STEPS, {2: "D", 3: "D", 4: "K"})
    line = ledger.database.execute(
        "SELECT l.id FROM line l JOIN account a ON a.id = l.account WHERE a.name = 'M'"
    ).fetchall()[0][0]
    events = mixer_events(ledger.database, [line])
    assert [(one.tx, one.depositor) for one in events.deposits] == [("tx2", "D"), ("tx3", "D")]
    told = [(one.recipient, one.fee, one.relayer) for one in events.withdrawals]
    assert told == [("W", 3, "K"), ("X", 0, None)]
    assert {one.pool for one in events.deposits} == {f"{line}:100"}
    assert {one.pool for one in events.withdrawals} == {f"{line}:100"}
    assert events.untimed == 0
    ledger.close()
