"""From the stage into the ledger: names get numbers, faulty rows go apart, known ones are skipped.

What is the same: two token logs with the same place in their block; anything else (internal calls,
rows whose source gives no log index) is compared by transaction, parties, asset and amount, and the
n-th such row is the same as the n-th already there.
"""

from typing import Final

import duckdb
from msgspec import Struct

from hueandcry.decode.account import account_fault, canonical_account
from hueandcry.model.transfer import AFTER_LAST_TRANSACTION
from hueandcry.store.ledger.query import number

# Totals beyond this do not fit two limbs; a single amount must leave room for others.
_LARGEST: Final = "9000000000000000000000000000000000000"
# Decimals below six make a base unit many grains, so that a unit can be divided.
FEW_DECIMALS: Final = 6
# Amounts and names longer than this are no chain data.
_LONGEST_NAME: Final = 256


class Merged(Struct, frozen=True):
    """What became of a source's transfers. `off_lines` moved nothing, or from a party to itself."""

    taken: int
    known: int
    rejected: int
    off_lines: int


def merge(database: duckdb.DuckDBPyConnection, source: int) -> Merged:
    """Move all staged transfers into the ledger."""
    staged = number(database, "SELECT count(*) FROM stage")
    if not staged:
        return Merged(0, 0, 0, 0)
    _chains(database, "stage")
    _basis(database)
    _spell(database)
    _assets(database)
    _resolve(database)
    rejected = _reject(database, source)
    off_lines = number(database, "SELECT count(*) FROM resolved WHERE fault = 'still'")
    database.execute("DELETE FROM resolved WHERE fault IS NOT NULL")
    known, conflicts = _drop_known(database, source)
    taken = _insert(database, source)
    return Merged(taken, known, rejected + conflicts, off_lines)


def _chains(database: duckdb.DuckDBPyConnection, table: str) -> None:
    database.execute(
        f"INSERT INTO chain SELECT (SELECT coalesce(max(id), 0) FROM chain) + row_number() OVER (),"
        f" c, NULL FROM (SELECT DISTINCT chain AS c FROM {table} WHERE chain IS NOT NULL"
        " AND chain NOT IN (SELECT name FROM chain) ORDER BY 1)"
    )


def _basis(database: duckdb.DuckDBPyConnection) -> None:
    """Decide for each new chain whether blocks or times order it: blocks, where rows have them."""
    database.execute(
        "UPDATE chain SET ordered_by = found.basis FROM (SELECT chain, CASE WHEN bool_or(block IS"
        " NULL) AND bool_and(time IS NOT NULL) THEN 'time' ELSE 'block' END AS basis FROM stage"
        " GROUP BY chain) AS found WHERE found.chain = chain.name AND ordered_by IS NULL"
    )


def _spell(database: duckdb.DuckDBPyConnection) -> None:
    """Give every account, however it is spelled, its number or the fault it has."""
    database.execute(
        "CREATE OR REPLACE TEMP TABLE spelled AS SELECT c.id AS chain, c.name AS chain_name, raw,"
        " CAST(NULL AS VARCHAR) AS name, CAST(NULL AS VARCHAR) AS fault, FALSE AS nobody FROM ("
        "SELECT chain, source AS raw FROM stage UNION SELECT chain, target FROM stage)"
        " AS s JOIN chain c ON c.name = s.chain"
    )
    database.execute(
        "UPDATE spelled SET nobody = TRUE WHERE raw IS NULL OR raw IN ('',"
        " '0x0000000000000000000000000000000000000000')"
    )
    # Most addresses are plain lower-case hex: no need to look at each one in Python.
    database.execute(
        "UPDATE spelled SET name = raw WHERE NOT nobody AND starts_with(chain_name, 'eip155:')"
        " AND length(raw) = 42 AND regexp_full_match(raw, '0x[0-9a-f]{40}')"
    )
    _spell_one_by_one(database)
    database.execute(
        "INSERT INTO account SELECT (SELECT coalesce(max(id), -1) FROM account) + row_number()"
        " OVER (), chain, name FROM (SELECT DISTINCT chain, name FROM spelled WHERE name IS NOT"
        " NULL) AS s WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.chain = s.chain AND"
        " a.name = s.name)"
    )


