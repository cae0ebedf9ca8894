"""OKX's router, Kyber's, MetaMask's, and LI.FI's: who gets what is swapped or bridged.

Sources: descriptors of OKX `DexRouter` 1.0.7 and `LIFIDiamond` in the ERC-7730 registry (CC0);
lifinance/contracts (`ILiFi.sol`, `AcrossFacetV3.sol`); KyberSwap `MetaAggregationRouterV2`;
MetaMask `MetaSwap.sol`, which pays out to the caller whatever its adapters are told.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.calldata.frame import Abis, CallFrame, Table, Values
from hueandcry.decode.calldata.swaps import much
from hueandcry.decode.calldata.terms import Part, Terms, reader
from hueandcry.model.act import AnyAct, Swap


def bridged(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read a bridge of LI.FI's: (id, bridge, integrator, referrer, token, receiver, ...) first.

    A bridge that is given a receiver of its own must be given the same, or it reverts.
    """
    token, receiver, amount, chain = given[0][4:8]
    gives = much(frame.token(token), amount)
    yield Swap(frame.place, "bridge", frame.sender, receiver, (gives,), (), f"eip155:{chain}")


def _based(to: tuple[int, ...], base: int) -> Terms:
    """Return the terms of OKX's base request: (from, to, amount, least, deadline)."""
    gives = (Part((base, 0), (base, 2)),)
    return Terms("swap", to=to, gives=gives, gets=(Part((base, 1), (base, 3)),))


