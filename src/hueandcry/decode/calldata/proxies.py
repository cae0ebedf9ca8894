"""Contracts that act for whoever calls them: ds-proxy, and Morpho's bundler with its adapters.

Sources: dapphub/ds-proxy `proxy.sol`, morpho-org/bundler3 `Bundler3.sol` and `CoreAdapter.sol`.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.calldata.frame import Abis, CallFrame, Table, Values, numbered
from hueandcry.model.act import AnyAct, Payment


def ds_proxy(frame: CallFrame, given: Values, abis: Abis) -> Iterator[CallFrame]:
    """Read ds-proxy's execute: (target, data); the target's code runs as the proxy."""
    yield frame.delegatecall(("ds-proxy",), given[0], given[1])


def bundle(frame: CallFrame, given: Values, abis: Abis) -> Iterator[CallFrame]:
    """Read a bundle: ((to, data, value, skip, callback)[]).

    Its adapters take from whoever calls the bundler, so that he stands as the sender.
    """
    for at, (target, data, amount, _, _) in enumerate(given[0]):
        where = numbered("bundle", at, len(given[0]))
        yield frame.call(where, target, amount, data, frame.sender)


def pulled(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read an adapter's erc20TransferFrom: (token, receiver, amount), out of who began it."""
    token, to, amount = given
    asset = frame.token(token)
    yield Payment(frame.place, asset, frame.sender, to, str(amount), "transferFrom")


def sent(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read an adapter's erc20Transfer: (token, receiver, amount), of what it was sent before."""
    token, to, amount = given
    yield Payment(frame.place, frame.token(token), frame.this, to, str(amount), "transfer")


def sent_coin(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read an adapter's nativeTransfer: (receiver, amount)."""
    yield Payment(frame.place, frame.coin(), frame.this, given[0], str(given[1]), "value")


TABLE: Final[Table] = {
    "1cff79cd": ("execute(address target,bytes data)", ds_proxy),
    "374f435d": ("multicall((address to,bytes data,uint256 value,bool skipRevert,"
                 "bytes32 callbackHash)[] bundle)", bundle),
    "803a7fba": ("reenter((address to,bytes data,uint256 value,bool skipRevert,"
                 "bytes32 callbackHash)[] bundle)", bundle),
    "d96ca0b9": ("erc20TransferFrom(address token,address receiver,uint256 amount)", pulled),
    "827fcfcc": ("permit2TransferFrom(address token,address receiver,uint256 amount)", pulled),
    "3790767d": ("erc20Transfer(address token,address receiver,uint256 amount)", sent),
    "f2522bcd": ("nativeTransfer(address receiver,uint256 amount)", sent_coin),
}  # fmt: skip
