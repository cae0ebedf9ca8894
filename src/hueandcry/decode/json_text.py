"""JSON from outside, read with one fault for all that can be wrong with it."""

from typing import Any, TypeVar, overload

import msgspec

from hueandcry.decode.nesting import shallow

_Kind = TypeVar("_Kind")


@overload
def from_json(data: bytes | bytearray | str | msgspec.Raw) -> Any: ...  # noqa: ANN401 - any JSON value
@overload
def from_json(data: bytes | bytearray | str | msgspec.Raw, kind: type[_Kind]) -> _Kind: ...
def from_json(data: bytes | bytearray | str | msgspec.Raw, kind: Any = Any) -> Any:
    """Return a JSON text as a value of a kind.

    Raises `msgspec.DecodeError` for what is no JSON, another kind, nested too deep, or no UTF-8:
    of itself msgspec raises a `UnicodeDecodeError` for that, which is none of its own.
    """
    try:
        text = bytes(data) if isinstance(data, msgspec.Raw) else data
        return msgspec.json.decode(shallow(text), type=kind)
    except (RecursionError, UnicodeError) as error:
        raise msgspec.DecodeError(str(error)) from None
