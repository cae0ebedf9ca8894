"""The overlay of a ledger: crossings are worked out when a trace meets them, and remembered."""

from collections.abc import Callable, Sequence

import numpy as np

from hueandcry.model.wide import Ints
from hueandcry.run.bridges import Bridged, Bridges, Hidden
from hueandcry.store.ledger.exchanges import Exchange, Exchanges
from hueandcry.trace.crossings.legs import Value
from hueandcry.trace.crossings.within import Transaction, crossings_within
from hueandcry.trace.overlay import Found, Overlay, Taken

# What amounts were worth at the time of an exchange.
Worth = Callable[[Exchange], Value]


def unpriced(exchange: Exchange) -> Value:
    """Tell no price: legs share alike."""
    return lambda line, amount: None


class LedgerOverlay(Overlay):
    """All crossings of a ledger. `unclear` are transactions where it cannot be told who swapped.

    `learned` says what was met so far, in order: exchanges by their number, bridges below zero. Who
    learns them again in this order has the same numbers. `claimed` are deposits whose transfer
    another bridge explains too: the first one keeps it.
    """

    def __init__(self, exchanges: Exchanges, bridges: Bridges, worth: Worth = unpriced) -> None:
        """Use a ledger's exchanges and bridges."""
        super().__init__()
        self._exchanges = exchanges
        self._worth = worth
        # Hidden ones come last: the numbers of the others stay what they are.
        self._bridged: tuple[Bridged | Hidden, ...] = (*bridges.bridged, *bridges.hidden)
        self._ends: dict[int, int] = {one.into: at for at, one in enumerate(self._bridged)}
        self._ends |= {one.out: at for at, one in enumerate(bridges.bridged)}
        self._known_ends = np.array(sorted(self._ends), dtype=np.int64)
        self.learned: list[int] = []
        self._seen: set[int] = set()
        self.unclear: dict[str, tuple[int, ...]] = {}
        self.claimed: list[str] = []
        self._crossed: set[int] = set()

    @property
    def empty(self) -> bool:
        """Whether the ledger has no crossing at all."""
        return not (self.crossings or self._exchanges.count or self._bridged)

    def learn(self, transfers: Ints) -> None:
        """Work out the exchanges and bridges these transfers are part of, each once."""
        groups = self._exchanges.groups_of(transfers).tolist()
        self._exchange([one for one in groups if one not in self._seen])
        met = np.intersect1d(transfers, self._known_ends).tolist()
        for at in sorted({self._ends[one] for one in met}):
            if -1 - at not in self._seen:
                self._bridge(at)

    def resume(self, learned: Sequence[int]) -> bool:
        """Learn what an interrupted trace had learned; return whether the numbers are the same."""
        if self.learned != list(learned[: len(self.learned)]):
            return False
        for one in learned[len(self.learned) :]:
            if one < 0:
                self._bridge(-1 - one)
            else:
                self._exchange([one])
        return True

    def _exchange(self, groups: Sequence[int]) -> None:
        self._seen.update(groups)
        self.learned += groups
        for exchange in self._exchanges.exchanges(groups):
            within = crossings_within(
                self._without_bridges(exchange.transaction), self._exchanges.known,
                self._worth(exchange),
            )  # fmt: skip
            self.add(within.found)
            if within.unclear:
                self.unclear[exchange.tx] = within.unclear

    def _without_bridges(self, transaction: Transaction) -> Transaction:
        """Leave out what went into a bridge or came out of one: there it was not swapped."""
        posted = [
            one for one in transaction.posted
            if not any(leg and leg.transfer in self._ends for leg in (one.debit, one.credit))
        ]  # fmt: skip
        return transaction._replace(posted=posted)

    def _bridge(self, at: int) -> None:
        self._seen.add(-1 - at)
        self.learned.append(-1 - at)
        bridged = self._bridged[at]
        one, credit = bridged.crossing, bridged.crossing.credit
        ends = {leg.transfer for leg in (one.debit, credit) if leg}
        if ends & self._crossed:
            deposit = bridged.message if isinstance(bridged, Hidden) else bridged.link.deposit
            self.claimed.append(deposit.tx)
            return
        # Exchanges leave bridges' transfers out, so only another bridge can have taken one.
        self._crossed |= ends
        self.add(Found((one,), (Taken(credit.line, one.p, one.q),) if credit else ()))
