"""Wormhole's token bridge (Portal): a deposit is a message of the core contract.

The release tells neither receiver nor amount: emitter and sequence link it. Amounts in messages are
cut to eight decimals, so they are left out, and so is the token, named on its home chain.
"""

from typing import Final, NamedTuple

from hueandcry.decode.bridges.description import (
    BridgeChain,
    BridgeDescription,
    BridgeEvent,
    BridgeSource,
)
from hueandcry.model.bridge import BridgeTerms


class _Home(NamedTuple):
    chain: str
    number: str
    core: str
    bridge: str


_HOMES: Final = (
    _Home("eip155:1", "2", "0x98f3c9e6e3face36baad05fe09d375ef1464288b",
          "0x3ee18b2214aff97000d974cf647e7c347e8fa585"),
    _Home("eip155:56", "4", "0x98f3c9e6e3face36baad05fe09d375ef1464288b",
          "0xb6f6d86a8f9879a9c87f643768d9efc38c1da6e7"),
    _Home("eip155:137", "5", "0x7a4b5a56256163f07b2c80a7ca55abe66c4ec4d7",
          "0x5a58505a96d1dbf8df91cb21b54419fc36e93fde"),
    _Home("eip155:43114", "6", "0x54a8e5f9c4cba08f9943965859f6c34eaf03e26c",
          "0x0e082f06ff657d94310cb8ce8b0d9a04541d8052"),
    _Home("eip155:1284", "16", "0xc8e2b0cd52cf01b0ce87d389daa3d414d4ce29f3",
          "0xb1731c586ca89a23809861c6103f0b96b3f57d92"),
    _Home("eip155:42161", "23", "0xa5f208e072434bc67592e4c49c1b991ba79bca46",
          "0x0b2402144bb366a632d14b83f244d2e0e21bd39c"),
    _Home("eip155:10", "24", "0xee91c335eab126df5fdb3797ea9d6ad93aec9722",
          "0x1d68124e65fafc907325e3edbf8c4d84499daa8b"),
    _Home("eip155:8453", "30", "0xbebdb6c8ddc678ffa9f8748f85c815c556dd8ac6",
          "0x8d2de8d2f73f1f4cab472ac9a881c9b123c79627"),
)  # fmt: skip
# Where money may go and no log of ours comes from.
_SOLANA: Final = BridgeChain("solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp", number="1")

BRIDGE: Final = BridgeDescription(
    "wormhole",
    (*(BridgeChain(one.chain, (one.core, one.bridge), one.number) for one in _HOMES), _SOLANA),
    (
        # The core contract carries everybody's messages: only the token bridge's move tokens.
        *(
            BridgeEvent(
                "deposit",
                "LogMessagePublished(address indexed sender, uint64 sequence, uint32 nonce,"
                " bytes payload, uint8 consistencyLevel)",
                receiver="payload.to", counterpart="payload.to_chain",
                identifier=("@number", "sender", "sequence"), chains=(one.chain,),
                only={"sender": one.bridge}, unpack={"payload": "wormhole transfer"},
            )
            for one in _HOMES
        ),
        BridgeEvent(
            "release",
            "TransferRedeemed(uint16 indexed emitterChainId, bytes32 indexed emitterAddress,"
            " uint64 indexed sequence)",
            counterpart="emitterChainId",
            identifier=("emitterChainId", "emitterAddress", "sequence"),
        ),
    ),
    BridgeTerms(same_units=False),
    sources=(
        BridgeSource(
            "core contracts", "https://wormhole.com/docs/build/reference/contract-addresses",
            "2026-11-25",
        ),
        BridgeSource(
            "chain numbers", "https://wormhole.com/docs/build/reference/chain-ids", "2026-11-25"
        ),
        BridgeSource(
            "token bridges",
            "https://raw.githubusercontent.com/wormhole-foundation/wormhole-sdk-ts/343e3d00a5c60855ac174e3a8fd720186f71827e/core/base/src/constants/contracts/tokenBridge.ts",
            "2026-11-25",
        ),
    ),
)  # fmt: skip
