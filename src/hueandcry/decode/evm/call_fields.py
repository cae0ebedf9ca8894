"""The fields of a transaction's JSON object, each read one way or refused (execution-apis)."""

import re
from collections.abc import Mapping
from functools import partial
from typing import Final, NamedTuple

from hueandcry.decode.evm.json_field import account, either, fault, number, octets, quantity, rows
from hueandcry.decode.evm.layout import BITS, LAYOUTS, MAX_AUTHORIZATIONS, TYPES_READ
from hueandcry.decode.evm.payload import BadField, check_lists
from hueandcry.decode.evm.rlp import Rlp, integer_bytes
from hueandcry.decode.evm.set_code import Tuple7702, read_tuple
from hueandcry.model.errors import NotAnObservable

_CHAIN: Final = re.compile(r"eip155:([1-9][0-9]{0,77})")
# As viem names them; everybody else writes the number.
_TYPES: Final = {"legacy": 0, "eip2930": 1, "eip1559": 2, "eip4844": 3, "eip7702": 4}
# Which fields tell a type that is not given, the first that is there.
_TOLD_BY: Final = (
    ("authorizationList", 4), ("blobVersionedHashes", 3), ("maxFeePerBlobGas", 3),
    ("maxFeePerGas", 2), ("maxPriorityFeePerGas", 2), ("gasPrice", 0),
)  # fmt: skip


class CallFields(NamedTuple):
    """What the object says; `to` is empty for a creation, `numbers` hold what is given."""

    kind: int | None
    to: bytes
    data: bytes
    numbers: dict[str, int]
    lists: dict[str, Rlp]
    tuples: tuple[Tuple7702, ...]


def read_fields(given: Mapping[str, object], chain: str) -> CallFields:
    """Return the fields; `chain` (CAIP-2) is used where none is given. Raises `NotAnObservable`."""
    numbers = {"value": 0, **_chain_id(chain)}
    for name in BITS:
        names = (name, "gasLimit") if name == "gas" else (name,)
        found = either(given, names, "", partial(quantity, bits=BITS[name]))
        if found is not None:
            numbers[name] = found
    if numbers.get("chainId") == 0:
        raise NotAnObservable("chainId is 0, which is no chain", "Ask for one with its chain")
    data = either(given, ("data", "input"), "", octets) or b""
    to = _recipient(given.get("to"))
    if not to and not data:
        raise NotAnObservable("the transaction has neither a recipient nor data: it does nothing")
    tuples = _tuples(given)
    lists: dict[str, Rlp] = {
        "accessList": _access_list(given),
        "blobVersionedHashes": [
            octets(one, "blobVersionedHashes", 32)
            for one in rows(given.get("blobVersionedHashes"), "blobVersionedHashes")
        ],
        "authorizationList": [_item(one) for one in tuples],
    }
    call = CallFields(_kind(given), to, data, numbers, lists, tuples)
    _check(call)
    return call


def _chain_id(chain: str) -> dict[str, int]:
    found = _CHAIN.fullmatch(chain)
    return {"chainId": int(found[1])} if found else {}


def _recipient(value: object) -> bytes:
    # Old libraries write a creation's recipient as "" or "0x".
    return b"" if value in (None, "", "0x") else bytes.fromhex(account(value, "to")[2:])


def _tuples(given: Mapping[str, object]) -> tuple[Tuple7702, ...]:
    found = rows(given.get("authorizationList"), "authorizationList")
    if len(found) > MAX_AUTHORIZATIONS:
        raise NotAnObservable(
            f"authorizationList has {len(found):,} rows, {MAX_AUTHORIZATIONS:,} are read"
        )
    return tuple(
        read_tuple(_mapping(row, f"authorizationList[{at}]"), f"authorizationList[{at}]")
        for at, row in enumerate(found)
    )


def _access_list(given: Mapping[str, object]) -> list[Rlp]:
    found: list[Rlp] = []
    for at, row in enumerate(rows(given.get("accessList"), "accessList")):
        where = f"accessList[{at}]"
        held = _mapping(row, where)
        address = bytes.fromhex(account(held.get("address"), f"{where}.address")[2:])
        slots = rows(held.get("storageKeys"), f"{where}.storageKeys")
        found.append([address, [octets(one, f"{where}.storageKeys", 32) for one in slots]])
    return found


def _mapping(value: object, where: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise fault(value, where, "an object")
    return value


def _kind(given: Mapping[str, object]) -> int | None:
    """Return the type, None where the wallet will choose it."""
    told = given.get("type")
    if told is not None:
        kind = _TYPES[told] if isinstance(told, str) and told in _TYPES else number(told, "type")
        if kind not in LAYOUTS:
            raise NotAnObservable(f"type is {kind:#x}: no transaction of Ethereum", TYPES_READ)
        return kind
    found = next((kind for name, kind in _TOLD_BY if given.get(name) not in (None, [])), None)
    return 1 if found == 0 and given.get("accessList") else found


def _check(call: CallFields) -> None:
    """Refuse fields that the type has not, and what no chain takes."""
    if call.kind is None:
        return
    present = [*call.numbers, *(name for name, row in call.lists.items() if row)]
    wrong = [name for name in present if name not in (*LAYOUTS[call.kind], "chainId")]
    if wrong:
        raise NotAnObservable(
            f"a transaction of type {call.kind} has no {' or '.join(wrong)}",
            "Programs differ in which of its fields they take: ask its maker for another",
        )
    try:
        check_lists(call.lists, call.kind, call.to)
    except BadField as error:
        raise NotAnObservable(str(error), TYPES_READ) from None


def _item(one: Tuple7702) -> Rlp:
    numbers = (one.chain_id, one.nonce, one.parity or 0, one.r or 0, one.s or 0)
    chain_id, nonce, parity, r, s = (integer_bytes(value) for value in numbers)
    return [chain_id, one.delegate, nonce, parity, r, s]
