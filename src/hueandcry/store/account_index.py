"""The look-ups of addresses and requests over a snapshot: labels, official contracts, tokens.

Three queries serve all accounts of a request that were not asked for before.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

from hueandcry.decode.account import canonical_account, is_evm
from hueandcry.decode.address_likeness import LikenessIndex
from hueandcry.decode.token_name import token_key
from hueandcry.model.label import Label
from hueandcry.model.signing import OfficialContract, Party, Token
from hueandcry.store.labels import surest_first
from hueandcry.store.snapshot import Snapshot

ANY_EVM: Final = "eip155:*"
# Some 2 KB each, labels and all: 40 MB.
_REMEMBERED: Final = 20_000
# SQLite allows 32,766 values a query (sqlite.org/limits.html §9); more than this saves no time.
_BATCH: Final = 500
# A contract at one address on thirty chains is named with the first few.
_MOST_CHAINS: Final = 3
_LABEL: Final = (
    "SELECT account, chain, name, entity, category, confidence, feed, date, reference FROM label"
    " WHERE account IN ({})"
)
_CONTRACT: Final = (
    "SELECT lower(c.address), c.chain, c.entity, coalesce(e.name, c.entity), c.role, c.feed,"
    " c.date, c.reference FROM contract c LEFT JOIN entity e ON e.id = c.entity"
)
_LISTED: Final = (
    "SELECT t.contract, t.chain, t.symbol, t.name, t.decimals, t.standard, t.feed, t.date,"
    " t.reference FROM token t"
)
_SAME: Final = "k.contract = t.contract AND k.chain = t.chain AND k.feed = t.feed"
_Row = tuple[Any, ...]
_Anchors = tuple[dict[str, OfficialContract], LikenessIndex]


class AccountIndex:
    """Looks accounts up in the file, and remembers. Implements `model.ports.AccountIndex`.

    Not to be shared between threads. Without a snapshot nothing is known of anybody.
    """

    def __init__(self, snapshot: Snapshot | None) -> None:
        """Use the snapshot's connection."""
        self._db = snapshot.database if snapshot else None
        self._parties: dict[tuple[str, str], Party] = {}
        self._anchors: dict[str, _Anchors] = {}
        self._prototypes: dict[str, str | None] = {}

    def parties(self, chain: str, accounts: Iterable[str]) -> Mapping[str, Party]:
        """Return what is known of each account, by its canonical spelling."""
        known = self._parties
        asked = dict.fromkeys(canonical_account(chain, account) for account in accounts)
        new = [account for account in asked if (chain, account) not in known]
        found = {account: known[chain, account] for account in asked if (chain, account) in known}
        if new:
            found |= self._found(chain, new)
        return {account: found[account] for account in asked}

    def tokens(self, chain: str, account: str) -> tuple[Token, ...]:
        """Return what lists say of a token's contract."""
        return self._party(chain, account).tokens

    def namesakes(self, symbol: str, name: str) -> tuple[Token, ...]:
        """Return listed tokens of this symbol or name, or of one that looks like it."""
        keys = {token_key(text, self._prototype) for text in (symbol, name)} - {""}
        query = f"{_LISTED} JOIN token_key k ON {_SAME} WHERE k.key IN ({_marks(keys)})"
        rows = self._rows(f"{query} ORDER BY t.contract, t.chain, t.feed", tuple(keys))
        return tuple(dict.fromkeys(_token(row) for row in rows))

    def anchors(self, chain: str, account: str) -> tuple[OfficialContract, ...]:
        """Return official contracts an account looks like: a look-up by the ends, never a scan."""
        if chain not in self._anchors:
            self._anchors[chain] = self._anchors_of(chain)
        contracts, ends = self._anchors[chain]
        return tuple(contracts[known] for known, _ in ends.like(account))

    def _anchors_of(self, chain: str) -> _Anchors:
        """Read the official contracts of a chain, some hundred rows, once."""
        rows = self._rows(f"{_CONTRACT} ORDER BY c.address, c.chain DESC", ())
        contracts = {row[0]: _official(row) for row in rows if _speaks_of(row[1], chain)}
        return contracts, LikenessIndex(contracts)

    def _party(self, chain: str, account: str) -> Party:
        canonical = canonical_account(chain, account)
        known = self._parties.get((chain, canonical))
        return known or self._found(chain, [canonical])[canonical]

    def _found(self, chain: str, accounts: list[str]) -> dict[str, Party]:
        """Ask the file for accounts, and remember the answers, that nothing is known among them."""
        left = iter(accounts)
        found: dict[str, Party] = {}
        while batch := list(islice(left, _BATCH)):
            found |= self._asked(chain, batch)
        if len(self._parties) + len(found) > _REMEMBERED:
            self._parties.clear()
        self._parties |= {
            (chain, account): party for account, party in islice(found.items(), _REMEMBERED)
        }
        return found

    def _asked(self, chain: str, batch: list[str]) -> dict[str, Party]:
        marks = _marks(batch)
        labels = self._grouped(_LABEL.format(marks), batch, chain)
        official = self._grouped(f"{_CONTRACT} WHERE c.address IN ({marks})", batch, chain)
        tokens = self._grouped(f"{_LISTED} WHERE t.contract IN ({marks})", batch, chain)
        return {
            account: Party(
                chain,
                account,
                labels=_labels(labels[account], chain),
                official=_each_once(official[account]),
                tokens=tuple(_token(row) for row in tokens[account]),
            )
            for account in batch
        }

    def _grouped(self, query: str, batch: list[str], chain: str) -> defaultdict[str, list[_Row]]:
        found: defaultdict[str, list[_Row]] = defaultdict(list)
        for row in self._rows(query, batch):
            if _speaks_of(row[1], chain):
                found[row[0]].append(row)
        return found

    def _rows(self, query: str, values: Iterable[str]) -> Iterator[_Row]:
        return iter(()) if self._db is None else self._db.execute(query, tuple(values))

    def _prototype(self, character: str) -> str | None:
        if character not in self._prototypes:
            query = "SELECT prototype FROM confusable WHERE character = ?"
            row = next(self._rows(query, (character,)), None)
            self._prototypes[character] = None if row is None else row[0]
        return self._prototypes[character]


