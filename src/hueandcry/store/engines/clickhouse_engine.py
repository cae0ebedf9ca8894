"""ClickHouse as an engine: a server over HTTP, or in this process (chdb) over a folder.

Decimal sums of ClickHouse wrap to negative numbers without a word: `building` asks `TOTALS` first.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import httpx
import msgspec

from hueandcry.model.errors import BadRequest
from hueandcry.store.engines.engine import Column, Lost, Refused, Row, in_schema, parenthesised

# Standard meaning of outer joins and casts; names mean columns before aliases; a frontier is long.
SETTINGS: Final = {
    "join_use_nulls": "1",
    "cast_keep_nullable": "1",
    "prefer_column_name_to_alias": "1",
    "output_format_json_quote_64bit_integers": "0",
    "output_format_json_quote_decimals": "1",
    "max_query_size": "100000000",
    "max_ast_elements": "10000000",
    "max_expanded_ast_elements": "10000000",
    "session_timezone": "UTC",
}
_FORMAT: Final = "JSONCompactEachRow"
_ROWS: Final = msgspec.json.Decoder(list[object])
# A step of a build is one statement, and may take as long as a night.
_LONGEST: Final = 12 * 3600.0
_CONNECT: Final = 10.0

# What a server answers that is on its way down, or has too much to do.
_BUSY: Final = frozenset({502, 503, 504})


class ClickHouseEngine:
    """ClickHouse behind one question: a statement in, the bytes of its answer out."""

    name = "clickhouse"
    dialect = "clickhouse"

    def __init__(self, place: str) -> None:
        """Use `http(s)://[user:password@]host:port`, or a folder for ClickHouse in this process.

        Raises `BadRequest` where chdb is not installed.
        """
        self.place = place
        self._ask: Callable[[str], bytes]
        if place.startswith(("http://", "https://")):
            server = _Server(place)
            self.place = server.shown
            self._ask, self._close = server.ask, server.close
        else:
            session = _Session(Path(place))
            self._ask, self._close = session.ask, session.close

    def run(self, statement: str) -> None:
        """Run a statement without an answer."""
        self._ask(statement)

    def rows(self, query: str) -> list[Row]:
        """Return all rows."""
        answer = self._ask(f"{query} FORMAT {_FORMAT}")
        try:
            return [tuple(row) for row in _ROWS.decode_lines(answer)]
        except msgspec.DecodeError:
            # A server that fails after its first rows writes the reason into the answer.
            raise Lost(f"the answer broke off: {answer[-200:].decode(errors='replace')}") from None

    def table(self, schema: str, name: str) -> str:
        """Return DATABASE.NAME."""
        return in_schema(schema, name)

    def prepare(self, schema: str) -> None:
        """Make the database, if it is not there."""
        self.run(f"CREATE DATABASE IF NOT EXISTS {schema}")

    def create(self, table: str, select: str, order: Sequence[str]) -> None:
        """Make or replace a MergeTree table, sorted by `order`."""
        self.drop(table)
        by = f"({', '.join(order)})" if order else "tuple()"
        # Files say that all of their columns may be null, although none that sorts is.
        tree = f"MergeTree ORDER BY {by} SETTINGS allow_nullable_key = 1"
        self.run(f"CREATE TABLE {table} ENGINE = {tree} AS {select}")

    def append(self, table: str, select: str) -> None:
        """Add the rows of a SELECT to a table."""
        self.run(f"INSERT INTO {table} {select}")

    def drop(self, table: str) -> None:
        """Remove a table at once: its room is needed for the next."""
        self.run(f"DROP TABLE IF EXISTS {table} SYNC")

    def values(self, columns: Sequence[Column], rows: Sequence[Sequence[int | str]]) -> str:
        """Return a SELECT of constant rows."""
        kinds = ", ".join(f"{one.name} {'String' if one.text else 'Int64'}" for one in columns)
        names = ", ".join(one.name for one in columns)
        return f"SELECT {names} FROM values('{kinds}', {parenthesised(rows, columns)})"

    def reconnect(self) -> None:
        """Do nothing: each statement makes its own connection."""

    def close(self) -> None:
        """Let go of it."""
        self._close()


class _Session:
    """ClickHouse in this process, its tables in a folder."""

    def __init__(self, folder: Path) -> None:
        try:
            from chdb.session import Session
        except ImportError:
            raise BadRequest(
                "ClickHouse in this process needs chdb", "pip install 'hueandcry[clickhouse]'"
            ) from None
        folder.mkdir(parents=True, exist_ok=True)
        self._session = Session(str(folder))
        chosen = ", ".join(f"{name} = '{value}'" for name, value in SETTINGS.items())
        self.ask(f"SET {chosen}")

    def ask(self, statement: str) -> bytes:
        try:
            answer = self._session.query(statement, _FORMAT)
        except RuntimeError as error:
            raise _refused(str(error)) from None
        return bytes(answer.bytes() or b"") if answer is not None else b""

    def close(self) -> None:
        self._session.close()


class _Server:
    """A server's HTTP interface (port 8123): the statement is the body."""

    def __init__(self, url: str) -> None:
        given = httpx.URL(url)
        self.shown = str(given.copy_with(userinfo=b""))
        limits = httpx.Timeout(_LONGEST, connect=_CONNECT)
        account = (given.username, given.password) if given.username else None
        self._client = httpx.Client(
            base_url=given.copy_with(userinfo=b""), auth=account, timeout=limits, params=SETTINGS
        )

    def ask(self, statement: str) -> bytes:
        try:
            answer = self._client.post("/", content=statement.encode())
        except httpx.TransportError as error:
            raise Lost(str(error) or type(error).__name__) from None
        if answer.status_code in _BUSY:
            raise Lost(f"HTTP {answer.status_code}")
        if answer.status_code != httpx.codes.OK:
            raise _refused(answer.text)
        return answer.content

    def close(self) -> None:
        self._client.close()


def _refused(words: str) -> Refused:
    first = words.strip().splitlines()[0][:300] if words.strip() else "no reason given"
    return Refused(f"ClickHouse refused ({first})", "Is a table missing?")
