"""The ways traces are usually written: SQL a hop, recursive SQL, a graph library.

Each follows the same seeds to the same stops and is asked for the same answer: how many steps, and
how much they carried in all.
"""

import time
from collections.abc import Callable
from typing import Any, NamedTuple

import duckdb
import networkx
import numpy as np

from hueandcry.run.trace import Traced
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.trace.follow import Stops
from hueandcry.trace.lines import COORDINATES


class Peer(NamedTuple):
    """What a peer took and found; `prepared` is what it needs before the first trace."""

    seconds: float
    edges: int
    amount: int
    prepared: float = 0.0


_SEED_TABLE = "CREATE OR REPLACE TEMP TABLE frontier (line INTEGER, lo HUGEINT, hi HUGEINT)"


def _seeds(database: duckdb.DuckDBPyConnection, traced: Traced) -> None:
    database.execute(_SEED_TABLE)
    for seed in traced.seeds:
        database.execute(
            "INSERT INTO frontier VALUES (?, CAST(? AS HUGEINT), CAST(? AS HUGEINT))",
            [seed.line.number, str(seed.lo), str(seed.hi)],
        )


def _stops(database: duckdb.DuckDBPyConnection, ledger: Ledger, stops: Stops) -> None:
    """Make the table of lines not to go beyond: labelled ones, and those of very high degree."""
    [(lines,)] = ledger.database.execute("SELECT max(id) + 1 FROM line").fetchall()
    every = np.arange(lines, dtype=np.int32)
    busy = every[ledger.lines().pays_often(every, stops.degree)]
    database.register("stop_lines", {"line": np.union1d(stops.line, busy).astype(np.int32)})
    database.execute("CREATE OR REPLACE TEMP TABLE stop AS SELECT line FROM stop_lines")


_MOVES = """
CREATE OR REPLACE TEMP TABLE move AS
SELECT d.line, CAST(d.start AS HUGEINT) AS lo, CAST(d.start + d.v AS HUGEINT) AS hi,
    c.line AS target, CAST(c.start AS HUGEINT) AS there
FROM placed d LEFT JOIN placed c ON c.transfer = d.transfer AND NOT c.debit
WHERE d.debit ORDER BY d.line, d.start
"""
_HOP = """
SELECT m.target AS line, m.there + greatest(m.lo, f.lo) - m.lo AS lo,
    m.there + least(m.hi, f.hi) - m.lo AS hi
FROM frontier f JOIN move m ON m.line = f.line AND m.lo < f.hi AND m.hi > f.lo
WHERE m.target IS NOT NULL
"""


def _materialise(ledger: Ledger) -> float:
    start = time.perf_counter()
    database = ledger.database
    database.execute(
        "CREATE OR REPLACE TEMP TABLE posting AS SELECT source AS line, height, spot, id AS"
        " transfer, TRUE AS debit, v FROM transfer WHERE source IS NOT NULL UNION ALL SELECT"
        " target, height, spot, id, FALSE, v FROM transfer WHERE target IS NOT NULL"
    )
    database.execute(
        "CREATE OR REPLACE TEMP TABLE base (line INTEGER, o DECIMAL(38, 0), i DECIMAL(38, 0))"
    )
    database.execute(f"CREATE OR REPLACE TEMP TABLE placed AS {COORDINATES}")
    database.execute(_MOVES)
    database.execute("DROP TABLE posting; DROP TABLE placed")
    return time.perf_counter() - start


def per_hop_over_lines(ledger: Ledger, traced: Traced, stops: Stops) -> Peer:
    """Join the frontier with all moves, once a hop: the best form known in SQL."""
    prepared = _materialise(ledger)
    _stops(ledger.database, ledger, stops)
    return _walked(ledger.database, traced, lambda database: None, prepared)


_HISTORY = """
CREATE OR REPLACE TEMP TABLE posting AS
WITH near AS (
    SELECT DISTINCT line FROM frontier UNION
    SELECT DISTINCT t.target FROM transfer t JOIN frontier f ON f.line = t.source
    WHERE t.target NOT IN (SELECT line FROM stop)
)
SELECT source AS line, height, spot, id AS transfer, TRUE AS debit, v FROM transfer
WHERE source IN (SELECT line FROM near)
UNION ALL
SELECT target, height, spot, id, FALSE, v FROM transfer WHERE target IN (SELECT line FROM near)
"""


