"""The starter pack this project wrote: brands and what they own, each row with its source.

`starter/brands/ID.toml` holds one brand, `starter/path_hosts.toml` the hosts judged by path only.
docs/starter-pack.md describes both.
"""

import tomllib
from datetime import date
from typing import Literal

import msgspec
from msgspec import Struct

from hueandcry.decode.link import parse_link
from hueandcry.gather.feeds.feed import Feed, FeedFault
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.rows import (
    ContractRow,
    EntityRow,
    HandleRow,
    NameRow,
    OwnedRow,
    Parsed,
    PathHostRow,
    Row,
)

Category = Literal[
    "exchange", "wallet", "hardware-wallet", "defi", "nft-market", "bridge", "network", "explorer",
    "stablecoin", "data",
]  # fmt: skip


class _Sourced(Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    date: date


class Name(Struct, frozen=True, forbid_unknown_fields=True):
    """A name a look-alike would imitate."""

    text: str
    ordinary_word: bool


class Domain(_Sourced, frozen=True, forbid_unknown_fields=True):
    """A host the brand owns."""

    host: str


class Handle(_Sourced, frozen=True, forbid_unknown_fields=True):
    """An account of the brand."""

    platform: str
    name: str


class Contract(_Sourced, frozen=True, forbid_unknown_fields=True):
    """A contract of the brand."""

    chain: str
    address: str
    role: str


class Brand(Struct, frozen=True, forbid_unknown_fields=True):
    """One brand file."""

    id: str
    name: str
    kind: Category
    names: tuple[Name, ...]
    domains: tuple[Domain, ...]
    handles: tuple[Handle, ...] = ()
    contracts: tuple[Contract, ...] = ()


class PathHosts(Struct, frozen=True, forbid_unknown_fields=True):
    """`path_hosts.toml`."""

    hosts: tuple[Domain, ...]


def parse(files: dict[str, bytes]) -> Parsed:
    """Read all files of the pack. Raises `FeedFault` naming the file that does not fit."""
    rows: list[Row] = []
    newest = date.min
    for name, data in sorted(files.items()):
        found: Brand | PathHosts
        try:
            document = tomllib.loads(data.decode())
            if name.endswith("path_hosts.toml"):
                found = msgspec.convert(document, PathHosts)
                rows += (PathHostRow(h.host, h.date.isoformat(), h.source) for h in found.hosts)
                continue
            found = msgspec.convert(document, Brand)
            rows += _brand_rows(found)
            newest = max(newest, *(domain.date for domain in found.domains))
        except (ValueError, msgspec.ValidationError, NotAnObservable) as error:
            raise FeedFault(f"{name}: {error}") from None
    published = "" if newest == date.min else newest.isoformat()
    return Parsed(tuple(rows), published=published)


def _brand_rows(brand: Brand) -> list[Row]:
    rows: list[Row] = [EntityRow(brand.id, brand.name, brand.kind)]
    rows += (NameRow(brand.id, name.text, name.ordinary_word) for name in brand.names)
    rows += (
        OwnedRow(brand.id, parse_link(d.host).host, rank, d.date.isoformat(), d.source)
        for rank, d in enumerate(brand.domains)
    )
    rows += (
        HandleRow(brand.id, h.platform, h.name, h.date.isoformat(), h.source) for h in brand.handles
    )
    rows += (
        ContractRow(brand.id, c.chain, c.address, c.role, c.date.isoformat(), c.source)
        for c in brand.contracts
    )
    return rows


STARTER = Feed(
    name="starter",
    purpose="brands",
    addresses=("package:hueandcry/starter",),
    licence="Apache-2.0",
    redistributable=True,
    parse=parse,
    shipped=True,
)
