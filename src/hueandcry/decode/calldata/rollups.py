"""Bridges of rollups: what is sent up, for whom, and what it then does there.

Sources: ethereum-optimism `StandardBridge.sol` and `OptimismPortal.sol`, OffchainLabs `Inbox.sol`
and `L1GatewayRouter.sol`, Polygon `RootChainManager.sol`.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.calldata.bridges import NOT_TOLD
from hueandcry.decode.calldata.frame import Abis, CallFrame, Table, Values
from hueandcry.decode.calldata.swaps import much
from hueandcry.model.act import AnyAct, Quantity, Swap

# The data do not tell which chain it is.
_ANY_CHAIN: Final = "eip155:*"


def _up(frame: CallFrame, to: str, gives: Quantity) -> Swap:
    return Swap(frame.place, "bridge", frame.sender, to, (gives,), (), NOT_TOLD)


def own_coin(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read depositETH, bridgeETH and Arbitrum's depositEth: for the caller himself."""
    yield _up(frame, "", much(frame.coin(), frame.amount))


def coin_for(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read Polygon's depositEtherFor: (user)."""
    yield _up(frame, given[0], much(frame.coin(), frame.amount))


def own_token(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read depositERC20 and bridgeERC20: (token, token there, amount, ...)."""
    yield _up(frame, "", much(frame.token(given[0]), given[2]))


def outbound(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read Arbitrum's outboundTransfer: (token, to, amount, ...)."""
    yield _up(frame, given[1], much(frame.token(given[0]), given[2]))


def outbound_refunded(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read outboundTransferCustomRefund: (token, who gets unused fees, to, amount, ...)."""
    yield _up(frame, given[2], much(frame.token(given[0]), given[3]))


def polygon(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read Polygon's depositFor: (user, token, amount as a word)."""
    amount = int.from_bytes(given[2][:32], "big")
    yield _up(frame, given[0], much(frame.token(given[1]), amount))


def portal(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct | CallFrame]:
    """Read depositTransaction: (to, value, gas, creation, data), a call there of the caller's."""
    yield _up(frame, given[0], much(frame.coin(), frame.amount))
    yield from _there(frame, given[0], given[4])


def ticket(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct | CallFrame]:
    """Read createRetryableTicket: (to, value, fee, two refunds' receivers, gas, price, data).

    Whoever gets the call's value back may also cancel the ticket.
    """
    yield _up(frame, given[0], much(frame.coin(), frame.amount))
    if given[4] != given[0]:
        yield _up(frame, given[4], much(frame.coin(), given[1]))
    yield from _there(frame, given[0], given[7])


def _there(frame: CallFrame, target: str, data: bytes) -> Iterator[CallFrame]:
    if data:
        call = frame.call(("on the other chain",), target, 0, data, frame.sender)
        yield call._replace(chain=_ANY_CHAIN)


TABLE: Final[Table] = {
    "b1a1a882": ("depositETH(uint32 gas,bytes data)", own_coin),
    "09fc8843": ("bridgeETH(uint32 gas,bytes data)", own_coin),
    "58a997f6": ("depositERC20(address token,address otherToken,uint256 amount,"
                 "uint32 gas,bytes data)", own_token),
    "87087623": ("bridgeERC20(address token,address otherToken,uint256 amount,"
                 "uint32 gas,bytes data)", own_token),
    "e9e05c42": ("depositTransaction(address to,uint256 value,uint64 gas,"
                 "bool isCreation,bytes data)", portal),
    "439370b1": ("depositEth()", own_coin),
    "679b6ded": ("createRetryableTicket(address to,uint256 l2CallValue,"
                 "uint256 maxSubmissionCost,address excessFeeRefundAddress,"
                 "address callValueRefundAddress,uint256 gasLimit,uint256 maxFeePerGas,"
                 "bytes data)", ticket),
    "d2ce7d65": ("outboundTransfer(address token,address to,uint256 amount,"
                 "uint256 maxGas,uint256 gasPriceBid,bytes data)", outbound),
    "4fb1a07b": ("outboundTransferCustomRefund(address token,address refundTo,"
                 "address to,uint256 amount,uint256 maxGas,uint256 gasPriceBid,"
                 "bytes data)", outbound_refunded),
    "e3dec8fb": ("depositFor(address user,address rootToken,bytes depositData)", polygon),
    "4faa8a26": ("depositEtherFor(address user)", coin_for),
}  # fmt: skip
