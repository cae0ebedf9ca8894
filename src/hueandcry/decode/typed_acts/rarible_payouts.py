"""Who gets the price of a Rarible order: its `data` (LibOrderDataV1.sol to LibOrderDataV3.sol)."""

from functools import cache
from typing import Final

from hueandcry.decode.evm.abi import Undecodable, decode_arguments
from hueandcry.decode.evm.abi_type import Function, parse_function

# Basis points of the price, and where they stand beside an address in V3's packed word.
WHOLE: Final = 10_000
_SHARE_AT: Final = 160
_ADDRESS: Final = (1 << _SHARE_AT) - 1
# First four bytes of keccak256 of V1, V2, V3_SELL, V3_BUY; and none.
_LISTED: Final = {
    "4c234266": "f(((address,uint96)[],(address,uint96)[]))",
    "23d235ef": "f(((address,uint96)[],(address,uint96)[],bool))",
}
_PACKED: Final = frozenset(("2fa3cfd3", "1b18cdf6"))
_NONE: Final = frozenset(("ffffffff", "00000000"))


def payouts_of(kind: bytes, data: bytes) -> list[tuple[str, int]] | None:
    """Return (account, basis points); empty where the maker gets all, None where not readable."""
    if not data and kind.hex() in _NONE:
        return []
    if kind.hex() in _PACKED and len(data) >= 32:
        word = int.from_bytes(data[:32])
        return [(f"0x{word & _ADDRESS:040x}", word >> _SHARE_AT)] if word else []
    if kind.hex() in _LISTED:
        return _listed(_LISTED[kind.hex()], data)
    return None


def _listed(form: str, data: bytes) -> list[tuple[str, int]] | None:
    try:
        (terms,) = decode_arguments(_function(form).inputs, data).values
    except Undecodable:
        return None
    if not isinstance(terms, tuple) or not isinstance(terms[0], tuple):
        return None
    return [
        (part[0], part[1]) for part in terms[0]
        if isinstance(part, tuple) and isinstance(part[0], str) and isinstance(part[1], int)
    ]  # fmt: skip


@cache
def _function(form: str) -> Function:
    return parse_function(form)
