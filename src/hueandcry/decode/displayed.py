"""What was on the screen against what is signed: two requests of one kind, field by field."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

import msgspec

from hueandcry.model.errors import BadRequest
from hueandcry.model.observable import (
    Authorization,
    Batch,
    Message,
    Request,
    SafeProposal,
    Transaction,
    TypedData,
    UserOperation,
)
from hueandcry.model.signing import Mismatch

# Not part of what is signed: how it was written, and what a service adds.
_ASIDE = frozenset(
    {"kind", "value", "written", "confirmations", "claimed", "siblings", "transaction_hash",
     "signing_hash"}
)  # fmt: skip
_WORDS: Final[dict[type, str]] = {
    Transaction: "transaction", TypedData: "typed data", Message: "message",
    SafeProposal: "Safe proposal", Authorization: "delegation (EIP-7702)",
    UserOperation: "user operation", Batch: "batch of calls",
}  # fmt: skip
# A screen that does not show a field contradicts nothing.
_OPEN: Final[tuple[object, ...]] = (None, "", [], {}, "eip155:*")


def mismatches(signed: Request, displayed: Request) -> tuple[Mismatch, ...]:
    """Return every field in which the two differ. Raises `BadRequest` for two different kinds.

    A field that the display leaves open (empty) is no difference.
    """
    if type(signed) is not type(displayed):
        raise BadRequest(
            f"displayed: {_kind(displayed)}; signed: {_kind(signed)}",
            "--displayed takes the same kind of request",
        )
    return tuple(_differences("", _plain(signed), _plain(displayed)))


def _kind(request: Request) -> str:
    return _WORDS[type(request)]


def _plain(request: Request) -> object:
    plain = msgspec.to_builtins(request)
    document = plain.get("document")
    if document:
        plain["document"] = msgspec.json.decode(document)
    return plain


def _differences(path: str, signed: object, displayed: object) -> Iterator[Mismatch]:
    if isinstance(signed, dict) and isinstance(displayed, dict):
        for name in dict.fromkeys((*displayed, *signed)):
            if path or name not in _ASIDE:
                inner = f"{path}.{name}" if path else name
                yield from _differences(inner, signed.get(name), displayed.get(name))
    elif isinstance(signed, list) and isinstance(displayed, list) and displayed:
        for place, (one, other) in enumerate(zip_longest(signed, displayed)):
            yield from _differences(f"{path}[{place}]", one, other)
    elif displayed not in (*_OPEN, signed):
        yield Mismatch(path, _short(displayed), _short(signed))


def _short(value: object) -> str:
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return text if len(text) <= 200 else f"{text[:160]}… ({len(text):,} characters)"
