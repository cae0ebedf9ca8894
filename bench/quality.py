"""What is found and what is flagged by mistake, on cases the rules were not made on.

Look-alikes: an independent generator (bench.lookalikes) with a seed not used while the rules were
made, for every brand whose main domain carries one of its names of five letters or more. False
alarms: the half of the official and once wrongly blocked hosts (by a hash of the host) that was
not looked at. A host counts as flagged at CAUTION or DANGER by its name; list hits do not count.
"""

import csv
import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from bench.lookalikes import Variant, variants
from hueandcry.gather.download import starter_files
from hueandcry.gather.feeds import starter
from hueandcry.judge.verdict import decide
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.listing import Listing
from hueandcry.model.rows import NameRow, OwnedRow
from hueandcry.model.verdict import Verdict
from hueandcry.run.check import Checker
from hueandcry.store.link_index import MemoryIndex

SEED, PER_KIND = 20_261_124, 20
TEST_HALF = 1
# What these say comes from a list, not from the name.
LIST_FED = frozenset({
    "link/listed-host", "link/listed-path", "link/listed-hash", "link/free-host", "link/tunnel",
    "link/shortener", "link/malware-host", "link/mining-host", "link/dprk-infrastructure",
})  # fmt: skip


def brand_hosts() -> list[tuple[str, str]]:
    """Return (brand, main domain) of the brands that can be imitated by their domain's name."""
    rows = starter.parse(starter_files()).rows
    names = {(row.entity, row.text) for row in rows if isinstance(row, NameRow)}
    return [
        (row.entity, row.host)
        for row in rows
        if isinstance(row, OwnedRow)
        and row.rank == 0
        and len(row.host.partition(".")[0]) > 4
        and (row.entity, row.host.partition(".")[0]) in names
    ]


class NoLists(MemoryIndex):
    """The snapshot without its lists: what names alone say."""

    def listings(self, keys: Sequence[str]) -> tuple[Listing, ...]:
        return ()


def flagged(checker: Checker, host: str) -> bool | None:
    """Say whether the host's name is flagged; None where it is official or no host."""
    try:
        answer = checker.check(host).answer
    except NotAnObservable:
        return None
    if answer.recognised:
        return None
    by_name = [finding for finding in answer.findings if finding.rule not in LIST_FED]
    return decide(by_name, ()) in {Verdict.DANGER, Verdict.CAUTION}


def look_alikes(checker: Checker) -> None:
    """Print how many look-alikes of each kind are found, and examples of those missed."""
    found: Counter[str] = Counter()
    total: Counter[str] = Counter()
    missed: dict[str, list[Variant]] = defaultdict(list)
    brands = brand_hosts()
    for brand, host in brands:
        for variant in variants(brand, host, SEED, PER_KIND):
            seen = flagged(checker, variant.host)
            if seen is None:
                continue
            total[variant.kind] += 1
            found[variant.kind] += seen
            if not seen:
                missed[variant.kind].append(variant)
    print(f"look-alikes of {len(brands)} brands, found:")
    for kind in sorted(total):
        share = found[kind] / total[kind]
        examples = ", ".join(v.host for v in missed[kind][:: max(len(missed[kind]) // 6, 1)][:6])
        print(f"  {kind:10} {found[kind]:5}/{total[kind]:<5} {share:6.1%}   missed: {examples}")
    print(f"  all        {found.total():5}/{total.total():<5} {found.total() / total.total():6.1%}")


def false_alarms(checker: Checker, cases: Path) -> None:
    """Print how many honest hosts of the test half are flagged, and which.

    MetaMask's allow list is where the once wrongly blocked hosts come from: with it they say little
    of the rules, so they are counted without lists too.
    """
    official = _test_half(cases / "brands" / "legit_domains.csv")
    past = _test_half(cases / "links" / "past_false_positives.csv")
    seen = {host: flagged(checker, host) for host in official | past}
    for name, hosts in (
        ("official or once wrongly blocked", official | past),
        ("the latter", past),
    ):
        judged = [host for host in hosts if seen[host] is not None]
        wrong = sorted(host for host in judged if seen[host])
        share = len(wrong) / len(judged)
        print(f"honest hosts flagged, {name}: {len(wrong)}/{len(judged)} {share:.2%}")
        print(f"  {', '.join(wrong)}")


def _test_half(path: Path) -> set[str]:
    with path.open(newline="") as rows:
        hosts = (row["domain"] for row in csv.DictReader(rows))
        return {h for h in hosts if hashlib.sha256(h.encode()).digest()[0] & 1 == TEST_HALF}
