"""What screening asks of a ledger: the lines of many accounts at once, and the assets.

What passed between lines is read from the line arrays: one account's rows lie together there, so a
hundred thousand accounts need no scan over all transfers.
"""

from collections.abc import Sequence
from typing import NamedTuple

import duckdb
import numpy as np
from msgspec import Struct

from hueandcry.decode.account import is_evm, shown_account
from hueandcry.model.lines import Lines
from hueandcry.model.wide import Index


class Held(NamedTuple):
    """Lines of the accounts asked for: `asked` counts from 0; `owner` is the ledger's account."""

    asked: Index
    line: Lines
    asset: Index
    owner: Index

    def at(self, index: Index) -> "Held":
        """Return some of them."""
        return Held(self.asked[index], self.line[index], self.asset[index], self.owner[index])


class AssetFacts(Struct, frozen=True):
    """An asset by its number: the chain, its name as a flow writes it, and grains a base unit."""

    chain: str
    key: str
    grain: int


def held_by(database: duckdb.DuckDBPyConnection, accounts: Sequence[tuple[str, str]]) -> Held:
    """Return the lines of (chain, account), outpoints they own included, by the ledger's spelling.

    The chain `eip155:*` stands for every chain with Ethereum's addresses.
    """
    # One text each: DuckDB splits it ten times as fast as it takes a Python list over.
    names = "\n".join(name for _, name in accounts)
    told = {chain for chain, _ in accounts}
    chains = "\n".join(chain for chain, _ in accounts) if len(told) > 1 else ""
    if names.count("\n") >= max(len(accounts), 1):
        raise ValueError("an account's name has a line break")
    found = database.execute(_HELD, [names, chains, next(iter(told), "")]).fetchnumpy()
    columns = [np.asarray(found[name]) for name in ("asked", "line", "asset", "owner")]
    return Held(
        columns[0].astype(np.int64), columns[1].astype(np.int32),
        columns[2].astype(np.int64), columns[3].astype(np.int64),
    )  # fmt: skip


# Names first: of a million accounts a few are asked for, and a chain's name is only then compared.
_HELD = """
WITH asked AS (
    SELECT name, coalesce(nullif(chain, ''), $3) AS chain, asked FROM (
        SELECT unnest(names) AS name, unnest(string_split($2, chr(10))) AS chain,
            unnest(range(len(names))) AS asked FROM (SELECT string_split($1, chr(10)) AS names))),
known AS (
    SELECT q.asked, a.id FROM asked q JOIN account a ON a.name = q.name
    JOIN chain c ON c.id = a.chain
    WHERE c.name = q.chain OR (q.chain = 'eip155:*' AND starts_with(c.name, 'eip155:')))
SELECT k.asked, l.id AS line, l.asset, k.id AS owner FROM known k JOIN line l ON l.account = k.id
UNION ALL
SELECT k.asked, l.id, l.asset, k.id FROM known k JOIN owner o ON o.owner = k.id
JOIN line l ON l.account = o.account
ORDER BY 1, 2
"""


def lines_listed(
    database: duckdb.DuckDBPyConnection, chain: str, accounts: str
) -> dict[str, list[int]]:
    """Return the lines of those accounts of a chain, one a line of text, that the ledger knows."""
    rows = database.execute(_LISTED, [accounts, chain]).fetchall()
    found: dict[str, list[int]] = {}
    for name, line in rows:
        found.setdefault(name, []).append(line)
    return found


_LISTED = """
WITH known AS (
    SELECT a.name, a.id FROM (SELECT unnest(string_split($1, chr(10))) AS name) q
    JOIN account a ON a.name = q.name JOIN chain c ON c.id = a.chain WHERE c.name = $2)
SELECT k.name, l.id FROM known k JOIN line l ON l.account = k.id
UNION ALL
SELECT k.name, l.id FROM known k JOIN owner o ON o.owner = k.id JOIN line l ON l.account = o.account
ORDER BY 1, 2
"""


def asset_facts(database: duckdb.DuckDBPyConnection) -> dict[int, AssetFacts]:
    """Return all assets of a ledger."""
    rows = database.execute(
        "SELECT s.id, c.name, s.name, s.variant, s.decimals, CAST(s.grain AS VARCHAR) FROM asset s"
        " JOIN chain c ON c.id = s.chain"
    ).fetchall()
    return {row[0]: AssetFacts(row[1], _key(*row[1:5]), int(row[5])) for row in rows}


def _key(chain: str, name: str, variant: int, decimals: int | None) -> str:
    """Return `chain/asset`; contracts in their checksummed form, two decimals of one name apart."""
    contract, slash, rest = name.partition("/")
    shown = shown_account(chain, contract) + slash + rest if is_evm(chain) else name
    return f"{chain}/{shown}@{decimals}" if variant else f"{chain}/{shown}"
