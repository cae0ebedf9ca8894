"""Structs and arrays: their canonical form and their hash (EIP-712 "Definition of encodeData")."""

from typing import Final

from hueandcry.decode.evm.keccak import keccak256
from hueandcry.decode.typed.atoms import Coder, Value, coder_of, kind_of
from hueandcry.decode.typed.type_graph import TypeGraph, split
from hueandcry.decode.typed.unhashable import Reading, Unhashable

# A bulk order of 128 listings has some five thousand values.
MAX_VALUES: Final = 20_000


def struct_coder(graph: TypeGraph) -> Coder:
    """Return the reader of the primary type; its word is `hashStruct`."""
    made: dict[str, Coder] = {}
    for name, fields in graph.fields.items():
        made[name] = _struct(
            name,
            keccak256(graph.encoded[name].encode()),
            tuple((field.name, _coder(field.type, made)) for field in fields),
        )
    return made[graph.primary]


def _coder(kind: str, made: dict[str, Coder]) -> Coder:
    base, sizes = split(kind)
    coder = made.get(base) or coder_of(base)
    for size in sizes:
        coder = _array(coder, size)
    return coder


def _struct(name: str, type_hash: bytes, fields: tuple[tuple[str, Coder], ...]) -> Coder:
    def read(value: object, reading: Reading) -> tuple[Value, bytes]:
        if not isinstance(value, dict):
            raise Unhashable(f"{kind_of(value)} stands where the struct {name} belongs")
        reading.count(len(fields))
        shown: dict[str, Value] = {}
        words = [type_hash]
        try:
            for field, coder in fields:
                if field not in value:
                    raise Unhashable(f"the field is missing in {name}")
                shown[field], word = coder(value[field], reading)
                words.append(word)
        except Unhashable as fault:
            raise fault.within(f".{field}") from None
        if len(value) > len(fields):
            reading.unreached = True
        return shown, keccak256(b"".join(words))

    return read


def _array(coder: Coder, size: int | None) -> Coder:
    def read(value: object, reading: Reading) -> tuple[Value, bytes]:
        if not isinstance(value, list):
            raise Unhashable(f"{kind_of(value)} stands where a list belongs")
        reading.count(len(value))
        if size is not None and len(value) != size:
            reading.dispute(
                f"{len(value)} elements stand where {size} belong; eth-account signs them all the"
                " same, ethers refuses them"
            )
        shown: list[Value] = []
        words = []
        try:
            for item in value:
                canonical, word = coder(item, reading)
                shown.append(canonical)
                words.append(word)
        except Unhashable as fault:
            raise fault.within(f"[{len(shown)}]") from None
        return shown, keccak256(b"".join(words))

    return read
