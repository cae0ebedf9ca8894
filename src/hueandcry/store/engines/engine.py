"""The port of an engine: a place that keeps tables and answers SQL in its own dialect."""

import re
import time
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, Protocol, TypeVar

from hueandcry.model.errors import BadRequest, Unreachable

Row = tuple[object, ...]
_Answer = TypeVar("_Answer")

# Warehouses restart within a minute or not at all: 2, 4 and 8 seconds of waiting cover that.
TRIES: Final = 4
_FIRST_WAIT: Final = 2.0


_SCHEMA: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,62}")


class Refused(BadRequest):
    """The engine understood and said no: SQL it cannot run, a table that is not there."""


class Lost(Exception):
    """The engine does not answer any more; asking again may help."""


class Column(NamedTuple):
    """A column of rows that are handed over: its name, and whether it holds text (else BIGINT)."""

    name: str
    text: bool = False


class Engine(Protocol):
    """Runs statements. Every method may raise `Lost`, or `Refused` with the engine's own words."""

    @property
    def name(self) -> str:
        """What it is called on the command line."""

    @property
    def dialect(self) -> str:
        """The name sqlglot has for its SQL."""

    @property
    def place(self) -> str:
        """Where it is, for messages: a URL or a file."""

    def run(self, statement: str) -> None:
        """Run a statement without an answer."""

    def rows(self, query: str) -> list[Row]:
        """Return all rows. Whole numbers come as int or text, decimals are asked for as text."""

    def table(self, schema: str, name: str) -> str:
        """Return a table's full name as this engine's SQL writes it."""

    def prepare(self, schema: str) -> None:
        """Make the schema, if it is not there."""

    def create(self, table: str, select: str, order: Sequence[str]) -> None:
        """Make or replace a table by a SELECT, sorted so that few lines are found in it quickly."""

    def append(self, table: str, select: str) -> None:
        """Add the rows of a SELECT to a table."""

    def drop(self, table: str) -> None:
        """Remove a table's rows, and the table where there is a catalogue of tables."""

    def values(self, columns: Sequence[Column], rows: Sequence[Sequence[int | str]]) -> str:
        """Return a SELECT of constant rows. Text is digits only: nothing is escaped."""

    def reconnect(self) -> None:
        """Connect again after `Lost`."""

    def close(self) -> None:
        """Let go of it."""


def steadily(
    engine: Engine,
    ask: Callable[[], _Answer],
    doing: str,
    advice: str,
    pause: Callable[[float], None] = time.sleep,
) -> _Answer:
    """Ask, and ask again where the connection drops, at most `TRIES` times.

    Raises `Unreachable` saying what was being done and how to go on.
    """
    wait, reason = _FIRST_WAIT, ""
    for attempt in range(TRIES):
        try:
            if attempt:
                engine.reconnect()
            return ask()
        except Lost as error:
            reason = str(error).strip().splitlines()[0][:200] if str(error).strip() else "no word"
        if attempt + 1 < TRIES:
            pause(wait)
            wait *= 2
    raise Unreachable(
        f"{engine.name} at {engine.place} dropped the connection {TRIES} times while {doing}"
        f" ({reason})",
        advice,
    )


def in_schema(schema: str, name: str) -> str:
    """Return SCHEMA.NAME. Raises `BadRequest` for a schema that is no plain name."""
    if not _SCHEMA.fullmatch(schema):
        raise BadRequest(f"{schema[:80]!r} is no name for a schema", "Letters, digits, underscores")
    return f"{schema}.{name}"


def parenthesised(rows: Sequence[Sequence[int | str]], columns: Sequence[Column]) -> str:
    """Return rows as `(1, '2'), (3, '4')`. Raises `ValueError` for text that is not digits."""
    told = []
    for row in rows:
        cells = []
        for column, cell in zip(columns, row, strict=True):
            if column.text and not str(cell).isdigit():
                raise ValueError(f"{column.name} is not digits")
            cells.append(f"'{cell}'" if column.text else str(int(cell)))
        told.append(f"({', '.join(cells)})")
    return ", ".join(told)


def standard_values(columns: Sequence[Column], rows: Sequence[Sequence[int | str]]) -> str:
    """Return a SELECT of constant rows as most engines write it (DuckDB, Spark, Trino)."""
    names = ", ".join(column.name for column in columns)
    return f"SELECT {names} FROM (VALUES {parenthesised(rows, columns)}) AS given({names})"
