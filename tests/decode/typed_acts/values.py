"""Typed data for tests, from the type texts contracts hash, and a reader that only notes calls."""

import re
from collections.abc import Mapping, Sequence

from hueandcry.decode.calldata.frame import CallFrame
from hueandcry.decode.typed.document import TypedDocument, read_typed_data
from hueandcry.decode.typed_acts.read import Reading, acts_of
from hueandcry.model.act import AnyAct, Call

SIGNER = "0x" + "51" * 20
OTHER = "0x" + "66" * 20
THIRD = "0x" + "77" * 20
CONTRACT = "0x" + "c0" * 20
TOKEN = "0x" + "aa" * 20
MONEY = "0x" + "bb" * 20
NOBODY = "0x" + "00" * 20
CHAIN = "eip155:1"
SOON = 1_800_000_000
_STRUCT = re.compile(r"([^()]+)\(([^()]*)\)")


def types_of(text: str) -> dict[str, list[dict[str, str]]]:
    """Return the types of an `encodeType` text, the primary type first."""
    found: dict[str, list[dict[str, str]]] = {}
    for name, body in _STRUCT.findall(text):
        pairs = [part.split(" ") for part in body.split(",") if part]
        found[name] = [{"name": field, "type": kind} for kind, field in pairs]
    return found


def typed(
    text: str,
    message: Mapping[str, object],
    contract: str = CONTRACT,
    domain: Mapping[str, object] | None = None,
) -> TypedDocument:
    """Return a document for a contract on Ethereum, or for another domain."""
    types = types_of(text)
    given = {"chainId": 1, "verifyingContract": contract} if domain is None else dict(domain)
    kinds = {"name": "string", "chainId": "uint256", "verifyingContract": "address",
             "salt": "bytes32"}  # fmt: skip
    rows = [{"name": name, "type": kind} for name, kind in kinds.items() if name in given]
    return read_typed_data({
        "types": {**types, "EIP712Domain": rows}, "primaryType": next(iter(types)),
        "domain": given, "message": dict(message),
    })  # fmt: skip


def note_calls(frame: CallFrame) -> Sequence[AnyAct]:
    """Return the call itself, unread."""
    return [called(frame)]


def called(frame: CallFrame) -> Call:
    """Return a frame as the call it is."""
    return Call(
        frame.place, frame.chain, frame.sender, frame.target, str(frame.amount),
        "0x" + frame.data[:4].hex(), "", (), len(frame.data), "nothing",
    )  # fmt: skip


def reading(
    text: str,
    message: Mapping[str, object],
    contract: str = CONTRACT,
    domain: Mapping[str, object] | None = None,
) -> Reading:
    """Return how a document is read for the signer."""
    return acts_of(typed(text, message, contract, domain), SIGNER, note_calls)


def acts(text: str, message: Mapping[str, object], contract: str = CONTRACT) -> tuple[AnyAct, ...]:
    """Return the acts of a document that is read completely."""
    found = reading(text, message, contract)
    assert found.unread == ()
    assert found.form
    return found.acts
