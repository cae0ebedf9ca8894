"""Opens a table somebody brings as the DuckDB view `given`: CSV, Parquet or JSON, all as text.

Limits: a line of 16 MB, 2,000 columns. What a file is, its bytes say: endings are often wrong.
"""

import glob
import zlib
from hashlib import file_digest
from pathlib import Path
from typing import Final, Literal

import duckdb
from msgspec import Struct

from hueandcry.model.errors import BadRequest
from hueandcry.store.ledger.query import name, number, text

Kind = Literal["csv", "parquet", "json"]

_COMPRESSED: Final = (".gz", ".zst")
JSON_ENDINGS: Final = frozenset({".json", ".jsonl", ".ndjson"})
# A line longer than this is no row of a table (contract inputs can be long).
_LONGEST_LINE: Final = 16 * 2**20
_MOST_COLUMNS: Final = 2_000
# Enough to see the kind and the encoding.
_HEAD: Final = 65_536


class Opened(Struct, frozen=True):
    """What a file is by its first bytes; `head` is decompressed, empty where that is not known."""

    kind: Kind
    compression: Literal["none", "gzip", "zstd"]
    head: bytes
    encoding: str = "utf-8"


def digest(path: Path) -> str:
    """Return the SHA-256 of a file. Raises `BadRequest` where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise BadRequest(f"{path.name} cannot be read ({error.strerror})") from None


def suffix_of(path: Path) -> str:
    """Return the ending that tells the kind of file, without that of its compression."""
    endings = [ending.lower() for ending in path.suffixes]
    own = [ending for ending in endings if ending not in _COMPRESSED]
    return own[-1] if own else ""


def look_at(path: Path) -> Opened:
    """Tell what a file is. Raises `BadRequest` for an empty or unreadable one."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise BadRequest(f"{path.name} cannot be read ({error.strerror})") from None
    if not head:
        raise BadRequest(f"{path.name} is empty")
    if head[:4] == b"\x28\xb5\x2f\xfd":
        ending = suffix_of(path)
        return Opened("json" if ending in JSON_ENDINGS else "csv", "zstd", b"")
    if head[:2] == b"\x1f\x8b":
        plain = _inflated(path, head)
        return Opened(_kind(plain), "gzip", plain, _encoding(path, plain))
    return Opened(_kind(head), "none", head, _encoding(path, head))


def _inflated(path: Path, head: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(head, _HEAD)
    except zlib.error:
        raise BadRequest(f"{path.name} is damaged: its compression cannot be undone") from None


def _kind(head: bytes) -> Kind:
    if head[:4] == b"PAR1":
        return "parquet"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return "json" if start[:1] in {b"{", b"["} else "csv"


def _encoding(path: Path, head: bytes) -> str:
    if head[:2] == b"\xff\xfe":
        return "utf-16"
    if head[:2] == b"\xfe\xff":
        raise BadRequest(f"{path.name} is UTF-16 (big-endian)", "Save it as UTF-8")
    try:
        head.decode()
    except UnicodeDecodeError as error:
        # A character cut at the end of the head is no fault.
        return "utf-8" if error.start >= len(head) - 4 else "latin-1"
    return "utf-8"


def open_table(database: duckdb.DuckDBPyConnection, path: Path, seen: Opened) -> dict[str, str]:
    """Make the view `given` of a file; return its columns and their types.

    Text formats are read as text: numbers beyond 64 bits must not pass through floats. Raises
    `BadRequest` for what is no table.
    """
    try:
        found = _describe(database, _reader(path, seen))
        if seen.kind == "json":
            typed = ", ".join(f"{text(column)}: 'VARCHAR'" for column in found)
            found = _describe(database, _reader(path, seen, f", columns={{{typed}}}"))
    except duckdb.Error as error:
        raise BadRequest(f"{path.name} cannot be read as a table: {reason_of(error)}") from None
    if len(found) > _MOST_COLUMNS:
        raise BadRequest(f"{path.name} has {len(found)} columns", f"{_MOST_COLUMNS} are the limit")
    chosen = ", ".join(_as_text(column, kind) for column, kind in found.items())
    database.execute(f"CREATE OR REPLACE TEMP VIEW given AS SELECT {chosen} FROM raw")
    return found


def _describe(database: duckdb.DuckDBPyConnection, reader: str) -> dict[str, str]:
    database.execute(f"CREATE OR REPLACE TEMP VIEW raw AS SELECT * FROM {reader}")
    return {str(row[0]): str(row[1]) for row in database.execute("DESCRIBE raw").fetchall()}


def _reader(path: Path, seen: Opened, columns: str = "") -> str:
    # Brackets and stars in a name are no pattern.
    source = text(glob.escape(str(path)))
    if seen.kind == "parquet":
        return f"read_parquet({source})"
    if seen.kind == "json":
        listed = seen.head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"["
        form = "'array'" if listed else "'newline_delimited', ignore_errors=true"
        return (
            f"read_json({source}, format={form}, map_inference_threshold=-1{columns},"
            f" maximum_object_size={_LONGEST_LINE}, compression='{seen.compression}')"
        )
    return (
        f"read_csv({source}, all_varchar=true, header=true, store_rejects=true,"
        f" max_line_size={_LONGEST_LINE}, compression='{seen.compression}',"
        f" encoding='{seen.encoding}')"
    )


def _as_text(column: str, kind: str) -> str:
    quoted = name(column)
    if kind == "BLOB":
        return f"'0x' || lower(hex({quoted})) AS {quoted}"
    if kind.startswith("TIMESTAMP") or kind == "DATE":
        return f"CAST(floor(epoch({quoted})) AS BIGINT) AS {quoted}"
    if kind.startswith("DECIMAL") and not kind.endswith(",0)"):
        return f"regexp_replace(CAST({quoted} AS VARCHAR), '\\.0+$', '') AS {quoted}"
    if kind in {"DOUBLE", "FLOAT"}:
        return f"{_float_as_text(quoted)} AS {quoted}"
    return quoted


def _float_as_text(quoted: str) -> str:
    """Write a float's digits where it holds them all; beyond 2^53 it says that it is a float."""
    whole = f"{quoted} = floor({quoted}) AND abs({quoted}) <= 9007199254740992"
    return (
        f"CASE WHEN {whole} THEN CAST(CAST({quoted} AS BIGINT) AS VARCHAR)"
        f" ELSE CAST({quoted} AS VARCHAR) || ' (float)' END"
    )


def reason_of(error: duckdb.Error) -> str:
    """Return what DuckDB says in one line: its advice to programmers is no help to a user."""
    told = str(error)
    if "maximum line size" in told.lower() or "maximum_object_size" in told:
        return f"a line is longer than {_LONGEST_LINE // 2**20} MB"
    if "latin-1 encoded" in told:
        return "it is no text in UTF-8, UTF-16 or Latin-1"
    if "sniffing file" in told:
        return "no delimiter and quotes make it a table of equal columns"
    return told.splitlines()[0][:200] if told else type(error).__name__


def csv_faults(database: duckdb.DuckDBPyConnection) -> list[tuple[int, str, str]]:
    """Return rows the CSV reader gave up on: line, reason, text; and forget them."""
    tables = "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'reject_errors'"
    if not number(database, tables):
        return []
    found = database.execute(
        "SELECT line, first(error_message), first(left(csv_line, 500)) FROM reject_errors"
        " GROUP BY line ORDER BY line"
    ).fetchall()
    database.execute("DROP TABLE reject_errors; DROP TABLE reject_scans")
    return [
        (int(line), str(reason).splitlines()[0][:300], str(given or ""))
        for line, reason, given in found
    ]
