"""Which function a call's data are read as, and what is odd about them."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from hueandcry.decode.calldata.frame import Abis, CallFrame, Values
from hueandcry.decode.calldata.known import Known, known
from hueandcry.decode.calldata.suffixes import known_suffix
from hueandcry.decode.evm.abi import Decoded, Undecodable, decode_arguments
from hueandcry.decode.evm.abi_type import Function
from hueandcry.model.act import Argument, ReadBy

SELECTOR: Final = 4
# Encoders of packed bytes leave the padding out, and no contract minds.
_HARMLESS: Final = "not padded"


class Choice(NamedTuple):
    """How data were read. `values` is None where no candidate fits; `known` gives the meaning.

    `suffix` is a known mark of a front end after the arguments, which is no fault.
    """

    function: Function
    signature: str
    read: ReadBy
    values: Values | None
    fault: str
    known: Known | None
    suffix: Argument | None = None


def choose(frame: CallFrame, abis: Abis) -> Choice | None:
    """Return the first candidate that reads the data without fault, else the best there is.

    None where nothing is known of the selector. Data with faults are read as far as contracts of
    old compilers would run with them: dirt in words cut off, missing words of a call without
    dynamic arguments as zeros.
    """
    best: Choice | None = None
    for function, read, meaning in _candidates(frame, abis):
        found = _as(function, read, meaning, frame.data[SELECTOR:])
        if not found.fault:
            return found
        if best is None or (best.values is None and found.values is not None):
            best = found
    return best


def _candidates(frame: CallFrame, abis: Abis) -> Iterator[tuple[Function, ReadBy, Known | None]]:
    selector = frame.data[:SELECTOR]
    meaning = known(selector)
    for function, read in abis.functions(frame.chain, frame.target, selector):
        same = meaning is not None and function.signature == meaning.signature
        yield function, read, meaning if same else None
    if meaning is not None:
        yield meaning.function, "known selector", meaning


def _as(function: Function, read: ReadBy, meaning: Known | None, data: bytes) -> Choice:
    signature = meaning.signature if meaning else function.signature
    try:
        found, fault, suffix = _decoded(function, data)
    except Undecodable as error:
        return Choice(function, signature, "nothing", None, f"not of this form: {error}", meaning)
    return Choice(function, signature, read, found.values, fault, meaning, suffix)


def _decoded(function: Function, data: bytes) -> tuple[Decoded, str, Argument | None]:
    """Return the arguments, what is odd about their data, and a mark after them.

    Raises `Undecodable`.
    """
    try:
        found = decode_arguments(function.inputs, data)
    except Undecodable as error:
        return (*_mended(function, data, error), None)
    odd = [text for text in found.oddities if _HARMLESS not in text]
    suffix = None
    if found.trailing:
        suffix = known_suffix(function.selector, data[-found.trailing :])
        if suffix is None:
            odd.append(f"overlong: {found.trailing:,} bytes more than the function takes")
    return found, "; ".join(odd[:2]), suffix


def _mended(function: Function, data: bytes, error: Undecodable) -> tuple[Decoded, str]:
    head = sum([one.type.head for one in function.inputs])
    dynamic = any(one.type.dynamic for one in function.inputs)
    missing = head - len(data)
    if missing > 0 and not dynamic:
        found = decode_arguments(function.inputs, data + bytes(missing), masked=True)
        return found, f"truncated: {missing} bytes are missing, read as zeros"
    if missing > 0:
        raise Undecodable(f"truncated: {missing} bytes are missing")
    found = decode_arguments(function.inputs, data, masked=True)
    return found, "; ".join(found.oddities[:2]) or str(error)
