"""Lines built in an engine are those of a ledger, whatever was dropped, doubled or too large."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hueandcry.model.errors import BadRequest, Unreachable
from hueandcry.store.engines.building import Wanted, build
from hueandcry.store.engines.duckdb_engine import DuckDBEngine
from tests.store.engines.laying import (
    CHAIN,
    LOGGED,
    TOKEN,
    TRACES,
    TRANSACTIONS,
    Dropping,
    engine_meaning,
    laid_beside,
    lay,
    ledger_meaning,
    never,
    put,
    token_rows,
)
from tests.store.ledger.bringing import bring, ledger_at, parquet
from tests.trace.replay import Step
from tests.trace.test_follow import STEPS
from tests.trace.worlds import ledger_of

A, B, C = (f"0x{number:040x}" for number in (0xA1, 0xB2, 0xC3))
NOBODY = "0x" + "0" * 40
ROWS = token_rows((NOBODY, A, 100), (A, B, 60), (B, C, 90), (C, B, 30))


@pytest.fixture
def engine() -> Iterator[DuckDBEngine]:
    opened = DuckDBEngine(":memory:")
    yield opened
    opened.close()


def placed(engine: DuckDBEngine) -> list[tuple[object, ...]]:
    return engine.rows("SELECT * FROM hue.placed ORDER BY line, height, spot, transfer, debit")


@settings(max_examples=8)
@given(STEPS)
def test_lines_are_those_of_a_ledger(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step]
) -> None:
    folder = tmp_path_factory.mktemp("w")
    ledger = ledger_of(folder / "w", steps)
    beside = laid_beside(ledger, folder)
    assert engine_meaning(beside) == ledger_meaning(ledger)
    beside.close()
    ledger.close()


def _native(folder: Path) -> dict[str, Path]:
    """Write a block: a call with two inner ones, a failed one, a creation, fees and a reward."""
    time = "TIMESTAMP '2024-01-01 00:00:00'"
    one, two = f"0x{1:064x}", f"0x{2:064x}"
    transactions = f"""
    SELECT * FROM (VALUES
    ('{one}', 5, {time}, 0, '{A}', '{B}', '70', 21000, 10, 1, 10),
    ('{two}', 5, {time}, 1, '{A}', '{C}', '50', 21000, 20, 0, 20)) AS t({TRANSACTIONS})"""
    traces = f"""
    SELECT * FROM (VALUES
    ('{one}', 5, {time}, 0, '{A}', '{B}', '70', 'call', 'call', NULL, '', 1, NULL),
    ('{one}', 5, {time}, 0, '{B}', '{C}', '40', 'call', 'call', NULL, '10', 1, NULL),
    ('{one}', 5, {time}, 0, '{B}', '{A}', '30', 'call', 'call', NULL, '2', 1, NULL),
    ('{one}', 5, {time}, 0, '{B}', '{A}', '9', 'call', 'delegatecall', NULL, '3', 1, NULL),
    ('{two}', 5, {time}, 1, '{A}', '{C}', '50', 'call', 'call', NULL, '', 0, 'Reverted'),
    (NULL, 5, {time}, NULL, NULL, '{C}', '2', 'reward', NULL, 'block', NULL, 1, NULL))
    AS t({TRACES})"""
    return {
        "transactions": parquet(folder / "transactions.parquet", transactions),
        "traces": parquet(folder / "traces.parquet", traces),
    }


def test_traces_and_fees_stand_where_a_ledger_puts_them(
    tmp_path: Path, engine: DuckDBEngine
) -> None:
    files = _native(tmp_path)
    ledger = ledger_at(tmp_path / "l")
    for name, path in files.items():
        bring(ledger, path)
        engine.run(f"CREATE VIEW {name} AS SELECT * FROM '{path}'")
    ledger.lay_lines()
    lay(engine, "transactions", "traces")
    assert engine_meaning(engine) == ledger_meaning(ledger)
    assert engine_meaning(engine)[f"{A} native"][0][0][:2] == (0, 210_000)
    ledger.close()


def test_without_traces_transactions_carry_their_values(engine: DuckDBEngine) -> None:
    rows = [("0x01", 1, "2024-01-01", 0, A, B, "70", 2, 3, 1, 3),
            ("0x02", 2, "2024-01-01", 0, A, C, "50", 2, 3, 0, 3)]  # fmt: skip
    put(engine, "transactions", TRANSACTIONS, rows)
    lay(engine, "transactions")
    found = engine.rows("SELECT phase, CAST(v AS BIGINT) FROM hue.transfer ORDER BY id")
    assert found == [(0, 6), (1, 70), (0, 6)]


def test_rows_that_came_twice_count_once(engine: DuckDBEngine) -> None:
    put(engine, "token_transfers", LOGGED, ROWS + ROWS)
    assert lay(engine, "token_transfers").rows("transfer") == len(ROWS)


def test_what_moves_nothing_is_on_no_line(engine: DuckDBEngine) -> None:
    rows = token_rows((A, A, 5), (A, B, 0), (NOBODY, NOBODY, 7), ("", NOBODY, 7), (A, B, 1))
    put(engine, "token_transfers", LOGGED, rows)
    built = lay(engine, "token_transfers")
    assert (built.rows("transfer"), built.apart) == (1, 0)


@pytest.mark.parametrize("amount", [2**256 - 1, "1e+21", "-5", 10**37])
def test_amounts_no_sum_can_hold_stay_apart(engine: DuckDBEngine, amount: int | str) -> None:
    put(engine, "token_transfers", LOGGED, [*ROWS, *token_rows((A, B, amount))])
    built = lay(engine, "token_transfers")
    assert (built.rows("transfer"), built.apart) == (len(ROWS), 1)


def test_assets_that_add_up_beyond_what_is_exact_are_left_out(engine: DuckDBEngine) -> None:
    spam = [(9, "2024-01-01", at, "0x09", A, B, "0xspam", str(5 * 10**36)) for at in range(2)]
    put(engine, "token_transfers", LOGGED, [*ROWS, *spam])
    built = lay(engine, "token_transfers")
    assert built.left_out == (f"{CHAIN} 0xspam",)
    assert set(engine_meaning(engine)) >= {f"{A} {TOKEN}", f"{A} 0xspam"}
    assert engine_meaning(engine)[f"{A} 0xspam"] == [(), ()]


def test_decimals_below_six_make_grains(engine: DuckDBEngine) -> None:
    put(engine, "token_transfers", LOGGED, ROWS)
    engine.run(f"CREATE TABLE tokens AS SELECT upper('{TOKEN}') AS address, '2' AS decimals")
    lay(engine, "token_transfers", "tokens")
    assert engine.rows("SELECT DISTINCT CAST(v / 10**16 AS BIGINT) FROM hue.transfer ORDER BY 1") \
        == [(30,), (60,), (90,), (100,)]  # fmt: skip


def test_blocks_above_the_last_are_not_taken(engine: DuckDBEngine) -> None:
    put(engine, "token_transfers", LOGGED, ROWS)
    wanted = Wanted("hue", {"token_transfers": "token_transfers"}, CHAIN, until=2)
    assert build(engine, wanted).rows("transfer") == 2


def test_what_only_later_steps_read_is_dropped(engine: DuckDBEngine) -> None:
    put(engine, "token_transfers", LOGGED, ROWS)
    wanted = Wanted("hue", {"token_transfers": "token_transfers"}, CHAIN)
    build(engine, wanted)
    kept = {row[0] for row in engine.rows("SELECT table_name FROM duckdb_tables() WHERE"
                                          " schema_name = 'hue'")}  # fmt: skip
    assert kept == {
        "apart", "asset", "by_account", "by_tx", "chain", "credit", "debit", "left_out", "line",
        "note", "step", "too_large", "total", "transfer",
    }  # fmt: skip
    assert all(made.known for made in build(engine, wanted).steps)


@settings(max_examples=12)
@given(at=st.integers(1, 75), after=st.booleans(), resumed_on=st.booleans())
def test_a_build_that_was_cut_short_goes_on(at: int, after: bool, resumed_on: bool) -> None:
    engine = DuckDBEngine(":memory:")
    put(engine, "token_transfers", LOGGED, ROWS)
    lay(engine, "token_transfers")
    wanted = placed(engine)
    engine.run("DROP SCHEMA hue CASCADE")
    # Dropped for good from some call on, or only once.
    drops = {at} if resumed_on else set(range(at, at + 500))
    flaky = Dropping(engine, drops, after=after)
    try:
        lay(flaky, "token_transfers")
    except Unreachable as told:
        assert "goes on with this step" in str(told)  # noqa: PT017
    lay(engine, "token_transfers")
    assert placed(engine) == wanted
    engine.close()


def test_a_step_that_was_begun_anew_is_not_taken_for_the_old_one(engine: DuckDBEngine) -> None:
    put(engine, "token_transfers", LOGGED, ROWS)
    tables = {"token_transfers": "token_transfers"}
    lay(engine, "token_transfers")
    wanted = placed(engine)
    other = Wanted("hue", tables, CHAIN, until=2, keep=True)
    with pytest.raises(Unreachable):
        # `moved` is made anew of fewer blocks, and the connection ends before it is marked.
        build(Dropping(engine, set(range(5, 500))), other, pause=never)
    lay(engine, "token_transfers")
    assert placed(engine) == wanted


@pytest.mark.parametrize(
    ("tables", "chain", "words"),
    [
        ({}, CHAIN, "no table of transfers was named"),
        ({"tokens": "t"}, CHAIN, "no table of transfers was named"),
        ({"logs": "t"}, CHAIN, "logs cannot be built from"),
        ({"traces": "t"}, "ethereum", "'ethereum' is no chain"),
        ({"traces": "nowhere"}, CHAIN, "DuckDB refused"),
    ],
)
def test_what_cannot_be_built_is_said(
    engine: DuckDBEngine, tables: dict[str, str], chain: str, words: str
) -> None:
    with pytest.raises(BadRequest, match=words):
        build(engine, Wanted("hue", tables, chain), pause=never)


def test_blocks_that_are_times_are_refused(engine: DuckDBEngine) -> None:
    row = (1_700_000_000_000, *ROWS[0][1:])
    put(engine, "token_transfers", LOGGED, [row])
    with pytest.raises(BadRequest, match="out of range"):
        lay(engine, "token_transfers")


def test_lines_have_the_names_a_ledger_gives_them(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path / "w", [Step(None, "H", 5), Step("H", "X", 3)])
    beside = laid_beside(ledger, tmp_path)
    assert engine_meaning(beside).keys() == {"H coin", "X coin"}
    beside.close()
    ledger.close()
