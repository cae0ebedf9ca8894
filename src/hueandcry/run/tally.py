"""Counts the units of every seed once: who brought them, how far they went, where they rest.

What a later seed has in common with an earlier one (`counted`) is left out: it stands under the
earlier one. Where a unit is spread over several legs or chances each end has its part of it; the
parts are rounded to whole units so that they add up to the seed.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple, TypeVar

from hueandcry.model.flow import Flow, FlowEdge, FlowSeed, FlowTerminal, asset_key
from hueandcry.model.label import SERVICES, Label
from hueandcry.run.holders import account_of
from hueandcry.run.hops import HOP_CLASSES, Hops, class_of
from hueandcry.run.parts import EXACT, WHOLE, apportioned, is_lead, weight_of
from hueandcry.run.stops import LEAST_CONFIDENCE
from hueandcry.run.trails import Trails

_ROLE_OF: Final = {
    "held": "held", "floor": "floor", "depth": "limit", "date": "limit", "fee": "gone",
    "burned": "gone", "pooled": "pooled", "rounding": "rounding", "untraceable": "untraceable",
    "unexplained": "unexplained", "opening": "opening", "minted": "minted",
}  # fmt: skip


class Where(NamedTuple):
    """A role (`run.folding.ROLES`), and the entity's name where a label tells it.

    A `lead` has the role it would have, were it certain, for a name: nobody is named by a chance.
    """

    role: str
    name: str


class Cell(NamedTuple):
    """Units of one payment that went one class of hops and rest in one role.

    `asset` is the key of what they rest in, empty if it is what was stolen.
    """

    tx: str
    hop_class: int
    where: Where
    asset: str = ""


class Tally:
    """What one asset's units come to. `work` is how many rows there were."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.cells: dict[Cell, int] = {}
        self.payments: dict[str, list[FlowSeed]] = {}
        self.passed: dict[int, set[str]] = {number: set() for number in HOP_CLASSES}
        self.accounts: dict[Where, set[str]] = {}
        self.work = 0

    def add(self, seed: FlowSeed, pieces: Iterable["_Piece"]) -> None:
        """Count every unit of a seed where it rests."""
        self.payments.setdefault(seed.tx, []).append(seed)
        key = asset_key(seed.line)
        parts: dict[Cell, int] = {}
        whole = 0
        for piece in pieces:
            end, part = piece.end, piece.units * piece.weight
            whole += part
            cell = Cell(seed.tx, piece.hop_class, _where(end), _other_asset(end, key))
            parts[cell] = parts.get(cell, 0) + part
            if end is not None:
                self.accounts.setdefault(cell.where, set()).add(account_of(end.line))
        for cell, amount in apportioned(parts, whole // WHOLE).items():
            self.cells[cell] = self.cells.get(cell, 0) + amount

    def add_edges(
        self, seed: FlowSeed, edges: list[FlowEdge], hops: Hops, *, backward: bool
    ) -> None:
        """Note the accounts a seed's units passed through, for each class of hops."""
        for edge in edges:
            through = _through(edge, backward=backward)
            if through != account_of(seed.line):
                for number in hops.classes(int(edge.origin[0]), int(edge.origin[1])):
                    self.passed[number].add(through)


class _Piece(NamedTuple):
    """Units of a seed, how much of each rests at `end` (10^-24), and how far it went."""

    units: int
    end: FlowTerminal | None
    weight: int
    hop_class: int


def tallies(flow: Flow) -> dict[str, Tally]:
    """Count a flow's units, asset by asset."""
    backward = flow.direction == "backward"
    edges, ends, trails = _by_seed(flow.edges), _by_seed(flow.terminals), Trails(flow)
    found: dict[str, Tally] = {}
    for seed in flow.seeds:
        tally = found.setdefault(asset_key(seed.line), Tally())
        mine, rests = edges.get(seed.id, []), ends.get(seed.id, [])
        tally.work += len(mine) + len(rests)
        amount = int(seed.hi) - int(seed.lo)
        if _is_single(mine, backward=backward) and _is_single(rests, backward=backward):
            hops = Hops(((int(edge.origin[0]), int(edge.origin[1])) for edge in mine), amount)
            tally.add(seed, _single(rests, amount, hops))
            tally.add_edges(seed, mine, hops, backward=backward)
        else:
            tally.add(seed, _spread(rests, amount, trails, backward=backward))
            _note_passed(tally, seed, flow, rests, trails)
    return found


def _is_single(rows: Iterable[FlowEdge | FlowTerminal], *, backward: bool) -> bool:
    """Say whether each unit went one way only."""
    return all(weight_of(row, backward=backward) == WHOLE for row in rows)


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


def _where(end: FlowTerminal | None) -> Where:
    if end is None:
        return Where("untold", "")
    where = where_of(end.reason, end.labels)
    return Where("lead", where.role) if is_lead(end) else where


def _other_asset(end: FlowTerminal | None, key: str) -> str:
    found = asset_key(end.line) if end else key
    return "" if found == key else found


def _entity(labels: tuple[Label, ...], categories: frozenset[str]) -> str:
    """Return what the surest label of some categories calls the account's owner."""
    sure = (
        label
        for label in labels
        if label.category in categories and label.confidence >= LEAST_CONFIDENCE
    )
    surest = max(sure, key=lambda label: label.confidence, default=None)
    return (surest.entity or surest.name) if surest else ""


def _single(ends: list[FlowTerminal], amount: int, hops: Hops) -> Iterator[_Piece]:
    """Yield the pieces of a seed whose units each went one way: hops are counted, not walked."""
    for lo, hi, end in _rests(ends, amount):
        if end is None or end.reason != "counted":
            for part in hops.within(lo, hi):
                yield _Piece(part.hi - part.lo, end, WHOLE, part.hop_class)


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


def _spread(
    ends: list[FlowTerminal], amount: int, trails: Trails, *, backward: bool
) -> Iterator[_Piece]:
    """Yield the pieces of a seed whose units may rest at several ends, each with its part."""
    for units, rests in _together(ends, amount):
        left, parts = WHOLE, []
        for end in rests:
            weight = min(weight_of(end, backward=backward), left)
            left -= weight
            parts.append((weight, end))
        if parts and left <= EXACT:
            # What was lost by writing shares in twelve digits goes to the largest.
            largest = max(range(len(parts)), key=lambda at: parts[at][0])
            parts[largest] = (parts[largest][0] + left, parts[largest][1])
            left = 0
        for weight, end in parts:
            if weight and end.reason != "counted":
                yield _Piece(units, end, weight, class_of(len(trails.to(end))))
        if left:
            yield _Piece(units, None, left, 0)


def _together(ends: list[FlowTerminal], amount: int) -> Iterator[tuple[int, list[FlowTerminal]]]:
    """Yield how many units rest at the same ends, and these, from the first unit to the last."""
    spans = [
        (max(int(end.origin[0]), 0), min(int(end.origin[1]), amount), at)
        for at, end in enumerate(ends)
    ]
    spans = sorted(span for span in spans if span[0] < span[1])
    borders = sorted({0, amount, *(lo for lo, _, _ in spans), *(hi for _, hi, _ in spans)})
    here: list[tuple[int, int, int]] = []
    next_one = 0
    for lo, hi in pairwise(borders):
        here = [span for span in here if span[1] > lo]
        while next_one < len(spans) and spans[next_one][0] == lo:
            here.append(spans[next_one])
            next_one += 1
        yield hi - lo, [ends[at] for _, _, at in here]


def _note_passed(
    tally: Tally, seed: FlowSeed, flow: Flow, ends: list[FlowTerminal], trails: Trails
) -> None:
    backward = flow.direction == "backward"
    for end in ends:
        trail = trails.to(end)
        passed = {_through(flow.edges[number], backward=backward) for number in trail}
        tally.passed[class_of(len(trail))] |= passed - {account_of(seed.line)}


def _through(edge: FlowEdge, *, backward: bool) -> str:
    """Return the account a step left. Backward the asked account is where edges end."""
    return account_of(edge.target.line if backward else edge.source.line)


_Row = TypeVar("_Row", FlowEdge, FlowTerminal)


def _by_seed(rows: tuple[_Row, ...]) -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = {}
    for row in rows:
        found.setdefault(row.seed, []).append(row)
    return found
