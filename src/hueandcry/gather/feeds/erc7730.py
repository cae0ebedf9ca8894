"""LedgerHQ/clear-signing-erc7730-registry: what calls and messages of known contracts mean.

One archive of JSON descriptors (ERC-7730, schema version 2) under `registry/` and `ercs/`, some of
which include others. Tests and schemas in it are not read. Faults known: keys of functions are
written with blanks the standard forbids, which are taken out here; the rest is rejected by name.
"""

import json
import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from hueandcry.decode.clear.checking import path_faults
from hueandcry.decode.clear.descriptor import Object, listed, mapping, read_document, text
from hueandcry.decode.clear.fault import Unclear
from hueandcry.decode.clear.keys import encoding_of, function_of
from hueandcry.decode.clear.merge import merge
from hueandcry.gather.feeds.archive import json_files
from hueandcry.gather.feeds.feed import Feed
from hueandcry.model.rows import DescriptorKeyRow, DescriptorRow, Parsed, Rejected, Row

ADDRESS: Final = (
    "https://codeload.github.com/LedgerHQ/clear-signing-erc7730-registry/tar.gz/refs/heads/master"
)
# The registry includes one level deep.
_MAX_INCLUDES: Final = 4
# Merging multiplies: 105 vaults include one file. The registry's merged text is 4 MB.
_MAX_MERGED: Final = 64 * 2**20
# The most deployments of a descriptor in the registry are 62, formats 40.
_MAX_KEYS: Final = 10_000
_ADDRESS_LENGTH: Final = 42


class _Key(NamedTuple):
    """A format's key: as it is looked up, and as it stands in the document."""

    looked_up: str
    written: str


def parse(files: dict[str, bytes]) -> Parsed:
    """Read the archive. Raises `FeedFault` where it is none, or larger than a registry is."""
    documents = dict(json_files(files[ADDRESS], ("registry", "ercs")))
    documents = {name: data for name, data in documents.items() if "/tests/" not in name}
    rows: list[Row] = []
    rejected: list[Rejected] = []
    left = _MAX_MERGED
    included: set[str] = set()
    wholes: dict[str, dict[str, object]] = {}
    for name in sorted(documents):
        try:
            wholes[name] = _whole(documents, name, 0, included)
        except Unclear as error:
            rejected.append(Rejected(name, str(error)))
    for name, document in wholes.items():
        try:
            if name in included and not _stands_alone(document):
                continue
            merged = json.dumps(document, separators=(",", ":"))
            left -= len(merged)
            if left < 0:
                raise Unclear(f"all together are more than {_MAX_MERGED // 2**20} MiB")
            brought = _rows(name, document, merged, rejected)
        except Unclear as error:
            rejected.append(Rejected(name, str(error)))
            continue
        rows += brought
    return Parsed(tuple(rows), tuple(rejected))


def _whole(
    documents: Mapping[str, bytes], name: str, depth: int, included: set[str]
) -> dict[str, object]:
    """Return a document merged with those it includes, whose names are noted. Raises `Unclear`."""
    if name not in documents:
        raise Unclear(f"includes {name[:120]!r}, which is not there")
    if depth > _MAX_INCLUDES:
        raise Unclear(f"includes more than {_MAX_INCLUDES} files deep")
    document = dict(read_document(documents[name]))
    reference = document.pop("includes", None)
    document.pop("$schema", None)
    if reference is None:
        return document
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), str(reference)))
    included.add(target)
    return merge(_whole(documents, target, depth + 1, included), document)


def _stands_alone(document: Object) -> bool:
    """Say whether a document that others include is a descriptor in its own right."""
    context = mapping(document.get("context"))
    bound = mapping(context.get("contract")) or mapping(context.get("eip712"))
    return bool(bound.get("deployments") and mapping(document.get("display")).get("formats"))


def _rows(name: str, document: Object, merged: str, rejected: list[Rejected]) -> list[Row]:
    context = mapping(document.get("context"))
    kind = "eip712" if "eip712" in context else "calldata"
    places = list(_places(context, name, kind))
    keys = _keys(name, document, kind, rejected)
    if not keys:
        raise Unclear("describes nothing that can be read")
    if len(keys) * len(places) > _MAX_KEYS:
        raise Unclear(f"more than {_MAX_KEYS:,} deployments and formats")
    metadata = mapping(document.get("metadata"))
    standard = posixpath.basename(name).split("-")[1] if name.startswith("ercs/") else ""
    row = DescriptorRow(
        name, kind, text(metadata.get("owner")), text(metadata.get("contractName")), standard,
        merged,
    )  # fmt: skip
    return [row] + [
        DescriptorKeyRow(chain, address, key.looked_up, name, key.written)
        for chain, address in places
        for key in keys
    ]


def _places(context: Object, name: str, kind: str) -> Iterator[tuple[str, str]]:
    """Yield (chain, address) of each deployment; ("", "") where the descriptor is for any."""
    bound = mapping(context.get("eip712" if kind == "eip712" else "contract"))
    domain = mapping(bound.get("domain"))
    deployments = listed(bound.get("deployments"))
    if not deployments and "verifyingContract" in domain:
        deployments = [{**domain, "address": domain["verifyingContract"]}]
    if not deployments and name.startswith("ercs/"):
        yield "", ""
        return
    if not deployments:
        # A name in a domain is nobody's: any contract may bear it.
        raise Unclear("is bound to no contract, so it would fit any")
    for deployment in deployments:
        chain, address = mapping(deployment).get("chainId"), mapping(deployment).get("address")
        if not isinstance(chain, int) or isinstance(chain, bool) or chain < 1:
            raise Unclear(f"a deployment on the chain {str(chain)[:40]!r}")
        yield f"eip155:{chain}", _address(address)


def _address(given: object) -> str:
    address = text(given).lower()
    digits = address[2:]
    if len(address) != _ADDRESS_LENGTH or not all(digit in "0123456789abcdef" for digit in digits):
        raise Unclear(f"a deployment at {str(given)[:60]!r}, which is no address")
    return address


def _keys(name: str, document: Object, kind: str, rejected: list[Rejected]) -> list[_Key]:
    """Return the keys of all formats that can be read; tell what is wrong with them."""
    found: list[_Key] = []
    for key, form in mapping(mapping(document.get("display")).get("formats")).items():
        try:
            looked_up = encoding_of(key) if kind == "eip712" else _selector(key)
            found.append(_Key(looked_up, key))
            faults = path_faults(document, mapping(form), key, kind)
        except Unclear as error:
            rejected.append(Rejected(f"{name}: {key[:120]}", str(error)))
            continue
        rejected += (Rejected(f"{name}: {key[:120]}", fault) for fault in faults)
    counts = Counter(key.looked_up for key in found)
    twice = {key for key, count in counts.items() if count > 1}
    rejected += (
        Rejected(f"{name}: {key.written[:120]}", "another key describes the same function")
        for key in found
        if key.looked_up in twice
    )
    return [key for key in found if key.looked_up not in twice]


def _selector(key: str) -> str:
    return "0x" + function_of(key).selector.hex()


ERC7730 = Feed(
    name="erc7730",
    purpose="descriptors",
    addresses=(ADDRESS,),
    licence="CC0-1.0",
    redistributable=True,
    parse=parse,
)
