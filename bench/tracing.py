"""Traces: how fast, beside which peers, and how far from what memory allows."""

import statistics
import time
from pathlib import Path

from bench.drills import Drill, run
from bench.trace_peers import Peer, networkx_walk, per_hop, per_hop_over_lines, recursive
from hueandcry.model.following import TraceRequest
from hueandcry.run.asking import stops_in
from hueandcry.run.seeds import lots_of_seeds
from hueandcry.run.stops import stops_of
from hueandcry.run.trace import Traced, Tracer
from hueandcry.store.labels import Labels
from hueandcry.store.ledger.ledger import Ledger, opened
from hueandcry.trace.follow import Limits, Stops, begin, follow
from hueandcry.trace.settle import settle

ROUNDS = 31
# A read that no cache holds takes about this long on such a machine.
MISS = 100e-9


def request_of(drill: Drill) -> TraceRequest:
    """Return what a user asks: the theft's transaction, stopping at services known beforehand."""
    return TraceRequest((drill.transaction,), stop_at=tuple(stops_in(drill.stops)))


def warm(drill: Drill) -> float:
    """Print and return the median of a trace in an open ledger, in seconds."""
    with opened(drill.home, drill.name, write=False) as ledger:
        tracer = Tracer(ledger, Labels(None), time.monotonic)
        request = request_of(drill)
        traced = tracer.trace(request)
        took = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            tracer.trace(request)
            took.append(time.perf_counter() - start)
    median, steps = statistics.median(took), len(traced.settled.edges)
    print(f"{drill.name}: warm trace {1000 * median:.1f} ms, {steps:,} steps;"
          f" {median / (steps * MISS):.0f} times one cache miss a step")  # fmt: skip
    return median


def cold(drill: Drill) -> None:
    """Print the median of a whole process, from start to table."""
    arguments = ("trace", drill.transaction, "--ledger", drill.name, "--stop-at", str(drill.stops))
    took = [run(*arguments, home=drill.home) for _ in range(5)]
    seconds = statistics.median(one.seconds for one in took)
    print(f"{drill.name}: cold start to table {seconds:.2f} s, {took[0].memory:.2f} GB")


def first_pack(drill: Drill, place: Path) -> None:
    """Print the time from an address to the first request pack."""
    arguments = ("trace", drill.thief, "--ledger", drill.name, "--stop-at", str(drill.stops))
    out = place / f"found-{drill.name}"
    traced = run(*arguments, "--out", str(out), home=drill.home)
    packs = run("request", str(out / "flow.json"), "--force", home=drill.home)
    count = len(list((out / "requests").glob("*.txt")))
    print(f"{drill.name}: address to {count} request packs {traced.seconds + packs.seconds:.2f} s"
          f" (trace with report {traced.seconds:.2f}, packs {packs.seconds:.2f})")  # fmt: skip


def peers(drill: Drill, *, graph: bool) -> None:
    """Print each peer's time from the same seeds to the same stops, and that it finds the same.

    Looking the seeds up is nobody's part here; ours includes folding the rows under their seeds.
    """
    with opened(drill.home, drill.name, write=False) as ledger:
        tracer = Tracer(ledger, Labels(None), time.monotonic)
        request = request_of(drill)
        traced = tracer.trace(request)
        stops = stops_of(request, tracer.names, tracer.labels)
        ours = _walk(ledger, traced, stops)
        print(f"{drill.name}: the walk alone {1000 * ours:.1f} ms; beside it")
        named = [
            ("SQL, a join of transfers a hop", per_hop),
            ("SQL, an interval join of materialised lines a hop", per_hop_over_lines),
            ("SQL, recursive, over materialised lines", recursive),
        ]
        if graph:
            named.append(("networkx, the same intervals on its edges", networkx_walk))
        for name, walk in named:
            _print(name, walk(ledger, traced, stops), traced, ours)


def _walk(ledger: Ledger, traced: Traced, stops: Stops) -> float:
    arrays, lots = ledger.lines(), lots_of_seeds(traced.seeds)
    limits = Limits((0,) * len(traced.seeds), 50)
    took = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        settle(follow(begin(lots), arrays, lots, limits, stops), lots)
        took.append(time.perf_counter() - start)
    return statistics.median(took)


def _print(name: str, peer: Peer, traced: Traced, ours: float) -> None:
    edges = len(traced.settled.edges)
    amount = sum(row.hi - row.lo for row in traced.settled.edges)
    same = (peer.edges, peer.amount) == (edges, amount)
    told = "the same answer" if same else f"NOT the same: {peer.edges} steps against {edges}"
    before = f" after {peer.prepared:.1f} s of preparation" if peer.prepared else ""
    ratio = peer.seconds / ours
    print(f"  {name}: {1000 * peer.seconds:,.0f} ms{before}, {ratio:,.1f} times ours, {told}")
