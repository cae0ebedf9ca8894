"""Request packs: what one custodian is asked to hold, put together from a flow.

Only money that certainly arrived is asked for (`chance` 1), whatever share of the theft it stands
for; where it went inside a service is the service's knowledge, not ours. A payment is the last step
into the custodian; what was swapped or bridged before is told beside it. An unlabelled account that
pays out like a service gets a pack too: who runs it must be found first.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from hueandcry.model.flow import Flow, FlowEdge, FlowTerminal, LineName, asset_key
from hueandcry.model.label import Label
from hueandcry.model.structure import Structure
from hueandcry.run.holders import account_of, custodian_of, units
from hueandcry.run.parts import is_lead
from hueandcry.run.trails import Trails, is_crossing, places_of
from hueandcry.trace.fold import Span, Spans


class Payment(Struct, frozen=True):
    """A payment that brought traced money. Amounts are text, in units of the asset.

    `traced` is the part of `whole` that is traced money; `origin` is its place in the theft, and
    `share` the part of each unit there that came this way. `sender` is who the step began with:
    where `method` is a swap or a bridge, that one did not pay the account itself.
    """

    edge: str
    seed: str
    origin: tuple[str, str]
    asset: str
    sender: str
    account: str
    traced: str
    whole: str
    transaction: str
    block: int
    time: int | None
    method: str
    confidence: float
    share: str


class OnTheWay(Struct, frozen=True):
    """A swap or bridge that traced money passed before it came here. Amounts as in `Payment`.

    `edges` are its steps in the flow; `into` is the transaction that paid out, of a bridge another.
    """

    method: str
    confidence: float
    account: str
    receiver: str
    asset_out: str
    amount_out: str
    asset_in: str
    amount_in: str
    out: str
    into: str
    edges: tuple[str, ...]


class Total(Struct, frozen=True):
    """How much of one asset came to rest at one account."""

    account: str
    asset: str
    amount: str


class Pack(Struct, frozen=True):
    """One custodian: what came to rest there, by which payments, and why it is held to be it.

    `customers` are deposit addresses the money came through: whose they are, it can say.

    `identified` is false where no source names the account. `labels` are all sources' words about
    each account, also those that name somebody else.
    """

    custodian: str
    identified: bool
    totals: tuple[Total, ...]
    payments: tuple[Payment, ...]
    labels: tuple[tuple[str, Label], ...]
    crossings: tuple[OnTheWay, ...]
    customers: tuple[Structure, ...] = ()


def packs_of(flow: Flow) -> list[Pack]:
    """Return a pack for each custodian that holds part of a flow, the largest number first."""
    ends: dict[tuple[str, bool], list[FlowTerminal]] = {}
    for end in flow.terminals:
        if end.reason == "service" and not is_lead(end):
            label = custodian_of(end.labels)
            named = bool(label) or any(one.category != "other" for one in end.labels)
            name = _name(label) if label else account_of(end.line)
            if label or not named:
                ends.setdefault((name, bool(label)), []).append(end)
    packing = _Packing(flow)
    packs = [packing.pack(name, known, rows) for (name, known), rows in ends.items()]
    return sorted(
        packs, key=lambda pack: (not pack.identified, -len(pack.payments), pack.custodian)
    )


def _name(label: Label) -> str:
    return label.entity or label.name


_Place = tuple[str, LineName]


class _Packing:
    """Where each seed's money certainly arrived, by the numbers of the edges that brought it."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._trails = Trails(flow)
        found: dict[_Place, list[Span]] = {}
        for at, edge in enumerate(flow.edges):
            if not is_lead(edge):
                end = edge.target
                span = Span(int(end.lo), int(end.hi), at)
                found.setdefault((edge.seed, end.line), []).append(span)
        self._arrivals = {place: Spans(spans) for place, spans in found.items()}

    def pack(self, name: str, known: bool, ends: list[FlowTerminal]) -> Pack:
        flow = self._flow
        brought = sorted({number for end in ends for number in self._brought(end)})
        payments = [_payment(flow, flow.edges[number]) for number in brought]
        labels = dict.fromkeys(
            (account_of(end.line), label) for end in ends for label in end.labels
        )
        ordered = sorted(payments, key=lambda one: (one.block, one.transaction, one.edge))
        passed = self._passed(brought)
        return Pack(
            name, known, tuple(_totals(flow, ends)), tuple(ordered), tuple(labels),
            tuple(_on_the_way(flow, passed)),
            tuple(_customers(flow, name, known, {flow.edges[number].id for number in brought})),
        )  # fmt: skip

    def _brought(self, end: FlowTerminal) -> Iterator[int]:
        """Yield the payments whose piece lies in what came to rest here."""
        here = self._arrivals.get((end.seed, end.line))
        if here is not None:
            for lo, hi in places_of(end):
                yield from (span.number for span in here.over(lo, hi))

    def _passed(self, brought: Iterable[int]) -> list[FlowEdge]:
        """Return the crossings on the way to these payments, themselves included, in order."""
        if not self._trails.crosses:
            return []
        seen: set[int] = set()
        for number in brought:
            at = number
            while at >= 0 and at not in seen:
                seen.add(at)
                at = self._trails.before(at)
        edges = (self._flow.edges[number] for number in sorted(seen))
        return sorted(filter(is_crossing, edges), key=lambda edge: edge.time or 0)


