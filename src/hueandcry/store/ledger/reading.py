"""Opens a table somebody brings as the DuckDB view `given`, and fills a format's SELECT in."""

import re
from hashlib import file_digest
from pathlib import Path
from typing import Final

import duckdb

from hueandcry.model.errors import BadRequest
from hueandcry.store.ledger.query import name, number, text

_COMPRESSED: Final = (".gz", ".zst")
_JSON: Final = frozenset({".json", ".jsonl", ".ndjson"})
# A line longer than this is no row of a table (contract inputs can be long).
_LONGEST_LINE: Final = 16 * 2**20


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def suffix_of(path: Path) -> str:
    """Return the ending that tells the kind of file, without that of its compression."""
    endings = [ending for ending in path.suffixes if ending not in _COMPRESSED]
    return endings[-1].lower() if endings else ""


def open_table(database: duckdb.DuckDBPyConnection, path: Path) -> dict[str, str]:
    """Make the view `given` of a file; return its columns and their types.

    Text formats are read as text: numbers beyond 64 bits must not pass through floats. Raises
    `BadRequest` for what is no table.
    """
    try:
        database.execute(f"CREATE OR REPLACE TEMP VIEW raw AS SELECT * FROM {_reader(path)}")
        found = database.execute("DESCRIBE raw").fetchall()
        if suffix_of(path) in _JSON:
            found = _json_as_text(database, path, [str(row[0]) for row in found])
    except duckdb.Error as error:
        raise BadRequest(f"{path.name} cannot be read as a table: {_first_line(error)}") from None
    columns = {str(row[0]): str(row[1]) for row in found}
    chosen = ", ".join(_as_text(column, kind) for column, kind in columns.items())
    database.execute(f"CREATE OR REPLACE TEMP VIEW given AS SELECT {chosen} FROM raw")
    return columns


def _reader(path: Path) -> str:
    source = text(str(path))
    ending = suffix_of(path)
    if ending == ".parquet":
        return f"read_parquet({source})"
    if ending in _JSON:
        return (
            f"read_json({source}, format='newline_delimited', map_inference_threshold=-1,"
            f" maximum_object_size={_LONGEST_LINE})"
        )
    return (
        f"read_csv({source}, all_varchar=true, header=true, null_padding=true,"
        f" store_rejects=true, max_line_size={_LONGEST_LINE})"
    )


def _json_as_text(
    database: duckdb.DuckDBPyConnection, path: Path, columns: list[str]
) -> list[tuple[str, str]]:
    """Read every value as it is written; guessed types would round large amounts."""
    typed = ", ".join(f"{text(column)}: 'VARCHAR'" for column in columns)
    reader = (
        f"read_json({text(str(path))}, format='newline_delimited', columns={{{typed}}},"
        f" maximum_object_size={_LONGEST_LINE})"
    )
    database.execute(f"CREATE OR REPLACE TEMP VIEW raw AS SELECT * FROM {reader}")
    return [(column, "VARCHAR") for column in columns]


def _as_text(column: str, kind: str) -> str:
    quoted = name(column)
    if kind == "BLOB":
        return f"'0x' || lower(hex({quoted})) AS {quoted}"
    if kind.startswith("TIMESTAMP") or kind == "DATE":
        return f"CAST(epoch({quoted}) AS BIGINT) AS {quoted}"
    if kind.startswith("DECIMAL") and not kind.endswith(",0)"):
        return f"regexp_replace(CAST({quoted} AS VARCHAR), '\\.0+$', '') AS {quoted}"
    return quoted


def _first_line(error: duckdb.Error) -> str:
    return str(error).splitlines()[0][:300]


def csv_faults(database: duckdb.DuckDBPyConnection) -> list[tuple[int, str, str]]:
    """Return rows the CSV reader gave up on: line, reason, text; and forget them."""
    tables = "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'reject_errors'"
    if not number(database, tables):
        return []
    found = database.execute(
        "SELECT line, error_message, csv_line FROM reject_errors ORDER BY line"
    ).fetchall()
    database.execute("DROP TABLE reject_errors; DROP TABLE reject_scans")
    seen: dict[int, tuple[int, str, str]] = {}
    for line, reason, given in found:
        first = str(reason).splitlines()[0]
        seen.setdefault(int(line), (int(line), first, str(given or "")[:500]))
    return list(seen.values())


_PLACE = re.compile(r"\{(\w+)(\?)?(\w+)?\}")


def filled(select: str, columns: dict[str, str], chain: str) -> str:
    """Put a file's columns into a format's SELECT.

    `{chain}` is the chain asked for; `{x?}` is column x, or NULL in a file without it;
    `{time?x}` is x as Unix seconds; `{chain?chain_id}` is the file's own EIP-155 number.
    """

    def fill(match: re.Match[str]) -> str:
        key, optional, column = match.groups()
        if key == "time":
            return _time(column, columns)
        if key == "chain":
            own = column is not None and column in columns
            return f"'eip155:' || {name(column)}" if own else text(chain)
        if key in {"amount", "token_id"}:
            return _number(columns, key)
        return name(key) if not optional or key in columns else "NULL"

    return _PLACE.sub(fill, select)


def _time(column: str | None, columns: dict[str, str]) -> str:
    return f"({as_time(name(column))})" if column and column in columns else "NULL"


def as_time(value: str) -> str:
    """Return SQL for Unix seconds from a number, or from a date in ISO form or with ` UTC`."""
    asked = f"CAST({value} AS VARCHAR)"
    return (
        f"coalesce(TRY_CAST({value} AS BIGINT), CAST(epoch(TRY_CAST(replace({asked}, ' UTC', '+00')"
        f" AS TIMESTAMPTZ)) AS BIGINT), CAST(epoch(TRY_CAST({asked} AS TIMESTAMP)) AS BIGINT))"
    )


def _number(columns: dict[str, str], key: str) -> str:
    """Return the column with exact numbers; cryo also writes binary and float forms."""
    wanted = ["token_id_string", "token_id"] if key == "token_id" else ["value_string", "value"]
    for column in wanted:
        if column in columns and columns[column] not in {"BLOB", "DOUBLE", "FLOAT"}:
            return name(column)
    raise BadRequest(
        f"the file has no exact column {wanted[0]}",
        "Export it with text numbers (cryo: --u256-types string)",
    )
