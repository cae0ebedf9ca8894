"""The starter pack this project wrote: brands and what they own, each row with its source.

`starter/brands/ID.toml` holds one brand, `starter/contracts/ID.toml` the contracts of a brand or
standard that many rely on, `starter/path_hosts.toml` the hosts judged by path only.
docs/starter-pack.md describes all three.
"""

import tomllib
from datetime import date
from typing import Literal

import msgspec
from msgspec import Struct

from hueandcry.decode.account import account_fault
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
    "stablecoin", "data", "launchpad", "collection", "game", "community", "governance", "custody",
    "payments", "security", "infrastructure", "mail", "meeting", "messaging", "social",
    "recruiting", "developer", "documents", "identity", "browser",
]  # fmt: skip


class _Sourced(Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    date: date


class Name(Struct, frozen=True, forbid_unknown_fields=True):
    """A name a look-alike would imitate."""

    text: str
    ordinary_word: bool


class Domain(_Sourced, frozen=True, forbid_unknown_fields=True):
    """A host the brand owns; `shared` where others publish on it: it is then judged by path."""

    host: str
    shared: bool = False


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


class DeployedContract(_Sourced, frozen=True, forbid_unknown_fields=True):
    """A contract at one address on several chains; `eip155:*` where its code decides its address.

    `role` is one of the words docs/starter-pack.md lists, with a version where code has one.
    """

    role: str
    address: str
    chains: tuple[str, ...]


class Contracts(Struct, frozen=True, forbid_unknown_fields=True):
    """One file of contracts; `id` is the brand's where there is one."""

    id: str
    contracts: tuple[DeployedContract, ...]


class PathHosts(Struct, frozen=True, forbid_unknown_fields=True):
    """`path_hosts.toml`."""

    hosts: tuple[Domain, ...]


def parse(files: dict[str, bytes]) -> Parsed:
    """Read all files of the pack. Raises `FeedFault` naming the file that does not fit."""
    rows: list[Row] = []
    for name, data in sorted(files.items()):
        try:
            rows += _rows_of(name, tomllib.loads(data.decode()))
        except (ValueError, msgspec.ValidationError, NotAnObservable) as error:
            raise FeedFault(f"{name}: {error}") from None
    days = [row.date for row in rows if isinstance(row, OwnedRow | ContractRow)]
    return Parsed(tuple(rows), published=max(days, default=""))


def _rows_of(name: str, document: dict[str, object]) -> list[Row]:
    if name.endswith("path_hosts.toml"):
        found = msgspec.convert(document, PathHosts)
        return [PathHostRow(host.host, host.date.isoformat(), host.source) for host in found.hosts]
    if name.startswith("contracts/"):
        return _contract_rows(msgspec.convert(document, Contracts))
    return _brand_rows(msgspec.convert(document, Brand))


def _contract_rows(file: Contracts) -> list[Row]:
    rows: list[Row] = []
    for found in file.contracts:
        for chain in found.chains:
            if fault := account_fault(chain, found.address):
                raise ValueError(fault)
            day = found.date.isoformat()
            rows.append(ContractRow(file.id, chain, found.address, found.role, day, found.source))
    return rows


def _brand_rows(brand: Brand) -> list[Row]:
    rows: list[Row] = [EntityRow(brand.id, brand.name, brand.kind)]
    rows += (NameRow(brand.id, name.text, name.ordinary_word) for name in brand.names)
    rows += (
        OwnedRow(brand.id, parse_link(d.host).host, rank, d.date.isoformat(), d.source)
        for rank, d in enumerate(brand.domains)
    )
    rows += (
        PathHostRow(parse_link(d.host).host, d.date.isoformat(), d.source)
        for d in brand.domains
        if d.shared
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
