"""Pendle's router: who gets principal and yield tokens, and what they are sold for.

Source: pendle-finance/pendle-core-v2-public, `IPActionSwapPTV3.sol`, `IPActionSwapYTV3.sol`,
`IPActionAddRemoveLiqV3.sol`, `IPActionMiscV3.sol` and `IPLimitRouter.sol`. Markets stand for the
tokens dealt in, which the data do not tell.
"""

from typing import Final

from hueandcry.decode.calldata.frame import Table
from hueandcry.decode.calldata.terms import Part, Terms, reader

_BOUGHT: Final = reader(Terms("swap", to=(0,), gives=(Part((4, 0), (4, 1)),)))
_SOLD: Final = reader(Terms("swap", to=(0,), gets=(Part((3, 0), (3, 1)),)))
_GUESS: Final = (
    "(uint256 guessMin,uint256 guessMax,uint256 guessOffchain,uint256 maxIteration,uint256 "
    "eps) guess"
)
_SWAP: Final = "(uint8 swapType,address extRouter,bytes extCalldata,bool needScale) swapData"
_IN: Final = (
    f"(address tokenIn,uint256 netTokenIn,address tokenMintSy,address pendleSwap,{_SWAP}) input"
)
_OUT: Final = (
    "(address tokenOut,uint256 minTokenOut,address tokenRedeemSy,address pendleSwap,"
    f"{_SWAP}) output"
)
_FILL: Final = (
    "((uint256 salt,uint256 expiry,uint256 nonce,uint8 orderType,address token,address YT,"
    "address maker,address receiver,uint256 makingAmount,uint256 lnImpliedRate,"
    "uint256 failSafeRate,bytes permit) order,bytes signature,uint256 makingAmount)[]"
)
_LIMIT: Final = (
    f"(address limitRouter,uint256 epsSkipMarket,{_FILL} normalFills,{_FILL} flashFills,"
    "bytes optData) limit"
)
TABLE: Final[Table] = {
    "c81f847a": ("swapExactTokenForPt(address receiver,address market,uint256 minPtOut,"
                 f"{_GUESS},{_IN},{_LIMIT})", _BOUGHT),
    "ed48907e": ("swapExactTokenForYt(address receiver,address market,uint256 minYtOut,"
                 f"{_GUESS},{_IN},{_LIMIT})", _BOUGHT),
    "12599ac6": ("addLiquiditySingleToken(address receiver,address market,"
                 f"uint256 minLpOut,{_GUESS},{_IN},{_LIMIT})",
                 reader(Terms("liquidity added", to=(0,), gives=(Part((4, 0), (4, 1)),)))),
    "594a88cc": ("swapExactPtForToken(address receiver,address market,uint256 exactPtIn,"
                 f"{_OUT},{_LIMIT})", _SOLD),
    "05eb5327": ("swapExactYtForToken(address receiver,address market,uint256 exactYtIn,"
                 f"{_OUT},{_LIMIT})", _SOLD),
    "60da0860": ("removeLiquiditySingleToken(address receiver,address market,"
                 f"uint256 netLpToRemove,{_OUT},{_LIMIT})", _SOLD),
    "47f1de22": (f"redeemPyToToken(address receiver,address YT,uint256 netPyIn,{_OUT})", _SOLD),
    "f7e375e8": ("redeemDueInterestAndRewards(address user,address[] sys,address[] yts,"
                 "address[] markets)", reader(Terms("claim", to=(0,)))),
}  # fmt: skip
