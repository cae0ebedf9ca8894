"""Calldata, encoded by eth-abi."""

from collections.abc import Iterator, Sequence

from eth_abi.abi import encode
from eth_abi.packed import encode_packed
from eth_utils.crypto import keccak


def selector(signature: str) -> bytes:
    """Return the four bytes of a canonical signature, such as `transfer(address,uint256)`."""
    return bytes(keccak(text=signature)[:4])


def calldata(signature: str, *values: object) -> str:
    """Return a call's data as hex."""
    return "0x" + (selector(signature) + encoded(signature[signature.index("(") :], *values)).hex()


def encoded(types: str, *values: object) -> bytes:
    """Return arguments without a selector; `types` is `(address,uint256)`."""
    return bytes(encode(list(_split(types[1:-1])), _plain(values)))


def octets(data: str) -> bytes:
    """Return the bytes of hex."""
    return bytes.fromhex(data.removeprefix("0x"))


def multi_send(*calls: tuple[int, str, int, str]) -> str:
    """Return multiSend of (operation, to, value, data), packed as MultiSend.sol reads it."""
    packed = b"".join(
        encode_packed(
            ["uint8", "address", "uint256", "uint256", "bytes"],
            [operation, to, value, len(octets(data)), octets(data)],
        )
        for operation, to, value, data in calls
    )
    return calldata("multiSend(bytes)", packed)


def _split(types: str) -> Iterator[str]:
    depth, start = 0, 0
    for at, character in enumerate(types):
        depth += (character == "(") - (character == ")")
        if character == "," and not depth:
            yield types[start:at]
            start = at + 1
    if types:
        yield types[start:]


def _plain(values: Sequence[object]) -> list[object]:
    """Return values with hex that stands for bytes as it is: eth-abi takes bytes only as bytes."""
    return [_bytes(value) for value in values]


def _bytes(value: object) -> object:
    if isinstance(value, str) and value.startswith("0x") and len(value) != 42:
        return octets(value)
    if isinstance(value, list | tuple):
        return type(value)(_bytes(one) for one in value)
    return value
