"""Lays lines over transfers: runs the SQL of `trace.lines` and writes one segment of arrays."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import duckdb
import numpy as np
from numpy.typing import NDArray

from hueandcry.model.wide import Wide
from hueandcry.store.ledger.line_arrays import LineArrays
from hueandcry.store.ledger.query import number
from hueandcry.store.ledger.segment import RecordFile, Side, write_totals
from hueandcry.trace.lines import COORDINATES, TOTALS

# Postings handled at once when arrays are written: about 100 MB.
_CHUNK: Final = 2_000_000
_LIMB: Final = "1000000000000000000"

_POSTINGS: Final = """
CREATE OR REPLACE TEMP TABLE posting AS
SELECT source AS line, height, spot, id AS transfer, TRUE AS debit, v FROM transfer
WHERE id >= $1 AND source IS NOT NULL
UNION ALL
SELECT target, height, spot, id, FALSE, v FROM transfer
WHERE id >= $1 AND target IS NOT NULL
"""


def _limbs(value: str, name: str) -> str:
    """Cut a decimal into two limbs: DuckDB's own arithmetic, not part of the portable text."""
    return (
        f"CAST(CAST({value} AS HUGEINT) // {_LIMB} AS BIGINT) AS {name}_hi,"
        f" CAST(CAST({value} AS HUGEINT) % {_LIMB} AS BIGINT) AS {name}_lo"
    )


def gather_postings(database: duckdb.DuckDBPyConnection, first: int, old: LineArrays) -> int:
    """Make `posting` of the transfers from `first` on, and `base`, where `old` leaves their lines.

    Assets that are left out have none. Return how many sides of transfers there are.
    """
    database.execute(_POSTINGS, [first])
    leave_out(database)
    _base(database, old)
    return number(database, "SELECT count(*) FROM posting")


def too_large(database: duckdb.DuckDBPyConnection) -> list[int]:
    """Return the lines whose totals pass what two limbs hold."""
    return [row[0] for row in database.execute(TOTALS).fetchall()]


def leave_out(database: duckdb.DuckDBPyConnection) -> None:
    """Take the postings of assets away that add up beyond what is exact."""
    database.execute(
        "DELETE FROM posting WHERE line IN (SELECT l.id FROM line l JOIN asset a ON a.id ="
        " l.asset WHERE a.left_out IS NOT NULL)"
    )


def place(database: duckdb.DuckDBPyConnection) -> None:
    """Make `placed` of `posting` and `base`, in the order of lines."""
    database.execute(
        "CREATE OR REPLACE TEMP TABLE placed AS SELECT line, transfer, debit, v, gap,"
        f" {_limbs('start', 'start')}, {_limbs('gap_start', 'gap')} FROM ({COORDINATES})"
        " ORDER BY line, height, spot, transfer"
    )
    database.execute("DROP TABLE posting")


def lay(database: duckdb.DuckDBPyConnection, folder: Path, first: int) -> None:
    """Write the segment of all `posting` rows."""
    place(database)
    kinds = _kinds(database, first)
    debit, credit = Side(len(kinds)), Side(len(kinds))
    for rows in chunks(database):
        local = rows["transfer"] - first
        start = Wide(rows["start_hi"], rows["start_lo"])
        debit.set(local, rows["line"], start, rows["debit"])
        credit.set(local, rows["line"], start, ~rows["debit"])
    folder.mkdir(parents=True)
    _write_records(database, folder, first, kinds, debit, credit)
    _write_totals(database, folder)
    _write_moments(database, folder, first)
    database.execute("DROP TABLE placed")


