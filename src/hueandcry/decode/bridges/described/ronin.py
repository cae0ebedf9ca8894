"""The Ronin bridge: the first gateways (drained in March 2022) and those since June 2022.

The newer events declare `receiptHash` indexed in their interface and log it in the data.
"""

from typing import Final

from hueandcry.decode.bridges.description import (
    BridgeChain,
    BridgeDescription,
    BridgeEvent,
    BridgeSource,
)
from hueandcry.model.bridge import BridgeTerms, Side, TokenPair

_ETHEREUM: Final = "eip155:1"
_RONIN: Final = "eip155:2020"
_RECEIPT: Final = (
    "(bytes32 receiptHash, (uint256 id, uint8 kind,"
    " (address addr, address tokenAddr, uint256 chainId) mainchain,"
    " (address addr, address tokenAddr, uint256 chainId) ronin,"
    " (uint8 erc, uint256 id, uint256 quantity) info) receipt)"
)


def _on_ethereum(side: Side, name: str, to: str, back: str) -> BridgeEvent:
    """Describe an event with a receipt, logged on Ethereum."""
    return BridgeEvent(
        side, f"{name}{_RECEIPT}", receiver=f"receipt.{to}.addr", sender=f"receipt.{back}.addr",
        amount="receipt.info.quantity", asset="receipt.mainchain.tokenAddr",
        counterpart_asset="receipt.ronin.tokenAddr", identifier=("receiptHash",),
        chains=(_ETHEREUM,),
    )  # fmt: skip


def _on_ronin(side: Side, name: str, to: str, back: str) -> BridgeEvent:
    """Describe an event with a receipt, logged on Ronin."""
    return BridgeEvent(
        side, f"{name}{_RECEIPT}", receiver=f"receipt.{to}.addr", sender=f"receipt.{back}.addr",
        amount="receipt.info.quantity", asset="receipt.ronin.tokenAddr",
        counterpart_asset="receipt.mainchain.tokenAddr", identifier=("receiptHash",),
        chains=(_RONIN,),
    )  # fmt: skip


BRIDGE: Final = BridgeDescription(
    "ronin",
    (
        BridgeChain(_ETHEREUM, (
            "0x1a2a1c938ce3ec39b6d47113c7955baa9dd454f2",
            "0x64192819ac13ef72bf6b5ae239ac672b43a9af08",
        ), counterpart=_RONIN),
        BridgeChain(_RONIN, (
            "0xe35d62ebe18413d96ca2a2f7cf215bb21a406b4b",
            "0x0cf8ff40a508bdbc39fbe1bb679dcba64e65c7df",
        ), counterpart=_ETHEREUM),
    ),
    (
        BridgeEvent(
            "deposit",
            "TokenDeposited(uint256 indexed depositId, address indexed owner,"
            " address indexed token, address sidechainToken, uint32 standard, uint256 number)",
            receiver="owner", amount="number", asset="token", counterpart_asset="sidechainToken",
            identifier=("=deposit", "depositId"), chains=(_ETHEREUM,),
        ),
        # Which fields of this one are indexed, no source read says: the number of topics does.
        BridgeEvent(
            "release",
            "TokenDeposited(uint256 indexed depositId, address indexed owner,"
            " address indexed token, uint256 number)",
            receiver="owner", amount="number", asset="token",
            identifier=("=deposit", "depositId"), chains=(_RONIN,),
        ),
        BridgeEvent(
            "release",
            "TokenDeposited(uint256 depositId, address owner, address token, uint256 number)",
            receiver="owner", amount="number", asset="token",
            identifier=("=deposit", "depositId"), chains=(_RONIN,),
        ),
        BridgeEvent(
            "deposit",
            "TokenWithdrew(uint256 indexed withdrawId, address indexed owner,"
            " address indexed token, address mainchainToken, uint32 standard, uint256 number)",
            receiver="owner", amount="number", asset="token", counterpart_asset="mainchainToken",
            identifier=("=withdrawal", "withdrawId"), chains=(_RONIN,),
        ),
        BridgeEvent(
            "release",
            "TokenWithdrew(uint256 indexed withdrawId, address indexed owner,"
            " address indexed token, uint256 number)",
            receiver="owner", amount="number", asset="token",
            identifier=("=withdrawal", "withdrawId"), chains=(_ETHEREUM,),
        ),
        _on_ethereum("deposit", "DepositRequested", "ronin", "mainchain"),
        _on_ronin("release", "Deposited", "ronin", "mainchain"),
        _on_ronin("deposit", "WithdrawalRequested", "mainchain", "ronin"),
        _on_ethereum("release", "Withdrew", "mainchain", "ronin"),
    ),
    # One to one; withdrawals are claimed by hand, some years later.
    BridgeTerms(latest=366 * 86_400),
    tuple(
        TokenPair(_ETHEREUM, here, _RONIN, there) for here, there in (
            ("0xbb0e17ef65f82ab018d8edd776e8dd940327b28b",
             "0x97a9107c1793bc407d6f527b77e7fff4d812bece"),
            ("0xcc8fa225d80b9c7d42f96e9570156c65d6caaa25",
             "0xa8754b9fa15fc18bb59458815510e40a12cd2014"),
            ("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48",
             "0x0b7007c13325c48911f73a2dad5fa5dcbf808adc"),
            ("0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2",
             "0xc99a6a985ed2cac1ef41640596c5a5f9f4e19ef5"),
        )
    ),
    sources=(
        BridgeSource(
            "first gateways, their events, tokens",
            "https://github.com/AndreAugusto11/XChainWatcher/blob/206f426272dd647080a7526e1e45cd8ace85aaf9/cross-chain-rules-validator/RoninFactsExtractor.py",
            "2026-11-25",
        ),
        BridgeSource(
            "events of the newer gateway on Ronin",
            "https://github.com/roninbuilders/contracts/blob/6258b2146fb4203eb75b1e6909d0ef9d0d78966d/src/contracts/ronin_gateway_v_2.ts",
            "2026-11-25",
        ),
        BridgeSource(
            "newer gateways and the events on Ethereum",
            "https://github.com/axieinfinity/ronin-bridge-contracts", "2026-11-25",
        ),
    ),
)  # fmt: skip
