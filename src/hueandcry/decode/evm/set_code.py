"""EIP-7702 authorisations: an account lets the code at an address run as its own.

Source: EIP-7702. What is signed is keccak256(0x05 || rlp([chain_id, address, nonce])); chain id 0
makes it valid on every chain. The chain passes over tuples whose signature is nobody's.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from hueandcry.decode.evm.json_field import account, either, number
from hueandcry.decode.evm.keccak import keccak256
from hueandcry.decode.evm.rlp import Rlp, encode_rlp, integer_bytes
from hueandcry.decode.evm.secp256k1 import is_low_s, recover
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.observable import SetCode

_MAGIC: Final = b"\x05"
_PARITIES: Final = {0: 0, 1: 1, 27: 0, 28: 1}


class Tuple7702(NamedTuple):
    """An authorisation with its signature; the parts of the latter are None where it is unsigned.

    `delegate` has 20 bytes.
    """

    chain_id: int
    delegate: bytes
    nonce: int
    parity: int | None = None
    r: int | None = None
    s: int | None = None


def read_set_code(given: Mapping[str, object], where: str = "the authorisation") -> SetCode:
    """Read an authorisation as wallets write it, signed or not. Raises `NotAnObservable`."""
    return set_code_of(read_tuple(given, where))


def read_tuple(given: Mapping[str, object], where: str) -> Tuple7702:
    """Return the fields of {chainId, address or contractAddress, nonce, yParity or v, r, s}."""
    for name in ("chainId", "nonce"):
        if given.get(name) is None:
            raise NotAnObservable(f"{where} has no {name}", "Without it nobody can sign it")
    code = either(given, ("address", "contractAddress"), f"{where}.", account)
    if code is None:
        raise NotAnObservable(f"{where} has no address", "It is whose code would run")
    return Tuple7702(
        number(given["chainId"], f"{where}.chainId"),
        bytes.fromhex(code[2:]),
        number(given["nonce"], f"{where}.nonce", 64),
        *_signature(given, where),
    )


def set_code_of(one: Tuple7702) -> SetCode:
    """Return the authorisation, its authority recovered where it is signed."""
    return SetCode(
        chain=f"eip155:{one.chain_id or '*'}",
        delegate="0x" + one.delegate.hex(),
        nonce=str(one.nonce),
        authority=_authority(one),
    )


def set_code_digest(one: Tuple7702) -> bytes:
    """Return the hash that the authority signs."""
    fields: list[Rlp] = [integer_bytes(one.chain_id), one.delegate, integer_bytes(one.nonce)]
    return keccak256(_MAGIC + encode_rlp(fields))


def _authority(one: Tuple7702) -> str:
    if one.parity is None or one.r is None or one.s is None:
        return ""
    r, s = integer_bytes(one.r), integer_bytes(one.s)
    return recover(set_code_digest(one), r, s, one.parity) if is_low_s(s) else ""


def _signature(given: Mapping[str, object], where: str) -> tuple[int | None, ...]:
    parity = _parity(given, where)
    r, s = given.get("r"), given.get("s")
    if parity is None and r is None and s is None:
        return None, None, None
    if parity is None or r is None or s is None:
        raise NotAnObservable(f"{where} has a part of a signature: yParity, r and s are wanted")
    return parity, number(r, f"{where}.r"), number(s, f"{where}.s")


def _parity(given: Mapping[str, object], where: str) -> int | None:
    return either(given, ("yParity", "v"), f"{where}.", _parity_of)


def _parity_of(value: object, where: str) -> int:
    found = number(value, where)
    if found not in _PARITIES:
        raise NotAnObservable(f"{where} is {found}, not 0, 1, 27 or 28")
    return _PARITIES[found]
