"""Small descriptors and what is around a call, for tests. Names and tokens are invented."""

import json
from typing import cast

from hueandcry.decode.clear.descriptor import Descriptor, descriptor_of, read_document
from hueandcry.decode.clear.display import clear_call
from hueandcry.decode.clear.keys import function_of
from hueandcry.decode.clear.names import Container
from hueandcry.decode.evm.abi import Value, decode_arguments, encode_arguments
from hueandcry.model.signing import ClearText

Field = dict[str, object]
SENDER, TARGET = "0x" + "5e" * 20, "0x" + "7a" * 20
COIN, OTHER = "0x" + "c0" * 20, "0x" + "0e" * 20
AROUND = Container("eip155:1", SENDER, TARGET, 2 * 10**18)


class Known:
    """Knows one token and one name."""

    def token(self, chain: str, address: str) -> tuple[str, int] | None:
        return ("COIN", 6) if (chain, address) == ("eip155:1", COIN) else None

    def address_name(self, chain: str, address: str) -> str | None:
        return "Shop" if (chain, address) == ("eip155:1", OTHER) else None


def descriptor(key: str, fields: list[Field], **parts: object) -> Descriptor:
    """Return a descriptor of one format, read as a file is.

    `parts`: context, definitions, metadata, and everything else of the format (intent).
    """
    context = parts.pop("context", {"contract": {}})
    metadata, definitions = parts.pop("metadata", {}), parts.pop("definitions", {})
    document = {
        "context": context,
        "metadata": {"owner": "Example"} | cast("Field", metadata or {}),
        "display": {
            "definitions": definitions,
            "formats": {key: {"intent": "Do", "fields": fields} | parts},
        },
    }
    return descriptor_of("registry/x.json", read_document(json.dumps(document)), key)


def shown(
    key: str,
    values: tuple[object, ...],
    fields: list[Field],
    *,
    around: Container = AROUND,
    **parts: object,
) -> ClearText:
    """Encode, decode and show the arguments of a call."""
    function = function_of(key)
    encoded = encode_arguments(function.inputs, cast("tuple[Value, ...]", values))
    decoded = decode_arguments(function.inputs, encoded)
    found = descriptor(key, fields, **parts)
    return clear_call(found, function, decoded.values, around, Known())


def one(
    kind: str, value: object, form: str, *, around: Container = AROUND, **params: object
) -> tuple[str, tuple[str, ...]]:
    """Return how one value is shown, and the faults."""
    metadata = params.pop("metadata", {})
    field: Field = {"path": "x", "label": "X", "format": form, "params": params}
    found = shown(f"f({kind} x)", (value,), [field], around=around, metadata=metadata)
    return found.fields[0].value, found.faults


def lines(found: ClearText) -> list[tuple[str, str]]:
    return [(field.label, field.value) for field in found.fields]
