"""Fuzzes all targets one after the other, each for so many seconds, with a fixed seed."""

import argparse
import subprocess
import sys
from pathlib import Path

from fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "corpus"


def main() -> int:
    """Return 1 if any target finds an input that is not refused in the documented way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=120)
    seconds = parser.parse_args().seconds
    found = 0
    for name in TARGETS:
        command = [
            sys.executable, "-m", "fuzz.run_target", name, f"-max_total_time={seconds}", "-seed=1",
            "-rss_limit_mb=2048", "-max_len=4096", f"-artifact_prefix=fuzz/crash-{name}-",
            str(CORPUS / name),
        ]  # fmt: skip
        print(f"{name}: {seconds} s", flush=True)
        found += subprocess.run(command).returncode != 0
    return min(found, 1)


if __name__ == "__main__":
    sys.exit(main())
