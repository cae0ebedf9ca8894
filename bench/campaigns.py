"""How much new phishing the lexical campaign model finds, by a protocol fixed before it was made.

Train on hosts first listed before 2025, test on those after. Honest hosts are split by a bit of
SHA-256 of the registrable domain, both directions are run and pooled: official ones and customers
of shared hosts by bits 1, 2 and 3 (bit 1 is the figure, the others show how far it moves), popular
sites by bit 0. Lines are drawn on honest hosts of the training half, out of fold; the test half is
only counted. The model knows no brands. With `--names` the detectors of names are asked as well,
over a register without any brand that owns a host of the test half.
"""

import argparse
import csv
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from hueandcry.decode.host import split_host
from hueandcry.decode.lexical.scoring import Scorer, scorer_of
from hueandcry.decode.link import parse_link
from hueandcry.gather.download import Mirror
from hueandcry.gather.feeds import FEEDS, public_suffix, starter, tranco
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.fact import HostParts
from hueandcry.model.rows import OwnedRow, Parsed, PopularityRow, SuffixRow
from hueandcry.run.campaign.examples import Examples, Listed, name_of
from hueandcry.run.campaign.lines import Budget
from hueandcry.run.campaign.train import train
from hueandcry.run.plan import Plan
from hueandcry.run.update import update
from hueandcry.store.home import Home

PLACE = Path(".bench") / "campaigns"
SHARED = Path(__file__).parents[2] / "shared"
CUSTOMERS = Path(__file__).parents[1] / "src/hueandcry/starter/shared_host_customers.csv"
FIRST_TEST_DAY = "2025-01-01"
BUDGETS = {"0.5 %": Budget(), "1 %": Budget(official=0.01, popular=0.002)}


class Data(NamedTuple):
    """Everything, split into parts; `past` are hosts other lists once blocked by mistake."""

    listed: list[Listed]
    official: list[HostParts]
    popular: list[HostParts]
    customers: list[HostParts]
    past: frozenset[str]


def read(mirror: Path, cases: Path) -> Data:
    """Read the cases and the mirror."""
    suffixes = public_suffix.parse({public_suffix.ADDRESS: _bytes(mirror, public_suffix.ADDRESS)})
    rules = {row.name: row.rules for row in suffixes.rows if isinstance(row, SuffixRow)}
    split = _splitter(rules)
    listed: dict[HostParts, str] = {}
    for row in _table(cases / "links" / "phishing_dated_pre2026.csv"):
        parts, day = split(row["domain"]), row["first_date_if_known"]
        if parts and day:
            listed[parts] = min(day, listed.get(parts, day))
    official = {*map(split, _column(cases / "brands" / "legit_domains.csv", "domain"))} - {None}
    owned = {parts.registrable for parts in official if parts}
    ranks = tranco.parse({tranco.ADDRESS: _bytes(mirror, tranco.ADDRESS)}).rows
    popular = {split(row.domain) for row in ranks if isinstance(row, PopularityRow)} - {None}
    customers = {*map(split, _column(CUSTOMERS, "host"))} - {None}
    past = _column(cases / "links" / "past_false_positives.csv", "domain")
    return Data(
        [Listed(parts, day) for parts, day in sorted(listed.items(), key=lambda p: name_of(p[0]))],
        _sorted(official), _sorted(p for p in popular if p and p.registrable not in owned),
        _sorted(customers), frozenset(past),
    )  # fmt: skip


def _sorted(hosts: Iterable[HostParts | None]) -> list[HostParts]:
    return sorted((parts for parts in hosts if parts), key=name_of)


def _splitter(rules: dict[str, int]) -> Callable[[str], HostParts | None]:
    def split(text: str) -> HostParts | None:
        try:
            host = parse_link(text).host.removeprefix("www.")
        except NotAnObservable:
            return None
        parts = split_host(host, lambda name: rules.get(name, 0))
        return parts if parts.own else None

    return split


def _bytes(mirror: Path, address: str) -> bytes:
    return (mirror / address.removeprefix("https://")).read_bytes()


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as rows:
        return list(csv.DictReader(rows))


def _column(path: Path, name: str) -> list[str]:
    return [row[name] for row in _table(path)]


def bit_of(parts: HostParts, bit: int) -> int:
    """Return a bit of the first byte of SHA-256 of the registrable domain."""
    return sha256(parts.registrable.encode()).digest()[0] >> bit & 1


