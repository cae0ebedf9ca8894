"""Lays lines over transfers: places every posting, and writes one segment of arrays."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

import duckdb
import numpy as np
from numpy.typing import NDArray

from hueandcry.model.wide import Wide
from hueandcry.store.ledger.line_arrays import LineArrays
from hueandcry.store.ledger.query import number
from hueandcry.store.ledger.segment import Postings, RecordFile, Side
from hueandcry.trace.lines import TOTALS
from hueandcry.trace.places import places_of

# Postings handled at once when arrays are written: about 300 MB.
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
# Two limbs of a decimal; most amounts need only one, and a division of 128 bits is slow.
_SORTED: Final = f"""
CREATE OR REPLACE TEMP TABLE sorted AS
SELECT line, transfer, debit,
    CASE WHEN v < {_LIMB} THEN 0 ELSE CAST(CAST(v AS HUGEINT) // {_LIMB} AS BIGINT) END AS hi,
    CASE WHEN v < {_LIMB} THEN CAST(v AS BIGINT)
        ELSE CAST(CAST(v AS HUGEINT) % {_LIMB} AS BIGINT) END AS lo
FROM posting ORDER BY line, height, spot, transfer
"""


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


def lay(database: duckdb.DuckDBPyConnection, folder: Path, first: int, old: LineArrays) -> None:
    """Write the segment of all `posting` rows; lines go on from where `old` leaves them."""
    database.execute(_SORTED)
    database.execute("DROP TABLE posting; DROP TABLE base")
    kinds = _kinds(database, first)
    debit, credit = Side(len(kinds)), Side(len(kinds))
    folder.mkdir(parents=True)
    debits = number(database, "SELECT count(*) FROM sorted WHERE debit")
    most = number(database, "SELECT count(*) FROM sorted")
    out, into = RecordFile(folder / "out.npy", debits), RecordFile(folder / "in.npy", most)
    for rows in _placed(database, old):
        debit.set(rows, first, rows.debit)
        credit.set(rows, first, ~rows.debit)
        kind = kinds[rows.transfer - first]
        out.debits(rows, kind)
        into.credits(rows, kind)
    for records, other, side in ((out, credit, "out"), (into, debit, "in")):
        records.join(first, other, _CHUNK)
        records.close(folder, side)
    _write_moments(database, folder, first)
    database.execute("DROP TABLE sorted")


def _placed(database: duckdb.DuckDBPyConnection, old: LineArrays) -> Iterator[Postings]:
    """Yield `sorted` with places, cut between lines, so that memory stays bounded."""
    for begin, end in pairwise(bounds(database, "sorted")):
        found = database.execute(
            "SELECT line, transfer, debit, hi, lo FROM sorted WHERE line >= ? AND line < ?"
            " ORDER BY rowid",
            [begin, end],
        ).fetchnumpy()
        line, transfer, debit, hi, lo = (np.asarray(column) for column in found.values())
        v = Wide(hi, lo)
        places = places_of(line, debit, v, old.drawn(line), old.filled(line))
        yield Postings(line, transfer, debit, v, places)


def bounds(database: duckdb.DuckDBPyConnection, table: str) -> list[int]:
    """Return lines at which to cut a table sorted by line into pieces of bounded size."""
    query = (
        f"SELECT min(line) FROM (SELECT line, rowid // {_CHUNK} AS part FROM {table})"
        " GROUP BY part ORDER BY 1"
    )
    starts = sorted({int(row[0]) for row in database.execute(query).fetchall()})
    return [*starts, number(database, f"SELECT max(line) + 1 FROM {table}")] if starts else []


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


def _write_moments(database: duckdb.DuckDBPyConnection, folder: Path, first: int) -> None:
    query = "SELECT height, coalesce(time, 0) AS time FROM transfer WHERE id >= ? ORDER BY id"
    found = database.execute(query, [first]).fetchnumpy()
    # Blocks and Unix seconds both fit 32 bits until the year 2106.
    both = np.stack([found["height"], found["time"]], axis=1).astype(np.uint32)
    np.save(folder / "moments.npy", both)
