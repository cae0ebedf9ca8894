"""Drills of several sizes as ledgers: made and imported once, by the commands a user runs."""

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

EDGES, SEED = 2_000, 7
HUE = str(Path(sys.executable).with_name("hue"))


class Drill(NamedTuple):
    """A ledger with a planted theft: where it lies, its name, and whom to trace."""

    home: Path
    name: str
    folder: Path
    thief: str
    transaction: str

    @property
    def stops(self) -> Path:
        """Return the services known beforehand."""
        return self.folder / "services.csv"


class Took(NamedTuple):
    """Seconds, and the highest memory in GB, of a whole process."""

    seconds: float
    memory: float


def run(*arguments: str, home: Path) -> Took:
    """Run a command of ours in a process of its own and measure it."""
    start = time.perf_counter()
    with subprocess.Popen(
        [HUE, *arguments], env={**os.environ, "HUE_HOME": str(home)}, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        error = process.stderr.read() if process.stderr else b""
        # Waited for here: only this call tells the memory of just this process.
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 10}:
        raise RuntimeError(f"hue {' '.join(arguments)}: {error.decode()}")
    return Took(time.perf_counter() - start, _gigabytes(used))


def _gigabytes(used: resource.struct_rusage) -> float:
    # Linux counts in KiB (getrusage(2)).
    return used.ru_maxrss / 2**20


def made(place: Path, transfers: int) -> Drill:
    """Make a drill and its ledger, or find them from before; print what it took."""
    name = f"drill-{transfers // 1_000_000}m"
    folder, home = place / name, place / "home"
    if not (folder / "truth.json").exists():
        took = run("drill", "theft", "--transfers", str(transfers), "--seed", str(SEED),
                   "--edges", str(EDGES), "--out", str(folder), "--force", home=home)  # fmt: skip
        print(f"{transfers:,} transfers made in {took.seconds:.0f} s")
    if not (home / "ledgers" / name / "lines.json").exists():
        table = str(folder / "transfers.parquet")
        tokens = str(folder / "tokens.csv")
        took = run(
            "ledger", "import", table, tokens, "--as", name, "--chain", "eip155:31337", home=home
        )
        print(f"{transfers:,} transfers imported and lined in {took.seconds:.0f} s,"
              f" {took.memory:.1f} GB at the highest")  # fmt: skip
    truth: dict[str, Any] = json.loads((folder / "truth.json").read_text())
    return Drill(home, name, folder, truth["thief"], truth["transaction"])
