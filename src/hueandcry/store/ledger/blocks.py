"""Blocks: their times and hashes, told by tables of blocks and by rows that name their block."""

from typing import Final

import duckdb
from msgspec import Struct

from hueandcry.store.ledger.places import lines_changed
from hueandcry.store.ledger.query import number
from hueandcry.store.ledger.rejecting import reject
from hueandcry.store.ledger.schema import KIND_OPENING
from hueandcry.store.ledger.spelling import take_chains

# Heights and times are kept in 32 bits: Unix seconds fit until the year 2106.
HIGHEST: Final = 2**32
OTHER_HASH: Final = (
    "' was imported with another hash: it was reorganised, or one of the files is wrong'"
)


class Blocks(Struct, frozen=True):
    """What became of staged blocks."""

    rows: int
    taken: int
    known: int
    rejected: int


def note_blocks_of(database: duckdb.DuckDBPyConnection, table: str) -> int:
    """Keep time and hash of the blocks a staged table names, the first ones told.

    Makes `known_block` of them: what the ledger now knows, one row a block. Returns how many the
    ledger had no time of.
    """
    fits = f"BETWEEN 0 AND {HIGHEST - 1}"
    database.execute(
        "CREATE OR REPLACE TEMP TABLE seen_block AS SELECT c.id AS chain, s.block AS number,"
        f" min(s.time) FILTER (s.time {fits}) AS time, arg_min(s.block_hash, s.row_number) AS hash"
        f" FROM {table} s JOIN chain c ON c.name = s.chain WHERE s.block {fits}"
        " GROUP BY c.id, s.block"
    )
    database.execute(
        "CREATE OR REPLACE TEMP TABLE known_block AS SELECT chain, number, min(time) AS time,"
        " min(hash) AS hash FROM block SEMI JOIN seen_block USING (chain, number) GROUP BY ALL"
    )
    untimed = number(
        database,
        "SELECT count(*) FROM seen_block n WHERE n.time IS NOT NULL AND NOT EXISTS (SELECT 1 FROM"
        " known_block k WHERE k.chain = n.chain AND k.number = n.number AND k.time IS NOT NULL)",
    )
    _fill_known(database)
    new = (
        "SELECT * FROM seen_block n WHERE (time IS NOT NULL OR hash IS NOT NULL) AND NOT EXISTS"
        " (SELECT 1 FROM known_block k WHERE k.chain = n.chain AND k.number = n.number)"
    )
    database.execute(f"INSERT INTO block {new}")
    database.execute(f"INSERT INTO known_block {new}")
    database.execute("DROP TABLE seen_block")
    return untimed


def _fill_known(database: duckdb.DuckDBPyConnection) -> None:
    """Tell known blocks what they lack: their time, or their hash."""
    more = "(k.time IS NULL AND n.time IS NOT NULL) OR (k.hash IS NULL AND n.hash IS NOT NULL)"
    same = "n.chain = k.chain AND n.number = k.number"
    if not number(database, f"SELECT count(*) FROM known_block k JOIN seen_block n ON {same} AND"
                  f" ({more})"):  # fmt: skip
        return
    for table in ("known_block", "block"):
        database.execute(
            f"UPDATE {table} AS k SET time = coalesce(k.time, n.time), hash = coalesce(k.hash,"
            f" n.hash) FROM seen_block n WHERE {same}"
        )


_FAULTS: Final = f"""
SELECT s.row_number, CASE
    WHEN c.id IS NULL THEN 'the chain is missing or no CAIP-2 name'
    WHEN s.block IS NULL OR s.block < 0 OR s.block >= {HIGHEST}
        THEN 'the block is missing or out of range'
    WHEN s.time IS NULL OR s.time < 0 OR s.time >= {HIGHEST}
        THEN 'the time is missing, no date or out of range'
    WHEN b.hash <> s.block_hash THEN 'block ' || s.block || {OTHER_HASH}
    END AS reason, concat_ws(', ', s.block, s.block_hash) AS given
FROM stage_block s LEFT JOIN chain c ON c.name = s.chain
LEFT JOIN known_block b ON b.chain = c.id AND b.number = s.block
WHERE reason IS NOT NULL
"""


def take_blocks(database: duckdb.DuckDBPyConnection, source: int) -> Blocks:
    """Take staged blocks in; a block with another hash than the known one is kept apart."""
    told = number(database, "SELECT count(*) FROM stage_block")
    if not told:
        return Blocks(0, 0, 0, 0)
    take_chains(database, "stage_block")
    taken = note_blocks_of(database, "stage_block")
    rejected = reject(database, source, _FAULTS)
    return Blocks(told, taken, told - taken - rejected, rejected)


def give_times(database: duckdb.DuckDBPyConnection) -> None:
    """Give transfers that came without a time that of their block."""
    if not number(database, "SELECT count(*) FROM transfer WHERE time IS NULL"):
        return
    database.execute(
        "CREATE OR REPLACE TEMP TABLE timed AS SELECT t.id, min(b.time) AS time FROM transfer t"
        " JOIN chain c ON c.id = t.chain JOIN block b ON b.chain = t.chain AND b.number = t.height"
        " WHERE t.time IS NULL AND b.time IS NOT NULL AND c.ordered_by = 'block' AND t.kind <>"
        f" {KIND_OPENING} GROUP BY t.id"
    )
    if number(database, "SELECT count(*) FROM timed"):
        database.execute("UPDATE transfer SET time = n.time FROM timed n WHERE n.id = transfer.id")
        lines_changed(database, "SELECT id FROM timed")
