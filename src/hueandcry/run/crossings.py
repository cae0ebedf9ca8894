"""The overlay of a ledger: exchanges are worked out when a trace meets them, and remembered."""

from collections.abc import Callable, Sequence

from hueandcry.model.wide import Ints
from hueandcry.store.ledger.exchanges import Exchange, Exchanges
from hueandcry.trace.crossings.legs import Value
from hueandcry.trace.crossings.within import crossings_within
from hueandcry.trace.overlay import NOTHING, Found, Overlay

# What amounts were worth at the time of an exchange.
Worth = Callable[[Exchange], Value]


def unpriced(exchange: Exchange) -> Value:
    """Tell no price: legs share alike."""
    return lambda line, amount: None


class LedgerOverlay(Overlay):
    """All crossings of a ledger. `unclear` are transactions where it cannot be told who swapped.

    `learned` are the exchanges met so far, in order: who learns them again in this order has the
    same numbers.
    """

    def __init__(
        self, exchanges: Exchanges, worth: Worth = unpriced, known: Found = NOTHING
    ) -> None:
        """Use a ledger's exchanges; `known` are crossings found before, such as bridges'."""
        super().__init__(known)
        self._exchanges = exchanges
        self._worth = worth
        self.learned: list[int] = []
        self._seen: set[int] = set()
        self.unclear: dict[str, tuple[int, ...]] = {}

    @property
    def empty(self) -> bool:
        """Whether the ledger has no crossing at all."""
        return not self.crossings and not self._exchanges.count

    def learn(self, transfers: Ints) -> None:
        """Work out the exchanges these transfers are part of, each once."""
        self._add(self._exchanges.groups_of(transfers).tolist())

    def resume(self, learned: Sequence[int]) -> bool:
        """Learn what an interrupted trace had learned; return whether the numbers are the same."""
        if self.learned != list(learned[: len(self.learned)]):
            return False
        for group in learned[len(self.learned) :]:
            self._add([group])
        return True

    def _add(self, groups: Sequence[int]) -> None:
        new = [group for group in groups if group not in self._seen]
        self._seen.update(new)
        self.learned += new
        for exchange in self._exchanges.exchanges(new):
            known = self._exchanges.known
            within = crossings_within(exchange.transaction, known, self._worth(exchange))
            self.add(within.found)
            if within.unclear:
                self.unclear[exchange.tx] = within.unclear