def _spell_one_by_one(database: duckdb.DuckDBPyConnection) -> None:
    found = database.execute(
        "SELECT chain_name, raw FROM spelled WHERE name IS NULL AND NOT nobody"
    ).fetchall()
    if not found:
        return
    rows = [
        (chain, raw, None if fault else canonical_account(chain, raw), fault)
        for chain, raw in found
        for fault in [account_fault(chain, raw)]
    ]
    columns = [list(column) for column in zip(*rows, strict=True)]
    database.execute(
        "UPDATE spelled SET name = r.name, fault = r.fault FROM (SELECT unnest(CAST($1 AS"
        " VARCHAR[])) AS chain_name, unnest(CAST($2 AS VARCHAR[])) AS raw, unnest(CAST($3 AS"
        " VARCHAR[])) AS name, unnest(CAST($4 AS VARCHAR[])) AS fault) AS r"
        " WHERE r.chain_name = spelled.chain_name AND r.raw = spelled.raw",
        columns,
    )


def _assets(database: duckdb.DuckDBPyConnection) -> None:
    """Give assets numbers. One whose decimals are told differently is kept apart as a variant."""
    database.execute(
        "CREATE OR REPLACE TEMP TABLE told AS SELECT c.id AS chain, s.asset AS raw,"
        " CASE WHEN starts_with(lower(s.asset), '0x') THEN lower(s.asset) ELSE s.asset END AS name,"
        " s.decimals AS decimals, CAST(NULL AS INTEGER) AS asset FROM (SELECT DISTINCT chain,"
        " asset, decimals FROM stage WHERE asset IS NOT NULL AND asset <> '' AND length(asset) <="
        f" {_LONGEST_NAME}) AS s JOIN chain c ON c.name = s.chain"
    )
    # What a source leaves out is what another told; what none told is learned from this one.
    database.execute(
        "UPDATE asset SET decimals = t.decimals FROM told t WHERE t.chain = asset.chain AND"
        " t.name = asset.name AND asset.decimals IS NULL AND t.decimals IS NOT NULL"
    )
    database.execute(
        "INSERT INTO asset SELECT (SELECT coalesce(max(id), -1) FROM asset) + row_number() OVER"
        " (ORDER BY chain, name, decimals), chain, name, decimals, (SELECT count(*) FROM asset b"
        " WHERE b.chain = n.chain AND b.name = n.name) + row_number() OVER (PARTITION BY chain,"
        f" name ORDER BY decimals) - 1, CASE WHEN decimals < {FEW_DECIMALS} THEN"
        " CAST(power(10, 18 - decimals) AS HUGEINT) ELSE 1 END,"
        " contains(name, '/') AND decimals = 0, NULL"
        " FROM (SELECT DISTINCT chain, name, decimals FROM told t WHERE decimals IS NOT NULL OR NOT"
        " EXISTS (SELECT 1 FROM told u WHERE u.chain = t.chain AND u.name = t.name AND u.decimals"
        " IS NOT NULL)) AS n WHERE NOT EXISTS (SELECT 1 FROM asset a WHERE a.chain = n.chain AND"
        " a.name = n.name AND (n.decimals IS NULL OR a.decimals IS NOT DISTINCT FROM n.decimals))"
    )
    database.execute(
        "UPDATE told SET asset = a.id FROM asset a WHERE a.chain = told.chain AND a.name ="
        " told.name AND (a.decimals IS NOT DISTINCT FROM told.decimals"
        " OR (told.decimals IS NULL AND a.variant = 0))"
    )


