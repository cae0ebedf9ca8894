"""What laundering looks like in a flow: deposit addresses, peel chains, gathering, waiting.

A structure is a reading of certain steps, not a step: it adds no edge and moves no money. Amounts
are decimal strings in grains of the asset they stand with (`model.flow.asset_key`).
"""

from collections.abc import Collection, Mapping
from typing import Annotated, Final, Literal, Protocol

from msgspec import Meta, Struct

from hueandcry.model.label import Label

# As in `model.flow`, which may hold structures and so is not imported here.
Grains = Annotated[str, Meta(pattern="^[0-9]{1,38}$")]
Seconds = Annotated[int, Meta(ge=0, le=253_402_300_799)]
Kind = Literal[
    "deposit address", "peel chain", "consolidation", "dormant holder", "otc desk",
    "payment service",
]  # fmt: skip
Role = Literal["received", "forwarded", "passed", "peeled", "held"]


class Account(Struct, frozen=True, order=True):
    """An account of a CAIP-2 chain, spelled as in a flow; of an outpoint, its owner."""

    chain: str
    name: str


class Part(Struct, frozen=True):
    """How much of one asset an account had to do with, and in what part."""

    account: Account
    role: Role
    asset: str
    amount: Grains


class Structure(Struct, frozen=True):
    """One finding. `evidence` are edges of the flow, `transactions` those of the ledger beside it.

    `accounts` are whom it is about, in the order of the money. `entity` and `labels` say which
    custodian, if one is named. `since` and `until` are when the first and the last of its steps
    were, in Unix time; of a dormant holder, since when it waits and how far the ledger knows.
    `confidence` is of the reading, 0 to 1; what the flow itself is sure of is in it.
    """

    kind: Kind
    accounts: tuple[Account, ...]
    parts: tuple[Part, ...]
    evidence: tuple[str, ...]
    confidence: float
    sentence: str
    transactions: tuple[str, ...] = ()
    entity: str = ""
    labels: tuple[Label, ...] = ()
    since: Seconds | None = None
    until: Seconds | None = None


class Paid(Struct, frozen=True):
    """All that an account paid to another one in one asset: grains, and in how many transactions.

    `transactions` are a few of them, the earliest first.
    """

    to: Account
    asset: str
    amount: int
    count: int
    transactions: tuple[str, ...]


class Behaviour(Struct, frozen=True):
    """What a ledger knows of an account, whatever a flow followed of it.

    `first_height` and `first_time` are of the first payment it received; `last_paid` is when it
    last paid anybody. `known_until` is how far its history is known; `fetched` says that it was
    asked for itself, not only met in others'. Times are Unix seconds, None where nothing tells.
    """

    paid: tuple[Paid, ...] = ()
    first_height: int | None = None
    first_time: int | None = None
    last_paid: int | None = None
    known_until: int | None = None
    fetched: bool = False


UNKNOWN: Final = Behaviour()


class BehaviourSource(Protocol):
    """A ledger, asked how accounts behave."""

    def behaviours(
        self, seen: Collection[Account], paying: Collection[Account]
    ) -> Mapping[Account, Behaviour]:
        """Return how accounts behave; whom they paid is told of those in `paying`."""

    def payers(self, accounts: Collection[Account]) -> Mapping[Account, int]:
        """Return by how many accounts each was paid."""


class Known(Struct, frozen=True):
    """What is known of a flow's accounts, and of those they paid beyond it."""

    behaviours: Mapping[Account, Behaviour] = {}
    payers: Mapping[Account, int] = {}
    labels: Mapping[Account, tuple[Label, ...]] = {}

    def behaviour(self, account: Account) -> Behaviour:
        """Return what is known of one; nothing is `UNKNOWN`."""
        return self.behaviours.get(account, UNKNOWN)
