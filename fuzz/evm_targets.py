"""Targets for the formats of Ethereum."""

import contextlib
from collections.abc import Mapping

from hueandcry.decode.evm.abi import Undecodable, decode_arguments, encode_arguments
from hueandcry.decode.evm.abi_type import BadSignature, parse_function
from hueandcry.decode.evm.call_object import read_call_object
from hueandcry.decode.evm.raw_transaction import read_raw_transaction
from hueandcry.decode.evm.rlp import BadRlp, decode_rlp, encode_rlp
from hueandcry.decode.evm.set_code import read_set_code
from hueandcry.decode.evm.strict_json import read_json
from hueandcry.model.errors import NotAnObservable


def transaction(data: bytes) -> None:
    """Read any bytes as a raw transaction and as RLP, which has one spelling."""
    with contextlib.suppress(NotAnObservable):
        read_raw_transaction(data, "raw")
    with contextlib.suppress(BadRlp):
        assert encode_rlp(decode_rlp(data)) == data


def call_object(data: bytes) -> None:
    """Read any JSON as the object of a transaction and as an authorisation."""
    try:
        found = read_json(data.decode(errors="surrogateescape"))
    except NotAnObservable:
        return
    if isinstance(found, Mapping):
        for read in (lambda: read_call_object(found, "call"), lambda: read_set_code(found)):
            with contextlib.suppress(NotAnObservable):
                read()


def abi(data: bytes) -> None:
    """Decode any bytes by any signature: a line, then the arguments in words of one byte each.

    A first byte up to "@" keeps the arguments as they are.
    """
    line, _, rest = data.partition(b"\n")
    try:
        inputs = parse_function(line[1:].decode(errors="replace")).inputs
    except BadSignature:
        return
    if line[:1] > b"@":
        rest = b"".join((32 * one).to_bytes(32, "big") for one in rest)
    try:
        found = decode_arguments(inputs, rest, masked=True)
    except Undecodable:
        return
    again = encode_arguments(inputs, found.values)
    assert len(again) < 64 * len(rest) + 300_000
    if not any("UTF-8" in one for one in found.oddities):
        assert decode_arguments(inputs, again).values == found.values
