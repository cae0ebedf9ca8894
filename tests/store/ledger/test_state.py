from pathlib import Path

from hueandcry.store.ledger.state import ledger_state
from tests.store.ledger.bringing import CHAIN, ETL_TOKENS, TOKEN, A, B, bring, ledger_at, table, tx
from tests.store.ledger.test_formats import TRACES, TRANSACTIONS, trace
from tests.store.ledger.test_transactions import sent


def test_an_empty_ledger_has_no_gaps(tmp_path: Path) -> None:
    state = ledger_state(ledger_at(tmp_path / "l"))
    assert (state.transfers, state.gaps, state.last, state.traces) == (0, (), (), False)


def test_traces_are_told_chain_by_chain(tmp_path: Path) -> None:
    ledger = ledger_at(tmp_path / "l")
    bring(ledger, table(tmp_path / "t.csv", TRANSACTIONS, [sent(1)]))
    bring(ledger, table(tmp_path / "u.csv", TRANSACTIONS, [sent(2)]), chain="eip155:56")
    assert ledger_state(ledger).traceless == (CHAIN, "eip155:56")
    bring(ledger, table(tmp_path / "a.csv", TRACES, [trace("", A, B, 5)]))
    state = ledger_state(ledger)
    assert (state.traces, state.traceless) == (False, ("eip155:56",))
    told = [gap.reason for gap in state.gaps if gap.fact == "traces"]
    assert told == [
        "internal transfers of eip155:56 were not imported, or not of all blocks: native money"
        " that contracts moved is not seen"
    ]
    rows = [(*trace("", A, B, 5)[:1], tx(2), *trace("", A, B, 5)[2:])]
    bring(ledger, table(tmp_path / "b.csv", TRACES, rows), chain="eip155:56")
    state = ledger_state(ledger)
    assert (state.traces, state.traceless) == (True, ())


def test_what_is_not_known_is_told(tmp_path: Path) -> None:
    ledger = ledger_at(tmp_path / "l")
    bring(ledger, table(tmp_path / "t.csv", TRANSACTIONS, [sent(1), sent(2, to="")]))
    rows = [(TOKEN, A, B, 1, tx(1), 0, 10), (TOKEN, A, B, -1, tx(1), 1, 10)]
    bring(ledger, table(tmp_path / "k.csv", ETL_TOKENS, rows))
    state = ledger_state(ledger)
    assert [gap.fact for gap in state.gaps] == [
        "traces", "fees", "contracts", "decimals", "nfts", "rows",
    ]  # fmt: skip
    assert (state.rejected, state.unlined) == (1, 2)
    ledger.lay_lines()
    assert ledger_state(ledger).unlined == 0
    assert ledger_state(ledger).last[0].block == 10


def test_the_hash_follows_what_is_imported(tmp_path: Path) -> None:
    hashes = set()
    ledger = ledger_at(tmp_path / "l")
    for number in range(3):
        bring(ledger, table(tmp_path / f"{number}.csv", TRANSACTIONS, [sent(number)]))
        hashes.add(ledger_state(ledger).sha256)
    assert len(hashes) == 3
