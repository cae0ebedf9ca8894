"""ERC-4337 user operations as JSON, of entry points 0.6 (one `paymasterAndData`), 0.7 and 0.8.

Source: https://eips.ethereum.org/EIPS/eip-4337, ERC-7769 for the JSON.
"""

import re
from collections.abc import Mapping
from typing import Final

from hueandcry.decode.account import account_fault, is_evm
from hueandcry.decode.evm.keccak import keccak256
from hueandcry.decode.evm.set_code import read_set_code
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.observable import SetCode, UserOperation

_NUMBERS: Final = frozenset(
    "nonce callGasLimit verificationGasLimit preVerificationGas maxFeePerGas maxPriorityFeePerGas"
    " paymasterVerificationGasLimit paymasterPostOpGasLimit".split()
)
_BYTES: Final = frozenset(
    "initCode callData paymasterAndData signature factoryData paymasterData accountGasLimits"
    " gasFees".split()
)
# Not fields of the operation itself, but people write them beside it.
_ASIDE: Final = frozenset({"eip7702Auth", "entryPoint", "chainId"})
_ADDRESSES: Final = frozenset({"sender", "factory", "paymaster"})
# Stands for the account's EIP-7702 delegate, which wallets write short.
_DELEGATED: Final = "0x7702"
_HEX = re.compile(r"0x([0-9a-fA-F]{2})*")


def read_user_operation(
    value: Mapping[str, object], chain: str, entry_point: str = ""
) -> UserOperation:
    """Read one. Raises `NotAnObservable` for a field that is wrong or not known."""
    told = value.get("entryPoint", "")
    entry_point = entry_point or (told if isinstance(told, str) else "")
    fields = tuple((name, _field(name, part)) for name, part in value.items() if name not in _ASIDE)
    held = dict(fields)
    for needed in ("sender", "nonce", "callData"):
        if not held.get(needed):
            raise NotAnObservable(f"the user operation has no {needed}")
    if entry_point and (fault := account_fault("eip155:*", entry_point)):
        raise NotAnObservable(f"the entry point: {fault}")
    chain = _chain(value, chain)
    if chain and not is_evm(chain):
        raise NotAnObservable(f"{chain} is no EVM chain", "Such as --chain eip155:1")
    content = "\n".join(f"{name}={part}" for name, part in sorted(fields) if name != "signature")
    return UserOperation(
        value="0x" + keccak256(f"{chain}\n{entry_point.lower()}\n{content}".encode()).hex(),
        written=f"user operation of {held['sender']}",
        chain=chain,
        entry_point=entry_point.lower(),
        sender=held["sender"],
        data=held["callData"],
        fields=fields,
        set_codes=_set_codes(value.get("eip7702Auth")),
    )


def _chain(value: Mapping[str, object], given: str) -> str:
    """Return the chain. Raises `NotAnObservable` where the two that are told differ."""
    if value.get("chainId") is None:
        return given
    told = f"eip155:{_number('chainId', value['chainId'])}"
    if given not in {"", told}:
        raise NotAnObservable(
            f"the user operation says chain {told}, you say {given}", "One of them is wrong"
        )
    return told


def _field(name: str, value: object) -> str:
    """Return a field's text: numbers decimal, bytes and addresses hex in lower case."""
    if name in _NUMBERS:
        return str(_number(name, value))
    if value is None:
        return ""
    if not isinstance(value, str):
        raise NotAnObservable(f"{name} of the user operation is no text")
    if name in _ADDRESSES:
        return _address(name, value)
    if name not in _BYTES:
        raise NotAnObservable(f"a user operation has no field {name[:60]!r}")
    if not _HEX.fullmatch(value):
        raise NotAnObservable(f"{name} of the user operation is no hex after 0x")
    return value.lower()


def _address(name: str, value: str) -> str:
    if name == "factory" and value.lower() == _DELEGATED:
        value = _DELEGATED.ljust(42, "0")
    if fault := account_fault("eip155:*", value):
        raise NotAnObservable(f"{name} of the user operation: {fault}")
    return value.lower()


def _number(name: str, value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**256:
        return value
    if isinstance(value, str):
        digits = value[2:] if value[:2] == "0x" else value
        base = 16 if value[:2] == "0x" else 10
        if digits.isascii() and digits.isalnum() and len(digits) <= 78:
            try:
                number = int(digits, base)
            except ValueError:
                number = 2**256
            if number < 2**256:
                return number
    raise NotAnObservable(f"{name} of the user operation is no number of at most 256 bits")


def _set_codes(value: object) -> tuple[SetCode, ...]:
    if value is None:
        return ()
    if not isinstance(value, Mapping):
        raise NotAnObservable("eip7702Auth of the user operation is no JSON object")
    return (read_set_code(value),)
