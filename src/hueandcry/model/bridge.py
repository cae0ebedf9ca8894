"""Bridges: what one says on each chain in one canonical form, and which release paid a deposit.

The canonical record is the quintuple of ConneX (arXiv 2511.01393): destination account, counterpart
chain, asset, amount, time. Chains are CAIP-2; EVM accounts and assets are lower-case hex, the
native coin is `model.transfer.NATIVE`. Amounts are integers in base units of their own side. Text
that an event does not carry is "", a number None.
"""

from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

Side = Literal["deposit", "release"]
Method = Literal["identifier", "record"]
Reason = Literal[
    "no release", "no deposit", "differs", "paid already", "before its deposit",
    "outside the window", "no transfer", "alike", "receiver not told", "destination not told",
    "asset not mapped",
]  # fmt: skip

# Releases that no deposit pays for, as far as the deposits given are all there are: candidates for
# forged ones (Nomad, August 2022), never a proof.
FORGED: Final[frozenset[Reason]] = frozenset({
    "no deposit", "differs", "paid already", "before its deposit",
})  # fmt: skip

_Ppm = Annotated[int, Meta(ge=0, lt=1_000_000)]
_Amount = Annotated[int, Meta(ge=0, le=2**63 - 1)]
_Scale = Annotated[int, Meta(ge=1, le=2**63 - 1)]
# Thirty years: longer than any bridge has stood.
_Seconds = Annotated[int, Meta(ge=0, le=10**9)]


class BridgeMessage(Struct, frozen=True):
    """What a bridge logged on one chain: money that went in, or came out.

    `receiver` is the account on the destination chain, on both sides. `counterpart` is the other
    chain: a deposit's destination, a release's origin. `counterpart_asset` is the asset there.
    `index` is the log's in its block. `time` is Unix seconds.
    """

    bridge: str
    side: Side
    chain: str
    tx: str
    index: int
    block: int | None
    time: int | None
    sender: str
    receiver: str
    counterpart: str
    asset: str
    counterpart_asset: str
    amount: int | None
    identifier: str = ""


class TokenPair(Struct, frozen=True, forbid_unknown_fields=True):
    """One asset on two chains: `amount` here is `amount * up // down` there (decimals differ).

    `fee` is the largest flat fee, in base units there.
    """

    chain: str
    asset: str
    other_chain: str
    other_asset: str
    up: _Scale = 1
    down: _Scale = 1
    fee: _Amount = 0


class BridgeTerms(Struct, frozen=True, forbid_unknown_fields=True):
    """How a release may differ from its deposit.

    `fee_ppm` is the largest fee in millionths of the amount. The release comes `earliest` to
    `latest` seconds after the deposit. `tolerance` is how far the two chains' clocks may differ:
    proof-of-stake and Clique blocks are refused beyond some 15 seconds, so a minute is ample. With
    `swaps` the asset and amount change on the way, and only identifiers link. `same_units` says
    that an asset whose counterpart is told by the event has as many decimals there.
    """

    fee_ppm: _Ppm = 0
    earliest: _Seconds = 0
    latest: _Seconds = 604_800
    tolerance: _Seconds = 60
    swaps: bool = False
    same_units: bool = True


class BridgeLink(Struct, frozen=True):
    """A deposit and the release that paid it. `confidence` is between 0 and 1."""

    deposit: BridgeMessage
    release: BridgeMessage
    method: Method
    confidence: float


class Unlinked(Struct, frozen=True):
    """A message without its other half, and why.

    `group` numbers messages that are alike: deposits and releases of equal receiver and asset whose
    amounts fit one another, which is whose is not told. `against` is the transaction of the deposit
    a release contradicts, "" where there is none.
    """

    message: BridgeMessage
    reason: Reason
    group: int | None = None
    against: str = ""


class Linking(Struct, frozen=True):
    """What linking gave: every message given is in a link, or in `unlinked`, once."""

    links: tuple[BridgeLink, ...]
    unlinked: tuple[Unlinked, ...]

    @property
    def forged(self) -> tuple[Unlinked, ...]:
        """Return the releases no deposit pays for: candidates for forged ones."""
        return tuple(
            one for one in self.unlinked
            if one.message.side == "release" and one.reason in FORGED
        )  # fmt: skip
