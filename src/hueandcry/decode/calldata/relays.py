"""Calls made for somebody who signed them: meta-transactions, where the sender is not the caller.

Sources: Biconomy `EIP712MetaTransaction`, OpenGSN `Forwarder.sol` 2.2, OpenZeppelin
`MinimalForwarder.sol` (4) and `ERC2771Forwarder.sol` (5).
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.calldata.frame import Abis, CallFrame, Table, Values, numbered


def native(frame: CallFrame, given: Values, abis: Abis) -> Iterator[CallFrame]:
    """Read executeMetaTransaction: (user, data, ...); the contract calls itself as the user."""
    yield frame.again(("meta-transaction",), given[1])._replace(sender=given[0])


def forwarded(frame: CallFrame, given: Values, abis: Abis) -> Iterator[CallFrame]:
    """Read a forwarder's execute; its request begins (from, to, value, gas, nonce or deadline)."""
    request = given[0]
    yield _forwarded(frame, ("forwarder",), request)


def forwarded_batch(frame: CallFrame, given: Values, abis: Abis) -> Iterator[CallFrame]:
    """Read a forwarder's executeBatch: (requests, who gets back unused value)."""
    for at, request in enumerate(given[0]):
        yield _forwarded(frame, numbered("forwarder", at, len(given[0])), request)


def _forwarded(frame: CallFrame, where: tuple[str, ...], request: Values) -> CallFrame:
    """Return a request as its target sees it (ERC-2771): the signer is the sender."""
    sender, target, amount = request[:3]
    return frame.call(where, target, amount, request[5], sender)


_REQUEST: Final = (
    "(address from,address to,uint256 value,uint256 gas,uint48 deadline,bytes data,bytes signature)"
)
_OLD: Final = "address from,address to,uint256 value,uint256 gas,uint256 nonce,bytes data"
TABLE: Final[Table] = {
    "0c53c51c": ("executeMetaTransaction(address userAddress,bytes functionSignature,bytes32 sigR,"
                 "bytes32 sigS,uint8 sigV)", native),
    "47153f82": (f"execute(({_OLD}) req,bytes signature)", forwarded),
    "df905caf": (f"execute({_REQUEST} request)", forwarded),
    "ccf96b4a": (f"executeBatch({_REQUEST}[] requests,address refundReceiver)", forwarded_batch),
    "e024dc7f": (f"execute(({_OLD},uint256 validUntil) req,bytes32 domainSeparator,"
                 "bytes32 requestTypeHash,bytes suffixData,bytes sig)", forwarded),
    "cdf5735a": (f"execute(({_OLD}) req,bytes32 domainSeparator,bytes32 requestTypeHash,"
                 "bytes suffixData,bytes sig)", forwarded),
}  # fmt: skip
