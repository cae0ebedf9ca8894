"""Rows that are kept apart, with the reason."""

from collections.abc import Sequence
from typing import Final

import duckdb

from hueandcry.store.ledger.query import number

# Rows of one source kept to be looked at: a file of nothing else must not fill the disk.
MOST_KEPT: Final = 100_000
# Of a row and of its reason, so that a line of a megabyte stays one line to read.
_LONGEST: Final = 500

Fault = tuple[int, str, str]


def reject(database: duckdb.DuckDBPyConnection, source: int, select: str) -> int:
    """Keep apart what a SELECT of row_number, reason and given yields; return how many rows.

    All are counted, the first ones are kept.
    """
    database.execute(f"CREATE OR REPLACE TEMP TABLE refused AS {select}")
    count = number(database, "SELECT count(*) FROM refused")
    if count:
        room = MOST_KEPT - number(
            database, "SELECT count(*) FROM rejected WHERE source = ?", [source]
        )
        database.execute(
            f"INSERT INTO rejected SELECT ?, row_number, left(reason, {_LONGEST}), left(given,"
            f" {_LONGEST}) FROM refused ORDER BY row_number LIMIT {max(room, 0)}",
            [source],
        )
    database.execute("DROP TABLE refused")
    return count


def reject_faults(
    database: duckdb.DuckDBPyConnection, source: int, faults: Sequence[Fault]
) -> None:
    """Keep apart rows no reader could take: number, reason, text."""
    kept = [(row, _plain(reason), _plain(given)) for row, reason, given in faults[:MOST_KEPT]]
    if not kept:
        return
    columns = [list(column) for column in zip(*kept, strict=True)]
    database.execute(
        "INSERT INTO rejected SELECT $1, unnest(CAST($2 AS BIGINT[])), unnest(CAST($3 AS"
        " VARCHAR[])), unnest(CAST($4 AS VARCHAR[]))",
        [source, *columns],
    )


def _plain(text: str) -> str:
    """Return text a database takes: half a surrogate pair is no character."""
    return text[:_LONGEST].encode(errors="replace").decode()
