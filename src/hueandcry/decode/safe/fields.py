"""The ten signed fields of a Safe's transaction, from the JSON of a service or written by hand."""

import re
from collections.abc import Mapping
from typing import Final

from hueandcry.decode.account import account_fault
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.safe import SafeTransaction

NOBODY: Final = "0x" + "0" * 40
_DECIMAL = re.compile(r"[0-9]{1,78}")
_HEXADECIMAL = re.compile(r"0[xX][0-9a-fA-F]{1,64}")
_BYTES = re.compile(r"0[xX](?:[0-9a-fA-F]{2})*")

Fields = Mapping[str, object]


def read_transaction(row: Fields) -> SafeTransaction:
    """Read all ten. A missing one is refused, never taken for zero: the hash would be another.

    Only `gasToken`, `refundReceiver` and `data` may be null, which services write for none.
    Raises `NotAnObservable`.
    """
    return SafeTransaction(
        to=address_in(row, "to"),
        value=number_in(row, "value"),
        data=_bytes_in(row, "data"),
        operation=_operation(row),
        safe_tx_gas=number_in(row, "safeTxGas"),
        # Contracts before 1.0.0, and services for them, call it dataGas.
        base_gas=number_in(row, "baseGas" if "baseGas" in row else "dataGas"),
        gas_price=number_in(row, "gasPrice"),
        gas_token=_address_or_none(row, "gasToken"),
        refund_receiver=_address_or_none(row, "refundReceiver"),
        nonce=number_in(row, "nonce"),
    )


def address_in(row: Fields, name: str) -> str:
    """Return an address in lower case; a wrong checksum is refused. Raises `NotAnObservable`."""
    value = _present(row, name)
    if not isinstance(value, str):
        raise NotAnObservable(f"{name} of the Safe transaction is {_kind(value)}, not an address")
    if fault := account_fault("eip155:*", value):
        raise NotAnObservable(f"{name} of the Safe transaction: {fault}")
    return value.lower()


def number_in(row: Fields, name: str) -> str:
    """Return a number of at most 256 bits as decimal text. Raises `NotAnObservable`."""
    return number_of(_present(row, name), f"{name} of the Safe transaction")


def number_of(value: object, what: str) -> str:
    """Return a number given as integer, decimal or hex text, as decimal text."""
    number = -1
    if isinstance(value, int) and not isinstance(value, bool):
        number = value
    elif isinstance(value, str) and _DECIMAL.fullmatch(value):
        number = int(value)
    elif isinstance(value, str) and _HEXADECIMAL.fullmatch(value):
        number = int(value, 16)
    if not 0 <= number < 2**256:
        raise NotAnObservable(
            f"{what} is {_kind(value)}, not a whole number of at most 256 bits",
            'Give it as decimal text, such as "30000000000000000000000"',
        )
    return str(number)


def _operation(row: Fields) -> int:
    number = number_in(row, "operation")
    if number not in {"0", "1"}:
        raise NotAnObservable(
            f"operation of the Safe transaction is {number}", "It is 0 (call) or 1 (delegatecall)"
        )
    return int(number)


def _address_or_none(row: Fields, name: str) -> str:
    return NOBODY if _present(row, name) is None else address_in(row, name)


def _bytes_in(row: Fields, name: str) -> str:
    value = _present(row, name)
    if value is None or value == "":
        return "0x"
    if not isinstance(value, str) or not _BYTES.fullmatch(value):
        raise NotAnObservable(
            f"{name} of the Safe transaction is {_kind(value)}, not bytes in hex after 0x"
        )
    return value.lower()


def _present(row: Fields, name: str) -> object:
    if name not in row:
        raise NotAnObservable(
            f"{name} of the Safe transaction is missing",
            "All ten fields are signed: give it, 0 or null where the Safe shows none",
        )
    return row[name]


def _kind(value: object) -> str:
    """Return how a wrong value is shown."""
    if value is None:
        return "null"
    return f"{str(value)[:60]!r} ({type(value).__name__})"
