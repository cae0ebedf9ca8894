"""The stage: rows of one source as text, before they are understood."""

from collections.abc import Container, Iterable, Sequence
from itertools import chain
from typing import Final

import duckdb

from hueandcry.model.transfer import PHASE_NATIVE, Outpoint, Transaction, Transfer
from hueandcry.store.ledger.places import path_of
from hueandcry.store.ledger.schema import KIND_FEE, KIND_OPENING, KIND_TRANSFER

STAGED: Final = {
    "row_number": "BIGINT", "chain": "VARCHAR", "block": "BIGINT", "tx_index": "BIGINT",
    "time": "BIGINT", "tx": "VARCHAR", "phase": "TINYINT", "number": "BIGINT", "sub": "BIGINT",
    "source": "VARCHAR", "target": "VARCHAR", "asset": "VARCHAR", "amount": "VARCHAR",
    "decimals": "SMALLINT", "kind": "TINYINT", "block_hash": "VARCHAR", "still": "BOOLEAN",
    "path": "VARCHAR", "exact": "BOOLEAN", "fault": "VARCHAR",
}  # fmt: skip
STAGED_TX: Final = {
    "row_number": "BIGINT", "chain": "VARCHAR", "block": "BIGINT", "number": "BIGINT",
    "time": "BIGINT", "hash": "VARCHAR", "sender": "VARCHAR", "recipient": "VARCHAR",
    "value": "VARCHAR", "fee": "VARCHAR", "succeeded": "VARCHAR", "block_hash": "VARCHAR",
}  # fmt: skip
STAGED_BLOCK: Final = {
    "row_number": "BIGINT", "chain": "VARCHAR", "block": "BIGINT", "time": "BIGINT",
    "block_hash": "VARCHAR",
}  # fmt: skip
STAGED_LOG: Final = {
    "row_number": "BIGINT", "chain": "VARCHAR", "block": "BIGINT", "time": "BIGINT",
    "tx": "VARCHAR", "number": "BIGINT", "contract": "VARCHAR", "topics": "VARCHAR",
    "data": "VARCHAR",
}  # fmt: skip
STAGED_OWNER: Final = {"chain": "VARCHAR", "name": "VARCHAR", "owner": "VARCHAR"}
_TABLES: Final = {
    "stage": STAGED,
    "stage_tx": STAGED_TX,
    "stage_block": STAGED_BLOCK,
    "stage_log": STAGED_LOG,
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
    database: duckdb.DuckDBPyConnection,
    rows: Iterable[Transfer],
    *,
    openings: Iterable[Transfer] = (),
    fees: bool = False,
    exact: Container[str] = (),
) -> None:
    """Add transfers that came as values; `fees` says that what goes to nobody is a fee.

    `openings` are what accounts held before. `exact` names transactions whose native transfers
    have their true places (the trace address, or the place in a UTXO transaction), not a source's
    own numbering.
    """
    kinds = chain(((row, KIND_TRANSFER) for row in rows), ((row, KIND_OPENING) for row in openings))
    values = (
        _transfer_row(number, row, KIND_FEE if fees and row.recipient is None else kind, exact)
        for number, (row, kind) in enumerate(kinds, 1)
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
    row_number: int, row: Transfer, kind: int, exact: Container[str]
) -> tuple[object, ...]:
    first, sub, path = None, None, None
    if row.phase == PHASE_NATIVE and row.place is not None:
        path = path_of(row.place)
    elif row.place:
        first, sub = row.place[0], row.place[1] if len(row.place) > 1 else None
    return (
        row_number, row.chain, row.block, row.tx_index, row.time, row.tx, row.phase, first, sub,
        row.sender or "", row.recipient or "", row.asset, str(row.amount), row.decimals, kind,
        row.block_hash, False, path, path is not None and row.tx in exact, None,
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
