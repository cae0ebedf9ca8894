"""A vector: a request as a wallet gets it, what the asker tells, and what must come of it."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

Json = dict[str, Any]
# Public standards that say of which shape a request is.


class Vector(Struct, frozen=True):
    """One vector before it is answered.

    `request` is a text as it stands, or an object given as its JSON. `told` is what the asker says
    beside it. `digests` are the oracle's, all of them by name. `hits` are rules that must be
    reported, `without` rules that must not: the vector is their near miss.
    """

    id: str
    title: str
    request: str | Json
    why: str
    source: str
    digests: Mapping[str, str] = {}
    told: Mapping[str, Any] = {}
    hits: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


def call(method: str, *params: object) -> Json:
    """Return a JSON-RPC call."""
    return {"jsonrpc": "2.0", "id": 1, "method": method, "params": list(params)}


def rules(text: str) -> tuple[str, ...]:
    """Return the ids of detectors of requests, named without their folder."""
    return tuple(name if "/" in name else f"signing/{name}" for name in text.split())
