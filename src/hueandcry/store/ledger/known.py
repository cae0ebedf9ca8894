"""What the ledger already has of a source's rows, and what contradicts it.

A row with a place of its own is the same as another in this place: a token log's index in its
block, a call's path in its transaction. Rows whose source tells no place are compared by
transaction, parties, asset and amount: the n-th such row is the same as the n-th already there. A
row that brings the place of one that had none takes its seat, so the order of imports is the same.
"""

from typing import Final

import duckdb

from hueandcry.store.ledger.query import number
from hueandcry.store.ledger.rejecting import reject
from hueandcry.store.ledger.touched import remove_transfers

_CONFLICT: Final = (
    "another transfer was imported for this place in the block: it was reorganised, or one of the"
    " files is wrong"
)
_LOG: Final = "placed AND phase = 2"
_CALL: Final = "placed AND phase <> 2 AND path IS NOT NULL"
_LOG_PLACE: Final = "chain, height, number, sub"
_LOG_SPOT: Final = "t.height = r.height AND t.spot = r.number * 1048576 + r.sub"
_CALL_PLACE: Final = "chain, tx, phase, path"
_CONTENT: Final = ("chain", "tx", "phase", "payer", "payee", "asset", "v", "height")


def drop_known(database: duckdb.DuckDBPyConnection, source: int) -> tuple[int, int]:
    """Take out what the ledger has; return how many rows, and how many contradict it."""
    before = number(database, "SELECT count(*) FROM resolved")
    conflicts = 0
    for rows, place, same in (
        (_LOG, _LOG_PLACE, _LOG_SPOT),
        (_CALL, _CALL_PLACE, "t.tx = r.tx AND t.path = r.path"),
    ):
        if number(database, f"SELECT count(*) FROM resolved WHERE {rows}"):
            conflicts += _drop_repeated(database, source, rows, place)
            conflicts += _drop_placed(database, source, rows, same)
    _drop_equal(database)
    _take_seats(database)
    after = number(database, "SELECT count(*) FROM resolved")
    return before - after - conflicts, conflicts


def _drop_repeated(database: duckdb.DuckDBPyConnection, source: int, rows: str, place: str) -> int:
    """Keep the first of the rows a file has for one place; return how many contradict it."""
    database.execute(
        f"CREATE OR REPLACE TEMP TABLE repeated AS SELECT {place}, min(row_number) AS keep FROM"
        f" resolved WHERE {rows} GROUP BY ALL HAVING count(*) > 1"
    )
    if not number(database, "SELECT count(*) FROM repeated"):
        return 0
    keys = ", ".join(f"r.{key}" for key in place.split(", "))
    database.execute(
        f"CREATE OR REPLACE TEMP TABLE again AS SELECT r.row_number, r.tx, {_same('r', 'k')} AS"
        f" equal FROM (SELECT * FROM resolved WHERE {rows}) r JOIN repeated p ON ({keys}) ="
        f" ({keys.replace('r.', 'p.')}) JOIN resolved k ON k.row_number = p.keep"
        " WHERE r.row_number <> p.keep"
    )
    return _leave(database, source, "again")


def _same(one: str, other: str) -> str:
    keys = ("tx", "payer", "payee", "asset", "amount")
    return " AND ".join(f"{one}.{key} IS NOT DISTINCT FROM {other}.{key}" for key in keys)


def _drop_placed(database: duckdb.DuckDBPyConnection, source: int, rows: str, same: str) -> int:
    database.execute(
        "CREATE OR REPLACE TEMP TABLE there AS SELECT r.row_number, r.tx, t.tx = r.tx AND t.v ="
        " r.amount * r.grain AND s.account IS NOT DISTINCT FROM r.payer AND d.account IS NOT"
        " DISTINCT FROM r.payee AND coalesce(s.asset, d.asset) = r.asset AS equal FROM"
        f" (SELECT * FROM resolved WHERE {rows}) r JOIN transfer t ON t.chain = r.chain AND t.phase"
        f" = r.phase AND {same} LEFT JOIN line s ON s.id = t.source LEFT JOIN line d ON d.id ="
        " t.target WHERE t.placed"
    )
    return _leave(database, source, "there")


def _leave(database: duckdb.DuckDBPyConnection, source: int, table: str) -> int:
    """Take rows of a table out of `resolved`; those that are not `equal` are kept apart."""
    conflicts = reject(
        database,
        source,
        f"SELECT row_number, '{_CONFLICT}' AS reason, tx AS given FROM {table} WHERE NOT equal",
    )
    if number(database, f"SELECT count(*) FROM {table}"):
        database.execute(
            f"DELETE FROM resolved WHERE row_number IN (SELECT row_number FROM {table})"
        )
    return conflicts


def _count(database: duckdb.DuckDBPyConnection, rows: str) -> None:
    """Make `counted`: rows and how many equal ones of the file come before each."""
    database.execute(
        "CREATE OR REPLACE TEMP TABLE counted AS SELECT row_number, row_number() OVER (PARTITION BY"
        " chain, tx, phase, payer, payee, asset, amount, height ORDER BY row_number) AS nth, chain,"
        f" tx, phase, payer, payee, asset, amount * grain AS v, height FROM resolved WHERE {rows}"
    )


_THERE: Final = (
    "SELECT t.id, t.chain, t.tx, t.phase, s.account AS payer, d.account AS payee,"
    " coalesce(s.asset, d.asset) AS asset, t.v, t.height FROM transfer t LEFT JOIN line s ON s.id ="
    " t.source LEFT JOIN line d ON d.id = t.target WHERE t.tx IN (SELECT tx FROM counted)"
)
_EQUAL: Final = " AND ".join(f"c.{key} IS NOT DISTINCT FROM e.{key}" for key in _CONTENT)


def _drop_equal(database: duckdb.DuckDBPyConnection) -> None:
    """Take out rows without a place, as many as the ledger has equal ones."""
    if not number(database, "SELECT count(*) FROM resolved WHERE NOT placed"):
        return
    _count(database, "NOT placed")
    content = ", ".join(_CONTENT)
    database.execute(
        f"CREATE OR REPLACE TEMP TABLE existing AS SELECT {content}, count(*) AS n FROM ({_THERE})"
        " GROUP BY ALL"
    )
    database.execute(
        "DELETE FROM resolved WHERE row_number IN (SELECT c.row_number FROM counted c JOIN existing"
        f" e ON {_EQUAL} WHERE c.nth <= e.n)"
    )


def _take_seats(database: duckdb.DuckDBPyConnection) -> None:
    """Remove transfers without a place for which an equal row with one has come."""
    seats = "phase IN (SELECT DISTINCT phase FROM resolved WHERE placed)"
    if not number(
        database, f"SELECT count(*) FROM transfer WHERE NOT placed AND kind < 4 AND {seats}"
    ):
        return
    _count(database, "placed AND tx IN (SELECT tx FROM transfer WHERE NOT placed)")
    content = ", ".join(_CONTENT)
    remove_transfers(
        database,
        "id IN (SELECT e.id FROM counted c JOIN (SELECT *, row_number()"
        f" OVER (PARTITION BY {content} ORDER BY id) AS nth FROM ({_THERE} AND NOT t.placed)) e ON"
        f" {_EQUAL} AND c.nth = e.nth)",
    )
