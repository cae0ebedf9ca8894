"""Uniswap's routers of versions 2 and 3, whose interfaces most exchanges copied.

Sources: Uniswap/v2-periphery `UniswapV2Router02.sol`, v3-periphery `SwapRouter.sol` and
`PeripheryPayments.sol`, swap-router-contracts `SwapRouter02.sol`.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.calldata.frame import (
    NOBODY,
    UNLIMITED,
    Abis,
    CallFrame,
    Malformed,
    Table,
    Values,
)
from hueandcry.decode.calldata.swaps import kept, much, swap
from hueandcry.model.act import AnyAct, Approval, Asset

# SwapRouter02 `Constants.sol`: stand for who calls the router, and for the router itself.
MSG_SENDER: Final = "0x" + "1".rjust(40, "0")
ADDRESS_THIS: Final = "0x" + "2".rjust(40, "0")
# A path of version 3: token (20 bytes), fee (3), token, fee, ..., token.
_HOP: Final = 23


def recipient(frame: CallFrame, to: str) -> str:
    """Return whom a recipient stands for: some addresses are constants of the routers."""
    if to == MSG_SENDER:
        return frame.sender
    return frame.this if to in {ADDRESS_THIS, NOBODY} else to


def ends(path: bytes) -> tuple[str, str]:
    """Return the first and the last token of a packed path. Raises `Malformed`."""
    if len(path) < _HOP + 20 or (len(path) - 20) % _HOP:
        raise Malformed(f"a path of {len(path)} bytes is none of whole hops")
    return "0x" + path[:20].hex(), "0x" + path[-20:].hex()


def turned(
    frame: CallFrame, tokens: tuple[str, str], amounts: tuple[int, int], to: str
) -> Iterator[AnyAct]:
    """Return the swap of the caller's own for something that goes `to`."""
    gives = much(frame.token(tokens[0]), amounts[0])
    gets = much(frame.token(tokens[1]), amounts[1])
    yield swap(frame, "swap", (frame.sender, to), gives, gets)


def outer(path: Values) -> tuple[str, str]:
    """Return the first and the last token of a path. Raises `Malformed` for fewer than two."""
    if len(path) < 2:
        raise Malformed(f"a path of {len(path)} tokens")
    return path[0], path[-1]


