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


def hosts_of(home: Home, popular: list[str]) -> list[str]:
    """Return distinct hosts: a third listed, a third popular, a third on no list at all."""
    chance = random.Random(5)
    listed = listed_hosts(home)
    third = STREAM // 3
    unknown = invented_hosts(third, seed=99)
    made = [f"{name}-{number}.com" for number, name in enumerate(real_names() * 5)]
    hosts = chance.sample(listed, third) + chance.sample(popular, third) + unknown[: third - 400]
    hosts = list(dict.fromkeys(hosts + made[:400]))
    chance.shuffle(hosts)
    return hosts


def listed_hosts(home: Home) -> list[str]:
    """Return every host that is on a list of the snapshot."""
    query = "SELECT DISTINCT entry FROM listing WHERE stance = 'block' AND entry NOT LIKE '%/%'"
    return [row[0] for row in home.open_current().database.execute(query)]


def stream(home: Home, popular: list[str], now: str) -> None:
    """Print hosts a second through all detectors with every finding built, and the peer's."""
    hosts = hosts_of(home, popular)
    checker = Checker(Indexes(home.open_current(), in_memory=True), now)
    gc.collect()
    gc.freeze()
    findings = 0
    start = time.process_time()
    for host in hosts:
        try:
            findings += len(checker.check(host).answer.findings)
        except NotAnObservable:
            continue
    rate = len(hosts) / (time.process_time() - start)
    names = real_names() + invented_names(real_names(), 5_000 - len(real_names()), seed=7)
    sample = hosts[:PEER_STREAM]
    peer = metamask([f"{name}.finance" for name in names], listed_hosts(home), sample)
    peer_rate = len(sample) / peer.seconds
    print(f"stream, 5,000 brands, 200,000 entries: {rate:,.0f} hosts/s, {findings:,} findings")
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
