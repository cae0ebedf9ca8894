"""Transactions: filled up as sources bring their parts, then posted as fees and native value."""

from typing import Final

import duckdb
from msgspec import Struct

from hueandcry.store.ledger.query import number
from hueandcry.store.ledger.schema import CHANGED, POSTED, UNPOSTED

# What a later source may add to a transaction an earlier one named.
_PARTS: Final = (
    "block", "number", "time", "sender", "recipient", "value", "fee", "succeeded",
)  # fmt: skip


class Filled(Struct, frozen=True):
    """What became of staged transactions; `changed` were posted with less known about them."""

    taken: int
    known: int
    changed: int


def fill(database: duckdb.DuckDBPyConnection) -> Filled:
    """Take staged transactions in: new ones whole, known ones where they tell more."""
    database.execute(
        "INSERT INTO chain SELECT (SELECT coalesce(max(id), 0) FROM chain) + row_number() OVER (),"
        " c, NULL FROM (SELECT DISTINCT chain AS c FROM stage_tx WHERE chain IS NOT NULL"
        " AND chain NOT IN (SELECT name FROM chain) ORDER BY 1)"
    )
    chosen = ", ".join(f"first({part}) FILTER ({part} IS NOT NULL) AS {part}" for part in _PARTS)
    database.execute(
        "CREATE OR REPLACE TEMP TABLE told_tx AS SELECT c.id AS chain, lower(hash) AS hash,"
        f" {chosen} FROM (SELECT * REPLACE (coalesce(TRY_CAST(succeeded AS BOOLEAN),"
        " TRY_CAST(TRY_CAST(succeeded AS BIGINT) AS BOOLEAN)) AS succeeded) FROM stage_tx"
        " WHERE hash IS NOT NULL AND hash <> '') s JOIN chain c ON c.name = s.chain GROUP BY ALL"
    )
    same = "t.chain = n.chain AND t.hash = n.hash"
    known = number(database, f"SELECT count(*) FROM told_tx n JOIN transaction t ON {same}")
    more = " OR ".join(f"(t.{part} IS NULL AND n.{part} IS NOT NULL)" for part in _PARTS)
    changed = number(
        database,
        f"SELECT count(*) FROM told_tx n JOIN transaction t ON {same} WHERE t.posted = {POSTED}"
        f" AND ({more})",
    )
    sets = ", ".join(f"{part} = coalesce(transaction.{part}, n.{part})" for part in _PARTS)
    if known:
        more_here = more.replace("t.", "transaction.")
        database.execute(
            f"UPDATE transaction SET {sets}, posted = CASE WHEN transaction.posted = {POSTED} AND"
            f" ({more_here}) THEN {CHANGED} ELSE transaction.posted END FROM told_tx n"
            " WHERE transaction.chain = n.chain AND transaction.hash = n.hash"
        )
    database.execute(
        f"INSERT INTO transaction SELECT chain, hash, {', '.join(_PARTS)}, {UNPOSTED}"
        f" FROM told_tx n WHERE NOT EXISTS (SELECT 1 FROM transaction t WHERE {same})"
    )
    taken = number(database, "SELECT count(*) FROM told_tx") - known
    return Filled(taken, known, changed)


_READY: Final = (
    f"t.posted <> {POSTED} AND t.sender IS NOT NULL AND t.block IS NOT NULL"
    " AND t.number IS NOT NULL"
)


def stage_postings(database: duckdb.DuckDBPyConnection) -> None:
    """Stage the fees and native values of transactions not posted yet; forget changed ones' old."""
    database.execute(
        "DELETE FROM transfer WHERE phase IN (0, 1) AND number = 0 AND (chain, tx) IN"
        f" (SELECT (chain, hash) FROM transaction WHERE posted = {CHANGED})"
    )
    fields = (
        "c.name AS chain, t.block, t.number AS tx_index, t.time, t.hash AS tx, 0 AS number,"
        " t.sender AS source, 'native' AS asset, 18 AS decimals"
    )
    known = f"FROM transaction t JOIN chain c ON c.id = t.chain WHERE {_READY}"
    database.execute(
        "CREATE OR REPLACE TEMP VIEW postings AS"
        f" SELECT {fields}, 0 AS phase, '' AS target, t.fee AS amount, 1 AS kind {known}"
        " AND t.fee IS NOT NULL"
        f" UNION ALL SELECT {fields}, 1 AS phase, coalesce(t.recipient, '') AS target,"
        f" t.value AS amount, 0 AS kind {known} AND t.value IS NOT NULL"
        " AND coalesce(t.succeeded, TRUE)"
    )


def mark_posted(database: duckdb.DuckDBPyConnection) -> None:
    """Note that the staged postings are in the ledger."""
    database.execute(f"UPDATE transaction AS t SET posted = {POSTED} WHERE {_READY}")


def missing_fees(database: duckdb.DuckDBPyConnection) -> int:
    """Return how many posted transactions have no fee: no source brought their receipt."""
    return number(database, "SELECT count(*) FROM transaction WHERE posted <> 0 AND fee IS NULL")
