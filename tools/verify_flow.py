"""Checks a flow.json against a CSV of postings: python verify_flow.py flow.json postings.csv.

The CSV lists all debits and credits of the lines a flow names, in the order of the chain. Places
are counted from it again; every edge must stand there, and every unit must be accounted for
(docs/flow-format.md, docs/lines.md).
"""

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

EXACT = Fraction(1, 10**9)  # Shares are rounded decimals: their sums are this exact.
NAME = ("transaction", "phase", "index")
Row = dict[str, Any]
Span = tuple[int, int]
Piece = tuple[int, int, Fraction, tuple[int, int, int, int]]  # [lo, hi), weight, map to the origin.


class Line:
    """Debits and credits of one line, each from 0 on, and which credits lie on top of it."""

    def __init__(self) -> None:
        """Begin with nothing. `slabs` are credits [lo, hi) that are drawn from `at` on."""
        self.drawn = self.filled = 0
        self.order: Span = (-1, -1)
        self.stack: list[Span] = []
        self.slabs: list[tuple[int, int, int]] = []

    def credit(self, amount: int) -> Span:
        """Put an amount on top; what lies end to end is one piece."""
        lo, self.filled = self.filled, self.filled + amount
        goes_on = bool(self.stack) and self.stack[-1][1] == lo
        self.stack.append((self.stack.pop()[0] if goes_on else lo, self.filled))
        return lo, self.filled

    def debit(self, amount: int) -> Span:
        """Draw an amount off the top, as one slab in the order it lies there."""
        at, left, taken = self.drawn, amount, list[Span]()
        while left:
            lo, hi = self.stack.pop()
            cut = max(lo, hi - left)
            self.stack += [(lo, cut)] if lo < cut else []
            taken.append((cut, hi))
            left -= hi - cut
        for lo, hi in reversed(taken):
            self.slabs.append((lo, hi, at))
            at += hi - lo
        self.drawn = at
        return at - amount, at

    def sources(self, lo: int, hi: int, law: str) -> list[Span]:
        """Return which credits the debits drew [lo, hi) from."""
        if law == "fifo":
            return [(lo, hi)]
        cut = ((max(lo, at), min(hi, at + b - a), a - at) for a, b, at in self.slabs)
        return [(x + by, y + by) for x, y, by in cut if x < y]

    def holds(self, lo: int, hi: int, law: str) -> bool:
        """Return whether no debit drew [lo, hi) of the credits."""
        left = [(self.drawn, self.filled)] if law == "fifo" else self.stack
        return any(a <= lo < hi <= b for a, b in left)


def line_of(of: Row) -> tuple[str, ...]:
    """Return what names a line."""
    return of["chain"], of["account"], of["asset"]


def span_of(end: Row) -> Span:
    """Return a place [lo, hi)."""
    return int(end["lo"]), int(end["hi"])


def drawn_of(end: Row) -> list[Span]:
    """Return which credits a piece is, or was drawn from: under fifo those of its own place."""
    return [(int(lo), int(hi)) for lo, hi in end.get("drawn", [span_of(end)])]


class Book:
    """All postings: lines by name, and the places of each debit and credit by its own."""

    def __init__(self, path: Path) -> None:
        """Count a CSV of postings."""
        self.lines: dict[tuple[str, ...], Line] = defaultdict(Line)
        self.places: dict[Any, list[Span]] = defaultdict(list)
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                self._post(row)

    def _post(self, row: Row) -> None:
        order, amount = (int(row["block"]), int(row["place"])), int(row["amount"])
        line, name = self.lines[line_of(row)], (*line_of(row), *map(row.get, NAME))
        if order < line.order:
            sys.exit(f"the postings of {name[:3]} are out of order at {row['transaction']}")
        line.order, missing = order, line.drawn + amount - line.filled
        if row["side"] == "credit":
            self.places[(*name, "credit")].append(line.credit(amount))
            return
        if missing > 0:  # Appears just before the debit that would overdraw.
            self.places[(*name, "credit")].append(line.credit(missing))
        self.places[(*name, "debit")].append(line.debit(amount))

    def of(self, end: Row, posting: Row, side: str) -> list[Span]:
        """Return where a posting of a line stands."""
        name = (posting["tx"], str(posting["phase"]), str(posting["index"]), side)
        return self.places.get((*line_of(end["line"]), *name), [])


