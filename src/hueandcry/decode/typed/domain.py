"""The domain of typed data: whose contract, on which chain (EIP-712 `domainSeparator`).

eth-account and ethers hash the fields that are there in the standard order and types; wallets with
MetaMask's eth-sig-util hash them as `types.EIP712Domain` declares. Only where both are one it has a
hash.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from msgspec import json

from hueandcry.decode.typed.atoms import Coder, Value
from hueandcry.decode.typed.structs import struct_coder
from hueandcry.decode.typed.type_graph import MAX_NAME, Field, TypeGraph
from hueandcry.decode.typed.unhashable import Reading, Unhashable
from hueandcry.decode.typed.unreached import short

_STANDARD: Final = {
    "name": "string", "version": "string", "chainId": "uint256", "verifyingContract": "address",
    "salt": "bytes32",
}  # fmt: skip
NAME: Final = "EIP712Domain"
Rows = tuple[tuple[str, str], ...]


class Domain(NamedTuple):
    """A domain's canonical fields, its hash, and (path, short value) of those not hashed.

    `chain` is CAIP-2, `contract` lower case; both empty where the domain does not tell.
    """

    fields: dict[str, Value]
    chain: str
    contract: str
    hash: bytes
    hidden: tuple[tuple[str, str], ...]


@lru_cache(maxsize=256)
def read_domain(domain: bytes, declared: Rows | None, lenient: bool) -> Domain:
    """Read a domain's JSON; `declared` are the rows of `types.EIP712Domain`, None without.

    Remembered, as contracts do too: a wallet meets few domains. Raises `Unhashable`.
    """
    given, reading = json.decode(domain), Reading(lenient=lenient, values=len(_STANDARD))
    if not isinstance(given, dict):
        raise Unhashable("domain is no JSON object")
    for name in given:
        if name not in _STANDARD:
            reading.dispute(
                f"domain.{name[:MAX_NAME]} is no field of EIP-712's domain; eth-account and ethers"
                " refuse it"
            )
    if declared is not None:
        _compare(given, declared, reading)
    names = set(given) if declared is None else {name for name, _ in declared}
    rows = tuple([row for row in _STANDARD.items() if row[0] in given and row[0] in names])
    hidden = [name for name in given if name not in dict(rows)]
    try:
        value, word = _coder(rows)({name: given[name] for name, _ in rows}, reading)
    except Unhashable as fault:
        raise fault.within("domain") from None
    fields = value if isinstance(value, dict) else {}
    chain, contract = fields.get("chainId"), fields.get("verifyingContract")
    return Domain(
        fields,
        f"eip155:{chain}" if isinstance(chain, int) else "",
        contract if isinstance(contract, str) else "",
        word,
        tuple([(f"domain.{name[:MAX_NAME]}", short(given[name])) for name in hidden]),
    )


def _compare(domain: Mapping[str, object], declared: Rows, reading: Reading) -> None:
    """Demand that the declared fields are the ones that are there, in the standard order."""
    names = [name for name, _ in declared]
    for name in domain:
        if name not in names:
            reading.dispute(
                f"domain.{name[:MAX_NAME]} is not declared in types.{NAME}; eth-account refuses it,"
                " MetaMask passes over it, ethers hashes it"
            )
    for name, kind in declared:
        if name not in domain:
            reading.dispute(
                f"domain.{name[:MAX_NAME]} is missing, types.{NAME} declares it; eth-account"
                " refuses this, ethers hashes the domain without it"
            )
        if _STANDARD.get(name) != kind:
            reading.dispute(
                f"types.{NAME} declares {kind[:MAX_NAME]!a} {name[:MAX_NAME]!a}, which is not one"
                " of EIP-712's fields; MetaMask hashes it so, eth-account and ethers do not"
            )
    if names != [name for name in _STANDARD if name in names]:
        reading.dispute(
            f"types.{NAME} has its fields in another order than EIP-712's, or twice; MetaMask"
            " hashes them so, eth-account and ethers in the standard order"
        )


@lru_cache(maxsize=32)
def _coder(rows: Rows) -> Coder:
    """Prepare a choice of standard fields; five fields make 32 choices."""
    text = f"{NAME}({','.join([f'{kind} {name}' for name, kind in rows])})"
    return struct_coder(TypeGraph(NAME, {NAME: tuple([Field(*row) for row in rows])}, {NAME: text}))
