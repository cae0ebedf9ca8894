"""Nomad, Ethereum and Moonbeam: drained on 1 August 2022 by releases nobody had asked for.

`Send` carries no nonce (Home's `Dispatch` does): logs link by the canonical record. Evmos and
Milkomeda, where Nomad went too, are not described.
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
    "nomad",
    (
        BridgeChain("eip155:1", ("0x88a69b4e698a4b090df6cf5bd7b2d47325ad30a3",), "6648936"),
        BridgeChain("eip155:1284", ("0xd3dfd3ede74e0dcebc1aa685e151332857efce2d",), "1650811245"),
    ),
    (
        BridgeEvent(
            "deposit",
            "Send(address indexed token, address indexed from, uint32 indexed toDomain,"
            " bytes32 toId, uint256 amount, bool toHook)",
            receiver="toId", sender="from", amount="amount", asset="token", counterpart="toDomain",
        ),
        BridgeEvent(
            "release",
            "Receive(uint64 indexed originAndNonce, address indexed token,"
            " address indexed recipient, address liquidityProvider, uint256 amount)",
            receiver="recipient", amount="amount", asset="token",
            counterpart="originAndNonce.domain",
            identifier=("originAndNonce.domain", "originAndNonce.nonce"),
            unpack={"originAndNonce": "nomad origin"},
        ),
    ),
    # Half an hour for watchers to object. Releases to Ethereum were claimed by hand, some months
    # later. No fee was taken from the amount.
    BridgeTerms(earliest=1_800, latest=366 * 86_400),
    sources=(
        BridgeSource(
            "contracts, domains and the 30 minutes",
            "https://github.com/AndreAugusto11/XChainWatcher/tree/4cc1ff1", "2026-11-25",
        ),
        BridgeSource(
            "what a Receive carries: originAndNonce and the rest",
            "https://github.com/nomad-xyz/hack-data/tree/ba9adb9323517e8e677c774fbfc58364566df43b",
            "2026-11-25",
        ),
    ),
)  # fmt: skip
