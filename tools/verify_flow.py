"""Checks a flow.json against a CSV of postings: python verify_flow.py flow.json postings.csv.

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


def _line(of: dict[str, Any]) -> tuple[str, ...]:
    return of["chain"], of["account"], of["asset"]


def _span(end: dict[str, Any]) -> tuple[int, int]:
    return int(end["lo"]), int(end["hi"])


def read(path: Path) -> dict[Any, list[tuple[int, int]]]:
    """Return the [lo, hi) of postings, debits and credits each from 0; of a line, all debits."""
    places, last = defaultdict[Any, list[tuple[int, int]]](list), dict[Any, tuple[int, int]]()
    debits, credits_ = Counter[Any](), Counter[Any]()
    for row in csv.DictReader(path.open(encoding="utf-8", newline="")):
        line, amount, order = _line(row), int(row["amount"]), (int(row["block"]), int(row["place"]))
        name = (*line, row["transaction"], int(row["phase"]), int(row["index"]))
        if order < last.setdefault(line, order):
            sys.exit(f"the postings of {line} are out of order at {row['transaction']}")
        last[line] = order
        if row["side"] == "credit":
            places[(*name, "credit")].append((credits_[line], credits_[line] + amount))
            credits_[line] += amount
            continue
        places[(*name, "debit")].append((debits[line], debits[line] + amount))
        debits[line] += amount
        if debits[line] > credits_[line]:  # Appears just before the debit that would overdraw.
            places[(*name, "credit")].append((credits_[line], debits[line]))
            credits_[line] = debits[line]
    return places | {line: [(0, drawn)] for line, drawn in debits.items()}


def edge_faults(edge: dict[str, Any], places: dict[Any, list[tuple[int, int]]]) -> Iterator[str]:
    """Yield what is wrong with an edge's transfer, its places and its piece of them."""
    source, target, debit = edge["source"], edge["target"], edge["source"]["debit"]
    credit, name = target["credit"], (debit["tx"], debit["phase"], debit["index"])
    if _span(debit) not in places.get((*_line(source["line"]), *name, "debit"), []):
        yield f"{edge['id']}: no such debit"
    if _span(credit) not in places.get((*_line(target["line"]), *name, "credit"), []):
        yield f"{edge['id']}: no such credit"
    (a, b), (p, q), (lo, hi), (there, to) = map(_span, (debit, credit, source, target))
    same = name == (credit["tx"], credit["phase"], credit["index"])
    inside = a <= lo < hi <= b and p <= there < to <= q and b - a == q - p and there - p == lo - a
    length = {hi - lo, to - there, int(edge["origin"][1]) - int(edge["origin"][0])}
    if not (same and inside) or len(length | {int(edge["amount_out"]), int(edge["amount_in"])}) > 1:
        yield f"{edge['id']}: the piece is not the same part of the debit and of the credit"


def end_faults(flow: dict[str, Any], places: dict[Any, list[tuple[int, int]]]) -> Iterator[str]:
    """Yield seeds that are no credits, and ends that are not what they say."""
    for seed in flow["seeds"]:
        key, (lo, hi) = (
            (*_line(seed["line"]), seed["tx"], seed["phase"], seed["index"]),
            _span(seed),
        )
        if not any(a <= lo < hi <= b for a, b in places.get((*key, "credit"), [])):
            yield f"{seed['id']}: no such credit"
    for end in flow["terminals"]:
        (lo, hi), drawn = _span(end), places.get(_line(end["line"]), [(0, 0)])[0][1]
        if hi <= lo or int(end["amount"]) != hi - lo or (end["reason"] == "held" and lo < drawn):
            yield f"{end['seed']}: {end['line']['account']} does not end as {end['reason']}"


def imbalances(flow: dict[str, Any]) -> Iterator[str]:
    """Yield the lines on which a seed's units do not leave, or rest, exactly as they came."""
    came, went = ("source", "target") if flow["direction"] == "backward" else ("target", "source")
    pieces = [(seed["id"], seed, 0, 1) for seed in flow["seeds"]]
    for side, sign in (came, 1), (went, -1):
        pieces += [(e["seed"], e[side], int(e["origin"][0]), sign) for e in flow["edges"]]
    pieces += [(end["seed"], end, int(end["origin"][0]), -1) for end in flow["terminals"]]
    borders: dict[Any, Counter[int]] = defaultdict(Counter)
    for seed, end, origin, sign in pieces:
        for border, step in zip(_span(end), (sign, -sign), strict=True):
            borders[(seed, _line(end["line"]), origin - int(end["lo"]))][border] += step
    wrong = [key for key, units in borders.items() if any(units.values())]
    return (f"{key[0]}: on {key[1]} what came is not what left or rests" for key in wrong)


if __name__ == "__main__":
    flow, postings = json.loads(Path(sys.argv[1]).read_text("utf-8")), read(Path(sys.argv[2]))
    faults = [fault for edge in flow["edges"] for fault in edge_faults(edge, postings)]
    faults += [*end_faults(flow, postings), *imbalances(flow)]
    holds = {e["id"] for e in flow["edges"]} - {fault.partition(":")[0] for fault in faults}
    print("\n".join(faults) or "every unit is accounted for")
    print(f"{len(holds)} of {len(flow['edges'])} edges hold")
    sys.exit(bool(faults))
