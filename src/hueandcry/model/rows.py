"""Rows that feeds bring and the snapshot keeps. Dates are ISO 8601, empty where not known."""

from msgspec import Struct

from hueandcry.model.act import Standard
from hueandcry.model.listing import Stance


class Row(Struct, frozen=True):
    """Base of all rows; the feed's name is added when a row is stored."""


class ListingRow(Row, frozen=True):
    """An entry of a list: a host, `host/path` or `sha256:HEX`. `address` is where it was read."""

    entry: str
    stance: Stance
    address: str
    valid_from: str = ""


class SuffixRow(Row, frozen=True):
    """Public Suffix List rules of one ASCII name (`model.suffix` bits)."""

    name: str
    rules: int


class ConfusableRow(Row, frozen=True):
    """A character and its UTS 39 prototype."""

    character: str
    prototype: str


class PopularityRow(Row, frozen=True):
    """A registrable domain and its rank, 1 the most popular."""

    domain: str
    rank: int


class WordRow(Row, frozen=True):
    """An ordinary word, lower case."""

    text: str


class EntityRow(Row, frozen=True):
    """A brand, by its id."""

    id: str
    name: str
    category: str


class NameRow(Row, frozen=True):
    """A name a brand is imitated by."""

    entity: str
    text: str
    ordinary: bool


class OwnedRow(Row, frozen=True):
    """A host a brand owns; `rank` 0 is its main one."""

    entity: str
    host: str
    rank: int
    date: str
    reference: str


class HandleRow(Row, frozen=True):
    """An official account."""

    entity: str
    platform: str
    name: str
    date: str
    reference: str


class ContractRow(Row, frozen=True):
    """An official contract; chain is CAIP-2."""

    entity: str
    chain: str
    address: str
    role: str
    date: str
    reference: str


class PathHostRow(Row, frozen=True):
    """A host shared by so many that only single paths may be judged."""

    host: str
    date: str
    reference: str


class IndicatorRow(Row, frozen=True):
    """A host or `host/path` that malware or its makers use.

    `port` is decimal text, empty where any is meant; `family` one of
    `model.infrastructure.FAMILIES`; `campaign` whose it is, in words. `pivot`: found by hunting
    for servers like known ones, not told by a report. `reference` is that report.
    """

    entry: str
    port: str
    family: str
    campaign: str
    pivot: bool
    reference: str


class PlatformRow(Row, frozen=True):
    """A host whose customers are anybody; `use` is one of `model.infrastructure.USES`."""

    host: str
    use: str
    reference: str


class LabelRow(Row, frozen=True):
    """What a source says of an account; chain is CAIP-2, or `eip155:*` for any EVM chain.

    `category` is one of `model.label.CATEGORIES`. `confidence` is 0 to 1. `date` is when the source
    says it held, `reference` where it can be read.
    """

    chain: str
    account: str
    name: str
    entity: str
    category: str
    confidence: float
    date: str
    reference: str


class TokenRow(Row, frozen=True):
    """A token as a list names it; chain is CAIP-2, `date` the list's own.

    `symbol` and `name` are anybody's text: bounded and printable, and no more than that.
    """

    chain: str
    contract: str
    symbol: str
    name: str
    decimals: int
    standard: Standard
    date: str
    reference: str


class DescriptorRow(Row, frozen=True):
    """An ERC-7730 descriptor with its includes merged: `document` is its JSON.

    `kind` is calldata or eip712. `standard` is that of a descriptor for any contract that keeps to
    it (erc20, erc721, erc2612 ...), empty where it is bound to deployments.
    """

    id: str
    kind: str
    owner: str
    contract_name: str
    standard: str
    document: str


class DescriptorKeyRow(Row, frozen=True):
    """What a descriptor's format is found by; chain CAIP-2, address lower case, both may be empty.

    `key` is a selector in hex, or a type encoding in one form; `format` the key in the document.
    """

    chain: str
    address: str
    key: str
    descriptor: str
    format: str


class Rejected(Struct, frozen=True):
    """A row of a feed that was not taken, kept apart with its reason."""

    entry: str
    reason: str


class Parsed(Struct, frozen=True):
    """What a feed's files say. `published` is the publisher's own date, if the files tell it."""

    rows: tuple[Row, ...]
    rejected: tuple[Rejected, ...] = ()
    published: str = ""
