"""A snapshot of the public feeds a signing request is judged by, made from their mirror."""

from pathlib import Path

from hueandcry.gather.download import Mirror
from hueandcry.gather.feeds import FEEDS
from hueandcry.run.check import Checker
from hueandcry.run.plan import Plan
from hueandcry.run.update import update
from hueandcry.store.home import Home
from hueandcry.store.indexes import Indexes

NOW = "2026-11-24T12:00:00+00:00"
# All that takes part in judging requests but the tag packs: their half a million rows take long.
_WANTED = frozenset({
    "starter", "public-suffix-list", "unicode-confusables", "ofac", "etherscan-labels", "forta",
    "approval-exploits", "uniswap-tokens", "superchain-tokens", "erc7730",
})  # fmt: skip


def signing_home(root: Path, mirror: Path) -> Home:
    home = Home(root)
    feeds = tuple(feed for feed in FEEDS if feed.name in _WANTED)
    assert len(feeds) == len(_WANTED), "a feed was renamed"
    plan = Plan(feeds, frozenset(feed.name for feed in feeds), 1)
    update(home, plan, Mirror(mirror), NOW, lambda step: None)
    return home


def checker_of(home: Home) -> Checker:
    return Checker(Indexes(home.open_current()), NOW)
