"""The postings of some lines, recomputed from the transfers: what a flow rests on.

Nothing here reads the arrays a trace walked on: places are summed up again.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

import duckdb

from hueandcry.store.ledger.schema import KIND_FEE, KIND_OPENING
from hueandcry.trace.lines import COORDINATES


class PostingRow(NamedTuple):
    """One side of a transfer in the order of its line; `amount` in grains."""

    line: int
    debit: bool
    amount: int
    tx: str
    phase: int
    number: int
    height: int
    spot: int


class Placed(NamedTuple):
    """A posting with its place [lo, hi) on its line, in grains.

    `end` is what it is where nobody stands on the other side (`model.lines.KINDS`), else empty.
    """

    line: int
    debit: bool
    lo: int
    hi: int
    end: str
    tx: str
    phase: int
    number: int
    height: int
    time: int | None


_SIDES = f"""
SELECT source AS line, TRUE AS debit, height, spot, id AS transfer, v, tx, phase, number, time,
    CASE WHEN target IS NOT NULL THEN '' WHEN kind = {KIND_FEE} THEN 'fee' ELSE 'burned' END AS ends
FROM transfer WHERE source IN (SELECT unnest(CAST($1 AS INTEGER[])))
UNION ALL
SELECT target, FALSE, height, spot, id, v, tx, phase, number, time,
    CASE WHEN source IS NOT NULL THEN '' WHEN kind = {KIND_OPENING} THEN 'opening' ELSE 'minted' END
FROM transfer WHERE target IN (SELECT unnest(CAST($1 AS INTEGER[])))
"""
# Rows fetched at once: bounds memory where a service's line has millions.
_BATCH = 10_000


def postings_of(
    database: duckdb.DuckDBPyConnection, lines: Collection[int]
) -> Iterator[PostingRow]:
    """Yield all postings of lines, line by line, each in its order."""
    cursor = database.execute(
        f"SELECT line, debit, CAST(v AS VARCHAR), tx, phase, number, height, spot FROM ({_SIDES})"
        " ORDER BY line, height, spot, transfer",
        [sorted(lines)],
    )
    while rows := cursor.fetchmany(_BATCH):
        for row in rows:
            yield PostingRow(row[0], row[1], int(row[2]), *row[3:])


def placed_postings(
    database: duckdb.DuckDBPyConnection, lines: Collection[int], transactions: Collection[str]
) -> Iterator[Placed]:
    """Place all postings of lines anew; yield those of the transactions.

    What stands unexplained before a debit is a credit under that debit's name.
    """
    database.execute(
        "CREATE OR REPLACE TEMP TABLE posting AS SELECT line, height, spot, transfer, debit, v,"
        f" tx, phase, number, time, ends FROM ({_SIDES})",
        [sorted(lines)],
    )
    database.execute(
        "CREATE OR REPLACE TEMP TABLE base (line INTEGER, o DECIMAL(38, 0), i DECIMAL(38, 0))"
    )
    database.execute(
        "CREATE OR REPLACE TEMP TABLE told AS SELECT c.line, c.debit, c.start, c.v, c.gap_start,"
        f" c.gap, p.ends, p.tx, p.phase, p.number, p.height, p.time FROM ({COORDINATES}) c JOIN"
        " posting p ON p.line = c.line AND p.transfer = c.transfer AND p.debit = c.debit WHERE p.tx"
        " IN (SELECT unnest(CAST($1 AS VARCHAR[])))",
        [sorted(set(transactions))],
    )
    place = "tx, phase, number, height, time"
    cursor = database.execute(
        f"SELECT line, debit, CAST(start AS VARCHAR), CAST(v AS VARCHAR), ends, {place} FROM told"
        " UNION ALL SELECT line, FALSE, CAST(gap_start AS VARCHAR), CAST(gap AS VARCHAR),"
        f" 'unexplained', {place} FROM told WHERE debit AND gap > 0"
    )
    while rows := cursor.fetchmany(_BATCH):
        for line, debit, start, amount, *rest in rows:
            yield Placed(line, debit, int(start), int(start) + int(amount), *rest)
    database.execute("DROP TABLE posting; DROP TABLE base; DROP TABLE told")


def drawn_until(
    database: duckdb.DuckDBPyConnection, lines: Collection[int], heights: Mapping[str, int]
) -> dict[int, int]:
    """Return what each line's debits came to by the height given for its chain."""
    found = database.execute(
        "SELECT t.source, CAST(sum(t.v) AS VARCHAR) FROM transfer t JOIN chain c ON c.id = t.chain"
        " JOIN (SELECT unnest(CAST($2 AS VARCHAR[])) AS name, unnest(CAST($3 AS BIGINT[])) AS"
        " height) h ON h.name = c.name WHERE t.source IN (SELECT unnest(CAST($1 AS INTEGER[])))"
        " AND t.height <= h.height GROUP BY t.source",
        [sorted(lines), list(heights), list(heights.values())],
    ).fetchall()
    return {line: int(amount) for line, amount in found}
