"""phantom/blocklist: the block lists of the Phantom wallet, undated.

YAML lists of `- url: HOST` or plain strings. Faults known: the allow list vouches for whole
platforms (`*.vercel.app`), refused when a snapshot is built; some hosts are on MetaMask's allow
list.
"""

from collections.abc import Iterator

import yaml

from hueandcry.gather.feeds.feed import Feed, FeedFault, read_entries
from hueandcry.gather.feeds.yaml_entries import PARSER
from hueandcry.model.listing import Stance
from hueandcry.model.rows import ListingRow, Parsed, Rejected

_BASE = "https://raw.githubusercontent.com/phantom/blocklist/master/"
_FILES: tuple[tuple[str, Stance], ...] = (
    (_BASE + "blocklist.yaml", "block"),
    (_BASE + "eth-blocklist.yaml", "block"),
    (_BASE + "whitelist.yaml", "allow"),
)
# A list, a mapping in it and nothing below.
_MAX_DEPTH = 2


def parse(files: dict[str, bytes]) -> Parsed:
    """Read the three files. Raises `FeedFault` where one is no YAML list."""
    rows: list[ListingRow] = []
    rejected: list[Rejected] = []
    for address, stance in _FILES:
        found, faulty = read_entries(_entries(files[address], address), stance, address)
        rows += found
        rejected += faulty
    return Parsed(tuple(rows), tuple(rejected))


def _entries(data: bytes, address: str) -> Iterator[object]:
    name = address.rpartition("/")[2]
    try:
        yield from _from_events(yaml.parse(data, Loader=PARSER), name)
    except (yaml.YAMLError, ValueError) as error:
        raise FeedFault(f"{name} is no YAML: {str(error)[:200]}") from None


def _from_events(events: Iterator[yaml.Event], name: str) -> Iterator[object]:
    """Yield the plain entries of a list, and of its mappings the value of `url`."""
    depth = 0
    scalars: list[str] = []
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            _check_shape(event, depth, name)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            if depth == 1:
                yield dict(zip(scalars[::2], scalars[1::2], strict=False)).get("url")
                scalars = []
        elif isinstance(event, yaml.ScalarEvent):
            if depth == 1:
                yield event.value
            scalars += [event.value] if depth > 1 else []


def _check_shape(event: yaml.Event, depth: int, name: str) -> None:
    if depth > _MAX_DEPTH or (depth == 1) is not isinstance(event, yaml.SequenceStartEvent):
        raise FeedFault(f"{name} is no list of hosts or mappings")


PHANTOM = Feed(
    name="phantom",
    purpose="block list",
    addresses=tuple(address for address, _ in _FILES),
    licence="MIT (stated in package.json only)",
    redistributable=True,
    parse=parse,
)
