"""Fields of the JSON that wallets pass: numbers, bytes and addresses, read one way or refused.

Where two programs would read a value differently (floats, byte arrays, text without 0x) it is
refused, with its place: what a wallet would sign could not be told.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from hueandcry.decode.account import account_fault
from hueandcry.decode.evm.strict_json import Float
from hueandcry.model.errors import NotAnObservable

T = TypeVar("T")
_HEX_NUMBER: Final = re.compile(r"0[xX][0-9a-fA-F]{0,64}")
_DECIMAL: Final = re.compile(r"0|[1-9][0-9]{0,77}")
_BYTES: Final = re.compile(r"0[xX](?:[0-9a-fA-F]{2})*")


def number(value: object, where: str, bits: int = 256) -> int:
    """Return a number of JSON, of 0x hex text or of decimal text. Raises `NotAnObservable`."""
    found = -1
    if isinstance(value, int) and not isinstance(value, bool):
        found = value
    elif isinstance(value, str) and _HEX_NUMBER.fullmatch(value):
        found = int(value[2:] or "0", 16)
    elif isinstance(value, str) and _DECIMAL.fullmatch(value):
        found = int(value)
    if found < 0:
        raise fault(value, where, "a whole number, such as 10 or 0xa")
    if found >> bits:
        raise fault(value, where, f"a number of at most {bits} bits")
    return found


def quantity(value: object, where: str, bits: int = 256) -> int:
    """Return a number of a wallet's request. Raises `NotAnObservable`, also for decimal text.

    MetaMask reads the text 100 as hex, other wallets as decimal; of one digit both are the same.
    """
    if isinstance(value, str) and len(value) > 1 and _DECIMAL.fullmatch(value):
        raise NotAnObservable(
            f'{where} is the text "{value[:80]}": some wallets read it as hex, some as decimal',
            f'Write "{int(value):#x}" if it is decimal, "0x{value[:80]}" if it is hex',
        )
    return number(value, where, bits)


def octets(value: object, where: str, size: int = -1) -> bytes:
    """Return bytes written in hex after 0x; `size` is how many. Raises `NotAnObservable`."""
    if not isinstance(value, str) or not _BYTES.fullmatch(value):
        raise fault(value, where, "bytes in hex after 0x, two digits each")
    found = bytes.fromhex(value[2:])
    if size not in {-1, len(found)}:
        raise NotAnObservable(f"{where} has {len(found)} bytes, not {size}")
    return found


def account(value: object, where: str) -> str:
    """Return an address in lower case. Raises `NotAnObservable`, also for a wrong checksum."""
    if not isinstance(value, str):
        raise fault(value, where, "an address in hex after 0x")
    if wrong := account_fault("eip155:*", value):
        raise NotAnObservable(f"{where}: {wrong}", "Ask for the address again: it may be altered")
    return value.lower()


def rows(value: object, where: str) -> list[object]:
    """Return a list, an empty one where there is none. Raises `NotAnObservable`."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise fault(value, where, "a list")
    return value


def either(
    given: Mapping[str, object],
    names: tuple[str, ...],
    where: str,
    read: Callable[[object, str], T],
) -> T | None:
    """Return the one field that is there under any of its names, None where there is none.

    Raises `NotAnObservable` where two of them differ, and what `read` raises.
    """
    found = [read(given[name], where + name) for name in names if given.get(name) is not None]
    if any(value != found[0] for value in found[1:]):
        raise NotAnObservable(
            f"{' and '.join(where + name for name in names)} differ, which are the same field",
            "Programs differ in which of them they take: ask its maker for one alone",
        )
    return found[0] if found else None


def fault(value: object, where: str, wanted: str) -> NotAnObservable:
    """Return the error for a value that is not what is wanted."""
    text = value.text if isinstance(value, Float) else value
    shown = f"{text!a}" if isinstance(text, str) else f"a JSON {type(text).__name__}"
    if isinstance(value, Float):
        shown = f"the number {value.text}, with a fraction or an exponent,"
    return NotAnObservable(f"{where} is {shown[:80]} and not {wanted}")
