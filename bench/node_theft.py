"""From an address to the first request pack, with nothing but a node to ask."""

import time
from pathlib import Path

from tests.chain.node import Node
from tests.chain.theft import run_theft

from bench.drills import run


def first_pack(place: Path) -> None:
    """Play the inert theft on a real node, pull the thief over JSON-RPC, trace, and draft packs."""
    home, out, stops = place / "node", place / "node-found", place / "node-stops.csv"
    with Node() as node:
        theft = run_theft(node)
        stops.write_text(f"account,name,category\n{theft.exchanges[0]},Test Exchange,exchange\n")
        start = time.perf_counter()
        pulled = run("ledger", "pull", theft.thief, "--as", "theft", "--rpc", node.url, "--rate",
                     "10000", "--stop-at", str(stops), home=home)  # fmt: skip
        traced = run("trace", theft.thief, "--ledger", "theft", "--stop-at", str(stops), "--out",
                     str(out), home=home)  # fmt: skip
        run("trace", "verify", str(out / "flow.json"), "--ledger", "theft", home=home)
        run("request", str(out / "flow.json"), home=home)
        took = time.perf_counter() - start
    packs = len(list((out / "requests").glob("*.txt")))
    print(f"node: address to {packs} request packs {took:.1f} s (pull {pulled.seconds:.1f},"
          f" trace with report {traced.seconds:.1f}; verified in between)")  # fmt: skip
