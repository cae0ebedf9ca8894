"""What the numbers of a warehouse's lines stand for: `store.ledger.names`, asked of an engine."""

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from hueandcry.decode.account import canonical_account, is_evm, shown_account
from hueandcry.model.flow import LineName
from hueandcry.model.lines import NOBODY
from hueandcry.store.engines.engine import Row
from hueandcry.store.engines.source import EngineSource
from hueandcry.store.ledger.names import LineFacts, Names, TransferFacts

_LINES: Final = """
SELECT l.id AS id, l.chain AS chain, l.account AS account, l.asset AS asset,
    a.decimals AS decimals, CAST(a.grain AS VARCHAR) AS grain
FROM line AS l JOIN asset AS a ON a.chain = l.chain AND a.name = l.asset"""
_TRANSFERS: Final = "SELECT id, tx, phase, number, height, spot, time FROM transfer"
# Names in one query: addresses are longer than numbers.
_NAMES: Final = 4_000


class EngineNames(Names):
    """Looks up in the tables that `building` made, many at once."""

    def __init__(self, source: EngineSource) -> None:
        """Ask by the same connection as the rows."""
        self._source = source

    def lines(self, numbers: Iterable[int]) -> dict[int, LineFacts]:
        """Return what lines are."""
        asked = sorted(set(numbers))
        found = self._source.among(_LINES, "l.id", asked, f"naming {len(asked):,} lines")
        return {line.number: line for line in map(_line, found)}

    def transfers(self, numbers: Iterable[int]) -> dict[int, TransferFacts]:
        """Return what transfers are."""
        asked = sorted(set(numbers))
        found = self._source.among(_TRANSFERS, "id", asked, f"naming {len(asked):,} transfers")
        return {facts.number: facts for facts in map(_transfer, found)}

    def lines_of_account(self, text: str) -> list[LineFacts]:
        """Return all lines of an account on every chain."""
        return self.lines_named([text, _ethereum(text)])

    def has_ethereum(self) -> bool:
        """Say whether any chain has Ethereum's addresses."""
        return any(is_evm(chain) for chain, _, _ in self.chains())

    def lines_named(self, accounts: Collection[str]) -> list[LineFacts]:
        """Return all lines of many accounts, by the warehouse's own spelling."""
        found = self._by_name("SELECT id FROM by_account", " WHERE account IN", accounts)
        return [line for _, line in sorted(self.lines(_int(row[0]) for row in found).items())]

    def lines_of_accounts(self, chain: str, accounts: Sequence[str]) -> dict[int, str]:
        """Return the lines of many accounts of a chain, each with its account."""
        where = f" WHERE chain = {_quoted(chain)} AND account IN"
        found = self._by_name("SELECT id, account FROM by_account", where, accounts)
        return {_int(row[0]): str(row[1]) for row in found}

    def lines_of_assets(self, chain: str, assets: Sequence[str]) -> list[int]:
        """Return nothing: a whole chain has millions of holders, and every trace would ask."""
        return []

    def credits_of_transaction(self, text: str) -> list[tuple[int, int]]:
        """Return (transfer, credited line) of everything a transaction moved to somebody."""
        where = f" WHERE target <> {NOBODY} AND tx IN"
        spelled = text.lower() if text[:2].lower() == "0x" or len(text) == 64 else text
        # A transfer's number follows the order of the chain.
        found = self._by_name("SELECT id, target FROM by_tx", where, [spelled])
        return sorted((_int(row[0]), _int(row[1])) for row in found)

    def chains(self) -> list[tuple[str, str, int]]:
        """Return each chain with what orders it and how far it is known."""
        found = self._source.ask(
            "SELECT chain, MAX(height) AS height FROM transfer GROUP BY chain ORDER BY chain",
            "asking for its chains",
        )
        return [(str(row[0]), "block", _int(row[1])) for row in found]

    def _by_name(self, query: str, where: str, names: Collection[str]) -> list[Row]:
        asked = sorted(set(names))
        found: list[Row] = []
        for at in range(0, len(asked), _NAMES):
            listed = ", ".join(map(_quoted, asked[at : at + _NAMES]))
            found += self._source.ask(
                query, f"looking up {len(asked):,} names", f"{where} ({listed})"
            )
        return found


def _ethereum(text: str) -> str:
    return canonical_account("eip155:0", text) if text[:2].lower() == "0x" else text


def _quoted(name: str) -> str:
    """Return a name as an SQL string. Names of chains, accounts, transactions are plain."""
    # Engines differ in what a backslash means within quotes: no such name exists.
    plain = name.replace("\\", "").replace("'", "")
    return f"'{plain}'"


def _int(cell: object) -> int:
    return int(str(cell))


def _line(row: Row) -> LineFacts:
    number, chain, account, asset, decimals, grain = row
    contract, slash, rest = str(asset).partition("/")
    shown = str(asset)
    if is_evm(str(chain)):
        shown = shown_account(str(chain), contract) + slash + rest
    name = LineName(str(chain), shown_account(str(chain), str(account)), shown, "")
    told = None if decimals is None else _int(decimals)
    return LineFacts(_int(number), name, str(account), told, _int(grain))


def _transfer(row: Row) -> TransferFacts:
    number, tx, phase, index, height, spot, time = row
    told = None if time is None else _int(time)
    return TransferFacts(
        _int(number), str(tx), _int(phase), _int(index), _int(height), _int(spot), told
    )
