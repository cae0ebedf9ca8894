"""Speeds: a cold check, a stream of hosts, the snapshot itself."""

import gc
import os
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

from bench.peers import metamask
from bench.world import invented_hosts, invented_names, real_names
from hueandcry.model.errors import NotAnObservable
from hueandcry.run.check import Checker
from hueandcry.store.home import Home
from hueandcry.store.indexes import Indexes
from hueandcry.store.link_index import FileIndex
from hueandcry.store.snapshot import Snapshot

LINKS = (
    "app.uniswap.org",
    "https://app.unisvvap.org/claim",
    "recipes-of-my-aunt.com",
    "metamaskx.io",
)
ROUNDS, STREAM, PEER_STREAM = 21, 60_000, 400


def cold(home: Home) -> None:
    """Print the whole time of a new process for one check, beside a bare Python."""
    hue = Path(sys.executable).with_name("hue")
    bare = _median([sys.executable, "-c", "pass"], home)
    for link in LINKS:
        took = _median([str(hue), "check", link], home)
        print(f"cold check {link}: median {took:.0f} ms (a bare Python {bare:.0f} ms)")
    program = (
        "import sys; from hueandcry.serve import cli; cli.main(['check', sys.argv[1]]);"
        "print(*[int(line.split()[1]) // 1024 for line in open('/proc/self/status')"
        " if line.startswith('VmHWM')], file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, LINKS[1]], env=_env(home), capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    print(f"  memory at its highest: {ran.stderr.split()[-1]} MB")


def _env(home: Home) -> dict[str, str]:
    return {**os.environ, "HUE_HOME": str(home.root)}


def _median(command: list[str], home: Home) -> float:
    took = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run(command, env=_env(home), capture_output=True)
        took.append(time.perf_counter() - start)
    return statistics.median(took) * 1_000


def thirds_of(home: Home, popular: list[str]) -> dict[str, list[str]]:
    """Return distinct hosts: as many listed, as popular, as on no list at all."""
    chance = random.Random(5)
    third = STREAM // 3
    unknown = invented_hosts(third, seed=99)
    made = [f"{name}-{number}.com" for number, name in enumerate(real_names() * 5)]
    listed, known = chance.sample(listed_hosts(home), third), chance.sample(popular, third)
    thirds = {"listed": listed, "popular": known, "unlisted": unknown[: third - 400] + made[:400]}
    seen: set[str] = set()
    for kind, hosts in thirds.items():
        thirds[kind] = [host for host in dict.fromkeys(hosts) if host not in seen]
        seen.update(thirds[kind])
    return thirds


def listed_hosts(home: Home) -> list[str]:
    """Return every host that is on a list of the snapshot."""
    query = "SELECT DISTINCT entry FROM listing WHERE stance = 'block' AND entry NOT LIKE '%/%'"
    return [row[0] for row in home.open_current().database.execute(query)]


def rates(home: Home, popular: list[str], now: str, what: str) -> tuple[float, list[str]]:
    """Print hosts a second through all detectors with every finding built, and by kind of host."""
    thirds = thirds_of(home, popular)
    hosts = [host for part in thirds.values() for host in part]
    random.Random(5).shuffle(hosts)
    checker = Checker(Indexes(home.open_current(), in_memory=True), now)
    gc.collect()
    gc.freeze()
    rate, findings = _rate(checker, hosts)
    print(f"stream, {what}: {rate:,.0f} hosts/s, {findings:,} findings")
    for kind, part in thirds.items():
        print(f"  {kind} hosts alone: {_rate(checker, part)[0]:,.0f}/s")
    return rate, hosts


def _rate(checker: Checker, hosts: list[str]) -> tuple[float, int]:
    findings = 0
    start = time.process_time()
    for host in hosts:
        try:
            findings += len(checker.check(host).answer.findings)
        except NotAnObservable:
            continue
    return len(hosts) / (time.process_time() - start), findings


def stream(home: Home, popular: list[str], now: str) -> None:
    """Print the same for a snapshot of the size the figures ask for, and beside the peer."""
    rate, hosts = rates(home, popular, now, "5,000 brands, 200,000 entries")
    names = real_names() + invented_names(real_names(), 5_000 - len(real_names()), seed=7)
    sample = hosts[:PEER_STREAM]
    peer = metamask([f"{name}.finance" for name in names], listed_hosts(home), sample)
    peer_rate = len(sample) / peer.seconds
    print(f"  eth-phishing-detect, same brands and list: {peer_rate:,.0f} hosts/s")
    print(f"  ratio: {rate / peer_rate:,.0f}")


def snapshot(home: Home) -> None:
    """Print how fast a snapshot opens and answers."""
    path = home.path_of(home.current_id())
    took = []
    for _ in range(50):
        start = time.perf_counter()
        opened = Snapshot(path)
        opened.meta("id")
        took.append(time.perf_counter() - start)
        opened.close()
    print(f"snapshot opens in {statistics.median(took) * 1_000:.2f} ms")
    index = FileIndex(home.open_current())
    keys = random.Random(3).choices(listed_hosts(home), k=100_000)
    for name, look_up in (("popularity", index.rank), ("public suffixes", index.suffix)):
        start = time.perf_counter()
        for key in keys:
            look_up(key)
        print(f"  point look-ups, {name}: {len(keys) / (time.perf_counter() - start):,.0f}/s")
    execute = home.open_current().database.execute
    query = "SELECT feed FROM listing WHERE entry = ? AND valid_to = ''"
    start = time.perf_counter()
    for key in keys:
        execute(query, (key,)).fetchone()
    print(f"  point look-ups, lists: {len(keys) / (time.perf_counter() - start):,.0f}/s")