def per_hop(ledger: Ledger, traced: Traced, stops: Stops) -> Peer:
    """Look the frontier's whole history up in the transfers at each hop, and place it there."""
    database = ledger.database
    _stops(database, ledger, stops)
    database.execute(
        "CREATE OR REPLACE TEMP TABLE base (line INTEGER, o DECIMAL(38, 0), i DECIMAL(38, 0))"
    )

    def prepare(database: duckdb.DuckDBPyConnection) -> None:
        database.execute(_HISTORY)
        database.execute(f"CREATE OR REPLACE TEMP TABLE placed AS {COORDINATES}")
        database.execute(
            "CREATE OR REPLACE TEMP TABLE move AS SELECT d.line, CAST(d.start AS HUGEINT) AS lo,"
            " CAST(d.start + d.v AS HUGEINT) AS hi, t.target, coalesce(CAST(c.start AS HUGEINT), 0)"
            " AS there FROM placed d JOIN transfer t ON t.id = d.transfer LEFT JOIN placed c ON"
            " c.transfer = d.transfer AND NOT c.debit WHERE d.debit AND d.line IN (SELECT line FROM"
            " frontier)"
        )

    return _walked(database, traced, prepare, 0.0)


def _walked(
    database: duckdb.DuckDBPyConnection,
    traced: Traced,
    prepare: Callable[[duckdb.DuckDBPyConnection], object],
    prepared: float,
) -> Peer:  # fmt: skip
    start = time.perf_counter()
    _seeds(database, traced)
    edges, amount = 0, 0
    while True:
        prepare(database)
        database.execute(f"CREATE OR REPLACE TEMP TABLE hop AS {_HOP}")
        found = database.execute(
            "SELECT count(*), CAST(coalesce(sum(hi - lo), 0) AS VARCHAR) FROM hop"
        ).fetchone()
        if not found or not found[0]:
            return Peer(time.perf_counter() - start, edges, amount, prepared)
        edges += found[0]
        amount += int(found[1])
        database.execute(
            "CREATE OR REPLACE TEMP TABLE frontier AS SELECT * FROM hop WHERE line NOT IN"
            " (SELECT line FROM stop)"
        )


def recursive(ledger: Ledger, traced: Traced, stops: Stops) -> Peer:
    """Ask for the whole walk in one recursive query over the moves that stand there already."""
    database = ledger.database
    start = time.perf_counter()
    _seeds(database, traced)
    found = database.execute(
        "WITH RECURSIVE walk AS (SELECT line, lo, hi, 0 AS depth FROM frontier UNION ALL"
        " SELECT m.target, m.there + greatest(m.lo, w.lo) - m.lo,"
        " m.there + least(m.hi, w.hi) - m.lo, w.depth + 1 FROM walk w JOIN move m ON"
        " m.line = w.line AND m.lo < w.hi AND m.hi > w.lo"
        " WHERE m.target IS NOT NULL AND w.depth < 50 AND (w.depth = 0 OR w.line NOT IN"
        " (SELECT line FROM stop))) SELECT count(*), CAST(sum(hi - lo) AS VARCHAR) FROM walk WHERE"
        " depth > 0"
    ).fetchone()
    count, amount = (found[0], int(found[1])) if found else (0, 0)
    return Peer(time.perf_counter() - start, count, amount)


def networkx_walk(ledger: Ledger, traced: Traced, stops: Stops) -> Peer:
    """Walk a MultiDiGraph whose edges carry the same intervals."""
    start = time.perf_counter()
    graph: Any = networkx.MultiDiGraph()
    rows = ledger.database.execute(
        "SELECT line, CAST(lo AS VARCHAR), CAST(hi AS VARCHAR), target, CAST(there AS VARCHAR)"
        " FROM move WHERE target IS NOT NULL"
    ).fetchall()
    graph.add_edges_from(
        (line, target, {"lo": int(lo), "hi": int(hi), "there": int(there)})
        for line, lo, hi, target, there in rows
    )
    stop = {row[0] for row in ledger.database.execute("SELECT line FROM stop").fetchall()}
    prepared = time.perf_counter() - start
    start = time.perf_counter()
    frontier = [(seed.line.number, seed.lo, seed.hi) for seed in traced.seeds]
    edges, amount = 0, 0
    while frontier:
        arrived = []
        for line, lo, hi in frontier:
            for _, target, move in graph.out_edges(line, data=True):
                a, b = max(lo, move["lo"]), min(hi, move["hi"])
                if a < b:
                    there = move["there"] + a - move["lo"]
                    arrived.append((target, there, there + b - a))
        edges += len(arrived)
        amount += sum(hi - lo for _, lo, hi in arrived)
        frontier = [piece for piece in arrived if piece[0] not in stop]
    return Peer(time.perf_counter() - start, edges, amount, prepared)
