"""The certain steps of a forward flow, by line and by account.

What only a mixer's chances lead to is left out: nobody is named by a chance. A step that shares its
units with others (`share`) counts for its part of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction

from hueandcry.model.flow import Flow, FlowEdge, FlowTerminal, LineName, asset_key
from hueandcry.model.structure import Account, Part, Role

# Money that is nobody's any more, or stands under another seed.
_GONE = frozenset({"fee", "burned", "rounding", "counted"})


class Passages:
    """Steps and rests of one flow. A backward flow has none: it says nothing of what came after."""

    def __init__(self, flow: Flow) -> None:
        """Use a flow as it was traced."""
        forward = flow.direction == "forward"
        self.seeds = flow.seeds if forward else ()
        self.edges = tuple(edge for edge in flow.edges if forward and edge.chance == "1")
        self.ends = tuple(
            end for end in flow.terminals
            if forward and end.chance == "1" and end.reason not in _GONE
        )  # fmt: skip
        self.out: defaultdict[LineName, list[FlowEdge]] = defaultdict(list)
        self.into: defaultdict[LineName, list[FlowEdge]] = defaultdict(list)
        self.resting: defaultdict[LineName, list[FlowTerminal]] = defaultdict(list)
        for edge in self.edges:
            self.out[edge.source.line].append(edge)
            self.into[edge.target.line].append(edge)
        for end in self.ends:
            self.resting[end.line].append(end)

    def accounts(self) -> set[Account]:
        """Return everybody certain money reached or left."""
        ends = {account_of(end.line) for end in self.ends}
        return ends | {account_of(line) for line in (*self.out, *self.into)}

    def payers(self) -> dict[Account, list[FlowEdge]]:
        """Return the steps by which certain money left an account for another one."""
        found: dict[Account, list[FlowEdge]] = {}
        for edge in self.edges:
            account = account_of(edge.source.line)
            if account != account_of(edge.target.line):
                found.setdefault(account, []).append(edge)
        return found

    def receivers(self) -> dict[Account, list[FlowEdge]]:
        """Return the steps by which certain money reached an account from another one."""
        found: dict[Account, list[FlowEdge]] = {}
        for edge in self.edges:
            account = account_of(edge.target.line)
            if account != account_of(edge.source.line):
                found.setdefault(account, []).append(edge)
        return found


def account_of(line: LineName) -> Account:
    """Return whom a line belongs to: the owner of an outpoint, else the account."""
    return Account(line.chain, line.owner or line.account)


def amount_out(edge: FlowEdge) -> Fraction:
    """Return what a step took from its line, in grains, by its share of the units."""
    return int(edge.amount_out) * Fraction(edge.share)


def amount_of(end: FlowTerminal) -> Fraction:
    """Return what rests, in grains, by its share of the units."""
    return int(end.amount) * Fraction(end.share)


def parts_in(account: Account, role: Role, edges: Iterable[FlowEdge]) -> Iterator[Part]:
    """Yield what steps brought an account, asset by asset."""
    sums: dict[str, int] = {}
    for edge in edges:
        key = asset_key(edge.target.line)
        sums[key] = sums.get(key, 0) + int(edge.amount_in)
    for key, amount in sums.items():
        yield Part(account, role, key, str(amount))


def parts_resting(account: Account, role: Role, ends: Iterable[FlowTerminal]) -> Iterator[Part]:
    """Yield what rests at an account, asset by asset."""
    sums: dict[str, int] = {}
    for end in ends:
        key = asset_key(end.line)
        sums[key] = sums.get(key, 0) + int(end.amount)
    for key, amount in sums.items():
        yield Part(account, role, key, str(amount))


def names(edges: Iterable[FlowEdge]) -> tuple[str, ...]:
    """Return the ids of steps, each once."""
    return tuple(dict.fromkeys(edge.id for edge in edges))


def span(edges: Iterable[FlowEdge]) -> tuple[int | None, int | None]:
    """Return when the first and the last of some steps were, as far as told."""
    times = [edge.time for edge in edges if edge.time is not None]
    return (min(times), max(times)) if times else (None, None)


def surety(edges: Iterable[FlowEdge]) -> float:
    """Return the least confidence of some steps; 1 where all are payments."""
    return min((edge.confidence for edge in edges), default=1.0)