_RESOLVED: Final = f"""
CREATE OR REPLACE TEMP TABLE resolved AS
SELECT s.row_number, c.id AS chain,
    CASE c.ordered_by WHEN 'block' THEN s.block ELSE s.time END AS height,
    s.tx_index, s.time, coalesce(s.tx, '') AS tx, s.phase, s.number, s.sub,
    p.id AS payer, q.id AS payee, t.asset,
    TRY_CAST(s.amount AS DECIMAL(38, 0)) AS amount, a.grain, s.kind, s.block_hash, s.block,
    CASE
        WHEN s.still THEN 'still'
        WHEN s.chain IS NULL THEN 'the chain is missing'
        WHEN c.ordered_by = 'block' AND s.block IS NULL THEN 'the block is missing'
        WHEN c.ordered_by = 'time' AND s.time IS NULL THEN 'the time is missing or no date'
        WHEN s.block < 0 OR s.time < 0 OR s.block >= 4294967296 OR s.time >= 4294967296
            THEN 'block or time is out of range'
        WHEN t.asset IS NULL THEN 'the asset is missing'
        WHEN f.fault IS NOT NULL THEN 'from: ' || f.fault
        WHEN g.fault IS NOT NULL THEN 'to: ' || g.fault
        WHEN s.amount IS NULL OR s.amount = '' THEN 'the amount is missing'
        WHEN starts_with(s.amount, '-') THEN 'the amount is negative'
        WHEN NOT regexp_full_match(s.amount, '[0-9]+') THEN
            'the amount ' || left(s.amount, 60) || ' is no whole number of base units'
        WHEN length(ltrim(s.amount, '0')) > 37
            OR CAST(s.amount AS DOUBLE) * CAST(a.grain AS DOUBLE) > {_LARGEST}
            THEN 'the amount is too large to be added up exactly'
        WHEN f.nobody AND g.nobody THEN 'nobody pays nobody'
        WHEN TRY_CAST(s.amount AS DECIMAL(38, 0)) = 0 OR p.id = q.id THEN 'still'
    END AS fault
FROM stage s
LEFT JOIN chain c ON c.name = s.chain
LEFT JOIN spelled f ON f.chain = c.id AND f.raw IS NOT DISTINCT FROM s.source
LEFT JOIN spelled g ON g.chain = c.id AND g.raw IS NOT DISTINCT FROM s.target
LEFT JOIN account p ON p.chain = c.id AND p.name = f.name
LEFT JOIN account q ON q.chain = c.id AND q.name = g.name
LEFT JOIN told t ON t.chain = c.id AND t.raw = s.asset
    AND t.decimals IS NOT DISTINCT FROM s.decimals
LEFT JOIN asset a ON a.id = t.asset
"""


def _resolve(database: duckdb.DuckDBPyConnection) -> None:
    database.execute(_RESOLVED)
    # Internal calls and fees stand by their transaction's place; explorers do not tell it.
    database.execute(
        "UPDATE resolved SET tx_index = t.number FROM transaction t WHERE resolved.tx_index IS NULL"
        " AND resolved.phase <> 2 AND t.chain = resolved.chain AND t.hash = resolved.tx"
    )
    database.execute(
        "UPDATE resolved SET time = b.time FROM block b WHERE resolved.time IS NULL"
        " AND b.chain = resolved.chain AND b.number = resolved.block"
    )


def _reject(database: duckdb.DuckDBPyConnection, source: int) -> int:
    database.execute(
        "INSERT INTO rejected SELECT ?, r.row_number, r.fault, left(concat_ws(', ', s.tx, s.source,"
        " s.target, s.asset, s.amount), 500) FROM resolved r JOIN stage s USING (row_number)"
        " WHERE r.fault <> 'still'",
        [source],
    )
    return number(database, "SELECT count(*) FROM resolved WHERE fault <> 'still'")


def _drop_known(database: duckdb.DuckDBPyConnection, source: int) -> tuple[int, int]:
    """Take out what the ledger has; return how many rows, and how many contradict it."""
    before = number(database, "SELECT count(*) FROM resolved")
    conflicts = _drop_placed(database, source)
    # Rows without a place of their own are told apart by counting equal ones.
    unplaced = number(database, f"SELECT count(*) FROM resolved WHERE NOT {_PLACED}")
    mixed = number(database, "SELECT count(*) FROM transfer WHERE phase = 2 AND NOT placed")
    if unplaced or mixed:
        condition = "TRUE" if mixed else f"NOT {_PLACED}"
        _drop_equal(database, condition)
    after = number(database, "SELECT count(*) FROM resolved")
    return before - after - conflicts, conflicts


_PLACED: Final = "(phase = 2 AND number IS NOT NULL)"


