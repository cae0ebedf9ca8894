"""Screening: how fast, on a drill's ledger with labels as many as a snapshot of all feeds has.

`python -m bench.screen` prints the figures; `--transfers` sizes the drill, `--place` keeps it.
"""

import argparse
import csv
import json
import os
import random
import subprocess
import time
from collections import Counter
from pathlib import Path

from bench.drills import HUE, Drill, Took, made
from hueandcry.model.listing import FeedState
from hueandcry.model.rows import LabelRow
from hueandcry.store.build import SnapshotBuilder
from hueandcry.store.home import Home
from hueandcry.store.ledger.ledger import opened

DIRECT, INDIRECT, SEED = 100_000, 1_000, 5
# All feeds together had 514,812 labels in November 2026, nearly all of accounts no ledger holds.
STRANGERS = 500_000
# One account in so many is labelled: the drill's services are, and these beside them.
EVERY = 100
CATEGORIES = ("exchange", "scam", "mixer", "theft", "sanctioned", "defi", "gambling", "bridge")
NOW = "2026-11-24T12:00:00+00:00"


def accounts_of(drill: Drill) -> list[str]:
    """Return every account of the drill's ledger, in an order of chance."""
    with opened(drill.home, drill.name, write=False) as ledger:
        rows = ledger.database.execute("SELECT name FROM account ORDER BY name").fetchall()
    found = [row[0] for row in rows]
    random.Random(SEED).shuffle(found)
    return found


def label(drill: Drill, accounts: list[str]) -> int:
    """Build a snapshot that labels services, some accounts, and strangers; return how many."""
    chance = random.Random(SEED)
    with drill.stops.open() as file:
        said = {row["account"]: row["category"] for row in csv.DictReader(file)}
    for account in accounts[::EVERY]:
        said.setdefault(account, chance.choice(CATEGORIES))
    for _ in range(STRANGERS):
        said[f"0x{chance.getrandbits(160):040x}"] = "exchange"
    rows = [
        LabelRow(
            "eip155:*", account, f"Name {at}", f"entity-{at}", category, 0.9, "2026-01-01", "x"
        )
        for at, (account, category) in enumerate(said.items())
    ]
    home, name = Home(drill.home), "20261124T120000Z-00000000"
    with home.building() as path:
        builder = SnapshotBuilder(path, None)
        for feed, purpose in (("invented", "labels"), ("listed", "sanctions")):
            count = builder.add(feed, rows if purpose == "labels" else rows[:1], (), NOW[:10])
            builder.describe(_feed(feed, purpose, count), {}, 1)
        builder.finish({"id": name, "created": NOW, "tool": "bench"})
        home.publish(path, name, 5)
    return len(rows)


def _feed(name: str, purpose: str, rows: int) -> FeedState:
    return FeedState(
        name, purpose, (f"https://{name}.test/",), "CC0", True, "fresh", rows, 0, 0, NOW, "",
        "0" * 64, "",
    )  # fmt: skip


def run(*arguments: str, home: Path) -> Took:
    """Run a command in a process of its own: here an answer of danger is no failure."""
    start = time.perf_counter()
    with subprocess.Popen(
        [HUE, *arguments], env={**os.environ, "HUE_HOME": str(home)}, stdout=subprocess.DEVNULL
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 10, 20, 30}:
        raise RuntimeError(f"hue {' '.join(arguments)}: exit {process.returncode}")
    # Linux counts in KiB (getrusage(2)).
    print(f"  of the processor: {used.ru_utime + used.ru_stime:.1f} s")
    return Took(time.perf_counter() - start, used.ru_maxrss / 2**20)


def screened(drill: Drill, accounts: list[str], hops: int, what: str) -> float:
    """Print and return the seconds of a whole process over a list of addresses."""
    listed, out = drill.folder / "screened.csv", drill.folder / "screened.jsonl"
    listed.write_text("address\n" + "\n".join(accounts) + "\n")
    out.unlink(missing_ok=True)
    arguments = ("screen", str(listed), "--ledger", drill.name, "--out", str(out))
    took = run(*arguments, "--hops", str(hops), home=drill.home)
    risks, rows = Counter[str](), Counter[str]()
    for line in out.open():
        answer = json.loads(line)
        risks[answer["risk"]] += 1
        rows["direct"] += len(answer["direct"])
        rows["indirect"] += len(answer["indirect"])
        rows["given up"] += sum("steps lead" in gap["reason"] for gap in answer["gaps"])
    told = ", ".join(f"{count:,} {risk}" for risk, count in risks.most_common())
    print(f"{drill.name}: {len(accounts):,} addresses, {what}: {took.seconds:.1f} s,"
          f" {took.memory:.2f} GB ({told}; {rows['direct']:,} direct rows,"
          f" {rows['indirect']:,} indirect, {rows['given up']:,} given up)")  # fmt: skip
    again = run(*arguments, "--hops", str(hops), home=drill.home)
    print(f"  said again, nothing is asked anew: {again.seconds:.1f} s")
    return took.seconds


def report(drill: Drill) -> tuple[float, float]:
    """Print how long screening takes: labels and direct exposure, and three hops; in seconds."""
    accounts = accounts_of(drill)
    print(f"{len(accounts):,} accounts, {label(drill, accounts):,} labels")
    direct = screened(drill, accounts[:DIRECT], 1, "labels and direct exposure")
    return direct, screened(drill, accounts[:INDIRECT], 3, "three hops")


def main() -> int:
    """Make the drill if it is not there, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--transfers", type=int, default=10_000_000)
    parser.add_argument("--place", type=Path, default=Path(".bench/screen"))
    arguments = parser.parse_args()
    arguments.place.mkdir(parents=True, exist_ok=True)
    direct, indirect = report(made(arguments.place, arguments.transfers))
    return 0 if direct < 5 and indirect < 60 else 1


if __name__ == "__main__":
    raise SystemExit(main())
