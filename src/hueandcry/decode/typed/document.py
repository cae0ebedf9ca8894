"""EIP-712 typed data (eth_signTypedData_v4): what it says, and the hashes of it.

A document is taken where eth-account 0.14 and ethers 6.17 both take it and hash it alike; else it
is `Unhashable`, with the words who does what. Only fields that the types reach are in a document.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from msgspec import Raw, Struct, json, structs

from hueandcry.decode.evm.keccak import keccak256
from hueandcry.decode.evm.strict_json import Float
from hueandcry.decode.typed.atoms import Coder, Value
from hueandcry.decode.typed.domain import NAME, Domain, Rows, read_domain
from hueandcry.decode.typed.structs import MAX_VALUES, struct_coder
from hueandcry.decode.typed.type_graph import Field, TypeGraph, graph_of, table_of
from hueandcry.decode.typed.unhashable import Reading, Unhashable
from hueandcry.decode.typed.unreached import PARTS, unreached
from hueandcry.model.errors import NotAnObservable

# The largest type tables of real protocols have some 4 KB, domains a tenth of that; what has been
# read is remembered, so this bounds memory to some tens of MB too.
MAX_PART: Final = 32_768
_NO_DOMAIN_TYPE: Final = (
    f"types has no {NAME}: eth-account and ethers hash the domain's fields, MetaMask's"
    " eth-sig-util an empty domain"
)


class TypedDocument(Struct, frozen=True):
    """A document in canonical form: structs are dicts, arrays lists, addresses lower-case hex text.

    `types` are the reached ones. `chain` is CAIP-2, `contract` lower case, both empty where the
    domain does not tell. `encoded_type` is `encodeType` of the primary type. `hidden` are
    (path, short value) that stand in the request but are not signed. `oddities` are what is
    signed alike by eth-account and ethers but not by every wallet.
    """

    primary_type: str
    types: dict[str, tuple[Field, ...]]
    domain: dict[str, Value]
    message: dict[str, Value]
    chain: str
    contract: str
    domain_hash: bytes
    message_hash: bytes
    digest: bytes
    encoded_type: str
    hidden: tuple[tuple[str, str], ...] = ()
    oddities: tuple[str, ...] = ()


def read_typed_data(document: Mapping[str, object]) -> TypedDocument:
    """Read a document as strict JSON gave it: dicts, lists, text, whole numbers, booleans.

    Raises `Unhashable`; its `document` tells the meaning where only the hash is in dispute.
    """
    try:
        return _read(document, Reading(lenient=False, values=MAX_VALUES))
    except Unhashable as fault:
        if fault.disputed:
            fault.document = _meaning(document)
        raise


def typed_document_text(document: Mapping[str, object]) -> str:
    """Return the document's JSON with sorted keys and no blanks, numbers as they were written.

    Raises `NotAnObservable` for text that has no UTF-8 form.
    """
    try:
        return json.encode(_writable(document), order="sorted").decode()
    except UnicodeEncodeError:
        raise NotAnObservable(
            "the typed data has half a character (a lone surrogate)", "Give it as its maker sent it"
        ) from None


def _writable(value: object) -> object:
    if isinstance(value, Float):
        return Raw(value.text.encode())
    if isinstance(value, Mapping):
        return {name: _writable(inner) for name, inner in value.items()}
    return [_writable(inner) for inner in value] if isinstance(value, list) else value


def _meaning(document: Mapping[str, object]) -> TypedDocument | None:
    try:
        found = _read(document, Reading(lenient=True, values=MAX_VALUES))
    except Unhashable:
        return None
    return structs.replace(found, domain_hash=b"", message_hash=b"", digest=b"")


def _read(document: Mapping[str, object], reading: Reading) -> TypedDocument:
    types, primary, given, body = [_part(document, name) for name in PARTS]
    if not isinstance(primary, str):
        raise Unhashable("primaryType is no text")
    plan = _plan(_key(types, "types"), primary)
    for dispute in plan.graph.disputes:
        reading.dispute(dispute)
    _refuse_floats(given)
    domain = read_domain(_key(given, "domain"), plan.declared, reading.lenient)
    try:
        message, message_hash = plan.coder(body, reading)
    except Unhashable as fault:
        raise fault.within("message") from None
    return TypedDocument(
        primary,
        dict(plan.graph.fields),
        dict(domain.fields),
        message if isinstance(message, dict) else {},
        domain.chain,
        domain.contract,
        domain.hash,
        message_hash,
        keccak256(b"\x19\x01" + domain.hash + message_hash),
        plan.graph.encoded[primary],
        _hidden(document, domain, plan.graph, reading),
        () if plan.declared is not None else (_NO_DOMAIN_TYPE,),
    )


def _part(document: Mapping[str, object], name: str) -> object:
    if name not in document:
        raise Unhashable(f"{name} is missing")
    return document[name]


def _refuse_floats(domain: object) -> None:
    """Name them: in the key of a domain they could not be told from lists."""
    for name, value in domain.items() if isinstance(domain, Mapping) else ():
        if isinstance(value, Float):
            raise Unhashable(f"domain.{name}: {value.text[:40]} is no whole number")


def _key(part: object, name: str) -> bytes:
    """Return a part as the JSON that its reading is remembered by."""
    try:
        key = json.encode(part)
    except UnicodeEncodeError:
        raise Unhashable(f"{name} has half a character (a lone surrogate)") from None
    if len(key) > MAX_PART:
        raise Unhashable(f"{name} has {len(key):,} bytes, more than {MAX_PART:,}")
    return key


class _Plan(NamedTuple):
    graph: TypeGraph
    coder: Coder
    declared: Rows | None


@lru_cache(maxsize=128)
def _plan(types: bytes, primary: str) -> _Plan:
    """Prepare a set of types; a wallet meets the same ones over and over."""
    table = table_of(json.decode(types))
    graph = graph_of(tuple([row for row in table if row[0] != NAME]), primary)
    coder = struct_coder(graph)
    # Of the texts only the whole one is asked for again.
    kept = graph._replace(encoded={primary: graph.encoded[primary]})
    return _Plan(kept, coder, dict(table).get(NAME))


def _hidden(
    document: Mapping[str, object], domain: Domain, graph: TypeGraph, reading: Reading
) -> tuple[tuple[str, str], ...]:
    found = [*domain.hidden, *[(f"types.{name}", "not used") for name in graph.unused]]
    if reading.unreached or len(document) > 4:
        found += unreached(document, graph.fields, graph.primary)
    return tuple(found)