def _customers(flow: Flow, name: str, known: bool, brought: set[str]) -> Iterator[Structure]:
    """Yield the deposit addresses the payments came through: the custodian can name whose."""
    for one in flow.structures:
        mine = one.kind == "deposit address" and one.entity == name
        if known and mine and not brought.isdisjoint(one.evidence):
            yield one


def _totals(flow: Flow, ends: Iterable[FlowTerminal]) -> Iterator[Total]:
    sums: dict[tuple[str, str], int] = {}
    for end in ends:
        key = (account_of(end.line), asset_key(end.line))
        sums[key] = sums.get(key, 0) + int(end.amount)
    for (account, asset), amount in sorted(sums.items(), key=lambda row: (row[0][1], -row[1])):
        yield Total(account, asset, units(amount, flow, asset))


def _payment(flow: Flow, edge: FlowEdge) -> Payment:
    line, credit = edge.target.line, edge.target.credit
    key = asset_key(line)
    return Payment(
        edge.id, edge.seed, edge.origin, key, account_of(edge.source.line), account_of(line),
        units(int(edge.amount_in), flow, key), units(int(credit.hi) - int(credit.lo), flow, key),
        credit.tx, edge.block, edge.time, edge.method, edge.confidence, edge.share,
    )  # fmt: skip


def _on_the_way(flow: Flow, edges: Iterable[FlowEdge]) -> Iterator[OnTheWay]:
    """Yield each crossing once: its pieces are many edges."""
    groups: dict[tuple[object, ...], list[FlowEdge]] = {}
    for edge in edges:
        ends = (edge.source.line, edge.source.debit.tx, edge.target.line, edge.target.credit.tx)
        groups.setdefault((edge.method, edge.confidence, *ends), []).append(edge)
    for pieces in groups.values():
        first = pieces[0]
        out, into = first.source.line, first.target.line
        sums = [
            sum(int(piece.amount_out) for piece in _apart(pieces)),
            sum(int(piece.amount_in) for piece in pieces),
        ]
        yield OnTheWay(
            first.method, first.confidence, account_of(out), account_of(into),
            asset_key(out), units(sums[0], flow, asset_key(out)),
            asset_key(into), units(sums[1], flow, asset_key(into)),
            first.source.debit.tx, first.target.credit.tx, tuple(piece.id for piece in pieces),
        )  # fmt: skip


def _apart(pieces: Iterable[FlowEdge]) -> Iterable[FlowEdge]:
    """Return pieces that took different units: several legs may have come out of the same ones."""
    return {(piece.source.lo, piece.source.hi): piece for piece in pieces}.values()
