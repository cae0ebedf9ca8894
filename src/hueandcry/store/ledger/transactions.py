"""Transactions: filled up as sources bring their parts, then posted as fees and native value."""

from typing import Final

import duckdb
from msgspec import Struct

from hueandcry.store.ledger.blocks import OTHER_HASH, note_blocks_of
from hueandcry.store.ledger.places import lines_changed
from hueandcry.store.ledger.query import number
from hueandcry.store.ledger.rejecting import reject
from hueandcry.store.ledger.schema import CHANGED, KIND_FEE, KIND_TRANSFER, POSTED, UNPOSTED
from hueandcry.store.ledger.spelling import take_chains
from hueandcry.store.ledger.touched import remove_transfers

# What a later source may add to a transaction an earlier one named.
_PARTS: Final = (
    "block", "number", "time", "sender", "recipient", "value", "fee", "succeeded",
)  # fmt: skip


class Filled(Struct, frozen=True):
    """What became of staged transactions; `changed` were posted with less known about them."""

    taken: int
    known: int
    changed: int
    rejected: int = 0


# Staged transactions whose place names one the ledger has by its hash take this hash.
_TOLD: Final = f"""
CREATE OR REPLACE TEMP TABLE told_tx AS
SELECT c.id AS chain, coalesce(t.hash, lower(s.hash)) AS hash,
    {", ".join(f"arg_min(s.{part}, s.row_number) AS {part}" for part in _PARTS)}
FROM (
    SELECT * REPLACE (coalesce(TRY_CAST(succeeded AS BOOLEAN),
        TRY_CAST(TRY_CAST(succeeded AS BIGINT) AS BOOLEAN)) AS succeeded)
    FROM stage_tx
) s JOIN chain c ON c.name = s.chain
LEFT JOIN transaction t ON starts_with(s.hash, 'block ') AND t.chain = c.id
    AND t.block = s.block AND t.number = s.number AND NOT starts_with(t.hash, 'block ')
GROUP BY ALL
"""
_FAULTS: Final = f"""
SELECT s.row_number, CASE
    WHEN s.hash IS NULL OR s.hash = '' THEN 'the transaction has no hash'
    WHEN s.chain IS NULL THEN 'the chain is missing'
    WHEN c.id IS NULL THEN 'the chain ' || left(s.chain, 60) || ' is no CAIP-2 name'
    WHEN s.sender IS NOT NULL AND coalesce(s.block, t.block) IS NULL THEN 'the block is missing'
    WHEN s.sender IS NOT NULL AND coalesce(s.number, t.number) IS NULL
        THEN 'the place in the block is missing'
    WHEN b.hash <> s.block_hash THEN 'block ' || s.block
        || {OTHER_HASH}
    WHEN t.block <> s.block THEN 'the transaction was imported in another block, ' || t.block
    END AS reason, concat_ws(', ', s.hash, s.sender, s.recipient, s.value) AS given
FROM stage_tx s LEFT JOIN chain c ON c.name = s.chain
LEFT JOIN known_block b ON b.chain = c.id AND b.number = s.block
LEFT JOIN transaction t ON t.chain = c.id AND t.hash = lower(s.hash)
WHERE reason IS NOT NULL
"""


def fill(database: duckdb.DuckDBPyConnection, source: int) -> Filled:
    """Take staged transactions in: new ones whole, known ones where they tell more."""
    take_chains(database, "stage_tx")
    note_blocks_of(database, "stage_tx")
    database.execute(f"CREATE OR REPLACE TEMP TABLE faulty_tx AS {_FAULTS}")
    rejected = reject(database, source, "SELECT * FROM faulty_tx")
    if rejected:
        database.execute(
            "DELETE FROM stage_tx WHERE row_number IN (SELECT row_number FROM faulty_tx)"
        )
    rows = number(database, "SELECT count(*) FROM stage_tx")
    database.execute(_TOLD)
    same = "t.chain = n.chain AND t.hash = n.hash"
    met = number(database, f"SELECT count(*) FROM told_tx n JOIN transaction t ON {same}")
    changed = _fill_known(database, same) if met else 0
    database.execute(
        f"INSERT INTO transaction SELECT chain, hash, {', '.join(_PARTS)}, {UNPOSTED}"
        f" FROM told_tx n WHERE NOT EXISTS (SELECT 1 FROM transaction t WHERE {same})"
    )
    taken = number(database, "SELECT count(*) FROM told_tx") - met
    _name_unnamed(database)
    return Filled(taken, rows - taken, changed, rejected)


def _fill_known(database: duckdb.DuckDBPyConnection, same: str) -> int:
    more = " OR ".join(f"(t.{part} IS NULL AND n.{part} IS NOT NULL)" for part in _PARTS)
    changed = number(
        database,
        f"SELECT count(*) FROM told_tx n JOIN transaction t ON {same} WHERE t.posted = {POSTED}"
        f" AND ({more})",
    )
    sets = ", ".join(f"{part} = coalesce(transaction.{part}, n.{part})" for part in _PARTS)
    more_here = more.replace("t.", "transaction.")
    database.execute(
        f"UPDATE transaction SET {sets}, posted = CASE WHEN transaction.posted = {POSTED} AND"
        f" ({more_here}) THEN {CHANGED} ELSE transaction.posted END FROM told_tx n"
        " WHERE transaction.chain = n.chain AND transaction.hash = n.hash"
    )
    return changed


