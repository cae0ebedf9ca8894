"""Facts about an address that the snapshot and the asker's own payments hold: no node is asked."""

from typing import Final

from msgspec.structs import replace

from hueandcry.decode.payment_history import PaymentHistory
from hueandcry.gather.imitations import Imitators, history_of
from hueandcry.model.any_fact import AnyFact
from hueandcry.model.fact import FeedStates
from hueandcry.model.observable import Address
from hueandcry.model.ports import AccountIndex
from hueandcry.model.signing import Parties, Signer

# What an address is in a check of itself.
SUBJECT: Final = "subject"
_NOBODY: Final = Signer("")


class AddressFacts:
    """Gathers the facts about addresses from one index. Not to be shared between threads."""

    def __init__(self, index: AccountIndex, feeds: FeedStates) -> None:
        """Use an index and the states of the feeds, which tell the moment of asking too."""
        self._index = index
        self._imitators = Imitators(index)
        self._feeds = feeds

    def gather(
        self, address: Address, history: PaymentHistory | None = None, signer: Signer = _NOBODY
    ) -> tuple[AnyFact, ...]:
        """Return every fact about the address; `signer` tells the asker's own accounts."""
        found = self._index.parties(address.chain, (address.account,))[address.account]
        parties = Parties((replace(found, roles=(SUBJECT,)),))
        return (
            parties,
            self._imitators.among(address.chain, parties, signer, history),
            history_of(history, parties),
            self._feeds,
        )
