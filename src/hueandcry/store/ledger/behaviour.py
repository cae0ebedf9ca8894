"""How accounts behave in a ledger, whatever a flow followed of them: for all at once.

Implements `model.structure.BehaviourSource`. Each question is one pass over the transfers.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

import duckdb

from hueandcry.decode.account import canonical_account, shown_account
from hueandcry.model.structure import Account, Behaviour, Paid
from hueandcry.store.ledger.exposure import asset_facts
from hueandcry.store.ledger.pulled import LEFT_OUT
from hueandcry.store.ledger.schema import KIND_TRANSFER

# As many transactions show what an account does; the ledger has them all.
_SHOWN: Final = 5
# Lines of accounts, and of the outpoints they own.
_MINE: Final = """
WITH asked AS (
    SELECT a.id, c.name AS chain, a.name FROM (
        SELECT unnest(CAST($1 AS VARCHAR[])) AS chain, unnest(CAST($2 AS VARCHAR[])) AS name) q
    JOIN chain c ON c.name = q.chain JOIN account a ON a.chain = c.id AND a.name = q.name),
mine AS (
    SELECT l.id AS line, f.id AS account, l.asset FROM asked f JOIN line l ON l.account = f.id
    UNION ALL
    SELECT l.id, f.id, l.asset FROM asked f JOIN owner o ON o.owner = f.id
    JOIN line l ON l.account = o.account)
"""
# What an account pays itself (change, another outpoint of its own) is no payment.
_PAID: Final = f"""{_MINE}, paid AS (
    SELECT m.account, coalesce(o.owner, d.account) AS payee, m.asset, t.tx, t.height, t.v
    FROM transfer t JOIN mine m ON m.line = t.source JOIN line d ON d.id = t.target
    LEFT JOIN owner o ON o.account = d.account WHERE t.kind = {KIND_TRANSFER})
SELECT f.chain, f.name, b.name, p.asset, CAST(sum(p.v) AS VARCHAR), count(DISTINCT p.tx),
    arg_min(p.tx, (p.height, p.tx), {4 * _SHOWN})
FROM paid p JOIN asked f ON f.id = p.account JOIN account b ON b.id = p.payee
WHERE p.payee <> p.account GROUP BY ALL ORDER BY 1, 2, 3, 4
"""
_SEEN: Final = f"""{_MINE},
came AS (
    SELECT m.account, min(t.height) AS height, min(t.time) AS time
    FROM transfer t JOIN mine m ON m.line = t.target WHERE t.kind = {KIND_TRANSFER} GROUP BY ALL),
went AS (
    SELECT m.account, max(t.time) AS time FROM transfer t JOIN mine m ON m.line = t.source
    GROUP BY ALL),
told AS (SELECT chain, max(time) AS time FROM transfer GROUP BY ALL),
fetched AS (
    SELECT p.chain, p.account, max(p.last_block) AS block FROM pulled p
    JOIN asked f ON f.name = p.account JOIN chain c ON c.id = p.chain AND c.name = f.chain
    WHERE p.method <> '{LEFT_OUT}' GROUP BY ALL),
moment AS (
    SELECT chain, height, max(time) AS time FROM transfer
    WHERE time IS NOT NULL AND chain IN (SELECT chain FROM fetched) GROUP BY ALL),
until AS (
    SELECT f.chain, f.account, m.time FROM fetched f
    ASOF JOIN moment m ON m.chain = f.chain AND m.height <= f.block)
SELECT f.chain, f.name, c.height, c.time, w.time, coalesce(u.time, k.time), u.time IS NOT NULL
FROM asked f JOIN chain n ON n.name = f.chain LEFT JOIN came c ON c.account = f.id
LEFT JOIN went w ON w.account = f.id LEFT JOIN told k ON k.chain = n.id
LEFT JOIN until u ON u.chain = n.id AND u.account = f.name
"""
_PAYERS: Final = f"""{_MINE}
SELECT f.chain, f.name, count(DISTINCT coalesce(o.owner, s.account))
FROM transfer t JOIN mine m ON m.line = t.target JOIN asked f ON f.id = m.account
JOIN line s ON s.id = t.source LEFT JOIN owner o ON o.account = s.account
WHERE t.kind = {KIND_TRANSFER} AND coalesce(o.owner, s.account) <> f.id GROUP BY ALL
"""


class LedgerBehaviour:
    """Answers of one ledger."""

    def __init__(self, database: duckdb.DuckDBPyConnection) -> None:
        """Use an open ledger's connection."""
        self._database = database

    def behaviours(
        self, seen: Collection[Account], paying: Collection[Account]
    ) -> Mapping[Account, Behaviour]:
        """Return how accounts behave; whom they paid is told of those in `paying`."""
        paid: dict[Account, list[Paid]] = {}
        for payer, one in self._paid(paying) if paying else ():
            paid.setdefault(payer, []).append(one)
        found: dict[Account, Behaviour] = {}
        for row in self._database.execute(_SEEN, _columns(seen)).fetchall() if seen else ():
            account = _account(row[0], row[1])
            found[account] = Behaviour(tuple(paid.get(account, ())), *row[2:])
        return found

    def _paid(self, accounts: Collection[Account]) -> Iterator[tuple[Account, Paid]]:
        assets = asset_facts(self._database)
        for row in self._database.execute(_PAID, _columns(accounts)).fetchall():
            chain, payer, payee, asset, amount, count, transactions = row
            shown = tuple(dict.fromkeys(transactions))[:_SHOWN]
            to = _account(chain, payee)
            yield _account(chain, payer), Paid(to, assets[asset].key, int(amount), count, shown)

    def payers(self, accounts: Collection[Account]) -> Mapping[Account, int]:
        """Return by how many accounts each was paid."""
        rows = self._database.execute(_PAYERS, _columns(accounts)).fetchall() if accounts else ()
        return {_account(chain, name): count for chain, name, count in rows}


def _columns(accounts: Collection[Account]) -> list[list[str]]:
    """Return chains and the ledger's own spellings, as two columns."""
    ordered = sorted(accounts)
    return [
        [one.chain for one in ordered],
        [canonical_account(one.chain, one.name) for one in ordered],
    ]


def _account(chain: str, name: str) -> Account:
    return Account(chain, shown_account(chain, name))
