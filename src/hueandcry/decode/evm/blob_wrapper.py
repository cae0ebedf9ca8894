"""The form in which blob transactions go from node to node: with their blobs.

Sources: EIP-4844 (payload, blobs, commitments, proofs), EIP-7594 (a version before them, and cell
proofs). The blobs are no part of what is signed; their commitments are, as versioned hashes. That a
commitment is that of its blob takes a pairing and is not checked: no harm but to the sender's fee.
"""

from hashlib import sha256
from typing import Final

from hueandcry.decode.evm.payload import BadField
from hueandcry.decode.evm.rlp import Rlp

_BLOB: Final = 131_072
_COMMITMENT: Final = 48
# The fields of the payload, see `layout.LAYOUTS[3]`, and those with a signature.
_SIZES: Final = (11, 14)


def unwrapped(item: Rlp) -> Rlp:
    """Return the payload of a type 3 transaction, itself where it is not wrapped.

    Raises `BadField` where blobs, commitments and versioned hashes do not belong together.
    """
    if not isinstance(item, list) or not item or not isinstance(item[0], list):
        return item
    payload = item[0]
    if len(item) == 5 and item[1] != b"\x01":
        raise BadField("the version of the blobs' wrapper is not 1")
    if len(item) not in {4, 5} or len(payload) not in _SIZES:
        raise BadField("the wrapper of the blobs has not 4 or 5 fields, or holds no transaction")
    blobs, commitments = item[-3], item[-2]
    _check(blobs, _BLOB, "a blob")
    _check(commitments, _COMMITMENT, "a commitment")
    hashes = [b"\x01" + sha256(one).digest()[1:] for one in commitments if isinstance(one, bytes)]
    if len(blobs) != len(hashes) or payload[10] != hashes:
        raise BadField("the blobs do not belong to the transaction (their versioned hashes differ)")
    return payload


def _check(items: Rlp, size: int, name: str) -> None:
    if not isinstance(items, list):
        raise BadField(f"the list with {name} is no list")
    if not all(isinstance(one, bytes) and len(one) == size for one in items):
        raise BadField(f"{name} has not {size:,} bytes")
