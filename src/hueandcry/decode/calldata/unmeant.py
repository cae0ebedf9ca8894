"""Calls that are read and have no known meaning: whom they name, and the calls they hold."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from hueandcry.decode.calldata.frame import NATIVE, CallFrame, numbered
from hueandcry.decode.evm.abi import Value
from hueandcry.decode.evm.abi_type import AbiType, Function, Parameter
from hueandcry.model.act import Named

# Longer lists (airdrops) are looked up no further anyway.
MAX_ACCOUNTS: Final = 500
# A selector and one word: what is shorter can name no account in a call.
_LEAST_CALL: Final = 36
_SELECTOR: Final = 4
_WORD: Final = 32
_ADDRESS: Final = 20
# Signatures, proofs and keys only let the call happen.
_EVIDENCE: Final = ("sig", "proof", "permit", "pubkey", "publickey")
# Addresses of fewer significant bytes are precompiles and marks ("the caller", "the router").
_MARK: Final = 1 << 16


class Unmeant(NamedTuple):
    """What is in the arguments: accounts and bytes by their names, and calls."""

    accounts: dict[str, str]
    opaque: tuple[str, ...]
    calls: tuple[CallFrame, ...]


def unmeant(frame: CallFrame, function: Function, values: Sequence[Value]) -> Unmeant:
    """Take the arguments apart; what is unmistakably calls is not looked into as an argument."""
    calls, used = _calls(frame, function.inputs, values)
    accounts: dict[str, str] = {}
    opaque: list[str] = []
    for at, (one, value) in enumerate(zip(function.inputs, values, strict=False)):
        if at not in used:
            for name, found in _leaves(one.name or one.type.text, one.type, value):
                _sort(name, found, accounts, opaque)
    return Unmeant(accounts, tuple(dict.fromkeys(opaque)), calls)


def named(frame: CallFrame, signature: str, found: Unmeant) -> Named:
    """Return the act of a call that nothing but its name and arguments tell of."""
    rows = tuple([(name, account) for account, name in found.accounts.items()])
    return Named(frame.place, frame.sender, frame.target, signature, rows, found.opaque)


def _leaves(name: str, kind: AbiType, value: Value) -> Iterator[tuple[str, Value]]:
    """Yield addresses and bytes, each with the name of the innermost argument."""
    if isinstance(value, tuple):
        for at, one in enumerate(value):
            inner = kind.item or kind.components[at].type
            part = "" if kind.item else kind.components[at].name
            yield from _leaves(part or name, inner, one)
    elif kind.kind in {"address", "bytes"} or kind.size == _WORD:
        yield name, value


def _sort(name: str, value: Value, accounts: dict[str, str], opaque: list[str]) -> None:
    account = _account(value)
    if account and len(accounts) < MAX_ACCOUNTS:
        accounts.setdefault(account, name)
    elif isinstance(value, bytes) and len(value) >= _LEAST_CALL and not _is_evidence(name):
        opaque.append(name)


def _account(value: Value) -> str:
    """Return the account of an address, of 20 bytes, or of a word padded as bridges do."""
    if isinstance(value, bytes):
        if len(value) == _WORD and not any(value[: _WORD - _ADDRESS]):
            value = value[_WORD - _ADDRESS :]
        if len(value) != _ADDRESS:
            return ""
        value = "0x" + value.hex()
    if not isinstance(value, str) or value in NATIVE or int(value, 16) < _MARK:
        return ""
    return value


def _is_evidence(name: str) -> bool:
    plain = name.lower().replace("_", "")
    return any(word in plain for word in _EVIDENCE)


def _calls(
    frame: CallFrame, inputs: Sequence[Parameter], values: Sequence[Value]
) -> tuple[tuple[CallFrame, ...], set[int]]:
    """Return the calls of arguments that are lists of them, and which arguments those are."""
    found: list[CallFrame] = []
    used: set[int] = set()
    for at, (one, value) in enumerate(zip(inputs, values, strict=False)):
        places = _places(one.type.item) if one.type.item else None
        if places and isinstance(value, tuple):
            rows = [_row(item, places) for item in value if isinstance(item, tuple)]
            if _are_calls(rows):
                found += _framed(frame, rows)
                used.add(at)
    if not found:
        beside = _beside(inputs, values)
        if beside and _are_calls(beside[0]):
            found, used = _framed(frame, beside[0]), beside[1]
    return tuple(found), used


_Row = tuple[str, int, bytes]
_Places = tuple[int, int, int]


def _places(kind: AbiType) -> _Places | None:
    """Return where a tuple has target, value (-1: none) and data; None where it is no call."""
    kinds = [one.type.kind for one in kind.components]
    if kinds.count("address") != 1 or kinds.count("bytes") != 1 or not {*kinds} <= _PLAIN:
        return None
    numbers = [at for at, one in enumerate(kind.components) if one.type.text == "uint256"]
    amounts = [at for at in numbers if _is_amount(kind.components[at].name)]
    if len(numbers) > 1 and len(amounts) != 1:
        return None
    where = amounts[0] if amounts else -1
    return kinds.index("address"), where, kinds.index("bytes")


_PLAIN: Final = frozenset({"address", "bytes", "uint", "bool", "fixed bytes"})


def _is_amount(name: str) -> bool:
    return any(word in name.lower() for word in ("value", "amount", "eth"))


def _row(item: tuple[Value, ...], places: _Places) -> _Row:
    target, amount, data = places
    number = item[amount] if amount >= 0 else 0
    return str(item[target]), number if isinstance(number, int) else 0, _bytes(item[data])


def _bytes(value: Value) -> bytes:
    return value if isinstance(value, bytes) else b""


def _beside(
    inputs: Sequence[Parameter], values: Sequence[Value]
) -> tuple[list[_Row], set[int]] | None:
    """Return calls whose targets, values and data are lists of their own."""
    at = {one.type.text: number for number, one in enumerate(inputs)}
    texts = [one.type.text for one in inputs]
    if texts.count("address[]") != 1 or texts.count("bytes[]") != 1:
        return None
    used = {at["address[]"], at["bytes[]"]}
    targets, datas = values[at["address[]"]], values[at["bytes[]"]]
    amounts: Value = ()
    if texts.count("uint256[]") == 1 and _is_amount(inputs[at["uint256[]"]].name):
        amounts = values[at["uint256[]"]]
        used.add(at["uint256[]"])
    if not (isinstance(targets, tuple) and isinstance(datas, tuple) and isinstance(amounts, tuple)):
        return None
    if len(targets) != len(datas) or len(amounts) not in {0, len(targets)}:
        return None
    numbers = amounts or (0,) * len(targets)
    rows = zip(targets, numbers, datas, strict=True)
    return [(str(to), int(much) if isinstance(much, int) else 0, _bytes(data))
            for to, much, data in rows], used  # fmt: skip


def _are_calls(rows: Sequence[_Row]) -> bool:
    """Say whether all data are empty or a selector and whole words, and some are not empty."""
    shaped = all(not data or len(data) % _WORD == _SELECTOR for _, _, data in rows)
    return shaped and any(data for _, _, data in rows)


def _framed(frame: CallFrame, rows: Sequence[_Row]) -> list[CallFrame]:
    return [
        frame.call(numbered("batch of the contract", at, len(rows)), *row)
        for at, row in enumerate(rows)
    ]
