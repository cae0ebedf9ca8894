"""brianleect/etherscan-labels: names that seven explorers of EVM chains show, crawled in 2023.

One file an explorer: `{address: {name, labels}}`, labels being slugs of groups. Faults known: large
groups were cut off by the explorer; one account in ten has no name; a group `binance` holds tokens
and pools too. The licence is the crawler's: the names are the explorers', so nothing is passed on.
"""

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from hueandcry.decode.json_text import from_json
from hueandcry.gather.feeds.explorer_groups import category_of
from hueandcry.gather.feeds.feed import Feed, FeedFault
from hueandcry.gather.feeds.labelling import entity_of, sort_out
from hueandcry.model.rows import LabelRow, Parsed, Rejected

_BASE = "https://raw.githubusercontent.com/brianleect/etherscan-labels/main/data/"
_CHAIN_OF = {
    f"{_BASE}{explorer}/combined/combinedAccountLabels.json": f"eip155:{number}"
    for explorer, number in (
        ("etherscan", 1),
        ("bscscan", 56),
        ("polygonscan", 137),
        ("arbiscan", 42161),
        ("avalanche", 43114),
        ("ftmscan", 250),
        ("optimism", 10),
    )
}
# The explorer's own word, but years old and second-hand.
_CONFIDENCE = 0.7


class _Account(Struct, frozen=True):
    name: str
    labels: tuple[str, ...]


def parse(files: dict[str, bytes]) -> Parsed:
    """Read the accounts of all explorers. Raises `FeedFault` where a file is no JSON object."""
    return sort_out(
        row for address, chain in _CHAIN_OF.items() for row in _rows(files[address], address, chain)
    )


def _rows(data: bytes, address: str, chain: str) -> Iterator[LabelRow | Rejected]:
    try:
        found = from_json(data, dict[str, msgspec.Raw])
    except msgspec.DecodeError as error:
        raise FeedFault(f"{address.rpartition('/')[2]} is no JSON object: {error}") from None
    for account, raw in found.items():
        try:
            entry = from_json(raw, _Account)
        except msgspec.DecodeError as error:
            yield Rejected(account[:200], f"not a name and labels: {str(error)[:200]}")
        else:
            yield _row(chain, account, entry, address)


def _row(chain: str, account: str, entry: _Account, address: str) -> LabelRow:
    category = category_of(entry.name, entry.labels)
    # Without a name, the groups say what it is, and nobody knows whose.
    shown = entry.name or ", ".join(entry.labels)
    return LabelRow(
        chain, account, shown, entity_of(entry.name), category, _CONFIDENCE, "", address
    )


ETHERSCAN_LABELS = Feed(
    name="etherscan-labels",
    purpose="labels",
    addresses=tuple(_CHAIN_OF),
    licence="MIT (the crawl; the names are the explorers')",
    redistributable=False,
    parse=parse,
    parser=2,
)
