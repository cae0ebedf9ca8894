"""Staged rows as the ledger sees them: parties, assets and blocks by number, faults by name."""

from typing import Final

import duckdb

from hueandcry.store.ledger.assets import LARGEST, MOST_DECIMALS, TOO_LARGE
from hueandcry.store.ledger.blocks import HIGHEST, OTHER_HASH, note_blocks_of
from hueandcry.store.ledger.query import number
from hueandcry.store.ledger.rejecting import reject

# A log index or a position in a batch beyond these is none.
_MOST_LOGS: Final = 2**32
_LARGEST_BATCH: Final = 2**20
_MOST_TRANSACTIONS: Final = 2**28 - 1

_RESOLVED: Final = f"""
CREATE OR REPLACE TEMP TABLE resolved AS
SELECT s.row_number, c.id AS chain,
    CASE c.ordered_by WHEN 'block' THEN s.block ELSE s.time END AS height,
    s.tx_index, coalesce(s.time, b.time) AS time, coalesce(s.tx, '') AS tx, s.phase, s.number,
    coalesce(s.sub, 0) AS sub, s.path, f.account AS payer, g.account AS payee, t.asset,
    TRY_CAST(s.amount AS DECIMAL(38, 0)) AS amount, a.grain, coalesce(s.kind, 0) AS kind,
    (s.phase = 2 AND s.number IS NOT NULL) OR coalesce(s.exact, FALSE) AS placed,
    CASE
        WHEN s.still THEN 'still'
        WHEN s.fault IS NOT NULL THEN s.fault
        WHEN s.chain IS NULL THEN 'the chain is missing'
        WHEN c.id IS NULL THEN 'the chain ' || left(s.chain, 60) || ' is no CAIP-2 name'
        WHEN s.block IS NULL AND coalesce(c.ordered_by, 'block') = 'block'
            THEN 'the block is missing'
        WHEN c.ordered_by = 'time' AND s.time IS NULL THEN 'the time is missing or no date'
        WHEN s.block < 0 OR s.block >= {HIGHEST} THEN 'the block is out of range'
        WHEN s.time < 0 OR s.time >= {HIGHEST} THEN 'the time is out of range'
        WHEN s.tx_index < 0 OR s.tx_index >= {_MOST_TRANSACTIONS} OR s.number < 0
            OR s.number >= {_MOST_LOGS} OR s.sub < 0 OR s.sub >= {_LARGEST_BATCH}
            THEN 'the place in the block is out of range'
        WHEN c.ordered_by = 'block' AND b.hash <> s.block_hash THEN 'block ' || s.block
            || {OTHER_HASH}
        WHEN s.decimals < 0 OR s.decimals > {MOST_DECIMALS}
            THEN 'the decimals ' || s.decimals || ' are out of range'
        WHEN t.asset IS NULL THEN 'the asset is missing'
        WHEN f.fault IS NOT NULL THEN 'from: ' || f.fault
        WHEN g.fault IS NOT NULL THEN 'to: ' || g.fault
        WHEN s.amount IS NULL OR s.amount = '' THEN 'the amount is missing'
        WHEN starts_with(s.amount, '-') THEN 'the amount is negative'
        WHEN ends_with(s.amount, '(float)') THEN 'the amount ' || left(s.amount, 30)
            || ': a rounded float; export the column as text or DECIMAL'
        WHEN NOT regexp_full_match(s.amount, '[0-9]+') THEN
            'the amount ' || left(s.amount, 60) || ' is no whole number of base units'
        WHEN length(ltrim(s.amount, '0')) > 37
            OR TRY_CAST(s.amount AS DOUBLE) * CAST(a.grain AS DOUBLE) > {LARGEST}
            THEN '{TOO_LARGE}'
        WHEN TRY_CAST(s.amount AS DECIMAL(38, 0)) = 0 OR f.account = g.account THEN 'still'
        WHEN f.nobody AND g.nobody THEN 'nobody pays nobody'
    END AS fault
FROM stage s
LEFT JOIN chain c ON c.name = s.chain
LEFT JOIN party f ON f.chain = c.id AND f.raw = coalesce(s.source, '')
LEFT JOIN party g ON g.chain = c.id AND g.raw = coalesce(s.target, '')
LEFT JOIN told t ON t.chain = c.id AND t.raw = s.asset
    AND t.decimals IS NOT DISTINCT FROM s.decimals
LEFT JOIN asset a ON a.id = t.asset
LEFT JOIN known_block b ON b.chain = c.id AND b.number = s.block
"""


def resolve(database: duckdb.DuckDBPyConnection) -> None:
    """Make `resolved` of the stage; `fault` says why a row is not taken, 'still' moves nothing."""
    note_blocks_of(database, "stage")
    database.execute(_RESOLVED)
    # Internal calls and fees stand by their transaction's place; explorers do not tell it.
    if number(database, "SELECT count(*) FROM resolved WHERE tx_index IS NULL AND phase <> 2"):
        database.execute(
            "UPDATE resolved SET tx_index = t.number FROM transaction t WHERE resolved.tx_index IS"
            " NULL AND resolved.phase <> 2 AND t.chain = resolved.chain AND t.hash = resolved.tx"
        )


def reject_faulty(database: duckdb.DuckDBPyConnection, source: int) -> tuple[int, int, int]:
    """Take faulty rows out; return how many were kept apart, moved nothing, and of how many txs."""
    rejected = reject(
        database,
        source,
        "SELECT row_number, r.fault AS reason, concat_ws(', ', s.tx, s.source, s.target, s.asset,"
        " s.amount) AS given FROM resolved r JOIN stage s USING (row_number)"
        " WHERE r.fault <> 'still'",
    )
    still = number(database, "SELECT count(*) FROM resolved WHERE fault = 'still'")
    refused = 0
    if rejected:
        refused = number(
            database, "SELECT count(DISTINCT (chain, tx)) FROM resolved WHERE fault <> 'still'"
        )
    if rejected or still:
        database.execute("DELETE FROM resolved WHERE fault IS NOT NULL")
    return rejected, still, refused
