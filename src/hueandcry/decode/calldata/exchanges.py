"""Aggregators and bridges: swaps whose receiver their data tell.

Sources: 1inch `AggregationRouterV5` and `V6`, 0x `ExchangeProxy` and Settler, Across `SpokePool`,
Circle `TokenMessenger` (CCTP 1), Optimism `StandardBridge`.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.calldata.frame import NOBODY, Abis, CallFrame, Table, Values
from hueandcry.decode.calldata.swaps import much
from hueandcry.model.act import AnyAct, Asset, Quantity, Swap

# 1inch 6 `AddressLib`: the low 160 bits are the address, those above are flags.
_ADDRESS: Final = (1 << 160) - 1
# CCTP has its own numbers for chains (developers.circle.com, "Supported domains").
_DOMAINS: Final = {0: 1, 1: 43114, 2: 10, 3: 42161, 6: 8453, 7: 137, 10: 130, 11: 59144}


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


def across(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read Across depositV3: (depositor, recipient, in, out, amount, least, chain, ...)."""
    _, to, token, other, amount, least, chain = given[:7]
    there = f"eip155:{chain}"
    gets = Quantity(Asset(there, "" if other == NOBODY else other, "erc20"), str(least))
    yield _bridge(frame, to, much(frame.token(token), amount), (gets,), there)


def circle(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read CCTP's depositForBurn: (amount, domain, recipient as 32 bytes, token, ...)."""
    amount, domain, to, token = given[:4]
    there = f"eip155:{_DOMAINS[domain]}" if domain in _DOMAINS else f"CCTP domain {domain}"
    receiver = "0x" + (to[12:] if not any(to[:12]) else to).hex()
    yield _bridge(frame, receiver, much(frame.token(token), amount), (), there)


def coin_to(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read depositETHTo and bridgeETHTo: (recipient, ...); the other chain is not told."""
    yield _bridge(frame, given[0], much(frame.coin(), frame.amount), (), "not told")


def token_to(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read depositERC20To and bridgeERC20To: (token, token there, recipient, amount, ...)."""
    yield _bridge(frame, given[2], much(frame.token(given[0]), given[3]), (), "not told")


def _bridge(
    frame: CallFrame, to: str, gives: Quantity, gets: tuple[Quantity, ...], there: str
) -> Swap:
    return Swap(frame.place, "bridge", frame.sender, to, (gives,), gets, there)


_ORDER: Final = (
    "(address srcToken,address dstToken,address srcReceiver,address dstReceiver,uint256 amount,"
    "uint256 minReturnAmount,uint256 flags) desc"
)
_TO: Final = "address token,address otherToken,address to,uint256 amount,uint32 gas,bytes data"
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
    "7b939232": ("depositV3(address depositor,address recipient,address inputToken,"
                 "address outputToken,uint256 inputAmount,uint256 outputAmount,"
                 "uint256 destinationChainId,address exclusiveRelayer,uint32 quoteTimestamp,"
                 "uint32 fillDeadline,uint32 exclusivityDeadline,bytes message)", across),
    "6fd3504e": ("depositForBurn(uint256 amount,uint32 destinationDomain,bytes32 mintRecipient,"
                 "address burnToken)", circle),
    "9a2ac6d5": ("depositETHTo(address to,uint32 gas,bytes data)", coin_to),
    "e11013dd": ("bridgeETHTo(address to,uint32 gas,bytes data)", coin_to),
    "838b2520": (f"depositERC20To({_TO})", token_to),
    "540abf73": (f"bridgeERC20To({_TO})", token_to),
}  # fmt: skip