def before_day(day: str) -> str:
    """Return the day before."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


class Tally:
    """What was flagged, of how many, by kind of host."""

    def __init__(self) -> None:
        self.flagged: Counter[str] = Counter()
        self.total: Counter[str] = Counter()
        self.honest: list[str] = []
        self.missed: list[str] = []

    def add(self, kinds: Iterable[str], host: str, *, flagged: bool) -> None:
        """Count one host."""
        for kind in kinds:
            self.total[kind] += 1
            self.flagged[kind] += flagged
        if flagged and "new phishing" not in kinds:
            self.honest.append(host)
        if not flagged and "new phishing" in kinds:
            self.missed.append(host)

    def line(self) -> str:
        """Return all kinds in one line."""
        return ", ".join(
            f"{kind} {self.flagged[kind]}/{self.total[kind]}"
            f" {self.flagged[kind] / self.total[kind]:.2%}"
            for kind in self.total
        )


ByName = Callable[[str], bool]


def run(
    data: Data,
    bit: int,
    budget: Budget,
    days: tuple[str, str],
    names: Callable[[frozenset[str]], ByName] | None = None,
) -> Tally:
    """Train and test in both directions; return the counts of both together."""
    first_test_day, last_day = days
    tally = Tally()
    before = [row for row in data.listed if row.day < first_test_day]
    after = [row for row in data.listed if first_test_day <= row.day <= last_day]
    for half in (0, 1):
        honest = data.official, data.popular, data.customers
        bits = (bit, 0, bit)
        learn, test = (
            [[p for p in hosts if (bit_of(p, b) == half) is want] for hosts, b in zip(
                honest, bits, strict=True)]
            for want in (True, False)
        )  # fmt: skip
        scorer = scorer_of(train(Examples(before, *learn), before_day(first_test_day), budget))
        tested = frozenset(parts.registrable for hosts in test for parts in hosts)
        count(tally, scorer, after, test, data.past, names(tested) if names else lambda _: False)
    return tally


def count(
    tally: Tally,
    scorer: Scorer,
    after: list[Listed],
    honest: list[list[HostParts]],
    past: frozenset[str],
    by_name: ByName,
) -> None:
    """Score the test half."""

    def add(parts: HostParts, kinds: list[str]) -> None:
        host = name_of(parts)
        flagged = scorer.score(parts) > scorer.line_for(parts) or by_name(host)
        tally.add(kinds, host, flagged=flagged)

    for row in after:
        kinds = ["new phishing", "on shared hosts" if row.parts.platform else "on own domains"]
        add(row.parts, [*kinds, "idn"] if "xn--" in name_of(row.parts) else kinds)
    official, popular, customers = honest
    for parts in official:
        wrong = name_of(parts) in past
        add(parts, ["official", "once blocked by mistake"] if wrong else ["official"])
    for parts in popular:
        add(parts, ["popular"])
    for parts in customers:
        add(parts, ["customers of shared hosts"])


def detectors_of_names(mirror: Path, place: Path) -> Callable[[frozenset[str]], ByName]:
    """Return a maker of checks by names alone, over a register without brands of some domains."""
    from bench.quality import NoLists, flagged
    from hueandcry.run.check import Checker
    from hueandcry.store.indexes import Indexes

    def without(tested: frozenset[str]) -> ByName:
        snapshot = register(mirror, place, tested).open_current()
        checker = Checker(Indexes(snapshot, links=NoLists(snapshot)), "2026-11-24T12:00:00+00:00")
        return lambda host: bool(flagged(checker, host))

    return without


def register(mirror: Path, place: Path, tested: frozenset[str]) -> Home:
    """Build a snapshot of brands that own no tested domain; no lists, no popularity."""
    shutil.rmtree(place, ignore_errors=True)

    def parse(files: dict[str, bytes]) -> Parsed:
        rows = starter.parse(files).rows
        out = {
            row.entity
            for row in rows
            if isinstance(row, OwnedRow)
            and any(row.host == name or row.host.endswith("." + name) for name in tested)
        }
        kept = (r for r in rows if getattr(r, "entity", getattr(r, "id", "")) not in out)
        return Parsed(tuple(kept))

    wanted = {"starter", "public-suffix-list", "unicode-confusables", "english-words"}
    feeds = tuple(
        replace(feed, parse=parse) if feed.name == "starter" else feed
        for feed in FEEDS
        if feed.name in wanted
    )
    home = Home(place)
    plan = Plan(feeds, frozenset(feed.name for feed in feeds), 1)
    update(home, plan, Mirror(mirror), "2026-11-24T12:00:00+00:00", lambda step: None)
    return home


def speed(data: Data) -> None:
    """Print what training and scoring cost and what the model weighs."""
    started = time.perf_counter()
    today = max(row.day for row in data.listed)
    model = train(Examples(data.listed, data.official, data.popular, data.customers), today)
    trained = time.perf_counter() - started
    scorer = scorer_of(model)
    hosts = [row.parts for row in data.listed[::2]] + data.popular[::2]
    started = time.perf_counter()
    for parts in hosts:
        scorer.score(parts)
    rate = len(hosts) / (time.perf_counter() - started)
    size = sum(len(piece) + 4 for piece in model.weights) + sum(map(len, model.words))
    print(f"training {trained:.1f} s, {len(model.weights):,} weights, {size / 1024:,.0f} KiB,"
          f" {rate:,.0f} hosts/s")  # fmt: skip


def main() -> int:
    """Run the protocol; `--dev` tests on a year before 2025 instead, for choosing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mirror", type=Path, default=SHARED / "mirror")
    parser.add_argument("--cases", type=Path, default=SHARED / "cases")
    parser.add_argument("--dev", metavar="YEAR", help="test on this year, learn from those before")
    parser.add_argument("--bits", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--names", action="store_true", help="ask the detectors of names as well")
    arguments = parser.parse_args()
    names = detectors_of_names(arguments.mirror, PLACE) if arguments.names else None
    data = read(arguments.mirror, arguments.cases)
    speed(data)
    first = f"{arguments.dev}-01-01" if arguments.dev else FIRST_TEST_DAY
    last = f"{arguments.dev}-12-31" if arguments.dev else "9999"
    for bit in arguments.bits:
        for name, budget in BUDGETS.items():
            tally = run(data, bit, budget, (first, last), names)
            print(f"bit {bit}, lines at {name}: {tally.line()}")
            print(f"  honest and flagged: {', '.join(tally.honest)}")
            print(f"  missed, a few: {', '.join(tally.missed[:: len(tally.missed) // 12 or 1])}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
