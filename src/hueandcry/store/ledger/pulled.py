"""Which accounts were fetched, from which block to which, and what a reorganisation takes back."""

from collections.abc import Iterable
from typing import Final

import duckdb
from msgspec import Struct

from hueandcry.store.ledger.query import number
from hueandcry.store.ledger.schema import KIND_OPENING
from hueandcry.store.ledger.touched import remove_transfers

# The method of an account that was too busy to be fetched.
LEFT_OUT: Final = "not fetched"


class Pulled(Struct, frozen=True):
    """One account's blocks `first` to `last` are in the ledger, as the chain was at `last_hash`.

    `traces` tells whether internal calls were seen; `gaps` what is not known, in sentences.
    """

    account: str
    first: int
    last: int
    last_hash: str
    method: str
    traces: bool
    transactions: int
    gaps: tuple[str, ...] = ()


def pulled_accounts(database: duckdb.DuckDBPyConnection, chain: str) -> dict[str, Pulled]:
    """Return all accounts of a chain that were fetched, by their lower-case address."""
    rows = database.execute(
        "SELECT account, first_block, last_block, last_hash, method, traces, transactions, gaps"
        " FROM pulled WHERE chain = (SELECT id FROM chain WHERE name = ?) ORDER BY account",
        [chain],
    ).fetchall()
    return {row[0]: _pulled(*row) for row in rows}


def fetched_accounts(database: duckdb.DuckDBPyConnection) -> dict[str, frozenset[str]]:
    """Return, for each chain known by pulling alone, the accounts that were fetched.

    What a file brought may be the whole chain: of such chains nothing is said.
    """
    rows = database.execute(
        "SELECT c.name, list(p.account) FROM pulled p JOIN chain c ON c.id = p.chain WHERE"
        " p.method <> ? AND NOT EXISTS (SELECT 1 FROM transfer t JOIN source s ON s.id = t.file"
        " WHERE t.chain = c.id AND s.format <> 'pulled') GROUP BY c.name",
        [LEFT_OUT],
    ).fetchall()
    return {row[0]: frozenset(row[1]) for row in rows}


def pulled_gaps(database: duckdb.DuckDBPyConnection) -> list[str]:
    """Return what pulls could not fetch, in sentences, each once."""
    rows = database.execute("SELECT DISTINCT gaps FROM pulled WHERE gaps <> ''").fetchall()
    return sorted({sentence for row in rows for sentence in row[0].split("\n")})


def _pulled(
    account: str, first: int, last: int, name: str, method: str, traces: bool, count: int, gaps: str
) -> Pulled:
    told = tuple(gaps.split("\n")) if gaps else ()
    return Pulled(account, first, last, name, method, traces, count, told)


def note_pulled(database: duckdb.DuckDBPyConnection, chain: str, one: Pulled) -> None:
    """Note that an account was fetched, in place of what was noted before."""
    key = _chain(database, chain)
    database.execute("DELETE FROM pulled WHERE chain = ? AND account = ?", [key, one.account])
    database.execute(
        "INSERT INTO pulled VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            key, one.account, one.first, one.last, one.last_hash, one.method, one.traces,
            one.transactions, "\n".join(one.gaps),
        ],
    )  # fmt: skip


def note_blocks(
    database: duckdb.DuckDBPyConnection, chain: str, blocks: Iterable[tuple[int, int | None, str]]
) -> None:
    """Keep the hashes of blocks (number, time, hash), to know later where a chain still agrees."""
    key = _chain(database, chain)
    rows = [[key, *block] for block in sorted(set(blocks), key=lambda one: (one[0], one[2]))]
    known = {
        row[0]
        for row in database.execute(
            "SELECT number FROM block WHERE chain = ? AND hash IS NOT NULL", [key]
        ).fetchall()
    }
    fresh = [row for row in rows if row[1] not in known]
    if fresh:
        database.executemany("INSERT INTO block VALUES (?, ?, ?, ?)", fresh)


