"""Accounts and chains as a source spells them, and the numbers the ledger gives them."""

from typing import Final

import duckdb

from hueandcry.decode.account import account_fault, canonical_account

# CAIP-2: namespace and reference.
CHAIN: Final = "[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}"
_NOBODY: Final = "'0x0000000000000000000000000000000000000000'"


def take_chains(database: duckdb.DuckDBPyConnection, table: str) -> None:
    """Give the chains of a staged table numbers; what is no CAIP-2 name gets none."""
    database.execute(
        "INSERT INTO chain SELECT (SELECT coalesce(max(id), 0) FROM chain) + row_number() OVER (),"
        f" c, NULL FROM (SELECT DISTINCT chain AS c FROM {table} WHERE"
        f" regexp_full_match(chain, '{CHAIN}') AND chain NOT IN (SELECT name FROM chain)"
        " ORDER BY 1)"
    )


def decide_order(database: duckdb.DuckDBPyConnection) -> None:
    """Decide for each new chain what orders it: blocks where rows have them, else times.

    A single row without a block must not turn a chain of blocks into one of times: it is refused.
    """
    database.execute(
        "UPDATE chain SET ordered_by = found.basis FROM (SELECT chain, CASE WHEN count(block) > 0"
        " THEN 'block' WHEN count(time) > 0 THEN 'time' END AS basis FROM stage GROUP BY chain)"
        " AS found WHERE found.chain = chain.name AND ordered_by IS NULL"
    )


def spell(database: duckdb.DuckDBPyConnection) -> None:
    """Make `party`: for every account as it is spelled, its number or its fault."""
    database.execute(
        "CREATE OR REPLACE TEMP TABLE spelled AS SELECT c.id AS chain, c.name AS chain_name, raw,"
        f" raw IS NULL OR raw = '' OR raw = {_NOBODY} OR lower(raw) = {_NOBODY} AS nobody,"
        # Most addresses are plain lower-case hex: no need to look at each one in Python.
        " CASE WHEN starts_with(c.name, 'eip155:') AND length(raw) = 42 AND"
        f" regexp_full_match(raw, '0x[0-9a-f]{{40}}') AND raw <> {_NOBODY} THEN raw END AS name,"
        " CAST(NULL AS VARCHAR) AS fault FROM"
        " (SELECT chain, source AS raw FROM stage UNION SELECT chain, target FROM stage)"
        " AS s JOIN chain c ON c.name = s.chain"
    )
    _spell_one_by_one(database)
    database.execute(
        "INSERT INTO account SELECT (SELECT coalesce(max(id), -1) FROM account) + row_number()"
        " OVER (), chain, name FROM (SELECT DISTINCT chain, name FROM spelled WHERE name IS NOT"
        " NULL) AS s WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.chain = s.chain AND"
        " a.name = s.name)"
    )
    database.execute(
        "CREATE OR REPLACE TEMP TABLE party AS SELECT s.chain, coalesce(s.raw, '') AS raw,"
        " bool_or(s.nobody) AS nobody, first(s.fault) AS fault, first(a.id) AS account"
        " FROM spelled s LEFT JOIN account a ON a.chain = s.chain AND a.name = s.name"
        " GROUP BY s.chain, coalesce(s.raw, '')"
    )
    database.execute("DROP TABLE spelled")


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