def _marks(values: Iterable[str]) -> str:
    return ",".join("?" for _ in values)


def _speaks_of(chain: str, asked: str) -> bool:
    """Say whether what is said of one chain answers a question about another."""
    if chain == asked:
        return True
    return ANY_EVM in {chain, asked} and is_evm(chain) and is_evm(asked)


def _labels(rows: Iterable[_Row], asked: str) -> tuple[Label, ...]:
    """Return each source's words once, the surest first.

    Whoever leaves the chain open must read in the name which chains it was said of.
    """
    chains: defaultdict[_Row, list[str]] = defaultdict(list)
    for _, chain, *said in rows:
        chains[tuple(said)].append(chain)
    found = (
        Label(*_with_chains(said, told) if asked == ANY_EVM else said)
        for said, told in chains.items()
    )
    return tuple(sorted(found, key=surest_first))


def _with_chains(said: _Row, chains: list[str]) -> _Row:
    if ANY_EVM in chains:
        return said
    shown = sorted(chains, key=lambda chain: (len(chain), chain))
    more = f" and {len(shown) - _MOST_CHAINS} more" if len(shown) > _MOST_CHAINS else ""
    return (f"{said[0]} (on {', '.join(shown[:_MOST_CHAINS])}{more})", *said[1:])


def _each_once(rows: Iterable[_Row]) -> tuple[OfficialContract, ...]:
    """Return contracts, one of each owner and role: a router on thirty chains is one router."""
    found: dict[tuple[str, str], OfficialContract] = {}
    for row in rows:
        contract = _official(row)
        found.setdefault((contract.entity, contract.role), contract)
    return tuple(found.values())


def _official(row: _Row) -> OfficialContract:
    address, chain, entity, brand, role, feed, date, reference = row
    return OfficialContract(entity, brand, chain, address, role, feed, date, reference)


def _token(row: _Row) -> Token:
    contract, chain, symbol, name, decimals, standard, feed, date, reference = row
    return Token(chain, contract, symbol, name, decimals, standard, feed, date, reference)
