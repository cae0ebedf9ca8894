"""Chains that hide who pays whom: money that goes there is lost from sight, and that is said.

Only what is true of the receiver counts. A chain where hiding is a choice is lost from sight only
where the receiver's address is a hidden one; one that merely has mixing in its wallets is not
hidden: its ledger can be read, and what is mixed there is another question (docs/mixers.md).
"""

from collections.abc import Mapping
from typing import Final, Literal

from msgspec import Struct

from hueandcry.model.bridge import BridgeMessage

Hides = Literal["always", "by receiver", "never"]


class PrivateChain(Struct, frozen=True):
    """A chain that is called private, and what is true of it. `names` are CAIP-2 or a bridge's own.

    `hidden` and `open` are how addresses begin that hide their owner's payments, and that do not.
    """

    title: str
    names: frozenset[str]
    hides: Hides
    why: str
    source: str
    hidden: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


class Untraceable(Struct, frozen=True):
    """Why a deposit's destination cannot be followed, and how sure that is."""

    chain: str
    why: str
    confidence: float


# CAIP-2 of Bitcoin's kin is the first half of the genesis block's hash (CAIP-4, `bip122`).
CHAINS: Final = (
    PrivateChain(
        "Monero", frozenset({"xmr", "monero"}), "always",
        "every payment hides its payer (rings), its payee (one-time addresses) and its amount",
        "https://www.getmonero.org/resources/moneropedia/ringCT.html",
    ),
    PrivateChain(
        "Zcash", frozenset({"bip122:00040fe8ec8471911baa1db1266ea15d", "zec", "zcash"}),
        "by receiver", "a shielded address hides payer, payee and amount",
        "https://zips.z.cash/protocol/protocol.pdf section 5.6; https://zips.z.cash/zip-0316",
        ("zs1", "zc", "u1"), ("t1", "t3", "tex1"),
    ),
    PrivateChain(
        "Litecoin", frozenset({"bip122:12a765e31ffd4059bada1e25190f6e98", "ltc", "litecoin"}),
        "by receiver", "an address of the MWEB extension block hides payee and amount",
        "https://github.com/litecoin-project/lips/blob/master/lip-0003.mediawiki",
        ("ltcmweb1",), ("ltc1", "L", "M", "3"),
    ),
    PrivateChain(
        "Dash", frozenset({"bip122:00000ffd590b1485b3caadc19b22e637", "dash"}), "never",
        "a transparent ledger; CoinJoin is a choice of the wallet, and can be read there",
        "https://github.com/dashpay/dash/pull/3211",
    ),
)  # fmt: skip
_BY_NAME: Final[Mapping[str, PrivateChain]] = {
    name: chain for chain in CHAINS for name in chain.names
}
# A unified address may hold a transparent receiver, which the payer is free to choose (ZIP 316).
_EITHER: Final = "u1"
_LESS_SURE: Final = 0.7


def private_chain(counterpart: str, asset: str = "") -> PrivateChain | None:
    """Return what is known of a chain, by CAIP-2, a bridge's own name for it, or its coin."""
    for name in (counterpart, counterpart.partition(".")[0], asset, asset.partition(".")[0]):
        found = _BY_NAME.get(name.lower())
        if found:
            return found
    return None


def untraceable(deposit: BridgeMessage) -> Untraceable | None:
    """Return why nobody can follow a deposit to its destination; None where one can, or may.

    A chain where hiding is a choice counts only with a receiver that hides: bridges mostly pay
    open addresses, and a receiver that was not told proves nothing.
    """
    # Where the destination is told, a coin of that name on it is a token like any other.
    chain = private_chain(
        deposit.counterpart, "" if deposit.counterpart else deposit.counterpart_asset
    )
    if chain is None or chain.hides == "never":
        return None
    if chain.hides == "always":
        return Untraceable(chain.title, chain.why, 1.0)
    if not deposit.receiver.startswith(chain.hidden):
        return None
    sure = _LESS_SURE if deposit.receiver.startswith(_EITHER) else 1.0
    return Untraceable(chain.title, chain.why, sure)
