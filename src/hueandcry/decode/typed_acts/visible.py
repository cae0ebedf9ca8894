"""What a reader should see of any typed data, known or not: addresses and largest numbers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from hueandcry.decode.typed_acts.shape import Field

# More than a person looks at; what is signed in masses is signed in trees of one kind.
MAX_ADDRESSES: Final = 1_000
MAX_MAXIMA: Final = 100
_ADDRESS: Final = re.compile(r"0x[0-9a-fA-F]{40}")
_UINT: Final = re.compile(r"uint(\d{1,3})")
# The largest number of a short type, such as a flag or a day, tells nothing.
_LEAST_BITS: Final = 96


class _Found(NamedTuple):
    path: str
    type: str
    value: object


def addresses_of(
    types: Mapping[str, Sequence[Field]], primary: str, message: Mapping[str, object]
) -> tuple[str, ...]:
    """Return all addresses of a message in their order, lower case, those written as text too."""
    found: dict[str, None] = {}
    for one in _values(types, primary, message):
        if isinstance(one.value, str) and one.type in {"address", "string"}:
            if _ADDRESS.fullmatch(one.value):
                found[one.value.lower()] = None
            if len(found) >= MAX_ADDRESSES:
                break
    return tuple(found)


def maxima_of(
    types: Mapping[str, Sequence[Field]], primary: str, message: Mapping[str, object]
) -> tuple[str, ...]:
    """Return the paths of all numbers that are the largest their type can hold (96 bits and up)."""
    found: list[str] = []
    for one in _values(types, primary, message):
        written = _UINT.fullmatch(one.type)
        bits = int(written[1]) if written else 0
        if bits >= _LEAST_BITS and one.value == (1 << bits) - 1:
            found.append(one.path)
            if len(found) >= MAX_MAXIMA:
                break
    return tuple(found)


def _values(
    types: Mapping[str, Sequence[Field]], primary: str, message: Mapping[str, object]
) -> Iterator[_Found]:
    """Return every value in the order of the types; a stack, for types nest deeper than Python."""
    stack = [_Found("", primary, message)]
    while stack:
        one = stack.pop()
        if isinstance(one.value, list | tuple):
            inner = one.type.rpartition("[")[0]
            rows = [_Found(f"{one.path}[{at}]", inner, value) for at, value in enumerate(one.value)]
        elif isinstance(one.value, Mapping):
            dot = "." if one.path else ""
            rows = [
                _Found(f"{one.path}{dot}{field.name}", field.type, one.value.get(field.name))
                for field in types.get(one.type, ())
            ]
        else:
            yield one
            continue
        stack.extend(reversed(rows))
