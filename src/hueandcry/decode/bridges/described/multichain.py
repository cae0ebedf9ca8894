"""Multichain (formerly Anyswap), the routers: keys lost and funds taken in July 2023.

The token in its events is Multichain's own wrapper of the asset (anyToken) on that chain.
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
    "multichain",
    (
        BridgeChain("eip155:1", (
            "0xba8da9dcf11b50b03fd5284f164ef5cdef910705",
            "0x6b7a87899490ece95443e979ca9485cbe7e71522",
            "0x765277eebeca2e31912c9946eae1021199b39c61",
            "0xe95fd76cf16008c12ff3b3a937cb16cd9cc20284",
        )),
        BridgeChain("eip155:10", ("0xdc42728b0ea910349ed3c6e1c9dc06b5fb591f98",)),
        BridgeChain("eip155:56", (
            "0xe1d592c3322f1f714ca11f05b6bc0efef1907859",
            "0xf9736ec3926703e85c843fc972bd89a7f8e827c0",
            "0xabd380327fe66724ffda91a87c772fb8d00be488",
            "0xd1c5966f9f5ee6881ff6b261bbeda45972b1b5f3",
        )),
        BridgeChain("eip155:137", (
            "0x4f3aff3a747fcade12598081e80c6605a8be192f",
            "0x2ef4a574b72e1f555185afa8a09c6d1a8ac4025c",
            "0xafaace7138ab3c2bcb2db4264f8312e1bbb80653",
        )),
        BridgeChain("eip155:250", (
            "0x1ccca1ce62c62f7be95d4a67722a8fdbed6eecb4",
            "0x0b23341fa1da0171f52aa8ef85f3946b44d35ac0",
            "0xf3ce95ec61114a4b1bfc615c16e6726015913ccc",
        )),
        BridgeChain("eip155:42161", (
            "0x650af55d5877f289837c30b94af91538a7504b76",
            "0x0cae51e1032e8461f4806e26332c030e34de3adb",
            "0xc931f61b1534eb21d8c11b24f3f5ab2471d4ab50",
        )),
        BridgeChain("eip155:43114", (
            "0x833f307ac507d47309fd8cdd1f835bef8d702a93",
            "0x05f024c6f5a94990d32191d6f36211e3ee33504e",
            "0xb0731d50c681c45856bfc3f7539d5f61d4be81d8",
            "0x9b17baadf0f21f03e35249e0e59723f34994f806",
        )),
    ),
    (
        BridgeEvent(
            "deposit",
            "LogAnySwapOut(address indexed token, address indexed from, address indexed to,"
            " uint256 amount, uint256 fromChainID, uint256 toChainID)",
            receiver="to", sender="from", amount="amount", asset="token", counterpart="toChainID",
            identifier=("@tx",),
        ),
        BridgeEvent(
            "release",
            "LogAnySwapIn(bytes32 indexed txhash, address indexed token, address indexed to,"
            " uint256 amount, uint256 fromChainID, uint256 toChainID)",
            receiver="to", amount="amount", asset="token", counterpart="fromChainID",
            identifier=("txhash",),
        ),
    ),
    # Fees had a least and a largest amount for every token, which no source read lists: give them
    # with your token pairs. Five per cent is our bound of the share.
    BridgeTerms(fee_ppm=50_000, same_units=False),
    sources=(
        BridgeSource(
            "contracts and events",
            "https://github.com/DefiLlama/bridges-server/blob/55f0b7eb4554337ecce35cd42e34110e359c24dd/src/adapters/multichain/index.ts",
            "2026-11-25",
        ),
        BridgeSource(
            "contracts on Ethereum and BNB Chain, again",
            "https://github.com/Connector-Tool/Connector/blob/9911e8dcf92b6b22a5381b84f495241c8b73f48d/data/AddressList/Multichain.csv",
            "2026-11-25",
        ),
    ),
)  # fmt: skip