def _name_unnamed(database: duckdb.DuckDBPyConnection) -> None:
    """Give transactions known by their place the hash another source told, calls included."""
    if not number(database, "SELECT count(*) FROM transaction WHERE starts_with(hash, 'block ')"):
        return
    database.execute(
        "CREATE OR REPLACE TEMP TABLE named AS SELECT u.chain, u.hash AS stand_in, t.hash,"
        " u.succeeded, u.recipient FROM transaction u JOIN transaction t ON t.chain = u.chain AND"
        " t.block = u.block AND t.number = u.number WHERE starts_with(u.hash, 'block ')"
        " AND NOT starts_with(t.hash, 'block ')"
    )
    database.execute(
        "CREATE OR REPLACE TEMP TABLE renamed AS SELECT t.id, n.hash FROM transfer t JOIN named n"
        " ON n.chain = t.chain AND n.stand_in = t.tx"
    )
    if number(database, "SELECT count(*) FROM renamed"):
        database.execute("UPDATE transfer SET tx = n.hash FROM renamed n WHERE n.id = transfer.id")
        lines_changed(database, "SELECT id FROM renamed")
    database.execute(
        "UPDATE transaction SET succeeded = coalesce(transaction.succeeded, n.succeeded),"
        " recipient = coalesce(transaction.recipient, n.recipient) FROM named n"
        " WHERE n.chain = transaction.chain AND n.hash = transaction.hash"
    )
    database.execute(
        "DELETE FROM transaction WHERE (chain, hash) IN (SELECT (chain, stand_in) FROM named)"
    )


_READY: Final = (
    f"t.posted <> {POSTED} AND t.sender IS NOT NULL AND t.block IS NOT NULL"
    " AND t.number IS NOT NULL"
)


def stage_postings(database: duckdb.DuckDBPyConnection) -> None:
    """Make `postings`: fees and native values not posted yet; forget changed transactions' old.

    The value of a creation waits until a source tells the contract: to nobody it would be burned.
    """
    if number(database, f"SELECT count(*) FROM transaction WHERE posted = {CHANGED}"):
        remove_transfers(
            database,
            "(phase = 0 OR (phase = 1 AND path = '')) AND (chain, tx) IN"
            f" (SELECT (chain, hash) FROM transaction WHERE posted = {CHANGED})",
        )
    fields = (
        "c.name AS chain, t.block, t.number AS tx_index, t.time, t.hash AS tx, 0 AS number,"
        " t.sender AS source, 'native' AS asset, 18 AS decimals, TRUE AS exact"
    )
    known = f"FROM transaction t JOIN chain c ON c.id = t.chain WHERE {_READY}"
    database.execute(
        "CREATE OR REPLACE TEMP VIEW postings AS"
        f" SELECT {fields}, 0 AS phase, '' AS target, t.fee AS amount, {KIND_FEE} AS kind,"
        f" NULL AS path {known} AND t.fee IS NOT NULL"
        f" UNION ALL SELECT {fields}, 1 AS phase, t.recipient AS target, t.value AS amount,"
        f" {KIND_TRANSFER} AS kind, '' AS path {known} AND t.value IS NOT NULL AND t.recipient IS"
        " NOT NULL AND coalesce(t.succeeded, TRUE)"
    )


def name_staged(database: duckdb.DuckDBPyConnection) -> None:
    """Give staged calls whose transaction is known by its place the hash another source told."""
    if not number(
        database, "SELECT count(*) FROM stage WHERE phase = 1 AND starts_with(tx, 'block ')"
    ):
        return
    database.execute(
        "UPDATE stage SET tx = t.hash FROM transaction t JOIN chain c ON c.id = t.chain WHERE"
        " stage.phase = 1 AND starts_with(stage.tx, 'block ') AND c.name = stage.chain AND t.block"
        " = stage.block AND t.number = stage.tx_index AND NOT starts_with(t.hash, 'block ')"
    )


def mark_posted(database: duckdb.DuckDBPyConnection) -> None:
    """Note that the staged postings are in the ledger."""
    database.execute(f"UPDATE transaction AS t SET posted = {POSTED} WHERE {_READY}")


def missing_fees(database: duckdb.DuckDBPyConnection) -> int:
    """Return how many posted transactions have no fee: no source brought their receipt."""
    return number(database, "SELECT count(*) FROM transaction WHERE posted <> 0 AND fee IS NULL")


def missing_contracts(database: duckdb.DuckDBPyConnection) -> int:
    """Return how many creations carried value to a contract no source told the address of."""
    return number(
        database,
        "SELECT count(*) FROM transaction WHERE posted <> 0 AND recipient IS NULL AND"
        " coalesce(succeeded, TRUE) AND TRY_CAST(value AS DOUBLE) > 0",
    )
