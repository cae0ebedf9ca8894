"""Functions from JSON ABIs, as compilers and explorers write them (Solidity ABI specification)."""

from collections.abc import Mapping

from hueandcry.decode.evm.abi_shape import (
    ARRAYS,
    MAX_DEPTH,
    MAX_PARAMETERS,
    MAX_TEXT,
    BadSignature,
    Function,
    Parameter,
    checked_name,
    elementary,
    tuple_of,
    with_arrays,
)


def function_of_json(entry: Mapping[str, object]) -> Function:
    """Return the function of an entry of a JSON ABI. Raises `BadSignature`."""
    name, inputs = entry.get("name"), entry.get("inputs", [])
    if entry.get("type", "function") != "function" or not isinstance(name, str):
        raise BadSignature("an entry of the ABI is no function with a name")
    return Function(checked_name(name), _Reader().parameters(inputs, 1))


class _Reader:
    """Reads the inputs of an ABI entry; recursion is bounded by `MAX_DEPTH`."""

    def __init__(self) -> None:
        self.count = 0

    def parameters(self, given: object, depth: int) -> tuple[Parameter, ...]:
        if not isinstance(given, list):
            raise BadSignature("the inputs or components of an ABI entry are no list")
        if depth > MAX_DEPTH:
            raise BadSignature(f"more than {MAX_DEPTH} tuples and arrays within each other")
        self.count += len(given)
        if self.count > MAX_PARAMETERS:
            raise BadSignature(f"a function has at most {MAX_PARAMETERS} parameters")
        return tuple(self._parameter(one, depth) for one in given)

    def _parameter(self, given: object, depth: int) -> Parameter:
        kind = given.get("type") if isinstance(given, Mapping) else None
        name = given.get("name", "") if isinstance(given, Mapping) else None
        if not isinstance(given, Mapping) or not isinstance(kind, str) or not isinstance(name, str):
            raise BadSignature("a parameter of the ABI has no type, or a name that is no text")
        if len(kind) > MAX_TEXT:
            raise BadSignature(f"a type of {len(kind):,} characters")
        base, bracket, rest = kind.partition("[")
        if base == "tuple":
            item = tuple_of(self.parameters(given.get("components"), depth + 1))
        else:
            item = elementary(base)
        if not ARRAYS.fullmatch(bracket + rest):
            raise BadSignature(f"{kind[:60]!r} is no type of the Solidity ABI")
        return Parameter(
            checked_name(name) if name else "", with_arrays(item, bracket + rest, depth)
        )
