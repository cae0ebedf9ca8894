"""What the model learns from: listed hosts by age, and honest ones that stand for more."""

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from hueandcry.model.fact import HostParts
from hueandcry.run.campaign.fit import ROW_UNIT

# Chosen by cross-validation within the years before 2025 (bench/campaigns.py): campaigns change
# their names within months, so a listing counts half after four, and nothing after two years.
HALF_LIFE_DAYS, OLDEST_DAYS = 120, 800
LEAST = 0.01
# A listing without a day: most lists give none, and their rows are of all years.
UNDATED_DAYS = 2 * HALF_LIFE_DAYS
# What a row counts: there are fifty popular sites to two official ones, and a false alarm on an
# official one is the worst.
OFFICIAL, SUBDOMAIN, POPULAR, CUSTOMER = 30, 10, 1, 5
# Honest projects vote, claim and run their app on sub-domains: a domain stands for these as well.
SUBDOMAINS = ("app", "vote", "claim")


class Listed(NamedTuple):
    """A host that a list holds, and the day it came there (ISO 8601, empty if not known)."""

    parts: HostParts
    day: str


class Examples(NamedTuple):
    """Hosts, without "www.", that a snapshot knows to be bad or honest."""

    listed: Sequence[Listed]
    official: Sequence[HostParts]
    popular: Sequence[HostParts]
    customers: Sequence[HostParts]


class Group(NamedTuple):
    """Hosts of one sort and what each counts, in units of 1/ROW_UNIT."""

    hosts: list[HostParts]
    counts: list[int]


def groups_of(examples: Examples, today: str) -> tuple[Group, Group, Group, Group, Group]:
    """Return listed, official, invented sub-domains of official, popular, customers; in order."""
    last = date.fromisoformat(today).toordinal()
    ages = {
        row.parts: last - date.fromisoformat(row.day).toordinal() if row.day else UNDATED_DAYS
        for row in sorted(examples.listed, key=lambda row: row.day)
    }
    recent = {parts: age for parts, age in ages.items() if age <= OLDEST_DAYS}
    listed = sorted(recent, key=name_of)
    official = _ordered(examples.official, set(listed))
    taken = {*listed, *official}
    below = [under(label, parts) for parts in official for label in SUBDOMAINS if _plain(parts)]
    return (
        Group(listed, [count_at(recent[parts]) for parts in listed]),
        _alike(official, OFFICIAL),
        _alike(below, SUBDOMAIN),
        _alike(_ordered(examples.popular, taken), POPULAR),
        _alike(_ordered(examples.customers, taken), CUSTOMER),
    )


def count_at(days: int) -> int:
    """Return what a listing of this age counts: halved by each half-life, straight in between."""
    halvings, rest = divmod(max(days, 0), HALF_LIFE_DAYS)
    whole = (ROW_UNIT << 16) >> halvings
    decayed = whole - whole * rest // (2 * HALF_LIFE_DAYS)
    return max((decayed + (1 << 15)) >> 16, round(LEAST * ROW_UNIT), 1)


def name_of(parts: HostParts) -> str:
    """Return the host."""
    return ".".join([*parts.left, parts.registrable])


def under(label: str, parts: HostParts) -> HostParts:
    """Return the host one label further down."""
    return HostParts(
        parts.suffix, parts.own, (label, *parts.left), parts.registrable, parts.platform
    )


def fold_of(parts: HostParts, folds: int) -> int:
    """Return a fold by a hash of the registrable domain: its hosts are never in two."""
    return int.from_bytes(sha256(b"fold " + parts.registrable.encode()).digest()) % folds


def _plain(parts: HostParts) -> bool:
    return not parts.left and not parts.platform


def _ordered(hosts: Iterable[HostParts], without: set[HostParts]) -> list[HostParts]:
    return sorted(set(hosts) - without, key=name_of)


def _alike(hosts: list[HostParts], count: int) -> Group:
    return Group(hosts, [count * ROW_UNIT] * len(hosts))
