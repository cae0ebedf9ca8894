"""What is said of accounts: look-ups of labels in a snapshot, by account or by chain."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from hueandcry.decode.account import canonical_account, is_evm
from hueandcry.model.label import SERVICES, Label
from hueandcry.store.snapshot import Snapshot

# What a source says of an Ethereum address on every chain that has such addresses.
_ANY_EVM = "eip155:*"
# A mixer is no service by our word, but pools money just the same.
_POOLS = tuple(sorted(SERVICES | {"mixer"}))
# SQLite allows 32,766 values a query (sqlite.org/limits.html §9); more than this saves no time.
_BATCH = 1_000
_QUERY = "SELECT chain, account, name, entity, category, confidence, feed, date, reference"
_Key = tuple[str, str]


class Labels:
    """Labels of all sources. Without a snapshot, nobody says anything of any account."""

    def __init__(self, snapshot: Snapshot | None) -> None:
        """Use the snapshot's connection."""
        self._db = snapshot.database if snapshot else None

    def of(self, chain: str, account: str) -> tuple[Label, ...]:
        """Return what all sources say of an account of a CAIP-2 chain, most confident first."""
        return self.of_many([(chain, account)])[chain, account]

    def of_many(self, accounts: Iterable[_Key]) -> dict[_Key, tuple[Label, ...]]:
        """Return the labels of each (chain, account), empty where there are none.

        Keys are as given; one query serves a thousand accounts.
        """
        asked = {key: (key[0], canonical_account(*key)) for key in accounts}
        found = self._found({account for _, account in asked.values()})
        return {
            key: tuple(sorted((*found[canonical], *_of_any(found, canonical)), key=surest_first))
            for key, canonical in asked.items()
        }

    def _found(self, accounts: set[str]) -> defaultdict[_Key, list[Label]]:
        found: defaultdict[_Key, list[Label]] = defaultdict(list)
        left = iter(sorted(accounts))
        while self._db and (batch := list(islice(left, _BATCH))):
            marks = ",".join("?" * len(batch))
            for row in self._db.execute(f"{_QUERY} FROM label WHERE account IN ({marks})", batch):
                found[row[0], row[1]].append(Label(*row[2:]))
        return found

    def services(self, chain: str) -> Iterator[tuple[str, Label]]:
        """Yield (account, label) of all services and mixers of a chain, ordered by account.

        One scan of the table, row by row: nothing is held in memory.
        """
        if self._db is None:
            return
        values = (*_chains(chain), *_POOLS)
        query = (
            f"{_QUERY} FROM label WHERE chain IN ({','.join('?' * len(_chains(chain)))})"
            f" AND category IN ({','.join('?' * len(_POOLS))}) ORDER BY account"
        )
        for row in self._db.execute(query, values):
            yield row[1], Label(*row[2:])


def _chains(chain: str) -> Sequence[str]:
    return (chain, _ANY_EVM) if is_evm(chain) and chain != _ANY_EVM else (chain,)


def _of_any(found: defaultdict[_Key, list[Label]], key: _Key) -> Sequence[Label]:
    """Return what is said of an address on any EVM chain, for one on a given chain."""
    return found.get((_ANY_EVM, key[1]), ()) if len(_chains(key[0])) > 1 else ()


def surest_first(label: Label) -> tuple[float, str, str, str]:
    """Sort the most confident first, and always the same way."""
    return -label.confidence, label.source, label.name, label.category
