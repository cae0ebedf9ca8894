"""How payments came to an account: who else was paid in the transaction, and who asked for it."""

from collections.abc import Collection, Mapping
from typing import Final

import duckdb
from msgspec import Struct

from hueandcry.store.ledger.schema import KIND_FEE, KIND_TRANSFER

_OWNED: Final = "coalesce(o.owner, l.account)"
_ARRIVALS: Final = f"""
WITH seed AS (
    SELECT t.id, t.chain, t.tx, t.height, t.source, {_OWNED} AS payee, l.asset
    FROM transfer t JOIN line l ON l.id = t.target LEFT JOIN owner o ON o.account = l.account
    WHERE t.id IN (SELECT unnest(CAST($1 AS BIGINT[])))),
beside AS (
    SELECT s.id, count(DISTINCT {_OWNED}) AS receivers
    FROM seed s JOIN transfer u ON u.chain = s.chain AND u.tx = s.tx AND u.kind = {KIND_TRANSFER}
    JOIN line l ON l.id = u.target AND l.asset = s.asset
    LEFT JOIN owner o ON o.account = l.account GROUP BY ALL),
asking AS (
    SELECT DISTINCT s.id FROM seed s JOIN transfer u ON u.chain = s.chain AND u.tx = s.tx
    JOIN line l ON l.id = u.source LEFT JOIN owner o ON o.account = l.account
    WHERE {_OWNED} = s.payee
    UNION
    SELECT s.id FROM seed s JOIN transaction x ON x.chain = s.chain AND x.hash = s.tx
    JOIN account a ON a.id = s.payee WHERE a.name = x.sender)
SELECT s.id, coalesce(p.name, ''), coalesce(b.receivers, 0), q.id IS NOT NULL
FROM seed s LEFT JOIN line l ON l.id = s.source LEFT JOIN owner o ON o.account = l.account
LEFT JOIN account p ON p.id = {_OWNED}
LEFT JOIN beside b ON b.id = s.id LEFT JOIN asking q ON q.id = s.id
"""
_PAYEES: Final = f"""
WITH mine AS (
    SELECT l.id, l.asset, {_OWNED} AS owner FROM line l LEFT JOIN owner o ON o.account = l.account
    WHERE {_OWNED} IN (
        SELECT {_OWNED} FROM line l LEFT JOIN owner o ON o.account = l.account
        WHERE l.id IN (SELECT unnest(CAST($1 AS INTEGER[])))))
SELECT c.name, a.name, m.asset, CAST(max(t.v) AS VARCHAR), min(t.height)
FROM mine m JOIN transfer t ON t.source = m.id JOIN line l ON l.id = t.target
LEFT JOIN owner o ON o.account = l.account JOIN account a ON a.id = {_OWNED}
JOIN chain c ON c.id = t.chain WHERE t.kind = {KIND_TRANSFER} AND a.id <> m.owner GROUP BY ALL
"""
# One fee in twenty is lower: private deals and empty blocks cost almost nothing.
_FEES: Final = f"""
SELECT c.name, CAST(quantile_disc(t.v, 0.05) AS VARCHAR), any_value(s.decimals),
    CAST(any_value(s.grain) AS VARCHAR)
FROM transfer t JOIN chain c ON c.id = t.chain JOIN line l ON l.id = t.source
JOIN asset s ON s.id = l.asset WHERE t.kind = {KIND_FEE} AND t.v > 0 GROUP BY c.name
"""


class Arrival(Struct, frozen=True):
    """A payment: the payer ("" if minted), how many accounts its transaction paid in this asset.

    `asked` says that the payee had a part in the transaction: sent it, or paid in it.
    """

    payer: str
    receivers: int
    asked: bool


class Payee(Struct, frozen=True):
    """Whom an account paid in one asset of a ledger: the most at once in grains, and since when."""

    chain: str
    name: str
    asset: int
    most: int
    first: int


class Fee(Struct, frozen=True):
    """What a transaction costs at least, in grains of the chain's coin, and what these mean."""

    amount: int
    decimals: int | None
    grain: int


def arrivals_of(
    database: duckdb.DuckDBPyConnection, transfers: Collection[int]
) -> Mapping[int, Arrival]:
    """Return how each of these transfers came about."""
    rows = database.execute(_ARRIVALS, [sorted(set(transfers))]).fetchall() if transfers else ()
    return {row[0]: Arrival(*row[1:]) for row in rows}


def payees_of(database: duckdb.DuckDBPyConnection, lines: Collection[int]) -> list[Payee]:
    """Return whom the owners of these lines paid, on any of their lines."""
    rows = database.execute(_PAYEES, [sorted(set(lines))]).fetchall() if lines else []
    return [Payee(chain, name, asset, int(most), first) for chain, name, asset, most, first in rows]


def assets_of(database: duckdb.DuckDBPyConnection, lines: Collection[int]) -> Mapping[int, int]:
    """Return the number of each line's asset."""
    rows = database.execute(
        "SELECT id, asset FROM line WHERE id IN (SELECT unnest(CAST($1 AS INTEGER[])))",
        [sorted(set(lines))],
    ).fetchall()
    return dict(rows)


def least_fees(database: duckdb.DuckDBPyConnection) -> Mapping[str, Fee]:
    """Return what a transaction costs at least, by chain; none where the ledger has no fees."""
    rows = database.execute(_FEES).fetchall()
    return {chain: Fee(int(v), decimals, int(grain or 1)) for chain, v, decimals, grain in rows}
