"""Labels as screening asks for them: whom any source labels on a chain, and what of whom is said.

Who leaves the chain open (`eip155:*`) is told what is said of the address on any EVM chain.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Final

from hueandcry.decode.account import is_evm
from hueandcry.model.exposure import Asked
from hueandcry.model.label import Label
from hueandcry.store.labels import surest_first
from hueandcry.store.snapshot import Snapshot

# What a source says of an Ethereum address on every chain that has such addresses.
_ANY_EVM: Final = "eip155:*"
# SQLite allows 32,766 values a query (sqlite.org/limits.html §9); more than this saves no time.
_BATCH: Final = 1_000


def labelled_accounts(
    snapshot: Snapshot | None, chain: str, categories: Collection[str], least: float
) -> str:
    """Return the accounts with a label of these categories and at least this sure, one a line.

    One text: half a million names are neither made into Python's strings nor out of them again.
    """
    if snapshot is None:
        return ""
    chains = {chain, _ANY_EVM} if is_evm(chain) else {chain}
    query = (
        "SELECT group_concat(account, char(10)) FROM (SELECT DISTINCT account FROM label WHERE"
        f" chain IN ({_marks(chains)}) AND category IN ({_marks(categories)}) AND confidence >= ?)"
    )
    found = snapshot.database.execute(query, (*sorted(chains), *categories, least)).fetchone()
    return found[0] or "" if found else ""


def labels_said(snapshot: Snapshot | None, asked: Sequence[Asked]) -> list[tuple[Label, ...]]:
    """Return what all sources say of each address, the surest first, each word once."""
    if snapshot is None:
        return [()] * len(asked)
    said: defaultdict[str, list[tuple[str, Label]]] = defaultdict(list)
    accounts = sorted({one.account for one in asked})
    for first in range(0, len(accounts), _BATCH):
        batch = accounts[first : first + _BATCH]
        query = (
            "SELECT account, chain, name, entity, category, confidence, feed, date, reference FROM"
            f" label WHERE account IN ({_marks(batch)})"
        )
        for account, chain, *label in snapshot.database.execute(query, batch):
            said[account].append((chain, Label(*label)))
    return [_speaking(one.chain, said[one.account]) if one.account in said else () for one in asked]


def _speaking(asked: str, said: Sequence[tuple[str, Label]]) -> tuple[Label, ...]:
    """Return the labels that speak of an account of this chain."""
    found = {
        label: None for chain, label in said
        if chain == asked or (is_evm(chain) and is_evm(asked) and _ANY_EVM in {chain, asked})
    }  # fmt: skip
    return tuple(sorted(found, key=surest_first))


def _marks(values: Collection[str]) -> str:
    return ",".join("?" * len(values))