def _base(database: duckdb.DuckDBPyConnection, old: LineArrays) -> None:
    database.execute(
        "CREATE OR REPLACE TEMP TABLE base (line INTEGER, o DECIMAL(38, 0), i DECIMAL(38, 0))"
    )
    if old.empty:
        return
    found = database.execute("SELECT DISTINCT line FROM posting").fetchnumpy()["line"]
    lines = np.asarray(found, dtype=np.int32)
    drawn, filled = old.drawn(lines), old.filled(lines)
    columns = {"line": lines, "oh": drawn.hi, "ol": drawn.lo, "ih": filled.hi, "il": filled.lo}
    database.register("base_limbs", columns)
    database.execute(
        "INSERT INTO base SELECT line,"
        f" CAST(oh AS DECIMAL(38, 0)) * CAST({_LIMB} AS HUGEINT) + ol,"
        f" CAST(ih AS DECIMAL(38, 0)) * CAST({_LIMB} AS HUGEINT) + il FROM base_limbs"
    )
    database.unregister("base_limbs")


def _kinds(database: duckdb.DuckDBPyConnection, first: int) -> NDArray[np.int8]:
    query = "SELECT kind FROM transfer WHERE id >= ? ORDER BY id"
    found = database.execute(query, [first]).fetchnumpy()["kind"]
    return np.asarray(found, dtype=np.int8)


def chunks(database: duckdb.DuckDBPyConnection) -> Iterator[dict[str, NDArray[Any]]]:
    """Yield `placed` in order, cut between lines, so that memory stays bounded."""
    bounds = _bounds(database)
    for begin, end in pairwise(bounds):
        query = (
            "SELECT line, transfer, debit, gap > 0 AS gap, start_hi, start_lo, gap_hi, gap_lo"
            " FROM placed WHERE line >= ? AND line < ? ORDER BY rowid"
        )
        found = database.execute(query, [begin, end]).fetchnumpy()
        yield {name: np.asarray(column) for name, column in found.items()}


def _bounds(database: duckdb.DuckDBPyConnection) -> list[int]:
    query = (
        f"SELECT min(line) FROM (SELECT line, rowid // {_CHUNK} AS part FROM placed)"
        " GROUP BY part ORDER BY 1"
    )
    starts = sorted({int(row[0]) for row in database.execute(query).fetchall()})
    return [*starts, number(database, "SELECT max(line) + 1 FROM placed")] if starts else []


def _write_records(
    database: duckdb.DuckDBPyConnection,
    folder: Path,
    first: int,
    kinds: NDArray[np.int8],
    debit: Side,
    credit: Side,
) -> None:
    out_rows = number(database, "SELECT count(*) FROM placed WHERE debit")
    in_rows = number(database, "SELECT count(*) FROM placed WHERE NOT debit OR gap > 0")
    out = RecordFile(folder / "out.npy", out_rows)
    into = RecordFile(folder / "in.npy", in_rows)
    for rows in chunks(database):
        kind = kinds[rows["transfer"] - first]
        out.debits(rows, first, credit, kind)
        into.credits(rows, first, debit, kind)
    out.close(folder, "out")
    into.close(folder, "in")


def _write_totals(database: duckdb.DuckDBPyConnection, folder: Path) -> None:
    for side, end, rows in (
        ("out", "start_of + v", "debit"),
        ("in", "CASE WHEN debit THEN gap_of + gap ELSE start_of + v END", "NOT debit OR gap > 0"),
    ):
        found = database.execute(
            f"SELECT {_limbs('total', 'total')} FROM (SELECT line, max({end}) AS total FROM"
            f" (SELECT *, CAST(start_hi AS HUGEINT) * {_LIMB} + start_lo AS start_of,"
            f" CAST(gap_hi AS HUGEINT) * {_LIMB} + gap_lo AS gap_of FROM placed)"
            f" WHERE {rows} GROUP BY line) ORDER BY line"
        ).fetchnumpy()
        write_totals(folder, side, found["total_hi"], found["total_lo"])


def _write_moments(database: duckdb.DuckDBPyConnection, folder: Path, first: int) -> None:
    query = "SELECT height, coalesce(time, 0) AS time FROM transfer WHERE id >= ? ORDER BY id"
    found = database.execute(query, [first]).fetchnumpy()
    # Blocks and Unix seconds both fit 32 bits until the year 2106.
    both = np.stack([found["height"], found["time"]], axis=1).astype(np.uint32)
    np.save(folder / "moments.npy", both)
