"""Counts the units of every seed once: who brought them, how far they went, where they rest.

What a later seed has in common with an earlier one (`counted`) is left out: it stands under the
earlier one.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple, TypeVar

from hueandcry.model.flow import Flow, FlowEdge, FlowSeed, FlowTerminal, asset_key
from hueandcry.model.label import SERVICES, Label
from hueandcry.run.holders import account_of
from hueandcry.run.hops import HOP_CLASSES, Hops
from hueandcry.run.stops import LEAST_CONFIDENCE

_ROLE_OF: Final = {
    "held": "held", "floor": "floor", "depth": "limit", "date": "limit", "fee": "gone",
    "burned": "gone", "unexplained": "unexplained", "opening": "opening", "minted": "minted",
}  # fmt: skip


class Where(NamedTuple):
    """A role (`run.folding.ROLES`), and the entity's name where a label tells it."""

    role: str
    name: str


class Cell(NamedTuple):
    """Units of one payment that went one class of hops and rest in one role."""

    tx: str
    hop_class: int
    where: Where


class Tally:
    """What one asset's units come to. `spread` are seeds that were not counted, `work` its rows."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.cells: dict[Cell, int] = {}
        self.payments: dict[str, list[FlowSeed]] = {}
        self.passed: dict[int, set[str]] = {number: set() for number in HOP_CLASSES}
        self.accounts: dict[Where, set[str]] = {}
        self.spread: list[str] = []
        self.work = 0

    def add_ends(self, seed: FlowSeed, ends: list[FlowTerminal], hops: Hops) -> None:
        """Count every unit of a seed where it rests."""
        self.payments.setdefault(seed.tx, []).append(seed)
        for lo, hi, end in _rests(ends, int(seed.hi) - int(seed.lo)):
            if end is not None and end.reason == "counted":
                continue
            where = where_of(end.reason, end.labels) if end else Where("untold", "")
            if end is not None:
                self.accounts.setdefault(where, set()).add(account_of(end.line))
            for part in hops.within(lo, hi):
                cell = Cell(seed.tx, part.hop_class, where)
                self.cells[cell] = self.cells.get(cell, 0) + part.hi - part.lo

    def add_edges(
        self, seed: FlowSeed, edges: list[FlowEdge], hops: Hops, *, backward: bool
    ) -> None:
        """Note the accounts a seed's units passed through, for each class of hops."""
        for edge in edges:
            # Backward the asked account is where edges end, forward where they begin.
            through = account_of(edge.target.line if backward else edge.source.line)
            if through != account_of(seed.line):
                for number in hops.classes(int(edge.origin[0]), int(edge.origin[1])):
                    self.passed[number].add(through)


def tallies(flow: Flow) -> dict[str, Tally]:
    """Count a flow's units, asset by asset."""
    edges, ends = _by_seed(flow.edges), _by_seed(flow.terminals)
    found: dict[str, Tally] = {}
    for seed in flow.seeds:
        tally = found.setdefault(asset_key(seed.line), Tally())
        mine, rests = edges.get(seed.id, []), ends.get(seed.id, [])
        tally.work += len(mine) + len(rests)
        if any(_is_spread(row) for row in mine) or any(_is_spread(end) for end in rests):
            tally.spread.append(seed.id)
            continue
        origins = ((int(edge.origin[0]), int(edge.origin[1])) for edge in mine)
        hops = Hops(origins, int(seed.hi) - int(seed.lo))
        tally.add_ends(seed, rests, hops)
        tally.add_edges(seed, mine, hops, backward=flow.direction == "backward")
    return found


def _is_spread(row: FlowEdge | FlowTerminal) -> bool:
    return row.share != "1" or row.chance != "1"


def where_of(reason: str, labels: tuple[Label, ...]) -> Where:
    """Return the role of where money rests, and the entity's name where a label tells it.

    A service no sure label names is `likely` one: it was known by its many payments.
    """
    if reason == "service":
        name = _entity(labels, SERVICES)
        return Where("service", name) if name else Where("likely", "")
    if reason == "mixer":
        return Where("mixer", _entity(labels, frozenset({"mixer"})))
    return Where(_ROLE_OF.get(reason, "ended"), "")


def _entity(labels: tuple[Label, ...], categories: frozenset[str]) -> str:
    """Return what the surest label of some categories calls the account's owner."""
    sure = (
        label
        for label in labels
        if label.category in categories and label.confidence >= LEAST_CONFIDENCE
    )
    surest = max(sure, key=lambda label: label.confidence, default=None)
    return (surest.entity or surest.name) if surest else ""


def _rests(ends: list[FlowTerminal], amount: int) -> Iterator[tuple[int, int, FlowTerminal | None]]:
    """Yield where each unit of a seed rests, once; None for what no terminal tells of."""
    at = 0
    spans = [(int(end.origin[0]), int(end.origin[1]), end) for end in ends]
    for lo, hi, end in sorted(spans, key=lambda span: span[:2]):
        if at < min(lo, amount):
            yield at, min(lo, amount), None
        if max(at, lo) < min(hi, amount):
            yield max(at, lo), min(hi, amount), end
        at = max(at, hi)
    if at < amount:
        yield at, amount, None


_Row = TypeVar("_Row", FlowEdge, FlowTerminal)


def _by_seed(rows: tuple[_Row, ...]) -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = {}
    for row in rows:
        found.setdefault(row.seed, []).append(row)
    return found