def exact_in(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read (amount in, least out, path, to, ...)."""
    amount, least, path, to = given[:4]
    return turned(frame, outer(path), (amount, least), recipient(frame, to))


def exact_out(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read (amount out, most in, path, to, ...)."""
    amount, most, path, to = given[:4]
    return turned(frame, outer(path), (most, amount), recipient(frame, to))


def coin_in(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read (least or exact amount out, path, to, deadline), paid by the call's value."""
    least, path, to = given[:3]
    return turned(frame, (NOBODY, outer(path)[1]), (frame.amount, least), to)


def coin_out(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read (amount in, least out, path, to, deadline), paid out in the native coin."""
    amount, least, path, to = given[:4]
    return turned(frame, (outer(path)[0], NOBODY), (amount, least), to)


def exact_coin_out(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read (amount out, most in, path, to, deadline), paid out in the native coin."""
    return coin_out(frame, (given[1], given[0], *given[2:]), abis)


def one_pool_in(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read ((in, out, fee, to, [deadline,] amount in, least out, limit))."""
    token, other, _, to, *_, amount, least, _ = given[0]
    return turned(frame, (token, other), (amount, least), recipient(frame, to))


def one_pool_out(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read ((in, out, fee, to, [deadline,] amount out, most in, limit))."""
    token, other, _, to, *_, amount, most, _ = given[0]
    return turned(frame, (token, other), (most, amount), recipient(frame, to))


def path_in(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read ((path, to, [deadline,] amount in, least out))."""
    path, to, *_, amount, least = given[0]
    return turned(frame, ends(path), (amount, least), recipient(frame, to))


def path_out(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read ((path from the end, to, [deadline,] amount out, most in))."""
    path, to, *_, amount, most = given[0]
    last, first = ends(path)
    return turned(frame, (first, last), (most, amount), recipient(frame, to))


def unwrap(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read unwrapWETH9: (least, to); without `to` it is the caller."""
    to = recipient(frame, given[1]) if len(given) > 1 else frame.sender
    yield kept(frame, "unwrap", None, much(frame.coin(), given[0]), to)


def sweep(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read sweepToken: (token, least, to); without `to` it is the caller."""
    asset = frame.token(given[0])
    to = recipient(frame, given[2]) if len(given) > 2 else frame.sender
    yield kept(frame, "sweep", asset, much(asset, given[1]), to)


def self_permit(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read selfPermit: (token, amount, deadline, signature) of the caller for the router."""
    asset = Asset(frame.chain, given[0], "erc20")
    yield Approval(
        frame.place, asset, frame.sender, frame.this, str(given[1]), "permit",
        unlimited=given[1] >= UNLIMITED, revokes=given[1] == 0, deadline=given[2],
    )  # fmt: skip


_IN: Final = "(uint256 amountIn,uint256 amountOutMin,address[] path,address to,uint256 deadline)"
_OUT: Final = "(uint256 amountOut,uint256 amountInMax,address[] path,address to,uint256 deadline)"
_COIN: Final = "(uint256 amountOutMin,address[] path,address to,uint256 deadline)"
_POOL: Final = "address tokenIn,address tokenOut,uint24 fee,address recipient"
_WHEN: Final = ",uint256 deadline"
_GO: Final = ",uint256 amountIn,uint256 amountOutMinimum"
_BACK: Final = ",uint256 amountOut,uint256 amountInMaximum"
_LIMIT: Final = ",uint160 sqrtPriceLimitX96"
_PATH: Final = "bytes path,address recipient"
_FEE: Final = "uint256 feeBips,address feeRecipient"
TABLE: Final[Table] = {
    "38ed1739": (f"swapExactTokensForTokens{_IN}", exact_in),
    "5c11d795": (f"swapExactTokensForTokensSupportingFeeOnTransferTokens{_IN}", exact_in),
    "8803dbee": (f"swapTokensForExactTokens{_OUT}", exact_out),
    "7ff36ab5": (f"swapExactETHForTokens{_COIN}", coin_in),
    "b6f9de95": (f"swapExactETHForTokensSupportingFeeOnTransferTokens{_COIN}", coin_in),
    "fb3bdb41": (f"swapETHForExactTokens{_COIN}", coin_in),
    "18cbafe5": (f"swapExactTokensForETH{_IN}", coin_out),
    "791ac947": (f"swapExactTokensForETHSupportingFeeOnTransferTokens{_IN}", coin_out),
    "4a25d94a": (f"swapTokensForExactETH{_OUT}", exact_coin_out),
    "472b43f3": ("swapExactTokensForTokens(uint256 amountIn,uint256 amountOutMin,address[] path,"
                 "address to)", exact_in),
    "42712a67": ("swapTokensForExactTokens(uint256 amountOut,uint256 amountInMax,address[] path,"
                 "address to)", exact_out),
    "414bf389": (f"exactInputSingle(({_POOL}{_WHEN}{_GO}{_LIMIT}) params)", one_pool_in),
    "04e45aaf": (f"exactInputSingle(({_POOL}{_GO}{_LIMIT}) params)", one_pool_in),
    "db3e2198": (f"exactOutputSingle(({_POOL}{_WHEN}{_BACK}{_LIMIT}) params)", one_pool_out),
    "5023b4df": (f"exactOutputSingle(({_POOL}{_BACK}{_LIMIT}) params)", one_pool_out),
    "c04b8d59": (f"exactInput(({_PATH}{_WHEN}{_GO}) params)", path_in),
    "b858183f": (f"exactInput(({_PATH}{_GO}) params)", path_in),
    "f28c0498": (f"exactOutput(({_PATH}{_WHEN}{_BACK}) params)", path_out),
    "09b81346": (f"exactOutput(({_PATH}{_BACK}) params)", path_out),
    "49404b7c": ("unwrapWETH9(uint256 amountMinimum,address recipient)", unwrap),
    "49616997": ("unwrapWETH9(uint256 amountMinimum)", unwrap),
    "9b2c0a37": (f"unwrapWETH9WithFee(uint256 amountMinimum,address recipient,{_FEE})", unwrap),
    "df2ab5bb": ("sweepToken(address token,uint256 amountMinimum,address recipient)", sweep),
    "e90a182f": ("sweepToken(address token,uint256 amountMinimum)", sweep),
    "e0e189a0": (f"sweepTokenWithFee(address token,uint256 amountMinimum,address recipient,{_FEE})",
                 sweep),
    "f3995c67": ("selfPermit(address token,uint256 value,uint256 deadline,uint8 v,bytes32 r,"
                 "bytes32 s)", self_permit),
    "c2e3140a": ("selfPermitIfNecessary(address token,uint256 value,uint256 deadline,uint8 v,"
                 "bytes32 r,bytes32 s)", self_permit),
    "12210e8a": ("refundETH()", None),
    "1c58db4f": ("wrapETH(uint256 value)", None),
    "f2d5d56b": ("pull(address token,uint256 value)", None),
}  # fmt: skip
