"""What a flow says of what it cannot know: accounts not fetched, money not seen to come."""

from pathlib import Path

from hueandcry.model.flow import Flow
from hueandcry.model.following import TraceRequest
from hueandcry.store.ledger.importing import import_values
from hueandcry.store.ledger.ledger import opened
from hueandcry.store.ledger.pulled import Pulled, note_pulled
from tests.trace.replay import Step
from tests.trace.worlds import CHAIN, add, traced, transfers

STEPS = [Step("V", "H", 100), Step("H", "K", 60), Step("H", "X", 30)]


def pulled(root: Path, *accounts: str) -> Flow:
    with opened(root, "w", write=True) as ledger:
        import_values(ledger, "a node", (), transfers(STEPS), "2026-11-24T12:00:00+00:00")
        ledger.lay_lines()
        for account in accounts:
            one = Pulled(account, 0, 9, "", "trace_filter", True, 3, ("withdrawals are not seen",))
            note_pulled(ledger.database, CHAIN, one)
        return traced(ledger, TraceRequest(("H",)))


def test_accounts_that_were_not_fetched_are_not_said_to_hold_it(tmp_path: Path) -> None:
    flow = pulled(tmp_path, "H", "K")
    told = {end.line.account: end.unfetched for end in flow.terminals}
    assert told == {"H": False, "K": False, "X": True}
    [gap] = [gap for gap in flow.gaps if gap.fact == "history"]
    assert gap.reason.startswith("the history of 1 accounts")
    assert "X" in gap.reason


def test_what_a_pull_could_not_fetch_is_in_every_flow(tmp_path: Path) -> None:
    flow = pulled(tmp_path, "H", "K", "X")
    assert [gap.reason for gap in flow.gaps if gap.fact == "pull"] == ["withdrawals are not seen"]
    assert not any(gap.fact == "history" for gap in flow.gaps)


def test_of_imported_history_nothing_is_called_unfetched(tmp_path: Path) -> None:
    with opened(tmp_path, "w", write=True) as ledger:
        add(ledger, transfers(STEPS))
        flow = traced(ledger, TraceRequest(("H",)))
    assert not any(end.unfetched for end in flow.terminals)


def test_money_not_seen_coming_in_is_said(tmp_path: Path) -> None:
    with opened(tmp_path, "w", write=True) as ledger:
        add(ledger, transfers(STEPS))
        flow = traced(ledger, TraceRequest(("V",)))
    assert [gap.reason for gap in flow.gaps if gap.fact == "origin"] == [
        "1 of the payments asked about were not seen coming in"
    ]
