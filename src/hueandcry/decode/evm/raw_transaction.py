"""Raw transactions, signed or as the payload that is signed, of all types Ethereum has.

Sources: EIP-2718 (envelope), 155, 2930, 1559, 4844, 7702, 2 (low s). What the chain itself would
refuse is refused: it could be signed, but what it does could not be told.
"""

from typing import Final, NamedTuple

from hueandcry.decode.evm.blob_wrapper import unwrapped
from hueandcry.decode.evm.keccak import keccak256
from hueandcry.decode.evm.layout import BITS, FEES, FORMS, LAYOUTS, TYPES_READ
from hueandcry.decode.evm.payload import BadField, check_lists, integer, tuples_of
from hueandcry.decode.evm.rlp import BadRlp, Rlp, decode_rlp, encode_rlp, integer_bytes
from hueandcry.decode.evm.secp256k1 import in_range, is_low_s, recover
from hueandcry.decode.evm.set_code import set_code_of
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.observable import Transaction

_OTHER_TYPES: Final = {
    0x71: "an EIP-712 transaction of ZKsync",
    0x7B: "a transaction of Celo that pays fees in tokens",
    0x7E: "a deposit of an OP Stack chain, which nobody signs",
}


class _Signed(NamedTuple):
    """`chain_id` is None for any chain; the last four are left out where nobody signed."""

    kind: int
    chain_id: int | None
    fields: dict[str, Rlp]
    digest: bytes
    parity: int | None = None
    r: bytes = b""
    s: bytes = b""
    transaction_hash: str = ""


def read_raw_transaction(data: bytes, written: str) -> Transaction:
    """Read a transaction, signed or not; `written` is how it is shown.

    Raises `NotAnObservable` for other types, other encodings than the one that is canonical,
    signatures of nobody and more than 1 MiB.
    """
    try:
        found = _read(data)
        return _transaction(found, written)
    except (BadRlp, BadField) as error:
        raise NotAnObservable(f"the transaction cannot be read: {error}", TYPES_READ) from None


def _read(data: bytes) -> _Signed:
    first = data[0] if data else 0
    if first >= 0xC0:
        return _legacy(decode_rlp(data))
    if first not in LAYOUTS or not first:
        name = _OTHER_TYPES.get(first, "no transaction of Ethereum")
        raise BadField(f"its type is {first:#04x}, {name}" if data else "it has no bytes")
    item = decode_rlp(data[1:])
    return _typed(first, unwrapped(item) if first == 3 else item)


def _legacy(item: Rlp) -> _Signed:
    if not isinstance(item, list) or len(item) not in {6, 9}:
        raise BadField("a list of 6 or 9 fields is wanted")
    body = item[:6]
    fields = dict(zip(LAYOUTS[0], body, strict=True))
    if len(item) == 6:
        return _Signed(0, None, fields, keccak256(encode_rlp(body)))
    r, s = _part(item[7], "r"), _part(item[8], "s")
    chain_id, parity = _of_v(integer(item[6], "v"), bool(r or s))
    # EIP-155: the chain id and two empty fields are signed along.
    tail: list[Rlp] = [] if chain_id is None else [integer_bytes(chain_id), b"", b""]
    digest = keccak256(encode_rlp(body + tail))
    if parity is None:
        return _Signed(0, chain_id, fields, digest)
    return _Signed(0, chain_id, fields, digest, parity, r, s, _hex(keccak256(encode_rlp(item))))


def _of_v(v: int, signed: bool) -> tuple[int | None, int | None]:
    """Return chain id and parity (EIP-155)."""
    if not signed:
        if not v:
            raise BadField("the chain id is 0")
        return v, None
    if v in {27, 28}:
        return None, v - 27
    if v < 37:
        raise BadField(f"v is {v}: 27, 28, or twice the chain id and 35 or 36 is wanted")
    return (v - 35) // 2, (v - 35) % 2


def _typed(kind: int, item: Rlp) -> _Signed:
    layout = LAYOUTS[kind]
    size = len(layout)
    if not isinstance(item, list) or len(item) not in {size, size + 3}:
        raise BadField(f"a list of {size} or {size + 3} fields is wanted for type {kind}")
    fields = dict(zip(layout, item, strict=False))
    chain_id = integer(fields["chainId"], "chainId")
    if not chain_id:
        raise BadField("the chain id is 0")
    prefix = bytes([kind])
    digest = keccak256(prefix + encode_rlp(item[:size]))
    if len(item) == size:
        return _Signed(kind, chain_id, fields, digest)
    r, s = _part(item[-2], "r"), _part(item[-1], "s")
    whole = _hex(keccak256(prefix + encode_rlp(item)))
    return _Signed(kind, chain_id, fields, digest, integer(item[size], "yParity"), r, s, whole)


def _part(item: Rlp, name: str) -> bytes:
    return integer_bytes(integer(item, name))


def _transaction(one: _Signed, written: str) -> Transaction:
    fields = one.fields
    numbers = {name: integer(fields[name], name, BITS[name]) for name in fields if name in BITS}
    target, code = fields["to"], fields["data"]
    if not isinstance(target, bytes) or len(target) not in {0, 20}:
        raise BadField("to is neither 20 bytes nor empty")
    if not isinstance(code, bytes):
        raise BadField("data is a list")
    check_lists(fields, one.kind, target)
    digest = _hex(one.digest)
    return Transaction(
        value=digest,
        written=written,
        form=FORMS[one.kind],
        chain=f"eip155:{'*' if one.chain_id is None else one.chain_id}",
        sender=_sender(one),
        to=_hex(target) if target else "",
        amount=str(numbers["value"]),
        data=_hex(code),
        nonce=str(numbers["nonce"]),
        fees=tuple((name, str(numbers[name])) for name in FEES if name in numbers),
        authorizations=tuple(set_code_of(row) for row in tuples_of(fields)),
        signing_hash=digest,
        transaction_hash=one.transaction_hash,
    )


def _sender(one: _Signed) -> str:
    if one.parity is None:
        return ""
    if not in_range(one.r) or not is_low_s(one.s):
        raise BadField("its signature is out of range (EIP-2): no chain takes it")
    sender = recover(one.digest, one.r, one.s, one.parity)
    if not sender:
        raise BadField("its signature is nobody's")
    return sender


def _hex(data: bytes) -> str:
    return "0x" + data.hex()
