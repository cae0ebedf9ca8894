"""An event's values by path, and their canonical text."""

import re
from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from hueandcry.decode.evm.abi_reader import Value

# The longest accounts of a chain have some 110 characters (Cardano).
LONGEST_ACCOUNT: Final = 128
_ACCOUNT_BYTES: Final = 64
_HEX: Final = re.compile(r"0[xX][0-9a-fA-F]+")
# Bech32 accounts are one account in either case, and no other form is all upper case.
_PRINTABLE: Final = re.compile(r"[!-~]+")


class NoRecord(Exception):
    """An event that gives no record; the text says why."""


class Values(Struct, frozen=True):
    """What an event told, and what its log did: contract, transaction, the chain's number."""

    named: Mapping[str, Value]
    contract: str
    tx: str
    number: str

    def at(self, path: str) -> Value:
        """Return the value of a path. Raises `NoRecord`."""
        if path.startswith("="):
            return path[1:]
        own = {"@contract": self.contract, "@tx": self.tx, "@number": self.number}
        if path in own:
            return own[path]
        if path not in self.named:
            raise NoRecord(f"it has no {path[:60]}")
        return self.named[path]

    def with_parts(self, field: str, parts: Mapping[str, Value]) -> "Values":
        """Return the values with a packed field's parts beside them."""
        more = {f"{field}.{name}": value for name, value in parts.items()}
        return Values({**self.named, **more}, self.contract, self.tx, self.number)

    def amount(self, path: str) -> int:
        """Return a number of zero or more. Raises `NoRecord`."""
        found = self.at(path)
        if isinstance(found, bool) or not isinstance(found, int) or found < 0:
            raise NoRecord(f"{path[:60]} is no amount")
        return found

    def account(self, path: str) -> str:
        """Return an account or asset in its canonical form. Raises `NoRecord`."""
        found = self.at(path)
        if isinstance(found, bytes) and 0 < len(found) <= _ACCOUNT_BYTES:
            return _of_bytes(found)
        if isinstance(found, str):
            return _of_text(found, path)
        raise NoRecord(f"{path[:60]} is no account")

    def text(self, path: str) -> str:
        """Return any value as text that is equal for equal ones. Raises `NoRecord`."""
        found = self.at(path)
        if isinstance(found, int):
            return str(int(found))
        return self.account(path)


def _of_bytes(found: bytes) -> str:
    """Return 20 bytes, or the last 20 of 32 after twelve zeros, as an EVM address, else all."""
    if len(found) == 32 and not any(found[:12]):
        found = found[12:]
    return "0x" + found.hex()


def _of_text(found: str, path: str) -> str:
    if len(found) > LONGEST_ACCOUNT or not _PRINTABLE.fullmatch(found):
        raise NoRecord(f"{path[:60]} is no account: {found[:40]!r}")
    return found.lower() if _HEX.fullmatch(found) or found.isupper() else found
