"""phantom/blocklist: the block lists of the Phantom wallet, undated.

YAML lists of `- url: HOST` or plain strings. Faults known: the allow list vouches for whole
platforms (`*.vercel.app`), refused when a snapshot is built; some hosts are on MetaMask's allow
list.
"""

from collections.abc import Iterator

import yaml

from hueandcry.gather.feeds.feed import Feed, FeedFault, read_entries
from hueandcry.model.listing import Stance
from hueandcry.model.rows import ListingRow, Parsed, Rejected

_BASE = "https://raw.githubusercontent.com/phantom/blocklist/master/"
_FILES: tuple[tuple[str, Stance], ...] = (
    (_BASE + "blocklist.yaml", "block"),
    (_BASE + "eth-blocklist.yaml", "block"),
    (_BASE + "whitelist.yaml", "allow"),
)
# The C loader reads 43,000 entries in a second, the Python one in ten; some builds lack it.
_LOADER: type[yaml.SafeLoader] | type[yaml.CSafeLoader] = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)


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
        document = yaml.load(data, Loader=_LOADER)  # noqa: S506 - both are safe loaders
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise FeedFault(f"{name} is no YAML: {str(error)[:200]}") from None
    if not isinstance(document, list):
        raise FeedFault(f"{name} is no list")
    return (row.get("url") if isinstance(row, dict) else row for row in document)


PHANTOM = Feed(
    name="phantom",
    purpose="block list",
    addresses=tuple(address for address, _ in _FILES),
    licence="MIT (stated in package.json only)",
    redistributable=True,
    parse=parse,
)
