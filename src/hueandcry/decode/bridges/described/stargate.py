"""Stargate V2 pools, over LayerZero: the guid of the message links both sides.

`OFTSent` does not tell the receiver and neither event the token (each pool has one). Stargate V1
(`Swap`, `SwapRemote`) carries no identifier and no receiver on the deposit: not described.
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
    "stargate",
    (
        BridgeChain("eip155:1", (
            "0x77b2043768d28e9c9ab44e1abfc95944bce57931",
            "0xc026395860db2d07ee33e05fe50ed7bd583189c7",
            "0x933597a323eb81cae705c5bc29985172fd5a3973",
            "0x268ca24daeff1fac2ed883c598200ccbb79e931d",
        ), "30101"),
        BridgeChain("eip155:56", (
            "0x138eb30f73bc423c6455c53df6d89cb01d9ebc63",
            "0x962bd449e630b0d928f308ce63f1a21f02576057",
        ), "30102"),
        BridgeChain("eip155:43114", (
            "0x5634c4a5fed09819e3c46d86a965dd9447d86e47",
            "0x12dc9256acc9895b076f6638d628382881e62cee",
        ), "30106"),
        BridgeChain("eip155:137", ("0x9aa02d4fae7f58b8e8f34c66e756cc734dac7fe4",), "30109"),
        BridgeChain("eip155:42161", (
            "0xa45b5130f36cdca45667738e2a258ab09f4a5f7f",
            "0xe8cdf27acd73a434d661c84887215f7598e7d0d3",
            "0xce8cca271ebc0533920c83d39f417ed6a0abb7d0",
        ), "30110"),
        BridgeChain("eip155:10", ("0xe8cdf27acd73a434d661c84887215f7598e7d0d3",), "30111"),
        BridgeChain("eip155:8453", (
            "0xdc181bd607330aeebef6ea62e03e5e1fb4b6f7c7",
            "0x27a16dc786820b16e5c9028b75b99f6f604b5d26",
        ), "30184"),
    ),
    (
        BridgeEvent(
            "deposit",
            "OFTSent(bytes32 indexed guid, uint32 dstEid, address indexed fromAddress,"
            " uint256 amountSentLD, uint256 amountReceivedLD)",
            sender="fromAddress", amount="amountSentLD", counterpart="dstEid", identifier=("guid",),
        ),
        BridgeEvent(
            "release",
            "OFTReceived(bytes32 indexed guid, uint32 srcEid, address indexed toAddress,"
            " uint256 amountReceivedLD)",
            receiver="toAddress", amount="amountReceivedLD", counterpart="srcEid",
            identifier=("guid",),
        ),
    ),
    # The sender sets how little may arrive; five per cent is our bound. Decimals differ by chain.
    BridgeTerms(fee_ppm=50_000, same_units=False),
    sources=(
        BridgeSource(
            "pools and endpoint numbers",
            "https://docs.stargate.finance/resources/contracts/mainnet-contracts", "2026-11-25",
        ),
        BridgeSource(
            "events", "https://github.com/LayerZero-Labs/LayerZero-v2", "2026-11-25"
        ),
    ),
)  # fmt: skip
