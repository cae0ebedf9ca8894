"""GraphSense TagPacks: attribution of accounts, as one archive of YAML packs.

A pack is a mapping; its `tags` are mappings with an `address`, which inherit every other field of
the pack (github.com/graphsense/graphsense-tagpack-tool, README). Faults known: packs of 2018 to
2026 side by side, some of them crawls for a word, where a token named after gambling is tagged
`gambling`; one entity spelt in several ways; USDT's own black list says "frozen", not "sanctioned".
"""

import re
import tarfile
import zlib
from collections.abc import Iterator
from gzip import GzipFile
from io import BytesIO
from typing import Final

import yaml

from hueandcry.gather.feeds.feed import Feed, FeedFault
from hueandcry.gather.feeds.labelling import (
    BITCOIN,
    BITCOIN_CASH,
    LITECOIN,
    TRON,
    ZCASH,
    chain_by_form,
    entity_of,
    sort_out,
)
from hueandcry.gather.feeds.tag_categories import category_of, confidence_of
from hueandcry.gather.feeds.yaml_entries import PARSER
from hueandcry.model.rows import LabelRow, Parsed, Rejected

ADDRESS = "https://codeload.github.com/graphsense/graphsense-tagpacks/tar.gz/refs/heads/master"
# The archive holds 80 files and unpacks to 30 MB, its largest pack to 3 MB. Some times that leaves
# room to grow; an archive made to fill the memory ends here.
MAX_FILES, MAX_BYTES, MAX_PACK_BYTES = 1_000, 128 * 2**20, 16 * 2**20
# Pack, tags, tag, a list in it, and one more; documents are never built, so depth costs nothing.
_MAX_DEPTH = 5
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CHAIN_OF: Final = {
    "BTC": BITCOIN, "LTC": LITECOIN, "BCH": BITCOIN_CASH, "ZEC": ZCASH, "TRX": TRON,
    "ETH": "eip155:1", "BSC": "eip155:56", "BEP20": "eip155:56", "MATIC": "eip155:137",
    "FTM": "eip155:250", "ETC": "eip155:61",
}  # fmt: skip
# Tokens that live on several chains: the form of the address decides.
_TOKENS: Final = frozenset({"USDT", "USDC"})
_Tag = dict[str, str]


def parse(files: dict[str, bytes]) -> Parsed:
    """Read all packs. Raises `FeedFault` where the archive or a pack is of no shape we know."""
    return sort_out(
        _row(pack | tag) for name, data in _packs(files[ADDRESS]) for pack, tag in _tags(data, name)
    )


def _packs(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield name and text of each `packs/*.yaml`."""
    try:
        with GzipFile(fileobj=BytesIO(data)) as packed:
            whole = packed.read(MAX_BYTES + 1)
        if len(whole) > MAX_BYTES:
            raise FeedFault(f"the archive unpacks to more than {MAX_BYTES // 2**20} MiB")
        yield from _files(whole)
    # Headers that announce headers are read by recursion.
    except (tarfile.TarError, OSError, EOFError, zlib.error, ValueError, RecursionError) as error:
        raise FeedFault(f"no tar.gz archive: {str(error)[:200]}") from None


def _files(whole: bytes) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(fileobj=BytesIO(whole), mode="r:") as archive:
        for number, member in enumerate(archive):
            folder, _, name = member.name.rpartition("/")
            if number >= MAX_FILES:
                raise FeedFault(f"the archive holds more than {MAX_FILES:,} files")
            # A sparse file may claim any size.
            if not member.isreg() or member.issparse() or not name.endswith(".yaml"):
                continue
            if member.size > MAX_PACK_BYTES:
                raise FeedFault(f"{name} is larger than {MAX_PACK_BYTES // 2**20} MiB")
            file = archive.extractfile(member)
            if file and folder.rpartition("/")[2] == "packs":
                yield name, file.read()


def _tags(data: bytes, name: str) -> Iterator[tuple[_Tag, _Tag]]:
    """Yield the fields of the pack and of the tag, for each tag."""
    events = yaml.parse(data, Loader=PARSER)
    pack: _Tag = {}
    tags: list[_Tag] = []
    try:
        for event in events:
            if isinstance(event, yaml.MappingStartEvent):
                pack = _mapping(events, name, tags)
            elif isinstance(event, yaml.CollectionStartEvent | yaml.ScalarEvent):
                raise FeedFault(f"{name} is no mapping")
    except (yaml.YAMLError, ValueError) as error:
        raise FeedFault(f"{name} is no YAML: {str(error)[:200]}") from None
    return ((pack, tag) for tag in tags)


def _mapping(events: Iterator[yaml.Event], name: str, tags: list[_Tag] | None) -> _Tag:
    """Return the plain fields of a mapping that has begun; its list `tags` goes to `tags`."""
    fields: _Tag = {}
    for key in events:
        if isinstance(key, yaml.MappingEndEvent):
            break
        if not isinstance(key, yaml.ScalarEvent):
            raise FeedFault(f"{name} has a key that is no text")
        value = next(events)
        if isinstance(value, yaml.ScalarEvent):
            fields[key.value] = value.value
        elif (
            tags is not None and key.value == "tags" and isinstance(value, yaml.SequenceStartEvent)
        ):
            _read_tags(events, name, tags)
        elif isinstance(value, yaml.CollectionStartEvent):
            _skip(events, name)
    return fields


def _read_tags(events: Iterator[yaml.Event], name: str, tags: list[_Tag]) -> None:
    for event in events:
        if isinstance(event, yaml.SequenceEndEvent):
            return
        if not isinstance(event, yaml.MappingStartEvent):
            raise FeedFault(f"{name} has a tag that is no mapping")
        tags.append(_mapping(events, name, None))


def _skip(events: Iterator[yaml.Event], name: str) -> None:
    """Read past a collection that has begun."""
    depth = 1
    while depth:
        event = next(events)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _MAX_DEPTH:
            raise FeedFault(f"{name} is nested deeper than a pack")


def _row(tag: _Tag) -> LabelRow | Rejected:
    address, currency = tag.get("address", "").strip(), tag.get("currency", "").strip()
    chain = chain_by_form(address, "eip155:1") if currency in _TOKENS else _CHAIN_OF.get(currency)
    if not chain:
        return Rejected(address[:200], f"no chain is known for the currency {currency[:40] or '-'}")
    label, day = tag.get("label") or tag.get("title", ""), _DAY.match(tag.get("lastmod", ""))
    return LabelRow(
        chain,
        address,
        label,
        entity_of(tag.get("actor") or label),
        category_of(tag),
        confidence_of(tag),
        day[0] if day else "",
        tag.get("source") or ADDRESS,
    )


TAGPACKS = Feed(
    name="graphsense-tagpacks",
    purpose="labels",
    addresses=(ADDRESS,),
    licence="MIT",
    redistributable=True,
    parse=parse,
)