def method_faults(edge: Row) -> Iterator[str]:
    """Yield what an edge's postings and map say against its method."""
    debit, credit, method = edge["source"]["debit"], edge["target"]["credit"], edge["method"]
    (a, b), (p, q) = (tuple(map(int, edge["map"][side])) for side in ("from", "to"))
    same = all(debit[part] == credit[part] for part in ("tx", "phase", "index"))
    whole = (a, b) == span_of(debit) and (p, q) == span_of(credit)
    if method.partition(":")[0] not in {"transfer", "returned", "swap", "bridge", "mixer"}:
        yield f"{method} is no method this script knows"
    if method == "transfer" and not (same and whole):
        yield "a transfer is one posting on both sides, and whole"
    if method in {"transfer", "returned"} and b - a != q - p:
        yield "as much arrives as left"
    if method in {"returned", "swap"} and debit["tx"] != credit["tx"]:
        yield f"a {method} is one transaction"


def edge_faults(edge: Row, flow: Row, book: Book) -> Iterator[str]:
    """Yield what is wrong with an edge's postings, its map, and its piece of both."""
    source, target = edge["source"], edge["target"]
    for end, side in (source, "debit"), (target, "credit"):
        if span_of(end[side]) not in book.of(end, end[side], side):
            yield f"no such {side}"
    (a, b), (p, q) = (tuple(map(int, edge["map"][side])) for side in ("from", "to"))
    (lo, hi), (there, to), (d, e), (f, g) = map(
        span_of, (source, target, source["debit"], target["credit"])
    )
    if not (d <= a <= lo < hi <= b <= e and f <= p <= there < to <= q <= g):
        yield "the piece is not within its map, or the map is not within its postings"
        return
    yield from method_faults(edge)
    image = [p + (x - a) * (q - p) // (b - a) for x in (lo, hi)] == [there, to]
    if flow["direction"] == "backward":  # The least x that the map takes to y or beyond.
        image = [a - (p - y) * (b - a) // (q - p) for y in (there, to)] == [lo, hi]
    if not image or [int(edge["amount_out"]), int(edge["amount_in"])] != [hi - lo, to - there]:
        yield "what arrives is not the map's image of what left"
    if drawn_of(source) != book.lines[line_of(source["line"])].sources(lo, hi, flow["law"]):
        yield "it was not drawn from there"


def end_faults(flow: Row, book: Book) -> Iterator[str]:
    """Yield seeds that are no credits, and ends that are not what they say."""
    for seed in flow["seeds"]:
        (lo, hi), found = span_of(seed), book.of(seed, seed, "credit")
        if not any(a <= lo < hi <= b for a, b in found):
            yield f"{seed['id']}: no such credit"
    for end in flow["terminals"]:
        (lo, hi), line = span_of(end), book.lines[line_of(end["line"])]
        fits = lo < hi and int(end["amount"]) == hi - lo
        for side in ("debit", "credit"):
            if end.get(side):
                fits &= any(a <= lo and hi <= b for a, b in book.of(end, end[side], side))
        fits &= "drawn" not in end or drawn_of(end) == line.sources(lo, hi, flow["law"])
        if not fits or (end["reason"] == "held" and not line.holds(lo, hi, flow["law"])):
            yield f"{end['seed']}: {end['line']['account']} does not end as {end['reason']}"


def laid(flow: Row) -> dict[Any, tuple[list[Piece], list[Piece]]]:
    """Return what came to each line, by seed, and what left it or rests, all among its credits."""
    backward = flow["direction"] == "backward"
    rows: list[Any] = []
    for row in [*flow["seeds"], *flow["edges"], *flow["terminals"]]:
        lo, hi = map(int, row.get("origin") or (0, int(row["hi"]) - int(row["lo"])))
        weight = Fraction(row.get("chance", 1))
        # Backward every unit has one way in: a share does not divide it.
        weight *= 1 if backward else Fraction(row.get("share", 1))
        of, part = row.get("seed") or row["id"], (lo, hi, weight)
        if "map" in row:
            rows += [(of, row["source"], not backward, *part), (of, row["target"], backward, *part)]
        else:
            rows.append((of, row, "seed" in row, *part))
    found: dict[Any, tuple[list[Piece], list[Piece]]] = defaultdict(lambda: ([], []))
    for of, end, went, o_lo, o_hi, weight in rows:
        at, (lo, hi) = int(end["lo"]), span_of(end)
        for a, b in drawn_of(end):
            way = (lo + a - at, hi + a - at, o_lo, o_hi)
            found[of, line_of(end["line"])][went].append((a, b, weight, way))
            at += b - a
    return found


def imbalances(flow: Row) -> Iterator[str]:
    """Yield lines on which a seed's units do not leave, or rest, exactly as they came."""
    # Each theft that robbed another maps origins once more, and each map may cost a unit.
    met = any(end["reason"] == "counted" for end in flow["terminals"])
    crossed = [edge for edge in flow["edges"] if edge["method"] != "transfer"]
    slack = len(flow["seeds"]) * (1 + max(map(coarseness, crossed))) if met and crossed else 0
    for (seed, line), (came, went) in laid(flow).items():
        steps: dict[int, Fraction] = defaultdict(Fraction)
        for rows, sign in (came, 1), (went, -1):
            for lo, hi, weight, _ in rows:
                steps[lo] += sign * weight
                steps[hi] -= sign * weight
        places = sorted(steps)
        sums = zip(pairwise(places), accumulate(steps[at] for at in places), strict=False)
        if any(abs(left) > EXACT and hi - lo > slack for (lo, hi), left in sums):
            yield f"{seed}: on {line} what came is not what left or rests"
        for lo, hi, _, (*_, o_lo, o_hi) in went:
            ways = [way for a, b, _, way in came if a <= lo < hi <= b]
            told = [[p + (x - a) * (q - p) // (b - a) for x in (lo, hi)] for a, b, p, q in ways]
            if told and not any(abs(o_lo - x) <= slack >= abs(o_hi - y) for x, y in told):
                yield f"{seed}: on {line} a piece has another origin than the lot it is of"


def coarseness(edge: Row) -> int:
    """Return how many units of the finer asset are one of the coarser."""
    origin = int(edge["origin"][1]) - int(edge["origin"][0])
    sizes = int(edge["amount_out"]), int(edge["amount_in"]), origin
    return max(sizes) // max(1, min(sizes))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python verify_flow.py flow.json postings.csv")
    try:
        flow, book = json.loads(Path(sys.argv[1]).read_text("utf-8")), Book(Path(sys.argv[2]))
        flow["law"], flow["edges"], flow["terminals"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        sys.exit(f"cannot be read as a flow and its postings: {error!r}")
    if flow["law"] not in {"fifo", "lifo"}:
        sys.exit(f"under {flow['law']} nothing has a place to check: use hue trace verify")
    broken = {edge["id"]: list(edge_faults(edge, flow, book)) for edge in flow["edges"]}
    faults = [f"{of}: {fault}" for of, found in broken.items() for fault in found]
    faults += [*end_faults(flow, book), *imbalances(flow)]
    print("\n".join(faults) or "every unit is accounted for")
    print(f"{sum(not found for found in broken.values())} of {len(broken)} edges hold")
    sys.exit(bool(faults))