def _drop_placed(database: duckdb.DuckDBPyConnection, source: int) -> int:
    place = "chain, height, number, coalesce(sub, 0)"
    twice = number(
        database,
        f"SELECT count(*) - count(DISTINCT ({place})) FROM resolved WHERE {_PLACED}",
    )
    if twice:
        database.execute(
            f"DELETE FROM resolved WHERE {_PLACED} AND row_number NOT IN"
            f" (SELECT min(row_number) FROM resolved WHERE {_PLACED} GROUP BY {place})"
        )
    same = f"t.phase = 2 AND t.chain = r.chain AND t.height = r.height AND t.spot = {_spot('r.')}"
    database.execute(
        "CREATE OR REPLACE TEMP TABLE there AS SELECT r.row_number, t.tx = r.tx AND t.v = r.amount"
        f" * r.grain AS equal FROM resolved r JOIN transfer t ON {same} WHERE r.phase = 2 AND"
        " r.number IS NOT NULL AND t.placed"
    )
    database.execute(
        "INSERT INTO rejected SELECT ?, row_number, 'the block was imported with another transfer"
        " in this place: it was reorganised, or one of the files is wrong', tx FROM resolved JOIN"
        " there USING (row_number) WHERE NOT equal",
        [source],
    )
    conflicts = number(database, "SELECT count(*) FROM there WHERE NOT equal")
    database.execute("DELETE FROM resolved WHERE row_number IN (SELECT row_number FROM there)")
    return conflicts


def _drop_equal(database: duckdb.DuckDBPyConnection, condition: str) -> None:
    content = "chain, tx, payer, payee, asset, v, height"
    database.execute(
        "CREATE OR REPLACE TEMP TABLE counted AS SELECT row_number, row_number() OVER (PARTITION BY"
        " chain, tx, payer, payee, asset, amount, height ORDER BY row_number) AS nth, chain, tx,"
        " payer, payee, asset, amount * grain AS v, height FROM resolved WHERE " + condition
    )
    database.execute(
        "CREATE OR REPLACE TEMP TABLE existing AS SELECT t.chain, t.tx, s.account AS payer,"
        " d.account AS payee, coalesce(s.asset, d.asset) AS asset, t.v, t.height, count(*) AS n"
        " FROM transfer t LEFT JOIN line s ON s.id = t.source LEFT JOIN line d ON d.id = t.target"
        " WHERE t.tx IN (SELECT tx FROM counted) GROUP BY ALL"
    )
    same = " AND ".join(f"c.{key} IS NOT DISTINCT FROM e.{key}" for key in content.split(", "))
    database.execute(
        "DELETE FROM resolved WHERE row_number IN (SELECT c.row_number FROM counted c JOIN existing"
        f" e ON {same} WHERE c.nth <= e.n)"
    )


def _spot(of: str) -> str:
    """Return SQL for the place within a block (docs/lines.md): one number that orders a line."""
    return (
        f"CASE WHEN {of}phase = 2 THEN coalesce({of}number, {of}row_number) * 1048576"
        f" + coalesce({of}sub, 0) ELSE coalesce({of}tx_index, {AFTER_LAST_TRANSACTION - 1})"
        f" * 17179869184 + {of}phase * 4294967296 + coalesce({of}number, {of}row_number) END"
    )


def _insert(database: duckdb.DuckDBPyConnection, source: int) -> int:
    database.execute(
        "INSERT INTO line SELECT (SELECT coalesce(max(id), -1) FROM line) + row_number() OVER (),"
        " account, asset FROM (SELECT payer AS account, asset FROM resolved WHERE payer IS NOT NULL"
        " UNION SELECT payee, asset FROM resolved WHERE payee IS NOT NULL) AS n WHERE NOT EXISTS"
        " (SELECT 1 FROM line l WHERE l.account = n.account AND l.asset = n.asset)"
    )
    first = number(database, "SELECT coalesce(max(id), -1) + 1 FROM transfer")
    database.execute(
        f"INSERT INTO transfer SELECT {first} + row_number() OVER () - 1, r.chain, height,"
        f" {_spot('r.')}, time, tx, phase, coalesce(number, row_number), s.id, d.id,"
        " CAST(amount * CAST(grain AS DECIMAL(38, 0)) AS DECIMAL(38, 0)), kind, ?,"
        f" {_PLACED} FROM resolved r"
        " LEFT JOIN line s ON s.account = r.payer AND s.asset = r.asset"
        " LEFT JOIN line d ON d.account = r.payee AND d.asset = r.asset",
        [source],
    )
    return number(database, "SELECT coalesce(max(id), -1) + 1 FROM transfer") - first
