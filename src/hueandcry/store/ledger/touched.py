"""A count of changes to transfers that lines may have been laid over.

It is raised in the database transaction of the change itself, and the manifest keeps the count its
lines were laid at: where the two differ, whatever happened in between, the lines are stale.
"""

from collections.abc import Sequence

import duckdb

from hueandcry.store.ledger.query import number


def touched(database: duckdb.DuckDBPyConnection) -> int:
    """Return the count."""
    return number(database, "SELECT CAST(value AS BIGINT) FROM meta WHERE key = 'touched'")


def touch(database: duckdb.DuckDBPyConnection) -> None:
    """Note that transfers were changed or removed."""
    database.execute(
        "UPDATE meta SET value = CAST(CAST(value AS BIGINT) + 1 AS VARCHAR) WHERE key = 'touched'"
    )


def remove_transfers(
    database: duckdb.DuckDBPyConnection, condition: str, values: Sequence[object] = ()
) -> int:
    """Remove the transfers of a condition; return how many."""
    [(count,)] = database.execute(
        f"DELETE FROM transfer WHERE {condition}", list(values)
    ).fetchall()
    if count:
        touch(database)
    return int(count)
