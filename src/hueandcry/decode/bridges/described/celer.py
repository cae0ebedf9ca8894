"""Celer cBridge: the pools, and the vaults and pegged tokens.

A failed transfer is paid back by the same events (`Withdrawn`, `Mint`): such a refund has no
deposit of its own and shows as a release without one.
"""

from typing import Final

from hueandcry.decode.bridges.description import (
    BridgeChain,
    BridgeDescription,
    BridgeEvent,
    BridgeSource,
)
from hueandcry.model.bridge import BridgeTerms


def _deposited(more: str) -> BridgeEvent:
    """Describe a vault's deposit; the second vault logs a nonce too."""
    return BridgeEvent(
        "deposit",
        "Deposited(bytes32 depositId, address depositor, address token, uint256 amount,"
        f" uint64 mintChainId, address mintAccount{more})",
        receiver="mintAccount", sender="depositor", amount="amount", asset="token",
        counterpart="mintChainId", identifier=("depositId",),
    )  # fmt: skip


BRIDGE: Final = BridgeDescription(
    "celer",
    (
        BridgeChain("eip155:1", (
            "0x5427fefa711eff984124bfbb1ab6fbf5e3da1820",
            "0xb37d31b2a74029b5951a2778f959282e2d518595",
            "0x7510792a3b1969f9307f3845ce88e39578f2bae1",
            "0x16365b45eb269b5b5dacb34b4a15399ec79b95eb",
            "0x52e4f244f380f8fa51816c8a10a63105dd4de084",
        )),
        BridgeChain("eip155:10", (
            "0x9d39fc627a6d9d9f8c831c16995b209548cc3401",
            "0xbcfef6bb4597e724d720735d32a9249e0640aa11",
            "0x61f85ff2a2f4289be4bb9b72fc7010b3142b5f41",
        )),
        BridgeChain("eip155:56", (
            "0xdd90e5e87a2081dcf0391920868ebc2ffb81a1af",
            "0x78bc5ee9f11d133a08b331c2e18fe81be0ed02dc",
            "0x11a0c9270d88c99e221360bca50c2f6fda44a980",
            "0xd443fe6bf23a4c9b78312391a30ff881a097580e",
            "0x26c76f7fef00e02a5dd4b5cc8a0f717eb61e1e4b",
        )),
        BridgeChain("eip155:137", (
            "0x88dcdc47d2f83a99cf0000fdf667a468bb958a78",
            "0xc1a2d967dfaa6a10f3461bc21864c23c1dd51eea",
            "0x4c882ec256823ee773b25b414d36f92ef58a7c0c",
            "0x4d58fdc7d0ee9b674f49a0ade11f26c3c9426f7a",
            "0xb51541df05de07be38dcfc4a80c05389a54502bb",
        )),
        BridgeChain("eip155:250", (
            "0x374b8a9f3ec5eb2d97eca84ea27aca45aa1c57ef",
            "0x7d91603e79ea89149baf73c9038c51669d8f03e9",
            "0x38d1e20b0039bfbeef4096be00175227f8939e51",
            "0x30f7aa65d04d289ce319e88193a33a8eb1857fb9",
        )),
        BridgeChain("eip155:42161", (
            "0x1619de6b6b20ed217a58d00f37b9d47c7663feca",
            "0xfe31bfc4f7c9b69246a6dc0087d91a91cb040f76",
            "0xea4b1b0aa3c110c55f650d28159ce4ad43a4a58b",
            "0xbdd2739ae69a054895be33a22b2d2ed71a1de778",
        )),
        BridgeChain("eip155:43114", (
            "0xef3c714c9425a8f3697a9c969dc1af30ba82e5d4",
            "0x5427fefa711eff984124bfbb1ab6fbf5e3da1820",
            "0xb51541df05de07be38dcfc4a80c05389a54502bb",
            "0x88dcdc47d2f83a99cf0000fdf667a468bb958a78",
            "0xb774c6f82d1d5dbd36894762330809e512fed195",
        )),
    ),
    (
        BridgeEvent(
            "deposit",
            "Send(bytes32 transferId, address sender, address receiver, address token,"
            " uint256 amount, uint64 dstChainId, uint64 nonce, uint32 maxSlippage)",
            receiver="receiver", sender="sender", amount="amount", asset="token",
            counterpart="dstChainId", identifier=("transferId",),
        ),
        BridgeEvent(
            "release",
            "Relay(bytes32 transferId, address sender, address receiver, address token,"
            " uint256 amount, uint64 srcChainId, bytes32 srcTransferId)",
            receiver="receiver", sender="sender", amount="amount", asset="token",
            counterpart="srcChainId", identifier=("srcTransferId",),
        ),
        _deposited(""),
        _deposited(", uint64 nonce"),
        BridgeEvent(
            "release",
            "Mint(bytes32 mintId, address token, address account, uint256 amount,"
            " uint64 refChainId, bytes32 refId, address depositor)",
            receiver="account", sender="depositor", amount="amount", asset="token",
            counterpart="refChainId", identifier=("refId",),
        ),
        # The first pegged bridge does not say where to: the identifier alone links it.
        BridgeEvent(
            "deposit",
            "Burn(bytes32 burnId, address token, address account, uint256 amount,"
            " address withdrawAccount)",
            receiver="withdrawAccount", sender="account", amount="amount", asset="token",
            identifier=("burnId",),
        ),
        BridgeEvent(
            "deposit",
            "Burn(bytes32 burnId, address token, address account, uint256 amount,"
            " uint64 toChainId, address toAccount, uint64 nonce)",
            receiver="toAccount", sender="account", amount="amount", asset="token",
            counterpart="toChainId", identifier=("burnId",),
        ),
        BridgeEvent(
            "release",
            "Withdrawn(bytes32 withdrawId, address receiver, address token, uint256 amount,"
            " uint64 refChainId, bytes32 refId, address burnAccount)",
            receiver="receiver", sender="burnAccount", amount="amount", asset="token",
            counterpart="refChainId", identifier=("refId",),
        ),
    ),
    # The sender sets how much may be lost on the way (maxSlippage); five per cent is our bound.
    BridgeTerms(fee_ppm=50_000, same_units=False),
    sources=(
        BridgeSource(
            "contracts and events",
            "https://github.com/DefiLlama/bridges-server/blob/b168d93f8ca3bc17fda2af7a380251fd496b1f0b/src/adapters/celer/index.ts",
            "2026-11-25",
        ),
        BridgeSource(
            "contracts on Ethereum and BNB Chain, again",
            "https://github.com/Connector-Tool/Connector/blob/9911e8dcf92b6b22a5381b84f495241c8b73f48d/data/AddressList/CelerNetwork.csv",
            "2026-11-25",
        ),
    ),
)  # fmt: skip
