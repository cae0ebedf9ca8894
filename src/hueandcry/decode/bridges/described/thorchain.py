"""THORChain's routers on EVM chains: swaps on the way, so only the inbound hash links.

Deposits from Bitcoin and its like carry the memo in an output and are no logs; memos by THORName
or by one-letter assets tell no receiver or chain that a log reader can know.
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
    "thorchain",
    (
        BridgeChain("eip155:1", ("0xd37bbe5744d730a1d98d8dc97c42f0ca46ad7146",), "ETH"),
        BridgeChain("eip155:56", ("0xb30ec53f98ff5947ede720d32ac2da7e52a5f56b",), "BSC"),
        BridgeChain("eip155:43114", ("0x8f66c4ae756bebc49ec8b81966dd8bba9f127549",), "AVAX"),
        BridgeChain("eip155:8453", ("0x68208d99746b805a1ae41421950a47b711e35681",), "BASE"),
        BridgeChain("bip122:000000000019d6689c085ae165831e93", number="BTC"),
        BridgeChain("bip122:12a765e31ffd4059bada1e25190f6e98", number="LTC"),
    ),
    (
        BridgeEvent(
            "deposit",
            "Deposit(address indexed to, address indexed asset, uint256 amount, string memo)",
            receiver="memo.to", amount="amount", asset="asset", counterpart="memo.chain",
            identifier=("@tx",), unpack={"memo": "thorchain swap"},
        ),
        BridgeEvent(
            "release",
            "TransferOut(address indexed vault, address indexed to, address asset, uint256 amount,"
            " string memo)",
            receiver="to", sender="vault", amount="amount", asset="asset",
            identifier=("memo.inbound",), unpack={"memo": "thorchain outbound"},
        ),
    ),
    BridgeTerms(swaps=True, same_units=False),
    sources=(
        BridgeSource(
            "events of the router",
            "https://gitlab.com/thorchain/ethereum/eth-router/-/blob/master/contracts/THORChain_Router.sol",
            "2026-11-25",
        ),
        BridgeSource(
            "router on Ethereum (V4)",
            "https://github.com/shapeshift/thornode/blob/HEAD/x/thorchain/router_upgrade_info.go",
            "2026-11-25",
        ),
        BridgeSource(
            "routers on BNB Chain, Avalanche and Base (V4), as wallets list them",
            "https://gitlab.com/thorchain/thornode", "2026-11-25",
        ),
    ),
)  # fmt: skip
