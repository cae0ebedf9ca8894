"""Compares a ledger's arrays with coordinates summed up anew from its transfers."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

import duckdb
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from hueandcry.model.lines import UNEXPLAINED, Lines, Rows
from hueandcry.model.wide import Mask, Wide
from hueandcry.store.ledger import lining
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.line_arrays import LineArrays
from hueandcry.trace.lines import COORDINATES

# More are not read by anybody; the count is told all the same.
_MOST_FAULTS = 1_000


def _limbs(value: str, name: str) -> str:
    """Cut a decimal into two limbs: DuckDB's own arithmetic, not part of the portable text."""
    limb = "1000000000000000000"
    return (
        f"CAST(CAST({value} AS HUGEINT) // {limb} AS BIGINT) AS {name}_hi,"
        f" CAST(CAST({value} AS HUGEINT) % {limb} AS BIGINT) AS {name}_lo"
    )


_PLACED: Final = (
    "CREATE OR REPLACE TEMP TABLE placed AS SELECT line, transfer, debit, gap,"
    f" {_limbs('start', 'start')}, {_limbs('gap_start', 'gap')} FROM ({COORDINATES})"
    " ORDER BY line, height, spot, transfer"
)


class Checked(Struct, frozen=True):
    """What was compared, and each line that differs, in words."""

    postings: int
    lines: int
    faults: tuple[str, ...]


def check_lines(ledger: Ledger) -> Checked:
    """Place every posting again by the SQL text; nothing of the arrays is used to do it."""
    arrays = ledger.lines()
    postings = lining.gather_postings(ledger.database, 0, LineArrays([]))
    ledger.database.execute(_PLACED)
    lines, faults = 0, list(_moment_faults(ledger, arrays))
    for rows in _chunks(ledger.database):
        found = np.unique(rows["line"])
        lines += len(found)
        faults += _chunk_faults(found, rows, arrays)
    ledger.database.execute("DROP TABLE placed; DROP TABLE posting; DROP TABLE base")
    return Checked(postings, lines, tuple(faults[:_MOST_FAULTS]))


def _chunks(database: duckdb.DuckDBPyConnection) -> Iterator[dict[str, NDArray[Any]]]:
    """Yield `placed` in order, cut between lines, so that memory stays bounded."""
    for begin, end in pairwise(lining.bounds(database, "placed")):
        found = database.execute(
            "SELECT line, transfer, debit, gap > 0 AS gap, start_hi, start_lo, gap_hi, gap_lo"
            " FROM placed WHERE line >= ? AND line < ? ORDER BY rowid",
            [begin, end],
        ).fetchnumpy()
        yield {name: np.asarray(column) for name, column in found.items()}


def _moment_faults(ledger: Ledger, arrays: LineArrays) -> Iterator[str]:
    ids = ledger.database.execute(
        "SELECT id, height FROM transfer USING SAMPLE reservoir(10000 ROWS) REPEATABLE (1)"
    ).fetchnumpy()
    lined = ids["id"] < ledger.manifest.lined
    moments = arrays.moments(np.asarray(ids["id"][lined], dtype=np.int64))
    wrong = int((moments.height != ids["height"][lined]).sum())
    if wrong:
        yield f"{wrong:,} of {len(lined):,} transfers looked at stand at another height"


def _chunk_faults(lines: Lines, rows: dict[str, NDArray[Any]], arrays: LineArrays) -> Iterator[str]:
    zero = Wide(np.zeros(len(lines), np.int64), np.zeros(len(lines), np.int64))
    debit = rows["debit"]
    out = arrays.debits(lines, zero, arrays.drawn(lines))
    into = arrays.credits(lines, zero, arrays.filled(lines))
    known = into.kind != UNEXPLAINED
    for side, laid, mask, at in (
        ("debits", out, debit, "start"),
        ("credits", _only(into, known), ~debit, "start"),
        ("unexplained credits", _only(into, ~known), debit & rows["gap"], "gap"),
    ):
        there = np.stack(
            [rows[name][mask] for name in ("line", "transfer", f"{at}_hi", f"{at}_lo")]
        )
        here = np.stack([lines[laid.parent], laid.transfer, laid.start.hi, laid.start.lo])
        for line in _differing(here, there):
            yield f"line {line}: its {side} stand elsewhere than its transfers say"


def _only(rows: Rows, mask: Mask) -> Rows:
    return Rows(
        rows.parent[mask], rows.start.at(mask), rows.end.at(mask), rows.other[mask],
        rows.other_start.at(mask), rows.transfer[mask], rows.kind[mask],
    )  # fmt: skip


def _differing(here: NDArray[np.int64], there: NDArray[np.int64]) -> list[int]:
    """Return each line whose rows are not the same, in the same order, at the same places."""
    if here.shape == there.shape and (here == there).all():
        return []
    both = np.union1d(here[0], there[0]).tolist()
    return [
        line for line in both
        if not np.array_equal(here[:, here[0] == line], there[:, there[0] == line])
    ]  # fmt: skip
