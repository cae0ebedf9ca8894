"""Assets: numbers, decimals and grains, and what changes when decimals become known late."""

from typing import Final

import duckdb

from hueandcry.store.ledger.places import lines_changed
from hueandcry.store.ledger.query import number
from hueandcry.store.ledger.rejecting import reject
from hueandcry.store.ledger.touched import remove_transfers

# Decimals below six make a base unit many grains, so that a unit can be divided.
FEW_DECIMALS: Final = 6
# A uint256 has 78 digits: a unit of more decimals could not be written.
MOST_DECIMALS: Final = 77
# Names longer than this are no chain data.
_LONGEST_NAME: Final = 256
# Totals beyond this do not fit two limbs; a single amount must leave room for others.
LARGEST: Final = "9000000000000000000000000000000000000"
TOO_LARGE: Final = "the amount is too large to be added up exactly"


def _grain(decimals: str) -> str:
    return (
        f"CASE WHEN {decimals} < {FEW_DECIMALS} THEN"
        f" CAST(power(10, 18 - {decimals}) AS HUGEINT) ELSE 1 END"
    )


def take_assets(database: duckdb.DuckDBPyConnection, source: int) -> None:
    """Make `told`: staged assets with their numbers. Other decimals make a variant of their own."""
    database.execute(
        "CREATE OR REPLACE TEMP TABLE told AS SELECT c.id AS chain, s.asset AS raw,"
        " CASE WHEN starts_with(lower(s.asset), '0x') THEN lower(s.asset) ELSE s.asset END AS name,"
        " s.decimals AS decimals, CAST(NULL AS INTEGER) AS asset FROM (SELECT DISTINCT chain,"
        " asset, decimals FROM stage WHERE asset <> '' AND length(asset) <="
        f" {_LONGEST_NAME} AND (decimals IS NULL OR decimals BETWEEN 0 AND {MOST_DECIMALS}))"
        " AS s JOIN chain c ON c.name = s.chain"
    )
    _learn(database, source)
    database.execute(
        "INSERT INTO asset SELECT (SELECT coalesce(max(id), -1) FROM asset) + row_number() OVER"
        " (ORDER BY chain, name, decimals), chain, name, decimals, (SELECT count(*) FROM asset b"
        " WHERE b.chain = n.chain AND b.name = n.name) + row_number() OVER (PARTITION BY chain,"
        f" name ORDER BY decimals) - 1, {_grain('decimals')},"
        " contains(name, '/') AND coalesce(decimals = 0, FALSE), NULL"
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


def _learn(database: duckdb.DuckDBPyConnection, source: int) -> None:
    """Take decimals for assets that had none; rows already there are counted in grains anew."""
    database.execute(
        "CREATE OR REPLACE TEMP TABLE learned AS SELECT a.id, min(t.decimals) AS decimals FROM told"
        " t JOIN asset a ON a.chain = t.chain AND a.name = t.name WHERE a.decimals IS NULL AND"
        " t.decimals IS NOT NULL GROUP BY a.id"
    )
    if not number(database, "SELECT count(*) FROM learned"):
        return
    database.execute(
        f"UPDATE asset SET decimals = l.decimals, grain = {_grain('l.decimals')},"
        " nft = contains(name, '/') AND l.decimals = 0 FROM learned l WHERE l.id = asset.id"
    )
    database.execute(
        "CREATE OR REPLACE TEMP TABLE finer AS SELECT l.id AS line, a.grain FROM line l JOIN asset"
        " a ON a.id = l.asset WHERE a.grain > 1 AND a.id IN (SELECT id FROM learned)"
    )
    if not number(database, "SELECT count(*) FROM finer"):
        return
    database.execute(
        "CREATE OR REPLACE TEMP TABLE regrained AS SELECT t.id, f.grain FROM transfer t JOIN finer"
        " f ON f.line = coalesce(t.source, t.target)"
    )
    too_large = f"CAST(t.v AS DOUBLE) * CAST(r.grain AS DOUBLE) > {LARGEST}"
    reject(
        database, source,
        f"SELECT t.number AS row_number, '{TOO_LARGE}' AS reason, t.tx AS given FROM transfer t"
        f" JOIN regrained r USING (id) WHERE {too_large}",
    )  # fmt: skip
    remove_transfers(
        database,
        f"id IN (SELECT t.id FROM transfer t JOIN regrained r USING (id) WHERE {too_large})",
    )
    database.execute(
        "UPDATE transfer SET v = CAST(v * CAST(r.grain AS DECIMAL(38, 0)) AS DECIMAL(38, 0))"
        " FROM regrained r WHERE r.id = transfer.id"
    )
    lines_changed(database, "SELECT id FROM regrained")
