"""Compares a ledger's arrays with coordinates summed up anew from its transfers."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from hueandcry.model.lines import UNEXPLAINED, Lines, Rows
from hueandcry.model.wide import Mask, Wide
from hueandcry.store.ledger import lining
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.line_arrays import LineArrays

# More are not read by anybody; the count is told all the same.
_MOST_FAULTS = 1_000


class Checked(Struct, frozen=True):
    """What was compared, and each line that differs, in words."""

    postings: int
    lines: int
    faults: tuple[str, ...]


def check_lines(ledger: Ledger) -> Checked:
    """Place every posting again and compare; nothing of the arrays is used to do it."""
    arrays = ledger.lines()
    postings = lining.gather_postings(ledger.database, 0, LineArrays([]))
    lining.place(ledger.database)
    lines, faults = 0, list(_moment_faults(ledger, arrays))
    for rows in lining.chunks(ledger.database):
        found = np.unique(rows["line"])
        lines += len(found)
        faults += _chunk_faults(found, rows, arrays)
    ledger.database.execute("DROP TABLE placed")
    return Checked(postings, lines, tuple(faults[:_MOST_FAULTS]))


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
