"""Positions in pools: who holds them, and who gets what is taken out.

Sources: Uniswap/v3-periphery `NonfungiblePositionManager.sol`, v2-periphery `UniswapV2Router02.sol`
(with permits), curvefi `StableSwap` and `CryptoSwap` pools.
"""

from typing import Final

from hueandcry.decode.calldata.frame import Table
from hueandcry.decode.calldata.terms import Part, Terms, reader
from hueandcry.decode.calldata.views import harmless

_ADDED: Final = reader(Terms("liquidity added"))
_REMOVED: Final = reader(Terms("liquidity removed"))
_COIN_OUT: Final = reader(
    Terms("liquidity removed", to=(4,), gets=(Part((0,), (2,)), Part((), (3,))))
)
# Curve's coins are told by their position in the pool only.
_EXCHANGE: Final = reader(Terms("swap"))
_MINT: Final = (
    "(address token0,address token1,uint24 fee,int24 tickLower,int24 tickUpper,uint256 "
    "amount0Desired,uint256 amount1Desired,uint256 amount0Min,uint256 amount1Min,address "
    "recipient,uint256 deadline) params"
)
_SIGNED: Final = "bool approveMax,uint8 v,bytes32 r,bytes32 s"
_COIN: Final = (
    "address token,uint256 liquidity,uint256 amountTokenMin,uint256 amountETHMin,address "
    "to,uint256 deadline"
)
TABLE: Final[Table] = {
    "88316456": (f"mint({_MINT})",
                 reader(Terms("liquidity added", to=(0, 9),
                              gives=(Part((0, 0), (0, 5)), Part((0, 1), (0, 6)))))),
    "219f5d17": ("increaseLiquidity((uint256 tokenId,uint256 amount0Desired,"
                 "uint256 amount1Desired,uint256 amount0Min,uint256 amount1Min,"
                 "uint256 deadline) params)", _ADDED),
    "0c49ccbe": ("decreaseLiquidity((uint256 tokenId,uint128 liquidity,"
                 "uint256 amount0Min,uint256 amount1Min,uint256 deadline) params)", _REMOVED),
    "13ead562": ("createAndInitializePoolIfNecessary(address token0,address token1,"
                 "uint24 fee,uint160 price)", harmless),
    "2195995c": ("removeLiquidityWithPermit(address tokenA,address tokenB,"
                 "uint256 liquidity,uint256 amountAMin,uint256 amountBMin,address to,"
                 f"uint256 deadline,{_SIGNED})",
                 reader(Terms("liquidity removed", to=(5,),
                              gets=(Part((0,), (3,)), Part((1,), (4,)))))),
    "ded9382a": (f"removeLiquidityETHWithPermit({_COIN},{_SIGNED})", _COIN_OUT),
    "af2979eb": (f"removeLiquidityETHSupportingFeeOnTransferTokens({_COIN})", _COIN_OUT),
    "5b0d5984": (f"removeLiquidityETHWithPermitSupportingFeeOnTransferTokens({_COIN},"
                 f"{_SIGNED})", _COIN_OUT),
    "3df02124": ("exchange(int128 i,int128 j,uint256 dx,uint256 minDy)", _EXCHANGE),
    "a6417ed6": ("exchange_underlying(int128 i,int128 j,uint256 dx,uint256 minDy)", _EXCHANGE),
    "5b41b908": ("exchange(uint256 i,uint256 j,uint256 dx,uint256 minDy)", _EXCHANGE),
    "394747c5": ("exchange(uint256 i,uint256 j,uint256 dx,uint256 minDy,bool useEth)", _EXCHANGE),
    "0b4c7e4d": ("add_liquidity(uint256[2] amounts,uint256 minMintAmount)", _ADDED),
    "4515cef3": ("add_liquidity(uint256[3] amounts,uint256 minMintAmount)", _ADDED),
    "5b36389c": ("remove_liquidity(uint256 amount,uint256[2] minAmounts)", _REMOVED),
    "ecb586a5": ("remove_liquidity(uint256 amount,uint256[3] minAmounts)", _REMOVED),
    "1a4d01d2": ("remove_liquidity_one_coin(uint256 amount,int128 i,uint256 minAmount)", _REMOVED),
}  # fmt: skip
