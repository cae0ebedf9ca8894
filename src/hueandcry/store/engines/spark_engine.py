"""Spark as an engine: a session on a cluster's master, its tables in folders of Parquet."""

import contextlib
import logging
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

from hueandcry.model.errors import BadRequest
from hueandcry.store.engines.engine import Column, Lost, Refused, Row, standard_values

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_Answer = TypeVar("_Answer")

# ANSI: a sum beyond 38 digits is an error, not NULL. Times are UTC on every worker.
_NEEDED: Final = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
    # A name in SQL may be a folder of files (parquet.`…`): that is what a table of ours is.
    "spark.sql.runSQLOnFiles": "true",
    "spark.ui.showConsoleProgress": "false",
}
# How the gateway and the cluster say that they are gone.
_GONE: Final = (
    "Py4JNetworkError", "Connection refused", "Connection reset", "stopped SparkContext",
    "SparkContext was shut down", "Master removed our application", "All masters are unresponsive",
    "Answer from Java side is empty",
)  # fmt: skip


class SparkEngine:
    """A cluster by its master: `spark://host:7077`, `yarn`, `local[2]`."""

    name = "spark"
    dialect = "spark"

    def __init__(self, place: str, settings: Mapping[str, str] | None = None) -> None:
        """Start a session; `settings` are Spark's own (`spark.executor.memory`).

        Raises `BadRequest` where pyspark is not installed, `Lost` where no master answers.
        """
        self.place = place
        self._settings = dict(settings or {})
        self._session = self._connected()

    def _connected(self) -> "SparkSession":
        try:
            from pyspark.sql import SparkSession
        except ImportError:
            raise BadRequest(
                "Spark needs pyspark", "pip install 'hueandcry[spark]', and Java 17 or newer"
            ) from None
        # What Spark refuses is told by `Refused`; its own log would tell it a second time.
        logging.getLogger("SQLQueryContextLogger").setLevel(logging.CRITICAL)
        builder = SparkSession.builder.master(self.place).appName("hueandcry")
        for name, value in (_NEEDED | self._settings).items():
            builder = builder.config(name, value)
        try:
            session = builder.getOrCreate()
            session.sparkContext.setLogLevel("ERROR")
        except _faults() as error:
            raise Lost(_words(error)) from None
        return session

    def run(self, statement: str) -> None:
        """Run a statement without an answer."""
        self._told(lambda: self._session.sql(statement).collect())

    def rows(self, query: str) -> list[Row]:
        """Return all rows."""
        return [tuple(row) for row in self._told(lambda: self._session.sql(query).collect())]

    def _told(self, ask: Callable[[], _Answer]) -> _Answer:
        """Tell what is lost from what is refused."""
        try:
            return ask()
        except _faults() as error:
            words = f"{type(error).__name__}: {error}"
            if isinstance(error, OSError) or any(sign in words for sign in _GONE):
                raise Lost(_words(error)) from None
            raise Refused(f"Spark refused ({_words(error)})", "Is a table missing?") from None

    def table(self, schema: str, name: str) -> str:
        """Return a folder of Parquet files under `schema`, which every worker reaches."""
        return f"parquet.`{schema.rstrip('/')}/{name}`"

    def prepare(self, schema: str) -> None:
        """Raise `BadRequest` for a schema that is no folder: tables need no catalogue."""
        if "/" not in schema or "`" in schema:
            raise BadRequest(
                f"{schema!r} is no folder for Spark's tables",
                "Give one that every worker reaches: s3a://bucket/hue, hdfs:///hue, /shared/hue",
            )

    def create(self, table: str, select: str, order: Sequence[str]) -> None:
        """Write sorted files, replacing what a step that was cut short left there."""
        sort = f" ORDER BY {', '.join(order)}" if order else ""
        self._write(table, f"SELECT * FROM ({select}) AS made{sort}", "overwrite")

    def append(self, table: str, select: str) -> None:
        """Add the rows of a SELECT as files of their own."""
        self._write(table, select, "append")

    def drop(self, table: str) -> None:
        """Leave no rows: an empty file takes the place of all."""
        self._write(table, "SELECT 1 AS nothing WHERE FALSE", "overwrite")

    def _write(self, table: str, select: str, mode: str) -> None:
        folder = table.removeprefix("parquet.").strip("`")
        self._told(lambda: self._session.sql(select).write.mode(mode).parquet(folder))

    def values(self, columns: Sequence[Column], rows: Sequence[Sequence[int | str]]) -> str:
        """Return a SELECT of constant rows."""
        return standard_values(columns, rows)

    def reconnect(self) -> None:
        """Start a new session; what is left of the old one is let go."""
        self.close()
        self._session = self._connected()

    def close(self) -> None:
        """Stop the session."""
        # It may be gone already.
        with contextlib.suppress(*_faults()):
            self._session.stop()


def _faults() -> tuple[type[Exception], ...]:
    """Return what Spark raises: its own errors, and those of the gateway to its Java side."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    return (OSError, RuntimeError, Py4JError, PySparkException)


def _words(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0][:300] if lines else type(error).__name__