_ONE: Final = reader(
    Terms("swap", to=(3,), gives=(Part((5, 2), (5, 4)),), gets=(Part((5, 3), (4,)),))
)
_SEVERAL: Final = reader(
    Terms("swap", to=(3,), gives=(Part((5, 0, 2), (5, 0, 4)),), gets=(Part((5, -1, 3), (4,)),))
)
_TO_NAMED: Final = reader(_based((1,), 2))
_TO_CALLER: Final = reader(_based((), 1))
_BASE: Final = (
    "(uint256 fromToken,address toToken,uint256 fromTokenAmount,uint256 "
    "minReturnAmount,uint256 deadLine) baseRequest"
)
_BATCHES: Final = (
    "uint256[] batchesAmount,(address[] mixAdapters,address[] assetTo,uint256[] "
    "rawData,bytes[] extraData,uint256 fromToken)[][] batches,(uint256 pathIndex,address "
    "payer,address fromToken,address toToken,uint256 fromTokenAmountMax,uint256 "
    "toTokenAmountMax,uint256 salt,uint256 deadLine,bool isPushOrder,bytes extension)[] "
    "extraData"
)
_PATHS: Final = (
    "(address[] mixAdapters,address[] assetTo,uint256[] rawData,bytes[] extraData,uint256 "
    "fromToken)[] paths"
)
_HEAD: Final = (
    "bytes32 transactionId,string integrator,string referrer,address receiver,uint256 minAmount"
)
_SWAP: Final = (
    "(address callTo,address approveTo,address sendingAssetId,address "
    "receivingAssetId,uint256 fromAmount,bytes callData,bool requiresDeposit)"
)
_BRIDGE: Final = (
    "(bytes32 transactionId,string bridge,string integrator,address referrer,address "
    "sendingAssetId,address receiver,uint256 minAmount,uint256 destinationChainId,bool "
    "hasSourceSwaps,bool hasDestinationCall) bridgeData"
)
_ACROSS: Final = (
    "(address receiverAddress,address refundAddress,address receivingAssetId,uint256 "
    "outputAmount,uint64 outputAmountPercent,address exclusiveRelayer,uint32 "
    "quoteTimestamp,uint32 fillDeadline,uint32 exclusivityDeadline,bytes message) acrossData"
)
_DESC: Final = (
    "(address srcToken,address dstToken,address[] srcReceivers,uint256[] srcAmounts,address[]"
    " feeReceivers,uint256[] feeAmounts,address dstReceiver,uint256 amount,uint256 "
    "minReturnAmount,uint256 flags,bytes permit) desc"
)
TABLE: Final[Table] = {
    "4666fc80": (f"swapTokensSingleV3ERC20ToERC20({_HEAD},{_SWAP} swapData)", _ONE),
    "733214a3": (f"swapTokensSingleV3ERC20ToNative({_HEAD},{_SWAP} swapData)", _ONE),
    "af7060fd": (f"swapTokensSingleV3NativeToERC20({_HEAD},{_SWAP} swapData)", _ONE),
    "5fd9ae2e": (f"swapTokensMultipleV3ERC20ToERC20({_HEAD},{_SWAP}[] swapData)", _SEVERAL),
    "2c57e884": (f"swapTokensMultipleV3ERC20ToNative({_HEAD},{_SWAP}[] swapData)", _SEVERAL),
    "736eac0b": (f"swapTokensMultipleV3NativeToERC20({_HEAD},{_SWAP}[] swapData)", _SEVERAL),
    "4630a0d8": (f"swapTokensGeneric({_HEAD},{_SWAP}[] swapData)", _SEVERAL),
    "28cc4316": (f"startBridgeTokensViaAcrossV3({_BRIDGE},{_ACROSS})", bridged),
    "28832cbd": (f"swapAndStartBridgeTokensViaAcrossV3({_BRIDGE},{_SWAP}[] swapData,"
                 f"{_ACROSS})", bridged),
    "0d5f0e3b": ("uniswapV3SwapTo(uint256 receiver,uint256 amount,uint256 minReturn,"
                 "uint256[] pools)", reader(Terms("swap", to=(0,)))),
    "44014e98": ("uniswapV3SwapToWithBaseRequest(uint256 orderId,address receiver,"
                 f"{_BASE},uint256[] pools)", _TO_NAMED),
    "08298b5a": ("unxswapTo(uint256 srcToken,uint256 amount,uint256 minReturn,"
                 "address receiver,bytes32[] pools)",
                 reader(Terms("swap", to=(3,), gives=(Part((0,), (1,)),)))),
    "9871efa4": ("unxswapByOrderId(uint256 srcToken,uint256 amount,uint256 minReturn,"
                 "bytes32[] pools)", reader(Terms("swap", gives=(Part((0,), (1,)),)))),
    "b8815477": (f"unxswapToWithBaseRequest(uint256 orderId,address receiver,{_BASE},"
                 "bytes32[] pools)", _TO_NAMED),
    "03b87e5f": (f"smartSwapTo(uint256 orderId,address receiver,{_BASE},{_BATCHES})", _TO_NAMED),
    "0c307f76": (f"dagSwapTo(uint256 orderId,address receiver,{_BASE},{_PATHS})", _TO_NAMED),
    "b80c2f09": (f"smartSwapByOrderId(uint256 orderId,{_BASE},{_BATCHES})", _TO_CALLER),
    "f2c42696": (f"dagSwapByOrderId(uint256 orderId,{_BASE},{_PATHS})", _TO_CALLER),
    "e99bfa95": (f"smartSwapByInvest({_BASE},{_BATCHES},address to)", reader(_based((4,), 0))),
    "591b3d08": (f"smartSwapByInvestWithRefund({_BASE},{_BATCHES},address to,"
                 "address refundTo)", reader(_based((4,), 0))),
    "01617fab": ("swapWrap(uint256 orderId,uint256 rawdata)", reader(Terms("wrap"))),
    "98d2ac62": (f"swapWrapToWithBaseRequest(uint256 orderId,address receiver,{_BASE})", _TO_NAMED),
    "e21fd0e9": ("swap((address callTarget,address approveTarget,bytes targetData,"
                 f"{_DESC},bytes clientData) execution)",
                 reader(Terms("swap", to=(0, 3, 6), gives=(Part((0, 3, 0), (0, 3, 7)),),
                              gets=(Part((0, 3, 1), (0, 3, 8)),)))),
    "8af033fb": (f"swapSimpleMode(address caller,{_DESC},bytes executorData,"
                 "bytes clientData)",
                 reader(Terms("swap", to=(1, 6), gives=(Part((1, 0), (1, 7)),),
                              gets=(Part((1, 1), (1, 8)),)))),
    "5f575529": ("swap(string aggregatorId,address tokenFrom,uint256 amount,bytes data)",
                 reader(Terms("swap", gives=(Part((1,), (2,)),)))),
}  # fmt: skip
