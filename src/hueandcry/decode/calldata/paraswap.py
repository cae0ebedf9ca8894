"""ParaSwap's Augustus (now Velora), versions 5 and 6: who gets what is swapped.

Source: descriptors of `AugustusSwapper` 5 and 6.2 in the ERC-7730 registry (CC0). A beneficiary of
zeros is the caller. What the executor does is bounded by the least amount the beneficiary gets.
"""

from typing import Final

from hueandcry.decode.calldata.frame import Table
from hueandcry.decode.calldata.terms import Part, Terms, reader

_SIMPLE_SWAP: Final = reader(
    Terms("swap", to=(0, 9), gives=(Part((0, 0), (0, 2)),), gets=(Part((0, 1), (0, 3)),))
)
_EXECUTED: Final = reader(
    Terms("swap", to=(1, 6), gives=(Part((1, 0), (1, 2)),), gets=(Part((1, 1), (1, 3)),))
)
_IN_POOLS: Final = reader(
    Terms("swap", to=(0, 6), gives=(Part((0, 0), (0, 2)),), gets=(Part((0, 1), (0, 3)),))
)
_BALANCER: Final = reader(Terms("swap", to=(0, 4)))
_ALONG: Final = reader(Terms("swap", gives=(Part((2, 0), (0,)),), gets=(Part((2, -1), (1,)),)))
_FORK: Final = reader(Terms("swap", gives=(Part((4, 0), (2,)),), gets=(Part((4, -1), (3,)),)))
_PACKED: Final = reader(Terms("swap", gives=(Part((0,), (1,)),)))
_ZERO_EX: Final = reader(Terms("swap", gives=(Part((0,), (2,)),), gets=(Part((1,), (3,)),)))
_SIMPLE: Final = (
    "(address fromToken,address toToken,uint256 fromAmount,uint256 toAmount,uint256 "
    "expectedAmount,address[] callees,bytes exchangeData,uint256[] startIndexes,uint256[] "
    "values,address beneficiary,address partner,uint256 feePercent,bytes permit,uint256 "
    "deadline,bytes16 uuid) data"
)
_ROUTE: Final = (
    "(address to,uint256 totalNetworkFee,(address adapter,uint256 percent,uint256 "
    "networkFee,(uint256 index,address targetExchange,uint256 percent,bytes payload,uint256 "
    "networkFee)[] route)[] adapters)[] path"
)
_TAIL: Final = "address partner,uint256 feePercent,bytes permit,uint256 deadline,bytes16 uuid"
_TRADE: Final = (
    "address srcToken,address destToken,uint256 fromAmount,uint256 toAmount,uint256 "
    "quotedAmount,bytes32 metadata,address beneficiary"
)
_END: Final = "uint256 partnerAndFee,bytes permit"
_PAIR: Final = "address tokenIn,uint256 amount,uint256 limit,address weth,uint256[] pools"
_ORDER: Final = (
    "address fromToken,address toToken,uint256 fromAmount,uint256 amountOutMin,address "
    "exchange,bytes payload"
)
TABLE: Final[Table] = {
    "54e3f31b": (f"simpleSwap({_SIMPLE})", _SIMPLE_SWAP),
    "2298207a": (f"simpleBuy({_SIMPLE})", _SIMPLE_SWAP),
    "46c67b6d": ("megaSwap((address fromToken,uint256 fromAmount,uint256 toAmount,"
                 "uint256 expectedAmount,address beneficiary,(uint256 fromAmountPercent,"
                 f"{_ROUTE})[] paths,{_TAIL}) data)",
                 reader(Terms("swap", to=(0, 4), gives=(Part((0, 0), (0, 1)),),
                              gets=(Part((0, 5, 0, 1, -1, 0), (0, 2)),)))),
    "a94e78ef": ("multiSwap((address fromToken,uint256 fromAmount,uint256 toAmount,"
                 f"uint256 expectedAmount,address beneficiary,{_ROUTE},{_TAIL}) data)",
                 reader(Terms("swap", to=(0, 4), gives=(Part((0, 0), (0, 1)),),
                              gets=(Part((0, 5, -1, 0), (0, 2)),)))),
    "a6886da9": ("directUniV3Swap((address fromToken,address toToken,address exchange,"
                 "uint256 fromAmount,uint256 toAmount,uint256 expectedAmount,"
                 "uint256 feePercent,uint256 deadline,address partner,bool isApproved,"
                 "address beneficiary,bytes path,bytes permit,bytes16 uuid) data)",
                 reader(Terms("swap", to=(0, 10), gives=(Part((0, 0), (0, 3)),),
                              gets=(Part((0, 1), (0, 4)),)))),
    "54840d1a": ("swapOnUniswap(uint256 amountIn,uint256 amountOutMin,address[] path)", _ALONG),
    "935fb84b": ("buyOnUniswap(uint256 amountInMax,uint256 amountOut,address[] path)", _ALONG),
    "f5661034": ("swapOnUniswapFork(address factory,bytes32 initCode,uint256 amountIn,"
                 "uint256 amountOutMin,address[] path)", _FORK),
    "c03786b0": ("buyOnUniswapFork(address factory,bytes32 initCode,uint256 amountInMax,"
                 "uint256 amountOut,address[] path)", _FORK),
    "0b86a4c1": (f"swapOnUniswapV2Fork({_PAIR})", _PACKED),
    "6e91538b": (f"swapOnUniswapV2ForkWithPermit({_PAIR},bytes permit)", _PACKED),
    "b2f1e6db": (f"buyOnUniswapV2Fork({_PAIR})", _PACKED),
    "2941a712": (f"buyOnUniswapV2ForkWithPermit({_PAIR},bytes permit)", _PACKED),
    "81033120": (f"swapOnZeroXv2({_ORDER})", _ZERO_EX),
    "64466805": (f"swapOnZeroXv4({_ORDER})", _ZERO_EX),
    "f4b64e54": (f"swapOnZeroXv2WithPermit({_ORDER},bytes permit)", _ZERO_EX),
    "6b4109d3": (f"swapOnZeroXv4WithPermit({_ORDER},bytes permit)", _ZERO_EX),
    "e3ead59e": (f"swapExactAmountIn(address executor,({_TRADE}) swapData,{_END},"
                 "bytes executorData)", _EXECUTED),
    "7f457675": (f"swapExactAmountOut(address executor,({_TRADE}) swapData,{_END},"
                 "bytes executorData)", _EXECUTED),
    "0d893d62": (f"swapExactAmountInPro(address executor,({_TRADE}) swapData,{_END},"
                 "bytes executorData)", _EXECUTED),
    "44224add": (f"swapExactAmountOutPro(address executor,({_TRADE}) swapData,{_END},"
                 "bytes executorData)", _EXECUTED),
    "e8bb3b6c": (f"swapExactAmountInOnUniswapV2(({_TRADE},bytes pools) uniData,{_END})", _IN_POOLS),
    "876a02f6": (f"swapExactAmountInOnUniswapV3(({_TRADE},bytes pools) uniData,{_END})", _IN_POOLS),
    "a76f4eb6": (f"swapExactAmountOutOnUniswapV2(({_TRADE},bytes pools) uniData,{_END})",
                 _IN_POOLS),
    "5e94e28d": (f"swapExactAmountOutOnUniswapV3(({_TRADE},bytes pools) uniData,{_END})",
                 _IN_POOLS),
    "1a01c532": ("swapExactAmountInOnCurveV1((uint256 curveData,uint256 curveAssets,"
                 f"{_TRADE}) curveV1Data,{_END})",
                 reader(Terms("swap", to=(0, 8), gives=(Part((0, 2), (0, 4)),),
                              gets=(Part((0, 3), (0, 5)),)))),
    "e37ed256": ("swapExactAmountInOnCurveV2((uint256 curveData,uint256 i,uint256 j,"
                 f"address poolAddress,{_TRADE}) curveV2Data,{_END})",
                 reader(Terms("swap", to=(0, 10), gives=(Part((0, 4), (0, 6)),),
                              gets=(Part((0, 5), (0, 7)),)))),
    "d85ca173": ("swapExactAmountInOnBalancerV2((uint256 fromAmount,uint256 toAmount,"
                 "uint256 quotedAmount,bytes32 metadata,"
                 f"uint256 beneficiaryAndApproveFlag) balancerData,{_END},bytes data)", _BALANCER),
    "d6ed22e6": ("swapExactAmountOutOnBalancerV2((uint256 fromAmount,uint256 toAmount,"
                 "uint256 quotedAmount,bytes32 metadata,"
                 f"uint256 beneficiaryAndApproveFlag) balancerData,{_END},bytes data)", _BALANCER),
    "da35bb0d": ("swapOnAugustusRFQTryBatchFill((uint256 fromAmount,uint256 toAmount,"
                 "uint8 wrapApproveDirection,bytes32 metadata,address beneficiary) data,"
                 "((uint256 nonceAndMeta,uint128 expiry,address makerAsset,"
                 "address takerAsset,address maker,address taker,uint256 makerAmount,"
                 "uint256 takerAmount) order,bytes signature,"
                 "uint256 takerTokenFillAmount,bytes permitTakerAsset,"
                 "bytes permitMakerAsset)[] orders,bytes permit)",
                 reader(Terms("swap", to=(0, 4), gives=(Part((1, 0, 0, 3), (0, 0)),),
                              gets=(Part((1, 0, 0, 2), (0, 1)),)))),
}  # fmt: skip
