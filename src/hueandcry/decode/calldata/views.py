"""Functions that only tell something: a call of them changes nothing.

Sources: EIP-20, 165, 721, 1155, 2612, 4626, mds1/multicall3, Uniswap/v2-core and v3-core, Chainlink
`AggregatorV3Interface`.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.calldata.frame import Abis, CallFrame, Table, Values
from hueandcry.model.act import AnyAct


def harmless(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read a function that moves and hands over nothing."""
    return iter(())


TABLE: Final[Table] = {
    "70a08231": ("balanceOf(address owner)", harmless),
    "00fdd58e": ("balanceOf(address owner,uint256 id)", harmless),
    "4e1273f4": ("balanceOfBatch(address[] owners,uint256[] ids)", harmless),
    "dd62ed3e": ("allowance(address owner,address spender)", harmless),
    "18160ddd": ("totalSupply()", harmless),
    "313ce567": ("decimals()", harmless),
    "95d89b41": ("symbol()", harmless),
    "06fdde03": ("name()", harmless),
    "6352211e": ("ownerOf(uint256 tokenId)", harmless),
    "081812fc": ("getApproved(uint256 tokenId)", harmless),
    "e985e9c5": ("isApprovedForAll(address owner,address operator)", harmless),
    "c87b56dd": ("tokenURI(uint256 tokenId)", harmless),
    "01ffc9a7": ("supportsInterface(bytes4 interfaceId)", harmless),
    "7ecebe00": ("nonces(address owner)", harmless),
    "3644e515": ("DOMAIN_SEPARATOR()", harmless),
    "38d52e0f": ("asset()", harmless),
    "01e1d114": ("totalAssets()", harmless),
    "07a2d13a": ("convertToAssets(uint256 shares)", harmless),
    "c6e6f592": ("convertToShares(uint256 assets)", harmless),
    "4d2301cc": ("getEthBalance(address account)", harmless),
    "42cbb15c": ("getBlockNumber()", harmless),
    "3408e470": ("getChainId()", harmless),
    "0f28c97d": ("getCurrentBlockTimestamp()", harmless),
    "0902f1ac": ("getReserves()", harmless),
    "3850c7bd": ("slot0()", harmless),
    "0dfe1681": ("token0()", harmless),
    "d21220a7": ("token1()", harmless),
    "50d25bcd": ("latestAnswer()", harmless),
    "feaf968c": ("latestRoundData()", harmless),
    "d06ca61f": ("getAmountsOut(uint256 amountIn,address[] path)", harmless),
}
