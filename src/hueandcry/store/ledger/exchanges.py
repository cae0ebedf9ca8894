"""Lends the transactions in which somebody may have swapped, with the places of their transfers."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hueandcry.model.lines import NOBODY
from hueandcry.model.wide import BASE, Ints
from hueandcry.store.ledger.exchange_index import ExchangeIndex, exchange_index
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.trace.crossings.parties import Known, Movement
from hueandcry.trace.crossings.within import Posted, Transaction
from hueandcry.trace.overlay import Leg


class Exchange(NamedTuple):
    """One such transaction: its hash, when it happened, and its transfers in their order."""

    group: int
    tx: str
    height: int
    time: int | None
    transaction: Transaction


class Exchanges:
    """The exchanges of one ledger. An account known as a pool by a label can be told."""

    def __init__(self, ledger: Ledger, pools: Sequence[int] = ()) -> None:
        """Use an open ledger; `pools` are accounts others say are pools."""
        self._database = ledger.database
        self._index: ExchangeIndex = exchange_index(ledger)
        # Where each group's transfers stand in the index.
        self._members = np.argsort(self._index.group, kind="stable")
        self._first = np.searchsorted(self._index.group[self._members], np.arange(self.count + 1))
        self._asks = frozenset(self._index.asks.tolist())
        self._pools = frozenset([*self._index.pools.tolist(), *pools])

    @property
    def count(self) -> int:
        """Return how many there are."""
        return len(self._index.initiator)

    @property
    def known(self) -> Known:
        """Return what the ledger tells of accounts."""
        return Known(self._asks.__contains__, self._pools.__contains__)

    def groups_of(self, transfers: Ints) -> NDArray[np.int32]:
        """Return the exchanges that some transfers are part of, each once."""
        known = self._index.transfer
        if not len(known) or not len(transfers):
            return np.zeros(0, dtype=np.int32)
        place = np.minimum(np.searchsorted(known, transfers), len(known) - 1)
        return np.unique(self._index.group[place[known[place] == transfers]])

    def exchanges(self, groups: Sequence[int]) -> list[Exchange]:
        """Return exchanges by number, in that order."""
        rows = [self._members[self._first[one] : self._first[one + 1]] for one in groups]
        if not rows:
            return []
        told = self._rows(np.concatenate(rows))
        found = []
        for group in groups:
            mine = told[group]
            initiator = int(self._index.initiator[group])
            sent = None if initiator == NOBODY else initiator
            tx, height, time, _ = mine[0]
            posted = [row[3] for row in mine]
            found.append(Exchange(group, tx, height, time, Transaction(sent, posted)))
        return found

    def _rows(
        self, members: NDArray[np.intp]
    ) -> dict[int, list[tuple[str, int, int | None, Posted]]]:
        index = self._index
        at = dict(zip(index.transfer[members].tolist(), members.tolist(), strict=True))
        rows = self._database.execute(
            "SELECT t.id, t.tx, t.height, t.time, t.source, t.target, s.account, d.account,"
            " coalesce(s.asset, d.asset), CAST(t.v AS VARCHAR) FROM transfer t"
            " LEFT JOIN line s ON s.id = t.source LEFT JOIN line d ON d.id = t.target"
            " WHERE t.id IN (SELECT unnest(CAST($1 AS BIGINT[]))) ORDER BY t.height, t.spot, t.id",
            [sorted(at)],
        ).fetchall()
        found: dict[int, list[tuple[str, int, int | None, Posted]]] = {}
        for number, tx, height, time, source, target, payer, payee, asset, v in rows:
            place = index.place[at[number]].tolist()
            amount = int(v)
            posted = Posted(
                Movement(payer, payee, asset, amount),
                _leg(source, place[:2], amount, number),
                _leg(target, place[2:], amount, number),
            )
            group = int(index.group[at[number]])
            found.setdefault(group, []).append((tx, height, time, posted))
        return found


def _leg(line: int | None, limbs: list[int], amount: int, transfer: int) -> Leg | None:
    if line is None:
        return None
    lo = limbs[0] * BASE + limbs[1]
    return Leg(line, lo, lo + amount, transfer)
