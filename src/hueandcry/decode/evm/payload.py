"""Fields of a transaction as RLP holds them: numbers, access lists, blob hashes, authorisations."""

from collections.abc import Mapping
from typing import Final

from hueandcry.decode.evm.layout import MAX_AUTHORIZATIONS
from hueandcry.decode.evm.rlp import Rlp
from hueandcry.decode.evm.set_code import Tuple7702

# EIP-4844: the first byte of a versioned hash says that it is of a KZG commitment.
_KZG: Final = 1


class BadField(Exception):
    """A field that no chain takes; the text says which, and what is wrong."""


def integer(item: Rlp, name: str, bits: int = 256) -> int:
    """Return a number. Raises `BadField` for lists, leading zeros and more than so many bits."""
    if not isinstance(item, bytes):
        raise BadField(f"{name} is a list")
    if item[:1] == b"\0":
        raise BadField(f"{name} has leading zeros")
    if len(item) * 8 > bits:
        raise BadField(f"{name} has {len(item)} bytes, at most {bits // 8} are allowed")
    return int.from_bytes(item, "big")


def check_lists(fields: Mapping[str, Rlp], kind: int, target: bytes) -> None:
    """Raise `BadField` where a list is not of its form, or a type lacks what it is there for."""
    for row in _items(fields.get("accessList", []), "accessList"):
        _check_access(row)
    if kind == 3:
        hashes = _items(fields["blobVersionedHashes"], "blobVersionedHashes")
        if not hashes or not all(_is_versioned_hash(one) for one in hashes):
            raise BadField("blobVersionedHashes is empty, or one is no hash of version 1")
    if kind in {3, 4} and not target:
        raise BadField(f"a transaction of type {kind} has no recipient, which no chain takes")
    if kind == 4 and not fields["authorizationList"]:
        raise BadField("authorizationList is empty, which no chain takes")


def tuples_of(fields: Mapping[str, Rlp]) -> list[Tuple7702]:
    """Return the authorisations. Raises `BadField`, also for more than 2,400."""
    found = _items(fields.get("authorizationList", []), "authorizationList")
    if len(found) > MAX_AUTHORIZATIONS:
        raise BadField(f"{len(found):,} authorisations, {MAX_AUTHORIZATIONS:,} are read")
    return [_tuple(one) for one in found]


def _tuple(item: Rlp) -> Tuple7702:
    where = "an authorisation"
    if not isinstance(item, list) or len(item) != 6:
        raise BadField(f"{where} is no list of 6 fields")
    delegate = item[1]
    if not isinstance(delegate, bytes) or len(delegate) != 20:
        raise BadField(f"the address of {where} has not 20 bytes")
    return Tuple7702(
        integer(item[0], f"the chain id of {where}"),
        delegate,
        integer(item[2], f"the nonce of {where}", 64),
        integer(item[3], f"yParity of {where}", 8),
        integer(item[4], f"r of {where}"),
        integer(item[5], f"s of {where}"),
    )


def _check_access(row: Rlp) -> None:
    if not isinstance(row, list) or len(row) != 2:
        raise BadField("a row of accessList is no pair")
    if not isinstance(row[0], bytes) or len(row[0]) != 20:
        raise BadField("an address of accessList has not 20 bytes")
    for slot in _items(row[1], "storageKeys"):
        if not isinstance(slot, bytes) or len(slot) != 32:
            raise BadField("a storage key of accessList has not 32 bytes")


def _is_versioned_hash(item: Rlp) -> bool:
    return isinstance(item, bytes) and len(item) == 32 and item[0] == _KZG


def _items(item: Rlp, name: str) -> list[Rlp]:
    if not isinstance(item, list):
        raise BadField(f"{name} is no list")
    return item
