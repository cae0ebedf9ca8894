"""Exchanges and aggregators other than Uniswap's routers: who receives what is swapped.

Sources: 1inch `AggregationRouterV5` and `V6`, 0x `ExchangeProxy` and Settler, Balancer 2 `IVault`,
Curve `StableSwap`.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.calldata.frame import NOBODY, Abis, CallFrame, Table, Values
from hueandcry.decode.calldata.swaps import much
from hueandcry.model.act import AnyAct, Quantity, Swap

# 1inch 6 `AddressLib`: the low 160 bits are the address, those above are flags.
_ADDRESS: Final = (1 << 160) - 1


def _swap(
    frame: CallFrame, receiver: str, gives: tuple[Quantity, ...], gets: tuple[Quantity, ...] = ()
) -> Swap:
    return Swap(frame.place, "swap", frame.sender, receiver, gives, gets)


def one_inch(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read swap: (executor, (in, out, source, receiver, amount, least, flags), ...)."""
    token, other, _, receiver, amount, least, _ = given[1]
    to = "" if receiver == NOBODY else receiver
    gives, gets = much(frame.token(token), amount), much(frame.token(other), least)
    yield _swap(frame, to, (gives,), (gets,))


def pools(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read unoswap: (token, amount, least, pools); what comes out is not told."""
    yield _swap(frame, "", (much(frame.token(given[0]), given[1]),))


def pools_to(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read unoswapTo: (receiver, token, amount, least, pools)."""
    yield _swap(frame, given[0], (much(frame.token(given[1]), given[2]),))


def flagged(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read unoswap of version 6: (token with flags, amount, least, pools)."""
    yield _swap(frame, "", (much(frame.token(_plain(given[0])), given[1]),))


def flagged_to(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read unoswapTo of version 6: (receiver with flags, token with flags, amount, ...)."""
    gives = much(frame.token(_plain(given[1])), given[2])
    yield _swap(frame, _plain(given[0]), (gives,))


def _plain(word: int) -> str:
    return f"0x{word & _ADDRESS:040x}"


def pools_of_three(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read uniswapV3SwapTo: (receiver, amount, least, pools); no token is told."""
    yield _swap(frame, given[0], ())


def zero_ex(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read 0x's transformERC20: (in, out, amount, least, ...)."""
    gives, gets = much(frame.token(given[0]), given[2]), much(frame.token(given[1]), given[3])
    yield _swap(frame, "", (gives,), (gets,))


def settler(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read 0x Settler's execute: ((receiver, token, least), actions, ...)."""
    receiver, token, least = given[0]
    to = "" if receiver == NOBODY else receiver
    yield _swap(frame, to, (), (much(frame.token(token), least),))


def holder(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct | CallFrame]:
    """Read 0x AllowanceHolder's exec: (operator, token, amount, target, data).

    The caller's address is appended to the data (ERC-2771), so that he is the sender. What value
    the target gets was paid by the call itself.
    """
    yield frame.call(("AllowanceHolder",), given[3], 0, given[4], frame.sender)


def balancer(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read Balancer 2's swap: ((pool, kind, in, out, amount, data), funds, limit, deadline).

    The kind tells which side the amount is of: 0 what is given, 1 what is got.
    """
    (_, kind, token, other, amount, _), (sender, _, to, _), limit = given[:3]
    paid, got = (limit, amount) if kind else (amount, limit)
    gives, gets = much(frame.token(token), paid), much(frame.token(other), got)
    yield Swap(frame.place, "swap", sender, to, (gives,), (gets,))


def balancer_batch(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read Balancer 2's batchSwap: (kind, steps, assets, funds, limits, deadline).

    A limit is the most that is paid of an asset, or less than zero the least that is got of it.
    """
    _, _, assets, (sender, _, to, _), limits = given[:5]
    rows = list(zip(assets, limits, strict=False))
    gives = tuple([much(frame.token(asset), limit) for asset, limit in rows if limit > 0])
    gets = tuple([much(frame.token(asset), -limit) for asset, limit in rows if limit < 0])
    yield Swap(frame.place, "swap", sender, to, gives, gets)


def curve_to(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read Curve's exchange with a receiver: (from, to, amount, least, receiver), by position."""
    yield _swap(frame, given[4], ())


_ORDER: Final = (
    "(address srcToken,address dstToken,address srcReceiver,address dstReceiver,uint256 amount,"
    "uint256 minReturnAmount,uint256 flags) desc"
)
_STEP: Final = (
    "(bytes32 poolId,uint8 kind,address assetIn,address assetOut,uint256 amount,bytes userData)"
)
_STEPS: Final = (
    "(bytes32 poolId,uint256 assetInIndex,uint256 assetOutIndex,uint256 amount,bytes userData)"
)
_FUNDS: Final = (
    "(address sender,bool fromInternalBalance,address recipient,bool toInternalBalance) funds"
)
TABLE: Final[Table] = {
    "12aa3caf": (f"swap(address executor,{_ORDER},bytes permit,bytes data)", one_inch),
    "07ed2379": (f"swap(address executor,{_ORDER},bytes data)", one_inch),
    "0502b1c5": ("unoswap(address srcToken,uint256 amount,uint256 minReturn,uint256[] pools)",
                 pools),
    "f78dc253": ("unoswapTo(address recipient,address srcToken,uint256 amount,uint256 minReturn,"
                 "uint256[] pools)", pools_to),
    "83800a8e": ("unoswap(uint256 token,uint256 amount,uint256 minReturn,uint256 dex)", flagged),
    "e2c95c82": ("unoswapTo(uint256 to,uint256 token,uint256 amount,uint256 minReturn,uint256 dex)",
                 flagged_to),
    "bc80f1a8": ("uniswapV3SwapTo(address recipient,uint256 amount,uint256 minReturn,"
                 "uint256[] pools)", pools_of_three),
    "415565b0": ("transformERC20(address inputToken,address outputToken,uint256 inputTokenAmount,"
                 "uint256 minOutputTokenAmount,(uint32 nonce,bytes data)[] transformations)",
                 zero_ex),
    "1fff991f": ("execute((address recipient,address buyToken,uint256 minAmountOut) slippage,"
                 "bytes[] actions,bytes32 id)", settler),
    "2213bc0b": ("exec(address operator,address token,uint256 amount,address target,bytes data)",
                 holder),
    "52bbbe29": (f"swap({_STEP} singleSwap,{_FUNDS},uint256 limit,uint256 deadline)", balancer),
    "945bcec9": (f"batchSwap(uint8 kind,{_STEPS}[] swaps,address[] assets,{_FUNDS},"
                 "int256[] limits,uint256 deadline)", balancer_batch),
    "ddc1f59d": ("exchange(int128 i,int128 j,uint256 dx,uint256 minDy,address receiver)",
                 curve_to),
}  # fmt: skip
