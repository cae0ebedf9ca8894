"""A warehouse says what it cannot tell."""

from pathlib import Path

import pytest

from hueandcry.model.errors import BadRequest
from hueandcry.store.engines.duckdb_engine import DuckDBEngine
from hueandcry.store.engines.warehouse import NO_CROSSINGS, Warehouse
from tests.store.engines.laying import (
    CHAIN,
    LOGGED,
    TRANSACTIONS,
    Dropping,
    lay,
    put,
    token_rows,
)

A, B = f"0x{0xA1:040x}", f"0x{0xB2:040x}"


@pytest.fixture
def engine() -> DuckDBEngine:
    opened = DuckDBEngine(":memory:")
    put(opened, "token_transfers", LOGGED, token_rows((A, B, 5), (A, B, 10**40)))
    put(opened, "transactions", TRANSACTIONS, [("0x01", 1, "2024-01-01", 0, A, B, "7", 2, 3, 1, 3)])
    return opened


def test_gaps_are_those_of_what_it_was_built_from(engine: DuckDBEngine, tmp_path: Path) -> None:
    lay(engine, "token_transfers", "transactions")
    state = Warehouse(engine, "hue", tmp_path).state
    assert (state.transfers, state.lines, state.accounts, state.rejected) == (3, 4, 2, 1)
    assert (state.traces, state.traceless) == (False, (CHAIN,))
    assert state.gaps[0] == NO_CROSSINGS
    assert [gap.fact for gap in state.gaps[1:]] == ["traces", "nfts", "decimals", "rows"]


def test_its_state_is_another_after_another_build(engine: DuckDBEngine, tmp_path: Path) -> None:
    lay(engine, "token_transfers")
    first = Warehouse(engine, "hue", tmp_path)
    lay(engine, "token_transfers", "transactions")
    second = Warehouse(engine, "hue", tmp_path)
    assert first.state.sha256 != second.state.sha256
    assert first.manifest != second.manifest


def test_lines_that_are_not_whole_are_refused(engine: DuckDBEngine, tmp_path: Path) -> None:
    class Gone(Dropping):
        def create(self, table: str, select: str, order: object) -> None:
            if table.endswith(".total"):
                raise KeyboardInterrupt
            self._inner.create(table, select, ())

    lay(engine, "token_transfers")
    with pytest.raises(KeyboardInterrupt):
        lay(Gone(engine, set()), "transactions")
    with pytest.raises(BadRequest, match="no whole lines"):
        Warehouse(engine, "hue", tmp_path)
