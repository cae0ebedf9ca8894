"""Small invented facts and snapshots for tests. Hosts are made up; none is looked up."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from hueandcry.model.listing import FeedState
from hueandcry.model.rows import (
    ConfusableRow,
    EntityRow,
    ListingRow,
    NameRow,
    OwnedRow,
    PathHostRow,
    PopularityRow,
    Row,
    SuffixRow,
    WordRow,
)
from hueandcry.model.suffix import ICANN, ICANN_BELOW, PRIVATE
from hueandcry.store.build import SnapshotBuilder
from hueandcry.store.home import Home

NOW = "2026-11-24T12:00:00+00:00"
TODAY = NOW[:10]

BRANDS: tuple[tuple[str, str, bool, str], ...] = (
    ("Uniswap", "uniswap", False, "uniswap.org"),
    ("MetaMask", "metamask", False, "metamask.io"),
    ("Coinbase", "coinbase", False, "coinbase.com"),
    ("Ledger", "ledger", True, "ledger.com"),
    ("Phantom", "phantom", True, "phantom.com"),
    ("Aave", "aave", False, "aave.com"),
    ("Binance", "binance", False, "binance.com"),
)
SUFFIXES = (
    *(SuffixRow(name, ICANN) for name in ("com", "org", "io", "dev", "xyz", "co.uk", "uk", "se")),
    SuffixRow("pages.dev", PRIVATE),
    SuffixRow("ck", ICANN_BELOW),
)
CONFUSABLES = (
    ConfusableRow("\u0430", "a"),
    ConfusableRow("\u0435", "e"),
    ConfusableRow("\u043e", "o"),
    ConfusableRow("\u0441", "c"),
    ConfusableRow("\u0455", "s"),
    ConfusableRow("\u0456", "i"),
)
WORDS = tuple(WordRow(word) for word in ("finance", "pledge", "ledgers", "phantoms"))


def brand_rows(brands: Iterable[tuple[str, str, bool, str]] = BRANDS) -> list[Row]:
    """Return the rows of brands given as (name, text, ordinary, home)."""
    rows: list[Row] = []
    for name, text, ordinary, home in brands:
        rows += (
            EntityRow(text, name, "wallet"),
            NameRow(text, text, ordinary),
            OwnedRow(text, home, 0, "2026-01-01", f"https://{home}/"),
        )
    return rows


def feed_state(name: str, purpose: str, rows: int, checked: str = NOW) -> FeedState:
    """Return a feed that stands well."""
    return FeedState(
        name, purpose, (f"https://{name}.test/",), "CC0", True, "fresh", rows, 0, 0, checked,
        "", "0" * 64, "",
    )  # fmt: skip


def snapshot_home(
    root: Path, listings: Sequence[ListingRow] = (), *, checked: str = NOW, lists: bool = True
) -> Home:
    """Build a home whose snapshot holds the brands above and these listings."""
    home = Home(root)
    rows = {
        "starter": ("brands", (*brand_rows(), PathHostRow("sites.test", "2026-01-01", "x"))),
        "suffixes": ("suffixes", SUFFIXES),
        "confusables": ("confusables", CONFUSABLES),
        "words": ("words", WORDS),
        "popular": ("popularity", (PopularityRow("popular.com", 7),)),
    }
    default = (ListingRow("listed.com", "block", "https://list.test/"),)
    if lists:
        rows["list"] = ("block list", tuple(listings) or default)
    with home.building() as path:
        builder = SnapshotBuilder(path, None)
        for name, (purpose, brought) in rows.items():
            count = builder.add(name, brought, (), TODAY)
            builder.describe(feed_state(name, purpose, count, checked), {}, 1)
        builder.finish({"id": "20261124T120000Z-00000000", "created": NOW, "tool": "test"})
        home.publish(path, "20261124T120000Z-00000000", 5)
    return home
