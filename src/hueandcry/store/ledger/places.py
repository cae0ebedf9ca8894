"""The place of a transfer within its block, as one number that orders a line (docs/lines.md).

Token logs stand by their log index. Everything else stands by its transaction, phase, and place in
the transaction. Calls have a path (their trace address): the rank of the path among those known
orders them, so a transaction that came in parts is ranked anew. What has no place keeps the order
it came in, after what has one.
"""

from collections.abc import Sequence
from typing import Final

import duckdb

from hueandcry.model.transfer import AFTER_LAST_TRANSACTION
from hueandcry.store.ledger.query import number
from hueandcry.store.ledger.touched import touch

# A place in a transaction takes 32 bits, the phase two; a position in a batch of logs takes 20.
_PHASE: Final = 2**32
_TRANSACTION: Final = 2**34
_BATCH: Final = 2**20
# Rows without a place come after all that have one.
_UNPLACED_LOG: Final = 2**32
_UNPLACED_CALL: Final = 2**31
# Where a transaction's place in the block is not told (yet).
UNKNOWN_TRANSACTION: Final = AFTER_LAST_TRANSACTION - 1


def path_of(place: Sequence[int]) -> str:
    """Return a trace address as text that sorts in pre-order: each part led by its length."""
    return "".join(f"{chr(64 + len(str(part)))}{part}" for part in place)


def path_sql(address: str, separator: str) -> str:
    """Return SQL for the same, of parts with a separator between them."""
    return (
        f"coalesce(array_to_string([chr(CAST(64 + least(length(x), 60) AS INTEGER)) || x FOR x IN"
        f" string_split(nullif({address}, ''), '{separator}')], ''), '')"
    )


def spot(row: str) -> str:
    """Return SQL for the place of a row of `placing`."""
    return (
        f"CASE WHEN {row}phase = 2 THEN coalesce({row}number, {_UNPLACED_LOG} + {row}arrival)"
        f" * {_BATCH} + coalesce({row}sub, 0)"
        f" ELSE CASE {row}phase WHEN 3 THEN {AFTER_LAST_TRANSACTION} ELSE"
        f" coalesce({row}tx_index, {UNKNOWN_TRANSACTION}) END * {_TRANSACTION}"
        f" + {row}phase * {_PHASE} + coalesce({row}rank, {row}number,"
        f" CASE WHEN {row}path = '' THEN 0 END,"
        f" {_UNPLACED_CALL} + {row}arrival % {_UNPLACED_CALL}) END"
    )


def rank_calls(database: duckdb.DuckDBPyConnection) -> None:
    """Make `ranked`: the rank of each new call; calls the ledger has of their transactions move."""
    database.execute(
        "CREATE OR REPLACE TEMP TABLE ranked (row_number BIGINT, rank BIGINT);"
        "CREATE OR REPLACE TEMP TABLE path AS SELECT row_number, chain, tx, path FROM resolved"
        " WHERE phase = 1 AND path <> ''"
    )
    if not number(database, "SELECT count(*) FROM path"):
        return
    database.execute(
        "CREATE OR REPLACE TEMP TABLE before AS SELECT t.id, t.chain, t.tx, t.path, t.number FROM"
        " transfer t WHERE t.phase = 1 AND t.path <> '' AND t.tx IN (SELECT tx FROM path)"
    )
    database.execute(
        "CREATE OR REPLACE TEMP TABLE anew AS SELECT id, row_number, number, row_number() OVER"
        " (PARTITION BY chain, tx ORDER BY path, id NULLS LAST, row_number) AS rank FROM"
        " (SELECT id, NULL AS row_number, chain, tx, path, number FROM before UNION ALL"
        " SELECT NULL, row_number, chain, tx, path, NULL FROM path)"
    )
    database.execute(
        "INSERT INTO ranked SELECT row_number, rank FROM anew WHERE id IS NULL;"
        "DELETE FROM anew WHERE id IS NULL OR number = rank"
    )
    if number(database, "SELECT count(*) FROM anew"):
        database.execute(
            "UPDATE transfer SET number = a.rank, spot = spot - transfer.number + a.rank FROM anew"
            " a WHERE a.id = transfer.id"
        )
        lines_changed(database, "SELECT id FROM anew")


