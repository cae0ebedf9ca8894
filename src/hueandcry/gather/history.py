"""What every source of an account's history gives, whichever way it was asked."""

from collections.abc import Callable
from typing import Final, Protocol

from msgspec import Struct

from hueandcry.model.bridge_log import BridgeLog
from hueandcry.model.errors import Unreachable
from hueandcry.model.transfer import Transaction, Transfer

# A person has hundreds or thousands. Whoever has more is a service, a pool or a token: whose money
# it was cannot be told there, and fetching it would take hours.
MOST_TRANSACTIONS: Final = 20_000

# Told how much of one account is still to be read: "3,000 blocks left".
Left = Callable[[str], None]


class NoSuchBlock(Unreachable):
    """The source answered, and its chain has no block of this number."""


class Head(Struct, frozen=True):
    """The last block that counts as final, and its hash (empty if the source does not tell)."""

    number: int
    hash: str
    gaps: tuple[str, ...] = ()


class AccountHistory(Struct, frozen=True):
    """All of an account between two blocks. Whole transactions, where the source knows them.

    `openings` are what it held before the first block. `traces`: whether internal calls were seen.
    `exact`: whether calls carry the trace addresses that other sources give them too. `skipped`
    counts rows that could not be read; `gaps` says what is not known, in sentences.
    `bridge_logs` may be bridges'.
    """

    transactions: tuple[Transaction, ...]
    transfers: tuple[Transfer, ...]
    openings: tuple[Transfer, ...]
    method: str
    traces: bool
    exact: bool = False
    skipped: int = 0
    gaps: tuple[str, ...] = ()
    bridge_logs: tuple[BridgeLog, ...] = ()

    def blocks(self) -> set[tuple[int, int | None, str]]:
        """Return the blocks of all rows that tell their block's hash: number, time, hash."""
        rows: list[Transaction | Transfer] = [*self.transactions, *self.transfers]
        return {
            (row.block, row.time, row.block_hash)
            for row in rows
            if row.block is not None and row.block_hash
        }


class LikelyService(Struct, frozen=True):
    """An account too busy to be followed; nothing of it was kept."""

    reason: str


class Span(Struct, frozen=True):
    """What to read: blocks `first` to `last`; `opening` asks for what was held before them."""

    first: int
    last: int
    opening: bool = True


class HistorySource(Protocol):
    """A node, or an explorer."""

    name: str
    chain: str

    def head(self) -> Head:
        """Return the last final block. Raises `Unreachable`."""

    def hash_of(self, number: int) -> str:
        """Return a block's hash, empty where the source cannot tell.

        Raises `NoSuchBlock` where the source says so, `Unreachable` where it says nothing.
        """

    def history(self, account: str, span: Span, left: Left) -> AccountHistory | LikelyService:
        """Return an account's history. Raises `Unreachable`."""
