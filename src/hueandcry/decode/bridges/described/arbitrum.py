"""The token gateways of Arbitrum One: standard, custom and WETH.

Both sides name the token by its Ethereum address. Ether itself goes by messages without a bridge
event, and DAI by a gateway of its own: not described.
"""

from typing import Final

from hueandcry.decode.bridges.description import (
    BridgeChain,
    BridgeDescription,
    BridgeEvent,
    BridgeSource,
)
from hueandcry.model.bridge import BridgeTerms

_L1: Final = "eip155:1"
_L2: Final = "eip155:42161"
BRIDGE: Final = BridgeDescription(
    "arbitrum",
    (
        BridgeChain(_L1, (
            "0xa3a7b6f88361f48403514059f1f16c8e78d60eec",
            "0xcee284f754e854890e311e3280b767f80797180d",
            "0xd92023e9d9911199a6711321d1277285e6d4e2db",
        ), counterpart=_L2),
        BridgeChain(_L2, (
            "0x09e9222e96e7b4ae2a407b98d48e330053351eee",
            "0x096760f208390250649e3e8763348e783aef5562",
            "0x6c411ad3e74de3e7bd422b94a27770f5b86c623b",
        ), counterpart=_L1),
    ),
    (
        BridgeEvent(
            "deposit",
            "DepositInitiated(address l1Token, address indexed from, address indexed to,"
            " uint256 indexed sequenceNumber, uint256 amount)",
            receiver="to", sender="from", amount="amount", asset="l1Token", chains=(_L1,),
        ),
        BridgeEvent(
            "release",
            "DepositFinalized(address indexed l1Token, address indexed from, address indexed to,"
            " uint256 amount)",
            receiver="to", sender="from", amount="amount", counterpart_asset="l1Token",
            chains=(_L2,),
        ),
        # Every gateway counts its exits by itself: the token tells them apart.
        BridgeEvent(
            "deposit",
            "WithdrawalInitiated(address l1Token, address indexed from, address indexed to,"
            " uint256 indexed l2ToL1Id, uint256 exitNum, uint256 amount)",
            receiver="to", sender="from", amount="amount", counterpart_asset="l1Token",
            identifier=("=exit", "l1Token", "exitNum"), chains=(_L2,),
        ),
        BridgeEvent(
            "release",
            "WithdrawalFinalized(address l1Token, address indexed from, address indexed to,"
            " uint256 indexed exitNum, uint256 amount)",
            receiver="to", sender="from", amount="amount", asset="l1Token",
            identifier=("=exit", "l1Token", "exitNum"), chains=(_L1,),
        ),
    ),
    # One to one. A withdrawal waits a week for fraud proofs and is claimed by hand after it.
    BridgeTerms(latest=366 * 86_400),
    sources=(
        BridgeSource(
            "events and gateways of L1 and L2 (plugins orbitstack)",
            "https://github.com/l2beat/l2beat", "2026-11-25",
        ),
        BridgeSource(
            "gateways of L1",
            "https://github.com/DefiLlama/bridges-server/blob/15a9b82bc6fbd09e5c5d13542d0f488f203a6515/src/adapters/arbitrum/index.ts",
            "2026-11-25",
        ),
    ),
)  # fmt: skip
