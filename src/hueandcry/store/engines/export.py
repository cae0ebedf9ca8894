"""Writes a ledger's transfers as one Parquet file that `building` takes as `transfers`.

The way from a ledger on this machine into a warehouse, places and fees and openings included.
"""

from pathlib import Path

import duckdb

from hueandcry.store.ledger.query import number

# Amounts are in grains already: an asset of six decimals or more has one grain a base unit.
_EXPORT = """
COPY (
    SELECT c.name AS chain, t.height, t.spot AS place, CAST(t.phase AS INTEGER) AS phase,
        lpad(CAST(t.id AS VARCHAR), 19, '0') AS path, t.number, t.time, t.tx,
        coalesce(a.name, '') AS source, coalesce(b.name, '') AS target,
        CASE WHEN s.variant > 0 THEN s.name || '@' || s.decimals ELSE s.name END AS asset,
        CAST(t.v AS VARCHAR) AS amount, CAST(t.kind AS INTEGER) AS kind
    FROM transfer t JOIN chain c ON c.id = t.chain
    LEFT JOIN line l ON l.id = t.source LEFT JOIN account a ON a.id = l.account
    LEFT JOIN line m ON m.id = t.target LEFT JOIN account b ON b.id = m.account
    JOIN asset s ON s.id = coalesce(l.asset, m.asset)
    ORDER BY t.id
) TO '{path}' (FORMAT parquet)
"""


def export_transfers(database: duckdb.DuckDBPyConnection, path: Path) -> int:
    """Write all transfers; return how many there are."""
    database.execute(_EXPORT.format(path=str(path).replace("'", "''")))
    return number(database, "SELECT count(*) FROM transfer")
