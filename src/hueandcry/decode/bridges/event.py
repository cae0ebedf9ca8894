"""Event signatures: the topic, and which parameters stand in topics and which in the data.

Source: Solidity ABI specification, "Events": topic 0 is the hash of the signature; an indexed value
type is a topic of its own, an indexed text, array or tuple only its hash.
"""

import re
from functools import lru_cache
from typing import Final

from msgspec import Struct

from hueandcry.decode.evm.abi_shape import BadSignature, Parameter
from hueandcry.decode.evm.abi_type import parse_function
from hueandcry.decode.evm.keccak import keccak256

# Topic 0 is the signature's; EVM logs have four at most (LOG4).
MOST_INDEXED: Final = 3
_INDEXED: Final = re.compile(r"\bindexed\b")
_OPENS: Final = "(["
_CLOSES: Final = ")]"


class Event(Struct, frozen=True):
    """An event's topic (0x and 64 hex digits) and its parameters."""

    topic: str
    signature: str
    indexed: tuple[Parameter, ...]
    data: tuple[Parameter, ...]

    def reaches(self, path: str) -> bool:
        """Say whether a path such as `receipt.info.quantity` leads to one readable value."""
        first, *rest = path.split(".")
        parts = {one.name: one for one in self.data}
        parts |= {one.name: one for one in self.indexed if not hashed(one)}
        found = parts.get(first) if first else None
        for name in rest:
            inner = found.type.components if found and found.type.kind == "tuple" else ()
            found = next((one for one in inner if one.name == name), None)
        return found is not None and found.type.kind not in {"tuple", "array"}


def hashed(parameter: Parameter) -> bool:
    """Say whether an indexed parameter is only a hash of its value."""
    return parameter.type.dynamic or parameter.type.kind in {"tuple", "array"}


@lru_cache(maxsize=512)
def parse_event(text: str) -> Event:
    """Return the event of a signature such as `Sent(address indexed to, uint256 amount)`.

    Raises `BadSignature`, also for more than three indexed parameters.
    """
    given = text.removeprefix("event ")
    function = parse_function(given)
    marked = [bool(_INDEXED.search(part)) for part in _parts(given)]
    if len(marked) != len(function.inputs):
        raise BadSignature(f"the parameters of {given[:60]!r} cannot be told apart")
    indexed = [one for one, mark in zip(function.inputs, marked, strict=True) if mark]
    data = [one for one, mark in zip(function.inputs, marked, strict=True) if not mark]
    if len(indexed) > MOST_INDEXED:
        raise BadSignature(f"{given[:60]!r} has more than {MOST_INDEXED} indexed parameters")
    topic = "0x" + keccak256(function.signature.encode()).hex()
    return Event(topic, function.signature, tuple(indexed), tuple(data))


def _parts(text: str) -> list[str]:
    """Cut the parameter list at its outermost commas, what stands inside tuples left out."""
    inner = text[text.find("(") + 1 : text.rfind(")")]
    parts, depth = [""], 0
    for character in inner:
        depth += (character in _OPENS) - (character in _CLOSES)
        if character == "," and depth == 0:
            parts.append("")
        elif depth == 0:
            parts[-1] += character
    return parts if inner.strip() else []
