"""Small questions to DuckDB."""

from collections.abc import Sequence

import duckdb


def number(database: duckdb.DuckDBPyConnection, query: str, values: Sequence[object] = ()) -> int:
    """Return the single number a query gives, 0 for NULL."""
    row = database.execute(query, list(values)).fetchone()
    return int(row[0] or 0) if row else 0


def text(value: str) -> str:
    """Return an SQL string literal; for places where a value cannot be bound."""
    return "'" + value.replace("'", "''") + "'"


def name(value: str) -> str:
    """Return a quoted SQL identifier."""
    return '"' + value.replace('"', '""') + '"'
