"""The peers, each by its own code, on input we give all of them."""

import contextlib
import io
import json
import subprocess
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import dnstwist
from opensquat.squatting_detector import SquattingDetector

HERE = Path(__file__).parent


class Run(NamedTuple):
    """What a peer took, in seconds of one core, and which hosts it found."""

    seconds: float
    found: set[str]


def metamask(targets: list[str], listed: list[str], hosts: list[str]) -> Run:
    """Run npm eth-phishing-detect with these domains to protect and this list, tolerance 2."""
    config = {"fuzzylist": targets, "blacklist": listed, "whitelist": targets, "tolerance": 2}
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("config.json", "hosts.json")]
        for path, value in zip(paths, (config, hosts), strict=True):
            path.write_text(json.dumps(value))
        command = ["node", "metamask.cjs", *map(str, paths)]
        ran = subprocess.run(command, cwd=HERE, capture_output=True, check=True, text=True)
    answer = json.loads(ran.stdout)
    return Run(answer["seconds"], set(answer["found"]))


def opensquat(names: list[str], hosts: list[str]) -> Run:
    """Run openSquat's detector with these keywords, at its default confidence of 1."""
    detector = SquattingDetector(confidence_level=1)
    found: set[str] = set()
    start = time.process_time()
    for name in names:
        with contextlib.redirect_stdout(io.StringIO()):
            found.update(detector.check(name, hosts, io.StringIO()))
    return Run(time.process_time() - start, found)


def dnstwist_sets(targets: list[str], hosts: list[str]) -> Run:
    """Generate dnstwist's permutations of all targets, and see which hosts are among them.

    It answers the reverse question (which names are like mine?); this is the only way to ask it
    ours.
    """
    start = time.process_time()
    made: set[str] = set()
    for target in targets:
        fuzzer = dnstwist.Fuzzer(target)
        fuzzer.generate()
        made.update(found["domain"] for found in fuzzer.permutations())
    made.difference_update(targets)
    found = {host for host in hosts if host in made}
    return Run(time.process_time() - start, found)
