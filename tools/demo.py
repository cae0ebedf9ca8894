"""`make demo`: checks links and signing requests, then follows a planted theft to its end.

Feeds come from the web; where there is none, from a mirror directory; else the starter pack alone
is used. Which of them it was is said.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
DEMO = HERE / ".demo"
HUE = str(Path(sys.executable).with_name("hue"))
LINKS = (
    "app.uniswap.org",
    "https://app.unisvvap.org/claim",
    "https://metamask-restore.pages.dev/unlock",
    "https://c\u043einbase.com/signin",
    "http://0xc0000201/wallet",
    "hxxps://app[.]uniswap[.]org[.]walletsync[.]xyz/",
    "an-unknown-name.example.com",
    "javascript:alert(1)",
)


def hue(*arguments: str, home: Path = DEMO / "home") -> int:
    """Show a command and run it; return its exit code."""
    print(f"\n$ hue {' '.join(arguments)}", flush=True)
    return subprocess.run([HUE, *arguments], env={**os.environ, "HUE_HOME": str(home)}).returncode


def has_lists() -> bool:
    """Say whether the snapshot holds rows of any block list."""
    environment = {**os.environ, "HUE_HOME": str(DEMO / "home")}
    command = [HUE, "feeds", "--format", "json"]
    found = subprocess.run(command, env=environment, capture_output=True, text=True)
    feeds = json.loads(found.stdout)["feeds"] if found.returncode == 0 else []
    return any(feed["purpose"] == "block list" and feed["rows"] for feed in feeds)


def build(mirror: Path) -> str:
    """Build a snapshot from the best source there is, and name it."""
    hue("update")
    if has_lists():
        return "the web"
    if mirror.is_dir():
        hue("update", "--mirror", os.path.relpath(mirror))
        if has_lists():
            return f"the mirror {os.path.relpath(mirror)} (no feed could be had from the web)"
    return "the starter pack alone (no web, no mirror): unknown links cannot be told"


def main() -> int:
    """Run the demonstration; fail where a step does not do what it shows."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--mirror", type=Path, required=True)
    mirror = parser.parse_args().mirror
    shutil.rmtree(DEMO, ignore_errors=True)
    DEMO.mkdir()
    source = build(mirror)
    print(f"\nThe snapshot was built from {source}.")
    record = DEMO / "record.jsonl"
    checked = hue("check", *LINKS, "--save", str(record.relative_to(Path.cwd())))
    elsewhere = DEMO / "another-machine"
    replayed = hue("check", "--replay", str(record.relative_to(Path.cwd())), "--format", "jsonl",
                   home=elsewhere)  # fmt: skip
    print("\nThe record was judged again without any snapshot: same facts, same verdicts.")
    stopped = sign()
    followed = follow()
    print("\nOpen .demo/found/report.html in a browser; the drafts are in .demo/found/requests.")
    print("Next: hue check LINK    hue trace ADDRESS --ledger NAME    hue detectors    README.md")
    print("With HUE_HOME=.demo/home these use the snapshot and ledger just built.")
    return 0 if checked == replayed == 20 and stopped and followed else 1


def sign() -> bool:
    """Check three requests before they are signed: each is a trap."""
    examples = os.path.relpath(HERE / "examples")
    codes = (
        hue("check", f"{examples}/permit.json"),
        hue("check", f"{examples}/payment.json", "--history", f"{examples}/payments.csv"),
        hue("check", f"{examples}/bybit.json"),
        hue("digests", f"{examples}/bybit.json"),
    )
    return codes == (20, 20, 20, 0)


def follow() -> bool:
    """Plant a theft among 100,000 transfers, follow the money, and compare with the truth."""
    drill, found = (os.path.relpath(DEMO / name) for name in ("drill", "found"))
    hue("drill", "theft", "--transfers", "100k", "--seed", "7", "--out", drill)
    truth = json.loads((DEMO / "drill" / "truth.json").read_text())
    tables = (f"{drill}/transfers.parquet", f"{drill}/tokens.csv")
    flow = f"{found}/flow.json"
    codes = (
        hue("ledger", "import", *tables, "--as", "drill", "--chain", "eip155:31337"),
        hue("trace", truth["transaction"], "--ledger", "drill", "--stop-at",
            f"{drill}/services.csv", "--out", found),
        hue("trace", "verify", flow, "--ledger", "drill"),
        hue("request", flow),
        hue("drill", "check", drill, flow),
    )  # fmt: skip
    return not any(codes)


if __name__ == "__main__":
    sys.exit(main())
