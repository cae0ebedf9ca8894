"""Checks a flow.json against a CSV of postings, with nothing but Python's standard library.

python verify_flow.py flow.json postings.csv

The CSV lists all debits and credits of the lines a flow names, in the order of the chain. Places
are counted from it again, and every edge must stand there (docs/flow-format.md).
"""

import csv
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Places = dict[tuple[Any, ...], list[tuple[int, int]]]


def places_of(path: Path) -> Places:
    """Return the [lo, hi) of every posting: a line's debits count from 0, and so do its credits."""
    places: Places = defaultdict(list)
    debits, credits_, outside = (Counter[tuple[str, ...]]() for _ in range(3))
    last: dict[tuple[str, ...], tuple[int, int]] = {}
    for row in csv.DictReader(path.read_text("utf-8").splitlines()):
        line = row["chain"], row["account"], row["asset"]
        posting = row["transaction"], int(row["phase"]), int(row["index"])
        amount, order = int(row["amount"]), (int(row["block"]), int(row["place"]))
        if order < last.setdefault(line, order):
            sys.exit(f"the postings of {line} are out of order at {posting[0]}")
        last[line] = order
        if row["side"] == "credit":
            lo = credits_[line] + outside[line]
            credits_[line] += amount
        else:
            lo = debits[line]
            debits[line] += amount
            gap = debits[line] - credits_[line] - outside[line]
            if gap > 0:  # Appears just before the debit that would overdraw.
                places[(*line, "credit", *posting)].append((debits[line] - gap, debits[line]))
                outside[line] += gap
        places[(*line, row["side"], *posting)].append((lo, lo + amount))
    return places


def key_of(end: dict[str, Any], side: str, posting: dict[str, Any]) -> tuple[Any, ...]:
    """Return the name of a posting."""
    place = (end["line"][part] for part in ("chain", "account", "asset"))
    return *place, side, posting["tx"], posting["phase"], posting["index"]


def faults_of(flow: dict[str, Any], places: Places) -> Iterator[str]:
    """Yield every edge and seed that does not stand where the postings say."""
    for seed in flow["seeds"]:
        places_here = places.get(key_of(seed, "credit", seed), [])
        if not any(a <= int(seed["lo"]) < int(seed["hi"]) <= b for a, b in places_here):
            yield f"{seed['id']}: no such credit"
    for edge in flow["edges"]:
        source, target = edge["source"], edge["target"]
        a, b = int(source["debit"]["lo"]), int(source["debit"]["hi"])
        p, q = int(target["credit"]["lo"]), int(target["credit"]["hi"])
        lo, hi, there = int(source["lo"]), int(source["hi"]), int(target["lo"])
        if (a, b) not in places.get(key_of(source, "debit", source["debit"]), []):
            yield f"{edge['id']}: no such debit"
        if (p, q) not in places.get(key_of(target, "credit", target["credit"]), []):
            yield f"{edge['id']}: no such credit"
        if not a <= lo < hi <= b or there - p != lo - a or int(target["hi"]) - there != hi - lo:
            yield f"{edge['id']}: the piece is not the debit's, or not the credit's"


def imbalances(flow: dict[str, Any]) -> Iterator[str]:
    """Yield the lines on which a seed's units do not leave, or rest, exactly as they came."""
    came, went = ("source", "target") if flow["direction"] == "backward" else ("target", "source")
    pieces = [(seed["id"], seed, 0, 1) for seed in flow["seeds"]]
    for end, sign in (came, 1), (went, -1):
        pieces += [(e["seed"], e[end], int(e["origin"][0]), sign) for e in flow["edges"]]
    pieces += [(end["seed"], end, int(end["origin"][0]), -1) for end in flow["terminals"]]
    borders: dict[tuple[Any, ...], Counter[int]] = defaultdict(Counter)
    for seed_id, end, origin, sign in pieces:
        lo, hi = int(end["lo"]), int(end["hi"])
        borders[(seed_id, *end["line"].values(), origin - lo)].update({lo: sign, hi: -sign})
    for key, units in borders.items():
        if any(units.values()):
            yield f"{key[0]}: on {key[1:4]} what came is not what left or rests"


def main() -> int:
    """Print what holds and every fault; return 1 if there is one."""
    flow = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    faults = [*faults_of(flow, places_of(Path(sys.argv[2]))), *imbalances(flow)]
    edges = {edge["id"] for edge in flow["edges"]}
    wrong = edges & {fault.partition(":")[0] for fault in faults}
    print("\n".join(faults) or "every unit is accounted for")
    print(f"{len(edges - wrong)} of {len(edges)} edges hold")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
