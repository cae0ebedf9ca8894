"""Chains laid in a DuckDB engine, and engines that fail on purpose."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from hueandcry.model.lines import NOBODY, LineSource
from hueandcry.model.wide import wide
from hueandcry.store.engines.building import Built, Wanted, build
from hueandcry.store.engines.duckdb_engine import DuckDBEngine
from hueandcry.store.engines.engine import Column, Engine, Lost, Row
from hueandcry.store.engines.export import export_transfers
from hueandcry.store.engines.naming import EngineNames
from hueandcry.store.engines.source import EngineSource
from hueandcry.store.ledger.ledger import Ledger

CHAIN = "eip155:1"
TOKEN = "0x" + "7" * 40
LOGGED = (
    "block_number, block_timestamp, log_index, transaction_hash, from_address, to_address,"
    " token_address, value"
)
TRANSACTIONS = (
    "hash, block_number, block_timestamp, transaction_index, from_address, to_address, value,"
    " receipt_gas_used, receipt_effective_gas_price, receipt_status, gas_price"
)
TRACES = (
    "transaction_hash, block_number, block_timestamp, transaction_index, from_address,"
    " to_address, value, trace_type, call_type, reward_type, trace_address, status, error"
)


def never(seconds: float) -> None:
    """Wait for nothing."""


def literal(cell: object) -> str:
    if cell is None:
        return "NULL"
    return f"'{cell}'" if isinstance(cell, str) else str(cell)


def put(engine: Engine, table: str, columns: str, rows: Sequence[Sequence[object]]) -> None:
    """Make a table of the firm's."""
    told = ", ".join(f"({', '.join(map(literal, row))})" for row in rows)
    engine.run(
        f"CREATE TABLE {table} AS SELECT * REPLACE (CAST(block_timestamp AS TIMESTAMP) AS"
        f" block_timestamp) FROM (VALUES {told}) AS t({columns})"
    )


def token_rows(*moved: tuple[str, str, int | str]) -> list[tuple[object, ...]]:
    """Return rows of token_transfers, one a block."""
    return [
        (block, "2024-01-01 00:00:00", 0, f"0x{block:064x}", source, target, TOKEN, str(amount))
        for block, (source, target, amount) in enumerate(moved, 1)
    ]


def lay(engine: Engine, *shapes: str) -> Built:
    """Build from the firm's tables, named after their shape, in the schema `hue`."""
    wanted = Wanted("hue", {shape: shape for shape in shapes}, CHAIN, keep=True)
    return build(engine, wanted, pause=never)


def laid_beside(ledger: Ledger, folder: Path) -> DuckDBEngine:
    """Lay a ledger's own transfers in an engine, by way of its export."""
    path = folder / "transfers.parquet"
    export_transfers(ledger.database, path)
    engine = DuckDBEngine(":memory:")
    engine.run(f"CREATE VIEW transfers AS SELECT * FROM '{path}'")
    build(engine, Wanted("hue", {"transfers": "transfers"}), pause=never)
    return engine


Meaning = dict[str, list[tuple[Any, ...]]]


def meaning(source: LineSource, names: dict[int, str]) -> Meaning:
    """Return each line's debits and credits by names: start, end, other line, kind, moment."""
    found: Meaning = {}
    for line, name in names.items():
        one, zero = np.array([line], dtype=np.int32), wide([0])
        for rows in (
            source.debits(one, zero, source.drawn(one)),
            source.credits(one, zero, source.filled(one)),
        ):
            moments = source.moments(rows.transfer)
            columns = (
                rows.start.ints(), rows.end.ints(),
                [names.get(other, "") for other in rows.other.tolist()],
                # Where nobody stands on the other side, there is no place there.
                [start if other != NOBODY else 0 for start, other in
                 zip(rows.other_start.ints(), rows.other.tolist(), strict=True)],
                rows.kind.tolist(), moments.height.tolist(), moments.time.tolist(),
            )  # fmt: skip
            found.setdefault(name, []).append(tuple(zip(*columns, strict=True)))
    return found


def engine_meaning(engine: Engine) -> Meaning:
    """Return the whole meaning of the lines in an engine."""
    source = EngineSource(engine, "hue", never)
    count = int(str(source.ask("SELECT COUNT(*) AS many FROM line", "counting")[0][0]))
    lines = EngineNames(source).lines(range(count))
    return meaning(source, {one: f"{facts.account} {facts.name.asset.lower()}"
                            for one, facts in lines.items()})  # fmt: skip


def ledger_meaning(ledger: Ledger) -> Meaning:
    """Return the whole meaning of a ledger's lines."""
    names = ledger.database.execute(
        "SELECT l.id, a.name || ' ' || lower(s.name) FROM line l JOIN account a ON a.id ="
        " l.account JOIN asset s ON s.id = l.asset"
    ).fetchall()
    return meaning(ledger.lines(), dict(names))


class Dropping:
    """An engine that drops the connection at some of its calls, before or after the work."""

    def __init__(self, inner: Engine, at: set[int], *, after: bool = False) -> None:
        self._inner = inner
        self._at = at
        self._after = after
        self.calls = 0
        self.reconnected = 0
        self.name, self.dialect, self.place = inner.name, inner.dialect, "db.test:9000"

    def _may_drop(self, work: Callable[[], Any]) -> Any:  # noqa: ANN401 it lends any call
        self.calls += 1
        if self.calls not in self._at:
            return work()
        if self._after:
            work()
        raise Lost("connection reset by peer")

    def run(self, statement: str) -> None:
        self._may_drop(lambda: self._inner.run(statement))

    def rows(self, query: str) -> list[Row]:
        found: list[Row] = self._may_drop(lambda: self._inner.rows(query))
        return found

    def table(self, schema: str, name: str) -> str:
        return self._inner.table(schema, name)

    def prepare(self, schema: str) -> None:
        self._may_drop(lambda: self._inner.prepare(schema))

    def create(self, table: str, select: str, order: Sequence[str]) -> None:
        self._may_drop(lambda: self._inner.create(table, select, order))

    def append(self, table: str, select: str) -> None:
        self._may_drop(lambda: self._inner.append(table, select))

    def drop(self, table: str) -> None:
        self._may_drop(lambda: self._inner.drop(table))

    def values(self, columns: Sequence[Column], rows: Sequence[Sequence[int | str]]) -> str:
        return self._inner.values(columns, rows)

    def reconnect(self) -> None:
        self.reconnected += 1

    def close(self) -> None:
        self._inner.close()
