"""The stage: rows of one source as text, before they are understood."""

from collections.abc import Iterable, Sequence
from typing import Final

import duckdb

from hueandcry.model.transfer import PHASE_NATIVE, Outpoint, Transaction, Transfer
from hueandcry.store.ledger.schema import KIND_FEE, KIND_TRANSFER

STAGED: Final = {
    "row_number": "BIGINT", "chain": "VARCHAR", "block": "BIGINT", "tx_index": "BIGINT",
    "time": "BIGINT", "tx": "VARCHAR", "phase": "TINYINT", "number": "BIGINT", "sub": "BIGINT",
    "source": "VARCHAR", "target": "VARCHAR", "asset": "VARCHAR", "amount": "VARCHAR",
    "decimals": "SMALLINT", "kind": "TINYINT", "block_hash": "VARCHAR", "still": "BOOLEAN",
}  # fmt: skip
STAGED_TX: Final = {
    "row_number": "BIGINT", "chain": "VARCHAR", "block": "BIGINT", "number": "BIGINT",
    "time": "BIGINT", "hash": "VARCHAR", "sender": "VARCHAR", "recipient": "VARCHAR",
    "value": "VARCHAR", "fee": "VARCHAR", "succeeded": "VARCHAR", "block_hash": "VARCHAR",
}  # fmt: skip
STAGED_BLOCK: Final = {
    "chain": "VARCHAR", "number": "BIGINT", "time": "BIGINT", "hash": "VARCHAR",
}  # fmt: skip
STAGED_OWNER: Final = {"chain": "VARCHAR", "name": "VARCHAR", "owner": "VARCHAR"}
_TABLES: Final = {
    "stage": STAGED,
    "stage_tx": STAGED_TX,
    "stage_block": STAGED_BLOCK,
    "stage_owner": STAGED_OWNER,
}
# Rows handed over from Python at once: bounds the memory of the lists.
_BATCH: Final = 20_000


def clear(database: duckdb.DuckDBPyConnection) -> None:
    """Make all stage tables, empty."""
    for table, columns in _TABLES.items():
        defined = ", ".join(f"{column} {kind}" for column, kind in columns.items())
        database.execute(f"CREATE OR REPLACE TEMP TABLE {table} ({defined})")


def stage_select(database: duckdb.DuckDBPyConnection, table: str, select: str) -> None:
    """Fill a stage table by a SELECT over `given`; columns it leaves out are NULL."""
    found = database.execute(f"DESCRIBE {select}").fetchall()
    given = {str(row[0]) for row in found}
    chosen = []
    for column, kind in _TABLES[table].items():
        if column == "row_number" and column not in given:
            chosen.append("row_number() OVER () AS row_number")
        elif column in given:
            chosen.append(f"TRY_CAST({column} AS {kind}) AS {column}")
        else:
            chosen.append(f"CAST(NULL AS {kind}) AS {column}")
    # Replaced whole: an insert would have to look for rows already there.
    insert = f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT {', '.join(chosen)} FROM ({select})"
    database.execute(insert)


def stage_transfers(
    database: duckdb.DuckDBPyConnection, rows: Iterable[Transfer], *, fees: bool = False
) -> None:
    """Add transfers that came as values; `fees` says that what goes to nobody is a fee.

    Internal calls of one transaction are numbered in the order of their trace addresses, from 1;
    other rows without a place keep the order they come in.
    """
    listed = list(rows)
    calls: dict[str, list[tuple[int, ...]]] = {}
    for row in listed:
        if row.phase == PHASE_NATIVE and row.place is not None:
            calls.setdefault(row.tx, []).append(row.place)
    rank = {tx: {place: at for at, place in enumerate(sorted(set(places)), 1)} for tx, places in
            calls.items()}  # fmt: skip
    values = (
        _transfer_row(number, row, rank, fees=fees) for number, row in enumerate(listed, start=1)
    )
    _insert(database, "stage", STAGED, values)


def stage_owners(database: duckdb.DuckDBPyConnection, coins: Iterable[Outpoint]) -> None:
    """Add who may spend outpoints."""
    values = ((coin.chain, coin.name, coin.owner) for coin in coins)
    _insert(database, "stage_owner", STAGED_OWNER, values)


def stage_transactions(database: duckdb.DuckDBPyConnection, rows: Iterable[Transaction]) -> None:
    """Add transactions that came as values."""
    values = (
        (
            number, row.chain, row.block, row.index, row.time, row.hash, row.sender, row.recipient,
            str(row.value), None if row.fee is None else str(row.fee),
            None if row.succeeded is None else str(int(row.succeeded)), row.block_hash,
        )
        for number, row in enumerate(rows, start=1)
    )  # fmt: skip
    _insert(database, "stage_tx", STAGED_TX, values)


def _transfer_row(
    row_number: int,
    row: Transfer,
    rank: dict[str, dict[tuple[int, ...], int]],
    *,
    fees: bool,
) -> tuple[object, ...]:
    first, sub = None, None
    if row.phase == PHASE_NATIVE and row.place is not None:
        first = rank[row.tx][row.place]
    elif row.place:
        first, sub = row.place[0], row.place[1] if len(row.place) > 1 else None
    kind = KIND_FEE if fees and row.recipient is None else KIND_TRANSFER
    return (
        row_number, row.chain, row.block, row.tx_index, row.time, row.tx, row.phase, first, sub,
        row.sender or "", row.recipient or "", row.asset, str(row.amount), row.decimals, kind,
        row.block_hash, False,
    )  # fmt: skip


def _insert(
    database: duckdb.DuckDBPyConnection,
    table: str,
    columns: dict[str, str],
    rows: Iterable[Sequence[object]],
) -> None:
    batch: list[Sequence[object]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            _flush(database, table, columns, batch)
            batch = []
    if batch:
        _flush(database, table, columns, batch)


def _flush(
    database: duckdb.DuckDBPyConnection,
    table: str,
    columns: dict[str, str],
    batch: list[Sequence[object]],
) -> None:
    chosen = ", ".join(
        f"unnest(CAST(${place} AS {kind}[]))" for place, kind in enumerate(columns.values(), 1)
    )
    values = [list(column) for column in zip(*batch, strict=True)]
    database.execute(f"INSERT INTO {table} SELECT {chosen}", values)
