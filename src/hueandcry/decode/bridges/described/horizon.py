"""Harmony's Horizon bridge, Ethereum side: drained in June 2022 with two stolen keys.

The managers on Harmony are not described: give their addresses in a file of your own.
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
_HARMONY: Final = "eip155:1666600000"
BRIDGE: Final = BridgeDescription(
    "horizon",
    (
        BridgeChain(_ETHEREUM, (
            "0xf9fb1c508ff49f78b60d3a96dea99fa5d7f3a8a6",
            "0x2dccdb493827e15a5dc8f8b72147e6c4a5620857",
        ), counterpart=_HARMONY),
        BridgeChain(_HARMONY, counterpart=_ETHEREUM),
    ),
    (
        BridgeEvent(
            "deposit",
            "Locked(address indexed token, address indexed sender, uint256 amount,"
            " address recipient)",
            receiver="recipient", sender="sender", amount="amount", asset="token",
            identifier=("@tx",), chains=(_ETHEREUM,),
        ),
        BridgeEvent(
            "release",
            "Minted(address oneToken, uint256 amount, address recipient, bytes32 receiptId)",
            receiver="recipient", amount="amount", asset="oneToken", identifier=("receiptId",),
            chains=(_HARMONY,),
        ),
        BridgeEvent(
            "deposit",
            "Burned(address indexed token, address indexed sender, uint256 amount,"
            " address recipient)",
            receiver="recipient", sender="sender", amount="amount", asset="token",
            identifier=("@tx",), chains=(_HARMONY,),
        ),
        BridgeEvent(
            "release",
            "Unlocked(address ethToken, uint256 amount, address recipient, bytes32 receiptId)",
            receiver="recipient", amount="amount", asset="ethToken", identifier=("receiptId",),
            chains=(_ETHEREUM,),
        ),
    ),
    # The operators minted and unlocked one to one, by the hash of the other transaction.
    BridgeTerms(),
    # Ether's place holder in EthManager.sol.
    native=(ZERO, "0x00" + "ee" * 19),
    sources=(
        BridgeSource(
            "events, and that receiptId is the other transaction's hash",
            "https://github.com/harmony-one/ethhmy-bridge/tree/34082896da7d92c2887da50e375a81a8d66e946d/contracts",
            "2026-11-25",
        ),
        BridgeSource(
            "contracts on Ethereum (project harmonyBridge)", "https://github.com/l2beat/l2beat",
            "2026-11-25",
        ),
    ),
)  # fmt: skip
