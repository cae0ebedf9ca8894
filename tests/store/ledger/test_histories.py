"""Histories of a real ledger: the order of DuckDB, and the places of the arrays."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hueandcry.model.history import History
from hueandcry.model.lines import UNEXPLAINED
from hueandcry.model.transfer import PHASE_FEE, PHASE_TOKEN, Transfer
from hueandcry.store.ledger.histories import LedgerHistories
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.postings import postings_of
from tests.trace.worlds import CHAIN, add

Row = tuple[str, str, int, int]


def transfers(rows: list[Row], first: int) -> list[Transfer]:
    """Lay rows of (source, target, amount, block of the row) out; a source of None is a mint."""
    return [
        Transfer(
            CHAIN, f"tx{number}", block, number, 1_000 + block,
            PHASE_FEE if target == "-" else PHASE_TOKEN, (number,), source,
            None if target == "-" else target, "coin", amount, 18,
        )
        for number, (source, target, amount, block) in enumerate(rows, first)
    ]  # fmt: skip


def ledger_of(folder: Path, *parts: list[Row]) -> Ledger:
    ledger = Ledger(folder / "ledger", write=True)
    first = 1
    for rows in parts:
        add(ledger, transfers(rows, first))
        first += len(rows)
    return ledger


def history_of(ledger: Ledger, line: list[int]) -> History:
    source = LedgerHistories(ledger.lines(), ledger.database)
    return source.histories(np.array(line, dtype=np.int32))


def all_lines(ledger: Ledger) -> list[int]:
    return [row[0] for row in ledger.database.execute("SELECT id FROM line ORDER BY id").fetchall()]


def assert_in_order(ledger: Ledger) -> None:
    lines = all_lines(ledger)
    history = history_of(ledger, lines)
    known = history.kind != UNEXPLAINED
    hashes = dict(ledger.database.execute("SELECT id, tx FROM transfer").fetchall())
    line = np.repeat(history.line, np.diff(history.first))
    amount = history.end.minus(history.start).ints()
    told = [
        (number, debit, size, hashes[transfer])
        for number, debit, size, transfer, real in zip(
            line.tolist(), history.debit.tolist(), amount, history.transfer.tolist(),
            known.tolist(), strict=True,
        )
        if real
    ]  # fmt: skip
    wanted = [
        (one.line, one.debit, one.amount, one.tx) for one in postings_of(ledger.database, lines)
    ]
    assert told == wanted
    _assert_covered(history)


def _assert_covered(history: History) -> None:
    """Both sides lie end to end, and no debit draws what has not come yet."""
    for at in range(len(history.line)):
        rows = history.rows(at)
        came = went = 0
        columns = zip(rows.debit.tolist(), rows.start.ints(), rows.end.ints(), strict=True)
        for debit, start, end in columns:
            assert start == (went if debit else came)
            came, went = (came, end) if debit else (end, went)
            assert went <= came


ROWS = st.lists(
    st.tuples(
        st.sampled_from("ABCD"), st.sampled_from("ABCD-"), st.integers(1, 20), st.integers(0, 1)
    ).filter(lambda row: row[0] != row[1]),
    min_size=1,
    max_size=25,
)


@settings(max_examples=12, deadline=None)
@given(ROWS, ROWS)
def test_postings_come_in_the_order_of_the_chain(
    tmp_path_factory: pytest.TempPathFactory, old: list[Row], new: list[Row]
) -> None:
    steps = np.cumsum([row[3] for row in old + new]).tolist()
    blocks = [(*row[:3], 1 + block) for row, block in zip(old + new, steps, strict=True)]
    later = [(*row[:3], row[3] + 1) for row in blocks[len(old) :]]
    ledger = ledger_of(tmp_path_factory.mktemp("w"), blocks[: len(old)], later)
    assert_in_order(ledger)
    ledger.close()


def test_unexplained_money_stands_before_the_debit_that_overdraws(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path, [("V", "A", 5, 1), ("A", "B", 8, 1), ("V", "A", 2, 1)])
    number = ledger.database.execute(
        "SELECT l.id FROM line l JOIN account a ON a.id = l.account WHERE a.name = 'A'"
    ).fetchall()[0][0]
    history = history_of(ledger, [number])
    assert history.debit.tolist() == [False, False, True, False]
    assert history.start.ints() == [0, 5, 0, 8]
    assert (history.kind == UNEXPLAINED).tolist() == [False, True, False, False]
    ledger.close()


def test_lines_come_as_they_were_asked_for(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path, [("V", "A", 5, 1), ("A", "B", 3, 2), ("B", "C", 1, 3)])
    lines = all_lines(ledger)
    there, back = history_of(ledger, lines), history_of(ledger, lines[::-1])
    assert back.line.tolist() == lines[::-1]
    for at in range(len(lines)):
        mirrored = back.rows(len(lines) - 1 - at)
        assert there.rows(at).transfer.tolist() == mirrored.transfer.tolist()
    assert history_of(ledger, []).first.tolist() == [0]
    ledger.close()


def test_a_query_that_is_being_read_is_not_disturbed(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path, [("V", "A", 5, 1), ("A", "B", 3, 1)])
    lines = all_lines(ledger)
    reading = ledger.database.execute("SELECT id FROM transfer ORDER BY id")
    first = reading.fetchone()
    history_of(ledger, lines)
    assert [first, *reading.fetchall()] == [(0,), (1,)]
    ledger.close()
