"""Poly Network's LockProxy, Ethereum and BNB Chain: drained in August 2021 and July 2023.

Neither event carries an identifier, and the release does not tell its origin.
"""

from typing import Final

from hueandcry.decode.bridges.description import (
    BridgeChain,
    BridgeDescription,
    BridgeEvent,
    BridgeSource,
)
from hueandcry.model.bridge import BridgeTerms

BRIDGE: Final = BridgeDescription(
    "poly",
    (
        BridgeChain("eip155:1", ("0x250e76987d838a75310c34bf422ea9f1ac4cc906",), "2"),
        BridgeChain("eip155:56", ("0x2f7ac9436ba4b548f9582af91ca1ef02cd2f1f03",), "6"),
        BridgeChain("eip155:128", number="7"),
        BridgeChain("eip155:66", number="12"),
        BridgeChain("eip155:137", number="17"),
        BridgeChain("eip155:42161", number="19"),
        BridgeChain("eip155:43114", number="21"),
        BridgeChain("eip155:250", number="22"),
        BridgeChain("eip155:10", number="23"),
    ),
    (
        BridgeEvent(
            "deposit",
            "LockEvent(address fromAssetHash, address fromAddress, uint64 toChainId,"
            " bytes toAssetHash, bytes toAddress, uint256 amount)",
            receiver="toAddress", sender="fromAddress", amount="amount", asset="fromAssetHash",
            counterpart="toChainId", counterpart_asset="toAssetHash",
        ),
        BridgeEvent(
            "release",
            "UnlockEvent(address toAssetHash, address toAddress, uint256 amount)",
            receiver="toAddress", amount="amount", asset="toAssetHash",
        ),
    ),
    # The proxy unlocks the number that was locked, whatever the tokens' decimals.
    BridgeTerms(),
    sources=(
        BridgeSource(
            "contracts and chain numbers",
            "https://github.com/Connector-Tool/Connector/tree/9911e8dcf92b6b22a5381b84f495241c8b73f48d/data",
            "2026-11-25",
        ),
        BridgeSource(
            "events", "https://github.com/polynetwork/eth-contracts", "2026-11-25"
        ),
    ),
)  # fmt: skip
