"""The object of `eth_sendTransaction` and `eth_signTransaction` (execution-apis), read strictly.

The wallet fills in what is left open (nonce, gas, fees), so a hash to be signed is known only
where nothing is: `signing_hash` is empty else.
"""

import json
from collections.abc import Mapping
from typing import Final

from hueandcry.decode.evm.call_fields import CallFields, read_fields
from hueandcry.decode.evm.json_field import account
from hueandcry.decode.evm.keccak import keccak256
from hueandcry.decode.evm.layout import FEES, LAYOUTS
from hueandcry.decode.evm.rlp import Rlp, encode_rlp, integer_bytes
from hueandcry.decode.evm.set_code import set_code_of
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.observable import Transaction

_KNOWN: Final = frozenset({
    "from", "to", "value", "data", "input", "gas", "gasLimit", "gasPrice", "maxFeePerGas",
    "maxPriorityFeePerGas", "maxFeePerBlobGas", "nonce", "chainId", "type", "accessList",
    "authorizationList", "blobVersionedHashes",
})  # fmt: skip


def read_call_object(
    given: Mapping[str, object], written: str, signer: str = "", chain: str = ""
) -> Transaction:
    """Read the object; `signer` and `chain` (CAIP-2) are what it leaves out.

    `value` is the signing hash, or the hash of what is known where fields are open. Raises
    `NotAnObservable` for fields that programs would read differently, wrong checksums, and an
    object that contradicts itself.
    """
    sender = _sender(given, signer)
    call = read_fields(given, chain)
    digest = "" if unknown_keys(given) else _signing_hash(call)
    chain_id = call.numbers.get("chainId")
    return Transaction(
        value=digest or _known_hash(given, sender, call),
        written=written,
        form="call",
        chain="eip155:*" if chain_id is None else f"eip155:{chain_id}",
        sender=sender,
        to="0x" + call.to.hex() if call.to else "",
        amount=str(call.numbers["value"]),
        data="0x" + call.data.hex(),
        nonce=str(call.numbers.get("nonce", "")),
        fees=tuple((name, str(call.numbers[name])) for name in FEES if name in call.numbers),
        authorizations=tuple(set_code_of(one) for one in call.tuples),
        signing_hash=digest,
        transaction_hash="",
    )


def unknown_keys(given: Mapping[str, object]) -> tuple[str, ...]:
    """Return the keys of the object that nothing here reads: they may change what it does."""
    return tuple(name for name in given if name not in _KNOWN)


def _sender(given: Mapping[str, object], signer: str) -> str:
    if given.get("from") is None:
        return signer
    sender = account(given["from"], "from")
    if signer and sender != signer:
        raise NotAnObservable(
            f"the transaction is from {sender}, the signer is said to be {signer}",
            "Leave the signer out to check it as it stands",
        )
    return sender


def _signing_hash(call: CallFields) -> str:
    """Return the hash the wallet would sign, "" where it has to fill in fields first."""
    if call.kind is None or "chainId" not in call.numbers:
        return ""
    fields: dict[str, Rlp] = {"to": call.to, "data": call.data, **call.lists}
    fields |= {name: integer_bytes(value) for name, value in call.numbers.items()}
    layout = LAYOUTS[call.kind]
    if any(name not in fields for name in layout) or any(one.r is None for one in call.tuples):
        return ""
    body = [fields[name] for name in layout]
    if call.kind:
        return "0x" + keccak256(bytes([call.kind]) + encode_rlp(body)).hex()
    # EIP-155: the chain id and two empty fields are signed along.
    return "0x" + keccak256(encode_rlp([*body, fields["chainId"], b"", b""])).hex()


def _known_hash(given: Mapping[str, object], sender: str, call: CallFields) -> str:
    known = {
        "from": sender, "to": call.to.hex(), "data": call.data.hex(), "type": call.kind,
        **{name: str(value) for name, value in call.numbers.items()},
        **{name: encode_rlp(row).hex() for name, row in call.lists.items() if row},
        "unknown": {name: given[name] for name in unknown_keys(given)},
    }  # fmt: skip
    return "0x" + keccak256(json.dumps(known, sort_keys=True, default=str).encode()).hex()
