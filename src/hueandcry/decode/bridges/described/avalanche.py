"""The Avalanche bridge: one account on Ethereum, a bridged token of its own on Avalanche each.

Money goes to the sender's own address. The bridged tokens are not described: give their contracts,
with token pairs and their flat fees, in a file of your own.
"""

from typing import Final

from hueandcry.decode.bridges.description import (
    ZERO,
    BridgeChain,
    BridgeDescription,
    BridgeEvent,
    BridgeSource,
)
from hueandcry.model.bridge import BridgeTerms

_ETHEREUM: Final = "eip155:1"
_AVALANCHE: Final = "eip155:43114"
_ACCOUNT: Final = "0x8eb8a3b98659cce290402893d0123abb75e3ab28"
_TRANSFER: Final = "Transfer(address indexed from, address indexed to, uint256 value)"
BRIDGE: Final = BridgeDescription(
    "avalanche",
    (
        BridgeChain(_ETHEREUM, counterpart=_AVALANCHE),
        BridgeChain(_AVALANCHE, counterpart=_ETHEREUM),
    ),
    (
        BridgeEvent(
            "deposit", _TRANSFER, receiver="from", sender="from", amount="value",
            asset="@contract", identifier=("@tx",), chains=(_ETHEREUM,), anywhere=True,
            only={"to": _ACCOUNT},
        ),
        BridgeEvent(
            "release",
            "Mint(address to, uint256 amount, address feeAddress, uint256 feeAmount,"
            " bytes32 originTxId)",
            receiver="to", amount="amount", asset="@contract", identifier=("originTxId",),
            chains=(_AVALANCHE,),
        ),
        # `Unwrap` tells no account; the burn beside it does.
        BridgeEvent(
            "deposit", _TRANSFER, receiver="from", sender="from", amount="value",
            asset="@contract", chains=(_AVALANCHE,), only={"to": ZERO},
        ),
        BridgeEvent(
            "release", _TRANSFER, receiver="to", amount="value", asset="@contract",
            chains=(_ETHEREUM,), anywhere=True, only={"from": _ACCOUNT},
        ),
    ),
    # A flat fee for every token, which no source read lists; one day is what L2BEAT allows.
    BridgeTerms(latest=86_400),
    sources=(
        BridgeSource(
            "account and events (plugin avalanche)", "https://github.com/l2beat/l2beat",
            "2026-11-25",
        ),
        BridgeSource(
            "account, again",
            "https://github.com/DefiLlama/bridges-server/blob/1d1ff2d09f1219d9ff763b38731904965eb645a4/src/adapters/avalanche/index.ts",
            "2026-11-25",
        ),
    ),
)  # fmt: skip
