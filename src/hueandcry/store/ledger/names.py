"""What the numbers of a ledger stand for: lines, transfers, accounts, transactions."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import duckdb
from msgspec import Struct

from hueandcry.decode.account import account_fault, canonical_account, is_evm, shown_account
from hueandcry.model.errors import BadRequest
from hueandcry.model.flow import LineName
from hueandcry.store.ledger.lookup import Lookup


class LineFacts(Struct, frozen=True):
    """A line with what its amounts mean; `account` is the ledger's own spelling."""

    number: int
    name: LineName
    account: str
    decimals: int | None
    grain: int


class TransferFacts(Struct, frozen=True):
    """A transfer's place in its chain. `height` is a block, or Unix time."""

    number: int
    tx: str
    phase: int
    index: int
    height: int
    spot: int
    time: int | None


class Names:
    """Looks up in one ledger, many at once."""

    def __init__(self, database: duckdb.DuckDBPyConnection, lookup: Lookup) -> None:
        """Use a connection, and the keys that spare it scans."""
        self._database = database
        self._lookup = lookup

    def lines(self, numbers: Iterable[int]) -> dict[int, LineFacts]:
        """Return what lines are."""
        found = self._among(f"{_LINES} WHERE l.id IN", numbers)
        return {row[0]: _line(row) for row in found}

    def transfers(self, numbers: Iterable[int]) -> dict[int, TransferFacts]:
        """Return what transfers are."""
        asked = "SELECT id, tx, phase, number, height, spot, time FROM transfer WHERE id IN"
        found = self._among(asked, numbers)
        return {row[0]: TransferFacts(*row) for row in found}

    def lines_of_account(self, text: str) -> list[LineFacts]:
        """Return all lines of an account, or of the outpoints it owns, on every chain."""
        spelled = self._spelled(text)
        found = self._ask(
            f"{_LINES} WHERE l.id IN {_listed(self._lookup.lines(spelled))}"
            " AND (a.name = $1 OR w.name = $1) ORDER BY l.id",
            [spelled],
        )
        return [_line(row) for row in found]

    def _spelled(self, text: str) -> str:
        """Return the ledger's spelling: exact where that is known, else as Ethereum's."""
        if self._lookup.lines(text) or text[:2].lower() != "0x":
            return text
        return canonical_account("eip155:0", text)

    def has_ethereum(self) -> bool:
        """Say whether any chain of the ledger has Ethereum's addresses."""
        found = self._ask("SELECT count(*) FROM chain WHERE starts_with(name, 'eip155:')", [])
        return bool(found[0][0])

    def lines_named(self, accounts: Collection[str]) -> list[LineFacts]:
        """Return all lines of many accounts or outpoints, by the ledger's own spelling."""
        found = self._ask(
            f"{_LINES} WHERE a.name IN (SELECT unnest(CAST($1 AS VARCHAR[]))) ORDER BY l.id",
            [sorted(accounts)],
        )
        return [_line(row) for row in found]

    def lines_of_accounts(self, chain: str, accounts: Sequence[str]) -> dict[int, str]:
        """Return the lines of many accounts of a chain, each with its account."""
        found = self._ask(
            "WITH asked AS (SELECT a.id, a.name FROM (SELECT unnest(CAST($2 AS VARCHAR[])) AS name)"
            " q JOIN account a ON a.name = q.name JOIN chain c ON c.id = a.chain WHERE c.name = $1)"
            " SELECT l.id, f.name FROM asked f JOIN line l ON l.account = f.id UNION ALL"
            " SELECT l.id, f.name FROM asked f JOIN owner o ON o.owner = f.id JOIN line l ON"
            " l.account = o.account",
            [chain, list(accounts)],
        )
        return {row[0]: row[1] for row in found}

    def lines_of_assets(self, chain: str, assets: Sequence[str]) -> list[int]:
        """Return all lines of some assets of a chain."""
        found = self._ask(
            "SELECT l.id FROM asset a JOIN chain c ON c.id = a.chain JOIN line l ON l.asset = a.id"
            " WHERE c.name = $1 AND a.name IN (SELECT unnest(CAST($2 AS VARCHAR[]))) ORDER BY l.id",
            [chain, list(assets)],
        )
        return [row[0] for row in found]

    def accounts(self, chain: str, names: Sequence[str]) -> list[int]:
        """Return the numbers of many accounts of a chain that the ledger has."""
        found = self._ask(
            "SELECT a.id FROM account a JOIN chain c ON c.id = a.chain WHERE c.name = $1 AND a.name"
            " IN (SELECT unnest(CAST($2 AS VARCHAR[])))",
            [chain, list(names)],
        )
        return [row[0] for row in found]

    def credits_of_transaction(self, text: str) -> list[tuple[int, int]]:
        """Return (transfer, credited line) of everything a transaction moved to somebody."""
        spelled = text.lower() if text[:2].lower() == "0x" or len(text) == 64 else text
        listed = _listed(self._lookup.transfers(spelled))
        found = self._ask(
            f"SELECT id, target FROM transfer WHERE id IN {listed}"
            " AND tx = $1 AND target IS NOT NULL ORDER BY height, spot, id",
            [spelled],
        )
        return [(row[0], row[1]) for row in found]

    def chains(self) -> list[tuple[str, str, int]]:
        """Return each chain with what orders it and how far it is known."""
        return chains_of(self._database)

    def _among(self, query: str, numbers: Iterable[int]) -> list[tuple[Any, ...]]:
        listed = sorted(set(numbers))
        if len(listed) <= _FEW:
            return self._ask(f"{query} {_listed(listed)}", [])
        return self._ask(f"{query} (SELECT unnest(CAST($1 AS BIGINT[])))", [listed])

    def _ask(self, query: str, values: list[object]) -> list[tuple[Any, ...]]:
        return self._database.execute(query, values).fetchall()


