"""Official handles and an index of them, for tests. Names are made up or stand in the register."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from hueandcry.decode.handle import parse_handle
from hueandcry.gather.handle import HandleFacts
from hueandcry.model.fact import Claimed, FeedStates
from hueandcry.model.rows import EntityRow, HandleRow, ListingRow, Row
from hueandcry.store.build import SnapshotBuilder
from hueandcry.store.handle_index import HandleIndex
from hueandcry.store.home import Home
from hueandcry.store.snapshot import Snapshot
from tests.examples import Facts
from tests.values import CONFUSABLES, NOW, TODAY, WORDS, brand_rows, feed_state

ID = "20261124T120000Z-00000000"
OFFICIAL = (
    ("uniswap", "x", "Uniswap"),
    ("uniswap", "github", "Uniswap"),
    ("metamask", "x", "MetaMask"),
    ("metamask", "telegram", "metamask_io"),
    ("ledger", "x", "Ledger"),
    ("lidofi", "x", "StargateFinance"),
    ("nova", "x", "0xNovaDAO"),
    ("acme", "linkedin", "company/acmewallet"),
)
LISTED = ("twitter.com/VitalikFake", "t.me/uniswap_help", "twitter.com/Uniswap", "x.com/a/status/1")


def handle_rows(official: Sequence[tuple[str, str, str]] = OFFICIAL) -> list[Row]:
    """Return the register's rows for handles given as (entity, platform, name)."""
    rows: list[Row] = list(brand_rows())
    rows += (EntityRow(one, one.title(), "defi") for one in ("lidofi", "nova", "acme"))
    rows += (HandleRow(*one, TODAY, "https://brand.test/") for one in official)
    return rows


def home_with_handles(root: Path) -> Home:
    """Build a home whose register holds the official handles above, and a list."""
    home = Home(root)
    rows: dict[str, tuple[str, Sequence[Row]]] = {
        "starter": ("brands", handle_rows()),
        "words": ("words", WORDS),
        "confusables": ("confusables", CONFUSABLES),
        "list": ("block list", [ListingRow(e, "block", "https://list.test/") for e in LISTED]),
    }
    with home.building() as path:
        builder = SnapshotBuilder(path, None)
        for name, (purpose, brought) in rows.items():
            count = builder.add(name, brought, (), TODAY)
            builder.describe(feed_state(name, purpose, count), {}, 1)
        builder.finish({"id": ID, "created": NOW, "tool": "test"})
        home.publish(path, ID, 5)
    return home


@cache
def index() -> HandleIndex:
    """Return one index for tests that only read."""
    return HandleIndex(Snapshot(home_with_handles(Path(mkdtemp())).path_of(ID)))


def facts_of(text: str, platform: str = "x", display_name: str = "", claims: str = "") -> Facts:
    """Gather what is known of a handle."""
    handle = parse_handle(text, platform, display_name)
    claimed = Claimed(claims, claims.title(), ()) if claims else None
    return Facts(handle, HandleFacts(index(), FeedStates((), NOW)).gather(handle, claimed))
