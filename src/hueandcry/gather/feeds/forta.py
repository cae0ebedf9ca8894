"""forta-network/labelled-datasets: accounts and contracts of phishing and exploits, to early 2023.

Four CSV files of three shapes, their first line naming the columns. Most rows come from Etherscan's
public tags; contracts of attacks are added, with who created them. Faults known: it ends in January
2023, and thieves who gave the money back (white hats) stand among the others.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from hueandcry.gather.feeds.explorer_groups import category_of, crime_of
from hueandcry.gather.feeds.feed import Feed
from hueandcry.gather.feeds.labelling import entity_of, sort_out, table
from hueandcry.model.rows import LabelRow, Parsed

_BASE = "https://raw.githubusercontent.com/forta-network/labelled-datasets/main/labels/"
# Tags by the public, collected by others, and never asked for again: surer than a guess.
_CONFIDENCE = 0.6


class _Shape(Struct, frozen=True):
    """Which columns of a file hold the account, its tag and its group."""

    file: str
    chain: str
    account: str
    tag: str
    group: str


_CREATED = ("contract_address", "contract_tag")
_SHAPES = (
    _Shape(
        "1/etherscan_malicious_labels.csv", "eip155:1", "banned_address", "wallet_tag",
        "data_source",
    ),
    _Shape(
        "1/malicious_smart_contracts.csv", "eip155:1", *_CREATED,
        "contract_creator_etherscan_label",
    ),
    _Shape("1/phishing_scams.csv", "eip155:1", "address", "etherscan_tag", "etherscan_labels"),
    # This one has no column for the group.
    _Shape("10/malicious_smart_contracts.csv", "eip155:10", *_CREATED, "source"),
)  # fmt: skip


def parse(files: dict[str, bytes]) -> Parsed:
    """Read the four files. Raises `FeedFault` where one lacks the columns of its shape."""
    return sort_out(row for shape in _SHAPES for row in _rows(files[_BASE + shape.file], shape))


def _rows(data: bytes, shape: _Shape) -> Iterator[LabelRow]:
    for line in table(data, shape.file, (shape.account, shape.tag, shape.group)):
        creator, by = line.get("contract_creator", ""), line.get("contract_creator_tag", "")
        name = line[shape.tag] or by or line.get("notes", "")
        yield _row(shape, line[shape.account], name, line)
        # Who is only the creator of a contract somebody tagged is not tagged himself.
        if creator and by:
            yield _row(shape, creator, by, line)


def _row(shape: _Shape, account: str, name: str, line: Mapping[str, str]) -> LabelRow:
    category = _category(name, line[shape.group], line.get("notes", ""))
    shown = name or f"Forta: {category}"
    return LabelRow(
        shape.chain, account, shown, entity_of(name), category, _CONFIDENCE, "", _BASE + shape.file
    )


def _category(name: str, group: str, notes: str) -> str:
    """Return `theft` or `scam` by the group, else by the tag; contracts of noted attacks: theft."""
    slug = group.removeprefix("etherscan-").removesuffix("-list")
    found = category_of("", (slug,))
    if found in {"theft", "scam"}:
        return found
    return crime_of(name) or ("theft" if notes else "other")


FORTA = Feed(
    name="forta",
    purpose="labels",
    addresses=tuple(_BASE + shape.file for shape in _SHAPES),
    licence="MIT (most tags are Etherscan's)",
    redistributable=False,
    parse=parse,
)
