"""From the stage into the ledger: names get numbers, faulty rows go apart, known ones stay out."""

from typing import Final

import duckdb
from msgspec import Struct

from hueandcry.store.ledger.assets import take_assets
from hueandcry.store.ledger.known import drop_known
from hueandcry.store.ledger.places import follow_coins, number_arrivals, rank_calls, spot
from hueandcry.store.ledger.query import number
from hueandcry.store.ledger.resolving import reject_faulty, resolve
from hueandcry.store.ledger.spelling import decide_order, spell, take_chains


class Merged(Struct, frozen=True):
    """What became of a source's transfers. `off_lines` moved nothing, or from a party to itself.

    `refused` is how many transactions have rejected rows.
    """

    taken: int
    known: int
    rejected: int
    off_lines: int
    refused: int = 0


def merge(database: duckdb.DuckDBPyConnection, source: int) -> Merged:
    """Move all staged transfers into the ledger."""
    if not number(database, "SELECT count(*) FROM stage"):
        return Merged(0, 0, 0, 0)
    take_chains(database, "stage")
    decide_order(database)
    spell(database)
    take_assets(database, source)
    resolve(database)
    rejected, still, refused = reject_faulty(database, source)
    # Its texts are the largest thing in memory, and all that counts is resolved.
    database.execute("DELETE FROM stage")
    known, conflicts = drop_known(database, source)
    rank_calls(database)
    number_arrivals(database)
    taken = _insert(database, source)
    follow_coins(database)
    return Merged(taken, known, rejected + conflicts, still, refused)


_ROWS: Final = f"""
SELECT r.row_number, r.chain, r.height, {spot("r.")} AS spot, r.time, r.tx, r.phase,
    coalesce(r.rank, r.number, CASE WHEN r.path = '' THEN 0 ELSE r.row_number END) AS number,
    s.id AS source, d.id AS target,
    CAST(r.amount * CAST(r.grain AS DECIMAL(38, 0)) AS DECIMAL(38, 0)) AS v, r.kind, r.placed,
    r.path
FROM ({{rows}}) r
LEFT JOIN line s ON s.account = r.payer AND s.asset = r.asset
LEFT JOIN line d ON d.account = r.payee AND d.asset = r.asset
"""


def _rows(database: duckdb.DuckDBPyConnection) -> str:
    """Return the SELECT of new rows; most sources tell all places, so two joins are spared."""
    chosen, joined = ["r.*"], "resolved r"
    for table, column in (("ranked", "rank"), ("arrival", "arrival")):
        if number(database, f"SELECT count(*) FROM {table}"):
            chosen.append(f"{table}.{column}")
            joined += f" LEFT JOIN {table} USING (row_number)"
        else:
            chosen.append(f"CAST(NULL AS BIGINT) AS {column}")
    return _ROWS.format(rows=f"SELECT {', '.join(chosen)} FROM {joined}")


def _insert(database: duckdb.DuckDBPyConnection, source: int) -> int:
    database.execute(
        "INSERT INTO line SELECT (SELECT coalesce(max(id), -1) FROM line) + row_number() OVER (),"
        " account, asset FROM (SELECT payer AS account, asset FROM resolved WHERE payer IS NOT NULL"
        " UNION SELECT payee, asset FROM resolved WHERE payee IS NOT NULL) AS n WHERE NOT EXISTS"
        " (SELECT 1 FROM line l WHERE l.account = n.account AND l.asset = n.asset)"
    )
    first = number(database, "SELECT coalesce(max(id), -1) + 1 FROM transfer")
    rows = _rows(database)
    count = number(database, "SELECT count(*) FROM resolved")
    whole = count == number(database, "SELECT max(row_number) FROM resolved")
    # Counting rows keeps to one thread; where none was left out, they are counted already.
    nth = "row_number" if whole else "row_number() OVER ()"
    database.execute(
        f"INSERT INTO transfer SELECT {first} + {nth} - 1, chain, height, spot,"
        f" time, tx, phase, number, source, target, v, kind, ?, placed, path FROM ({rows})",
        [source],
    )
    return number(database, "SELECT coalesce(max(id), -1) + 1 FROM transfer") - first