def chains_of(database: duckdb.DuckDBPyConnection) -> list[tuple[str, str, int]]:
    """Return each chain of a ledger with what orders it and how far it is known."""
    found = database.execute(
        "SELECT c.name, coalesce(c.ordered_by, 'block'), max(t.height) FROM chain c JOIN"
        " transfer t ON t.chain = c.id GROUP BY ALL ORDER BY 1"
    ).fetchall()
    return [(row[0], row[1], row[2]) for row in found]


# So many constants plan faster than a join; more are slower to parse.
_FEW = 200


def _listed(numbers: Sequence[int]) -> str:
    """Return numbers as an SQL list: constants let DuckDB skip all other blocks of a table."""
    return f"({', '.join(map(str, numbers)) or 'NULL'})"


# Owners are joined first: there are few, and DuckDB would otherwise build on all accounts.
_LINES = """SELECT l.id, c.name, a.name, s.name, s.variant, s.decimals, CAST(s.grain AS VARCHAR),
 w.name FROM line l JOIN account a ON a.id = l.account JOIN asset s ON s.id = l.asset
 JOIN chain c ON c.id = s.chain LEFT JOIN (SELECT o.account, b.name FROM owner o JOIN account b
 ON b.id = o.owner) w ON w.account = a.id"""


def _line(row: tuple[Any, ...]) -> LineFacts:
    number, chain, account, asset, variant, decimals, grain, owner = row
    told = f"{asset}@{decimals}" if variant else asset
    name = LineName(chain, shown_account(chain, account), _shown_asset(chain, told), owner or "")
    return LineFacts(number, name, account, decimals, int(grain))


def _shown_asset(chain: str, asset: str) -> str:
    contract, slash, rest = asset.partition("/")
    return shown_account(chain, contract) + slash + rest if is_evm(chain) else asset


def readable(text: str, *, ethereum: bool = True) -> str:
    """Return an account or transaction somebody typed, or raise `BadRequest` saying what is wrong.

    Where a ledger has Ethereum's chains, forms that claim to be theirs are judged.
    """
    asked = text.strip()
    if ethereum and asked[:2].lower() == "0x" and len(asked) != 66:
        fault = account_fault("eip155:1", asked)
        if fault:
            raise BadRequest(fault, "Copy the whole address again; if only case differs, lower it")
    if not asked or len(asked) > 160:
        raise BadRequest(f"{asked[:80]!r} is no account or transaction")
    return asked
