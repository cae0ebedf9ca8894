"""DuckDB as an engine: the chain in one file, on one machine."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import duckdb

from hueandcry.store.engines.engine import Column, Refused, Row, in_schema, standard_values

# Sorts go to disk beyond this, as in a ledger.
_MEMORY: Final = "4GB"


class DuckDBEngine:
    """A DuckDB file, or memory where the place is `:memory:`."""

    name = "duckdb"
    dialect = "duckdb"

    def __init__(self, place: str) -> None:
        """Open a file. Raises `Refused` where it cannot be."""
        self.place = place
        try:
            self._database = duckdb.connect(place)
        except duckdb.Error as error:
            raise _refused(error) from None
        self._database.execute(f"SET memory_limit = '{_MEMORY}'; SET TimeZone = 'UTC'")
        if place != ":memory:":
            beside = str(Path(place).with_suffix(".temporary")).replace("'", "''")
            self._database.execute(f"SET temp_directory = '{beside}'")

    def run(self, statement: str) -> None:
        """Run a statement without an answer."""
        try:
            self._database.execute(statement)
        except duckdb.Error as error:
            raise _refused(error) from None

    def rows(self, query: str) -> list[Row]:
        """Return all rows."""
        try:
            return self._database.execute(query).fetchall()
        except duckdb.Error as error:
            raise _refused(error) from None

    def table(self, schema: str, name: str) -> str:
        """Return SCHEMA.NAME."""
        return in_schema(schema, name)

    def prepare(self, schema: str) -> None:
        """Make the schema, if it is not there."""
        self.run(f"CREATE SCHEMA IF NOT EXISTS {schema}")

    def create(self, table: str, select: str, order: Sequence[str]) -> None:
        """Make or replace a table, sorted: DuckDB skips blocks by their least and greatest."""
        sort = f" ORDER BY {', '.join(order)}" if order else ""
        self.run(f"CREATE OR REPLACE TABLE {table} AS SELECT * FROM ({select}) AS made{sort}")

    def append(self, table: str, select: str) -> None:
        """Add the rows of a SELECT to a table."""
        self.run(f"INSERT INTO {table} {select}")

    def drop(self, table: str) -> None:
        """Remove a table."""
        self.run(f"DROP TABLE IF EXISTS {table}")

    def values(self, columns: Sequence[Column], rows: Sequence[Sequence[int | str]]) -> str:
        """Return a SELECT of constant rows."""
        return standard_values(columns, rows)

    def reconnect(self) -> None:
        """Do nothing: it is in this process."""

    def close(self) -> None:
        """Close the file."""
        self._database.close()


def _refused(error: duckdb.Error) -> Refused:
    return Refused(f"DuckDB refused ({str(error).splitlines()[0][:300]})", "Is a table missing?")
