"""ERC-7730: descriptors of any content, for calls of any content."""

import tarfile
from collections import defaultdict
from collections.abc import Sequence
from io import BytesIO

from hueandcry.decode.clear.descriptor import Descriptor, descriptor_of, read_document
from hueandcry.decode.clear.names import Container
from hueandcry.decode.clear.reader import ClearReader
from hueandcry.gather.feeds import erc7730
from hueandcry.gather.feeds.feed import FeedFault
from hueandcry.model.rows import DescriptorKeyRow, DescriptorRow

_TARGET = "0x" + "1a" * 20
_CUT = b"\n\n"


class _Shelf:
    """Gives what the feed brought, for whatever contract is asked for."""

    def __init__(self, documents: dict[str, str], keys: dict[str, list[tuple[str, str]]]) -> None:
        self._documents, self._keys = documents, keys

    def for_call(self, chain: str, address: str, selector: bytes) -> Sequence[Descriptor]:
        del chain, address
        return [
            descriptor_of(name, read_document(self._documents[name]), key)
            for name, key in self._keys["0x" + selector.hex()]
        ]

    def for_standard_call(self, standard: str, selector: bytes) -> Sequence[Descriptor]:
        return self.for_call("", standard, selector)

    def for_message(self, *asked: str) -> Sequence[Descriptor]:
        del asked
        return ()

    def for_standard_message(self, standard: str, encoded_type: str) -> Sequence[Descriptor]:
        del standard, encoded_type
        return ()


class _AllTokens:
    """Takes every address for a token."""

    def token(self, chain: str, address: str) -> tuple[str, int] | None:
        return "COIN", len(chain + address) % 300

    def address_name(self, chain: str, address: str) -> str | None:
        return None if address.endswith("0") else chain


def registry(data: bytes) -> None:
    """Read any bytes as the archive of a registry."""
    try:
        erc7730.parse({erc7730.ADDRESS: data})
    except FeedFault:
        return


def clear(data: bytes) -> None:
    """Read JSON as a descriptor, and show the bytes after an empty line by it."""
    document, _, body = data.partition(_CUT)
    file = BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz", compresslevel=0) as tar:
        member = tarfile.TarInfo("r/registry/x/c.json")
        member.size = len(document)
        tar.addfile(member, BytesIO(document))
    parsed = erc7730.parse({erc7730.ADDRESS: file.getvalue()})
    documents = {row.id: row.document for row in parsed.rows if isinstance(row, DescriptorRow)}
    keys: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in parsed.rows:
        if isinstance(row, DescriptorKeyRow):
            keys[row.key].append((row.descriptor, row.format))
    reader = ClearReader(_Shelf(documents, keys), _AllTokens())
    around = Container("eip155:1", "", _TARGET, len(data))
    for selector in list(keys):
        if selector.startswith("0x"):
            reader.call(around, bytes.fromhex(selector[2:]) + body)
    reader.call(around, body)
