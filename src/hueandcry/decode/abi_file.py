"""A contract's ABI as people have it: the JSON of a compiler or explorer, or signatures a line."""

from collections.abc import Mapping
from typing import Final

from hueandcry.decode.evm.abi_type import BadSignature, Function, function_of_json, parse_function
from hueandcry.decode.evm.strict_json import read_json
from hueandcry.model.errors import BadRequest, NotAnObservable

# The largest verified contracts have some 500 functions.
MAX_FUNCTIONS: Final = 2_000


def read_abi(text: str, name: str = "the ABI") -> tuple[Function, ...]:
    """Return its functions. Raises `BadRequest` with the entry or line that cannot be read."""
    functions = _of_json(text, name) if text.strip()[:1] in {"[", "{"} else _of_lines(text, name)
    if not functions:
        raise BadRequest(f"{name} holds no function", "Give JSON, or lines such as f(address)")
    return functions


def _of_json(text: str, name: str) -> tuple[Function, ...]:
    try:
        value = read_json(text, name)
    except NotAnObservable as error:
        raise BadRequest(error.message, error.advice) from None
    entries = value.get("abi") if isinstance(value, Mapping) else value
    if not isinstance(entries, list):
        raise BadRequest(f"{name} is no list of ABI entries")
    found = []
    for number, entry in enumerate(entries, start=1):
        if not isinstance(entry, Mapping):
            raise BadRequest(f"{name}, entry {number}: no JSON object")
        if entry.get("type", "function") == "function":
            try:
                found.append(function_of_json(entry))
            except BadSignature as error:
                raise BadRequest(f"{name}, entry {number}: {error}") from None
    return _bounded(found, name)


def _of_lines(text: str, name: str) -> tuple[Function, ...]:
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith(("#", "//")):
            try:
                found.append(parse_function(line.strip().rstrip(";")))
            except BadSignature as error:
                raise BadRequest(f"{name}, line {number}: {error}") from None
    return _bounded(found, name)


def _bounded(found: list[Function], name: str) -> tuple[Function, ...]:
    if len(found) > MAX_FUNCTIONS:
        raise BadRequest(f"{name} has {len(found):,} functions, {MAX_FUNCTIONS:,} are read")
    return tuple(found)