def number_arrivals(database: duckdb.DuckDBPyConnection) -> None:
    """Make `arrival`: the order of new rows that have no place.

    By their transaction's place where it is told. A file in descending order is turned around.
    """
    database.execute(
        "CREATE OR REPLACE TEMP TABLE unplaced AS SELECT row_number, chain, height, tx_index FROM"
        " resolved WHERE number IS NULL AND path IS NULL"
    )
    database.execute(
        "CREATE OR REPLACE TEMP TABLE direction AS SELECT chain, arg_min(height, row_number) >"
        " arg_max(height, row_number) AS falling, count(tx_index) > 0 AS told FROM unplaced GROUP"
        " BY chain"
    )
    order = "row_number"
    if number(database, "SELECT count(*) FROM direction WHERE falling OR told"):
        order = (
            "row_number() OVER (ORDER BY tx_index NULLS LAST, CASE WHEN falling THEN -row_number"
            " ELSE row_number END)"
        )
    database.execute(
        "CREATE OR REPLACE TEMP TABLE arrival AS SELECT row_number, (SELECT coalesce(max(id), -1)"
        f" FROM transfer) + {order} AS arrival FROM unplaced JOIN direction USING (chain)"
    )


def place_by_transaction(database: duckdb.DuckDBPyConnection) -> None:
    """Move transfers whose transaction's place has become known since they came."""
    unknown = f"spot >= {UNKNOWN_TRANSACTION * _TRANSACTION} AND spot < " + str(
        (UNKNOWN_TRANSACTION + 1) * _TRANSACTION
    )
    if not number(database, f"SELECT count(*) FROM transfer WHERE phase <> 2 AND {unknown}"):
        return
    database.execute(
        "CREATE OR REPLACE TEMP TABLE found AS SELECT f.id, t.number AS place FROM transfer f JOIN"
        " transaction t ON t.chain = f.chain AND t.hash = f.tx WHERE t.number IS NOT NULL AND"
        f" f.phase <> 2 AND {unknown}"
    )
    if number(database, "SELECT count(*) FROM found"):
        database.execute(
            f"UPDATE transfer SET spot = spot + (f.place - {UNKNOWN_TRANSACTION}) * {_TRANSACTION}"
            " FROM found f WHERE f.id = transfer.id"
        )
        lines_changed(database, "SELECT id FROM found")


def lines_changed(database: duckdb.DuckDBPyConnection, select: str) -> None:
    """Note that transfers a SELECT names are no longer as they were laid."""
    if number(database, f"SELECT count(*) FROM ({select})"):
        touch(database)


def follow_coins(database: duckdb.DuckDBPyConnection) -> None:
    """Put transactions of UTXO chains whose place is not told after those whose coins they spend.

    A file's own are in order already; this is for a block that came in several files.
    """
    database.execute(
        "CREATE OR REPLACE TEMP TABLE young AS SELECT DISTINCT chain, height FROM resolved WHERE"
        " phase = 1 AND NOT placed AND asset IN (SELECT id FROM asset WHERE name = 'outpoint')"
    )
    if not number(database, "SELECT count(*) FROM young"):
        return
    # A block's chain of unconfirmed parents is short; more rounds than transactions are a circle.
    for _ in range(number(database, _SAME_BLOCK.format(what="count(DISTINCT tx)"))):
        database.execute(
            "CREATE OR REPLACE TEMP TABLE early AS WITH here AS ("
            + _SAME_BLOCK.format(what=f"*, spot // {_TRANSACTION} AS place")
            + ") SELECT c.chain, c.tx, max(p.place - c.place) + 1 AS late FROM here p JOIN here c"
            " ON c.source = p.target AND c.height = p.height AND c.tx <> p.tx"
            " WHERE p.place >= c.place AND NOT c.placed GROUP BY ALL"
        )
        if not number(database, "SELECT count(*) FROM early"):
            return
        database.execute(
            f"UPDATE transfer SET spot = spot + e.late * {_TRANSACTION} FROM early e WHERE e.chain"
            " = transfer.chain AND e.tx = transfer.tx"
        )
        lines_changed(
            database,
            "SELECT t.id FROM transfer t JOIN early e ON e.chain = t.chain AND e.tx = t.tx",
        )


_SAME_BLOCK: Final = (
    "SELECT {what} FROM transfer t WHERE phase = 1 AND EXISTS (SELECT 1 FROM young y WHERE y.chain"
    " = t.chain AND y.height = t.height)"
)
