"""Runs all benchmarks and prints each figure beside its peer's."""

import argparse
import shutil
import subprocess
import sys
import time
from pathlib import Path

from bench import (
    bridges,
    conservation,
    coverage,
    drills,
    mixer,
    node_theft,
    oracle,
    quality,
    screen,
    signing,
    speed,
    structure,
    tracing,
    world,
)
from bench.lookalikes import variants
from bench.peers import dnstwist_sets, metamask, opensquat
from hueandcry.run.check import Checker
from hueandcry.serve import clock
from hueandcry.store.home import Home
from hueandcry.store.indexes import Indexes

PLACE = Path(".bench")
SHARED = Path("../shared")
TEN = (
    "uniswap.org", "metamask.io", "coinbase.com", "binance.com", "ledger.com", "trezor.io",
    "opensea.io", "etherscan.io", "phantom.com", "kraken.com",
)  # fmt: skip


def all_feeds(mirror: Path) -> Home:
    """Build the snapshot a user has, by the command a user runs, and print how long it took."""
    home = Home(PLACE / "home")
    hue = Path(sys.executable).with_name("hue")
    command = [str(hue), "update", "--mirror", str(mirror), "--home", str(home.root)]
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    print(f"hue update --mirror: {time.perf_counter() - start:.1f} s")
    return home


def ten_brands(checker: Checker, popular: list[str]) -> None:
    """Print what each tool finds of the look-alikes of ten brands, and how fast it is."""
    made = [v.host for host in TEN for v in variants(host, host, quality.SEED, 10)]
    hosts = list(dict.fromkeys(made))
    start = time.process_time()
    ours = {host for host in hosts if quality.flagged(checker, host)}
    took = time.process_time() - start
    print(f"ten brands, {len(hosts)} look-alikes by dnstwist's rules (its own kinds favour it):")
    print(f"  hue                  found {len(ours):4}  {len(hosts) / took:9,.0f} hosts/s")
    names = [host.partition(".")[0] for host in TEN]
    for name, run in (
        ("eth-phishing-detect", metamask(list(TEN), [], hosts)),
        ("openSquat", opensquat(names, hosts)),
        ("dnstwist, sets made", dnstwist_sets(list(TEN), hosts)),
    ):
        found = len(run.found & set(hosts))
        print(f"  {name:20} found {found:4}  {len(hosts) / run.seconds:9,.0f} hosts/s")
    honest = popular[:5_000]
    alarms = sum(bool(quality.flagged(checker, host)) for host in honest)
    theirs = metamask(list(TEN), [], honest).found
    squat = opensquat(names, honest).found
    print(f"  flagged of the 5,000 most popular sites: hue {alarms}, eth-phishing-detect"
          f" {len(theirs)}, openSquat {len(squat)}")  # fmt: skip


def main() -> int:
    """Run everything; say what is missing on a machine without the public feeds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mirror", type=Path, default=SHARED / "mirror")
    parser.add_argument("--cases", type=Path, default=SHARED / "cases")
    parser.add_argument("--only", choices=["links", "tracing", "signing"], help="one part")
    parser.add_argument(
        "--large", action="store_true", help="also a ledger of 50 million transfers"
    )
    arguments = parser.parse_args()
    if not arguments.mirror.is_dir() or not arguments.cases.is_dir():
        print("the benchmarks need the public feeds and the cases: give --mirror and --cases")
        return 2
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.mkdir()
    if arguments.only in {None, "tracing"}:
        tracing_figures(arguments.cases, large=arguments.large)
    if arguments.only != "tracing":
        home = all_feeds(arguments.mirror)
        if arguments.only != "signing":
            link_figures(home, arguments.mirror, arguments.cases)
        if arguments.only != "links":
            signing.figures(home, arguments.mirror, arguments.cases)
    return 0


def tracing_figures(cases: Path, *, large: bool) -> None:
    """Print the figures of ledgers and traces."""
    oracle.compare(PLACE / "worlds")
    conservation.report()
    coverage.report(cases, PLACE / "cases")
    bridges.report(cases)
    structure.report(cases)
    structure.report_towns()
    mixer.report(cases / "mixer" / "tornado_100eth")
    node_theft.first_pack(PLACE)
    sizes = [1_000_000, 10_000_000, *([50_000_000] if large else [])]
    drills_ = [drills.made(PLACE, size) for size in sizes]
    took = [tracing.warm(drill) for drill in drills_]
    print(f"from {sizes[0]:,} to {sizes[-1]:,} transfers a warm trace grows"
          f" {took[-1] / took[0]:.2f} times")  # fmt: skip
    for drill in drills_[:2]:
        tracing.cold(drill)
        tracing.first_pack(drill, PLACE)
        tracing.peers(drill, graph=drill is drills_[0])
    # It labels accounts of the drill: last of all.
    screen.report(drills_[1])
    drills.made(PLACE, 20_000_000)


def link_figures(home: Home, mirror: Path, cases: Path) -> None:
    """Print the figures of link checks."""
    now = clock.now()
    speed.snapshot(home)
    speed.cold(home)
    checker = Checker(Indexes(home.open_current(), in_memory=True), now)
    rows = home.open_current().database.execute("SELECT domain FROM popularity ORDER BY rank")
    popular = [row[0] for row in rows]
    snapshot = home.open_current()
    by_name = Checker(Indexes(snapshot, links=quality.NoLists(snapshot)), now)
    quality.look_alikes(by_name)
    print("with all feeds:")
    quality.false_alarms(checker, cases)
    print("by names alone:")
    quality.false_alarms(by_name, cases)
    ten_brands(by_name, popular)
    speed.rates(home, popular, now, "the snapshot of all feeds")
    speed.stream(world.build(PLACE / "world", mirror, now), popular, now)


if __name__ == "__main__":
    sys.exit(main())
