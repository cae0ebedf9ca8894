"""Logs that bridges wrote, kept as they are: what they mean is told by descriptions, later.

The table is made when the first one comes; a ledger without it has none.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import duckdb

from hueandcry.decode.bridges.watched import Watched
from hueandcry.model.bridge_log import BridgeLog
from hueandcry.store.ledger.query import number

_TABLE: Final = """
CREATE TABLE IF NOT EXISTS bridge_log (
    chain VARCHAR, block BIGINT, time BIGINT, tx VARCHAR, number BIGINT, contract VARCHAR,
    topics VARCHAR, data VARCHAR)
"""
_KEPT: Final = """
SELECT chain, block, time, lower(tx), number, contract, topics, data FROM stage_log
WHERE block IS NOT NULL AND tx IS NOT NULL AND number IS NOT NULL AND chain IS NOT NULL
    AND (topics[1:66] IN (SELECT unnest(CAST($1 AS VARCHAR[])))
        OR (topics[1:66] IN (SELECT unnest(CAST($2 AS VARCHAR[])))
            AND (list_has_any(string_split(topics, ' '), CAST($3 AS VARCHAR[]))
                OR contract IN (SELECT unnest(CAST($4 AS VARCHAR[]))))))
ORDER BY chain, block, number
"""
# Logs written to the database at once.
_BATCH: Final = 10_000


def note_bridge_logs(database: duckdb.DuckDBPyConnection, logs: Iterable[BridgeLog]) -> int:
    """Keep logs, each once; return how many were new."""
    rows = [
        [one.chain, one.block, one.time, one.tx, one.number, one.contract, " ".join(one.topics),
         one.data]
        for one in logs
    ]  # fmt: skip
    if not rows:
        return 0
    database.execute(_TABLE)
    before = number(database, "SELECT count(*) FROM bridge_log")
    for first in range(0, len(rows), _BATCH):
        columns = list(zip(*rows[first : first + _BATCH], strict=True))
        given = ", ".join(f"unnest(${at})" for at in range(1, len(columns) + 1))
        named = "given (chain, block, time, tx, number, contract, topics, data)"
        database.execute(
            f"INSERT INTO bridge_log SELECT DISTINCT ON (chain, tx, number) * FROM (SELECT {given})"
            f" AS {named} WHERE NOT EXISTS (SELECT 1 FROM bridge_log b WHERE b.chain = given.chain"
            " AND b.tx = given.tx AND b.number = given.number)",
            [list(column) for column in columns],
        )
    return number(database, "SELECT count(*) FROM bridge_log") - before


def bridge_logs(database: duckdb.DuckDBPyConnection) -> Iterator[BridgeLog]:
    """Yield all logs whose transaction is still there: a reorganisation takes transfers back."""
    if not has_bridge_logs(database):
        return
    rows = database.execute(
        "SELECT b.chain, b.block, b.time, b.tx, b.number, b.contract, b.topics, b.data FROM"
        " bridge_log b WHERE EXISTS (SELECT 1 FROM transfer t JOIN chain c ON c.id = t.chain WHERE"
        " t.tx = b.tx AND c.name = b.chain) ORDER BY b.chain, b.block, b.number"
    ).fetchall()
    for chain, block, time, tx, at, contract, topics, data in rows:
        yield BridgeLog(chain, block, time, tx, at, contract, tuple(topics.split()), data)


def has_bridge_logs(database: duckdb.DuckDBPyConnection) -> bool:
    """Say whether any log was ever kept."""
    asked = "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'bridge_log'"
    return bool(number(database, asked))


def take_logs(database: duckdb.DuckDBPyConnection, bridges: Watched) -> tuple[int, int, int]:
    """Keep the staged logs that may be a bridge's; return how many rows, new, and known."""
    rows = number(database, "SELECT count(*) FROM stage_log")
    contracts = {one for known in bridges.contracts.values() for one in known}
    asked = [bridges.topics, bridges.anywhere, bridges.parties, contracts]
    found = database.execute(_KEPT, [sorted(one) for one in asked]).fetchall()
    logs = [
        BridgeLog(chain, block, time, tx, at, contract, tuple(str(topics).split()), data or "0x")
        for chain, block, time, tx, at, contract, topics, data in found
    ]
    new = note_bridge_logs(database, logs)
    database.execute("DELETE FROM stage_log")
    return rows, new, len(logs) - new