def known_blocks(database: duckdb.DuckDBPyConnection, chain: str) -> list[tuple[int, str]]:
    """Return the blocks of a chain whose hashes are kept, lowest first, each once."""
    rows = database.execute(
        "SELECT number, first(hash) FROM (SELECT chain, number, hash FROM block UNION ALL"
        " SELECT chain, last_block, last_hash FROM pulled) WHERE hash <> '' AND chain ="
        " (SELECT id FROM chain WHERE name = ?) GROUP BY number ORDER BY number",
        [chain],
    ).fetchall()
    return [(row[0], row[1]) for row in rows]


def first_height(database: duckdb.DuckDBPyConnection, chain: str, account: str) -> int | None:
    """Return the first block in which the ledger knows an account, openings left out."""
    row = database.execute(
        "SELECT min(t.height) FROM transfer t WHERE t.kind <> ? AND (t.source IN (SELECT line FROM"
        f" ({_LINES})) OR t.target IN (SELECT line FROM ({_LINES})))",
        [KIND_OPENING, chain, account, chain, account],
    ).fetchone()
    return row[0] if row else None


def forget_openings(database: duckdb.DuckDBPyConnection, chain: str, account: str) -> None:
    """Remove what an account was said to hold before: its history now begins earlier."""
    remove_transfers(
        database,
        f"kind = ? AND target IN (SELECT line FROM ({_LINES}))",
        [KIND_OPENING, chain, account],
    )


_LINES: Final = (
    "SELECT l.id AS line FROM line l JOIN account a ON a.id = l.account JOIN chain c ON c.id ="
    " a.chain WHERE c.name = ? AND a.name = ?"
)


def remove_above(
    database: duckdb.DuckDBPyConnection, chain: str, block: int, block_hash: str
) -> int:
    """Take back all that was fetched above a block; return how many transfers that were.

    `block` is the last one that still agrees with the chain, -1 if none does. What came from files
    stays: nothing would bring it back.
    """
    key = _chain(database, chain)
    above = "chain = $1 AND height > $2 AND file IN (SELECT id FROM source WHERE format = 'pulled')"
    removed = remove_transfers(database, above, [key, block])
    database.execute(
        "DELETE FROM transaction WHERE chain = $1 AND block > $2 AND hash NOT IN"
        " (SELECT tx FROM transfer WHERE chain = $1 AND height > $2)",
        [key, block],
    )
    database.execute("DELETE FROM block WHERE chain = ? AND number > ?", [key, block])
    database.execute(
        "DELETE FROM pulled WHERE chain = ? AND last_block > ? AND first_block > ?",
        [key, block, block],
    )
    database.execute(
        "UPDATE pulled SET last_block = $2, last_hash = $3 WHERE chain = $1 AND last_block > $2",
        [key, block, block_hash],
    )
    return removed


def _chain(database: duckdb.DuckDBPyConnection, name: str) -> int:
    """Return a chain's number, which it gets here if it has none yet."""
    database.execute(
        "INSERT INTO chain SELECT (SELECT coalesce(max(id), 0) + 1 FROM chain), $1, 'block' WHERE"
        " $1 NOT IN (SELECT name FROM chain)",
        [name],
    )
    return number(database, "SELECT id FROM chain WHERE name = ?", [name])


def holdings_of(
    database: duckdb.DuckDBPyConnection, chain: str, account: str, block: int
) -> dict[str, int]:
    """Return credits minus debits of each asset of an account up to a block, in base units.

    Unexplained credits are no part of it: a line that was overdrawn comes out negative.
    """
    rows = database.execute(
        "SELECT s.name, CAST(sum(v // s.grain) AS VARCHAR) FROM (SELECT target AS line, height,"
        " CAST(v AS HUGEINT) AS v FROM transfer UNION ALL SELECT source, height, -CAST(v AS"
        " HUGEINT) FROM transfer) t JOIN line l ON l.id = t.line JOIN asset s ON s.id = l.asset"
        f" WHERE height <= ? AND t.line IN (SELECT line FROM ({_LINES})) GROUP BY s.name"
        " ORDER BY s.name",
        [block, chain, account],
    ).fetchall()
    return {row[0]: int(row[1]) for row in rows}
