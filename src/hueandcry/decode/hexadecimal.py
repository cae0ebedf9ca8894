"""Numbers, hashes and addresses as Ethereum's JSON writes them (EIP-1474): hex text after 0x."""

import re
from typing import Final

_NUMBER: Final = re.compile(r"0x[0-9a-fA-F]{1,64}")
_ADDRESS: Final = re.compile(r"0x[0-9a-fA-F]{40}")
_HASH: Final = re.compile(r"0x[0-9a-fA-F]{64}")


class Unreadable(Exception):
    """A part of an answer that is not what it should be; the text says what."""


def number(value: object, what: str) -> int:
    """Return a quantity of at most 256 bits. Raises `Unreadable`."""
    if not isinstance(value, str) or not _NUMBER.fullmatch(value):
        raise Unreadable(f"{what} is no number: {str(value)[:60]!r}")
    return int(value, 16)


def optional_number(value: object, what: str) -> int:
    """Return a quantity, 0 where there is none. Raises `Unreadable`."""
    return 0 if value is None else number(value, what)


def address(value: object, what: str) -> str:
    """Return an address in lower case. Raises `Unreadable`."""
    if not isinstance(value, str) or not _ADDRESS.fullmatch(value):
        raise Unreadable(f"{what} is no address: {str(value)[:60]!r}")
    return value.lower()


def hash_of(value: object, what: str) -> str:
    """Return a 32-byte hash in lower case. Raises `Unreadable`."""
    if not isinstance(value, str) or not _HASH.fullmatch(value):
        raise Unreadable(f"{what} is no hash: {str(value)[:80]!r}")
    return value.lower()
