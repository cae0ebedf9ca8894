"""A snapshot of the size the figures ask for: 5,000 brands and 200,000 list entries.

The brands of the starter pack, the rest invented names of the same shape (a chain of letter
pairs learnt from the real ones); the real lists of the mirror, then invented hosts as filler.
"""

import random
from collections import defaultdict
from pathlib import Path

from hueandcry.gather.download import Mirror, NotMirrored, starter_files
from hueandcry.gather.feeds import FEEDS, starter
from hueandcry.gather.feeds.feed import Feed
from hueandcry.model.rows import (
    EntityRow,
    ListingRow,
    NameRow,
    OwnedRow,
    Parsed,
    Row,
)
from hueandcry.run.plan import Plan
from hueandcry.run.update import update
from hueandcry.store.home import Home

BRANDS, ENTRIES = 5_000, 200_000


def invented_names(real: list[str], count: int, seed: int) -> list[str]:
    """Return `count` distinct names with the letter pairs and lengths of the real ones."""
    chance = random.Random(seed)
    following: dict[str, list[str]] = defaultdict(list)
    for name in real:
        for first, second in zip("^" + name, name, strict=False):
            following[first].append(second)
    names: set[str] = set()
    while len(names) < count:
        wanted = len(chance.choice(real))
        name = ""
        while len(name) < wanted:
            name += chance.choice(following.get(name[-1:] or "^") or following["^"])
        names.add(name)
    return sorted(names - set(real))[:count]


def real_names() -> list[str]:
    """Return the names of the starter pack."""
    rows = starter.parse(starter_files()).rows
    return sorted(row.text for row in rows if isinstance(row, NameRow) and len(row.text) > 3)


def invented_hosts(count: int, seed: int) -> list[str]:
    """Return distinct made-up hosts for filling lists; none is ever looked up."""
    chance = random.Random(seed)
    letters = "abcdefghijklmnopqrstuvwxyz0123456789-"
    hosts: set[str] = set()
    while len(hosts) < count:
        label = "".join(chance.choices(letters, k=chance.randint(6, 18))).strip("-")
        hosts.add(
            f"{label or 'x'}.{chance.choice(('com', 'xyz', 'io', 'top', 'app', 'pages.dev'))}"
        )
    return sorted(hosts)


def build(root: Path, mirror: Path, now: str) -> Home:
    """Build the snapshot in `root`."""
    home = Home(root)

    def padded_starter(files: dict[str, bytes]) -> Parsed:
        parsed = starter.parse(files)
        entities = sum(isinstance(row, EntityRow) for row in parsed.rows)
        rows: list[Row] = list(parsed.rows)
        for name in invented_names(real_names(), BRANDS - entities, seed=7):
            rows += (
                EntityRow(f"made-{name}", name.title(), "defi"),
                NameRow(f"made-{name}", name, ordinary=False),
                OwnedRow(f"made-{name}", f"{name}.finance", 0, now[:10], "made up"),
            )
        return Parsed(tuple(rows))

    def filler(files: dict[str, bytes]) -> Parsed:
        listed = sum(
            len(f.parse(read).rows)
            for f in FEEDS
            if f.purpose == "block list" and (read := _read(f, mirror))
        )
        hosts = invented_hosts(ENTRIES - listed, seed=11)
        return Parsed(tuple(ListingRow(host, "block", "made up") for host in hosts))

    feeds: list[Feed] = []
    for feed in FEEDS:
        parse = padded_starter if feed.name == "starter" else feed.parse
        feeds.append(_with(feed, parse))
    last = feeds[-1]
    feeds.append(Feed("filler", "block list", last.addresses, "none", False, filler))
    plan = Plan(tuple(feeds), frozenset(feed.name for feed in feeds), 1)
    update(home, plan, Mirror(mirror), now, lambda step: None)
    return home


def _with(feed: Feed, parse: object) -> Feed:
    from msgspec.structs import replace

    return replace(feed, parse=parse)


def _read(feed: Feed, mirror: Path) -> dict[str, bytes]:
    try:
        found = {address: Mirror(mirror).get(address, "") for address in feed.addresses}
    except NotMirrored:  # As in `hue update`: the feed is absent.
        return {}
    return {address: download.data for address, download in found.items() if download}
