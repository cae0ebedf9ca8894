"""Request packs: what one custodian is asked to hold, put together from a flow.

Only money that certainly arrived is asked for (`chance` 1); where it went inside a service is the
service's knowledge, not ours. An unlabelled account that pays out like a service gets a pack too:
who runs it must be found first.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from hueandcry.model.flow import Flow, FlowEdge, FlowTerminal, LineName, asset_key
from hueandcry.model.label import Label
from hueandcry.run.holders import account_of, custodian_of, units
from hueandcry.trace.fold import Span, Spans


class Payment(Struct, frozen=True):
    """A payment that brought traced money. Amounts are text, in units of the asset.

    `traced` is the part of `whole` that is traced money; `origin` is its place in the theft.
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


class Total(Struct, frozen=True):
    """How much of one asset came to rest at one account."""

    account: str
    asset: str
    amount: str


class Pack(Struct, frozen=True):
    """One custodian: what came to rest there, by which payments, and why it is held to be it.

    `identified` is false where no source names the account. `labels` are all sources' words about
    each account, also those that name somebody else.
    """

    custodian: str
    identified: bool
    totals: tuple[Total, ...]
    payments: tuple[Payment, ...]
    labels: tuple[tuple[str, Label], ...]


def packs_of(flow: Flow) -> list[Pack]:
    """Return a pack for each custodian that holds part of a flow, the largest number first."""
    ends: dict[tuple[str, bool], list[FlowTerminal]] = {}
    for end in flow.terminals:
        if end.reason == "service" and end.chance == "1":
            label = custodian_of(end.labels)
            named = bool(label) or any(one.category != "other" for one in end.labels)
            name = _name(label) if label else account_of(end.line)
            if label or not named:
                ends.setdefault((name, bool(label)), []).append(end)
    arrivals = _arrivals(flow)
    packs = [_pack(flow, name, known, rows, arrivals) for (name, known), rows in ends.items()]
    return sorted(
        packs, key=lambda pack: (not pack.identified, -len(pack.payments), pack.custodian)
    )


def _name(label: Label) -> str:
    return label.entity or label.name


_Place = tuple[str, str, str, str]


def _place(seed: str, line: LineName) -> _Place:
    return seed, line.chain, line.account, line.asset


def _arrivals(flow: Flow) -> dict[_Place, Spans]:
    """Return where each seed's edges, by their numbers, reached each account."""
    found: dict[_Place, list[Span]] = {}
    for at, edge in enumerate(flow.edges):
        end = edge.target
        span = Span(int(end.lo), int(end.hi), at)
        found.setdefault(_place(edge.seed, end.line), []).append(span)
    return {place: Spans(spans) for place, spans in found.items()}


def _pack(
    flow: Flow,
    name: str,
    known: bool,
    ends: list[FlowTerminal],
    arrivals: dict[_Place, Spans],
) -> Pack:
    payments = {payment.edge: payment for end in ends for payment in _payments(flow, end, arrivals)}
    labels = dict.fromkeys((account_of(end.line), label) for end in ends for label in end.labels)
    ordered = sorted(payments.values(), key=lambda one: (one.block, one.transaction, one.edge))
    return Pack(name, known, tuple(_totals(flow, ends)), tuple(ordered), tuple(labels))


def _totals(flow: Flow, ends: Iterable[FlowTerminal]) -> Iterator[Total]:
    sums: dict[tuple[str, str], int] = {}
    for end in ends:
        key = (account_of(end.line), asset_key(end.line))
        sums[key] = sums.get(key, 0) + int(end.amount)
    for (account, asset), amount in sorted(sums.items(), key=lambda row: (row[0][1], -row[1])):
        yield Total(account, asset, units(amount, flow, asset))


def _payments(flow: Flow, end: FlowTerminal, arrivals: dict[_Place, Spans]) -> Iterator[Payment]:
    """Yield the payments whose piece lies in what came to rest here, in the flow's order."""
    here = arrivals.get(_place(end.seed, end.line))
    found = here.over(int(end.lo), int(end.hi)) if here else []
    for number in sorted(span.number for span in found):
        yield _payment(flow, flow.edges[number])


def _payment(flow: Flow, edge: FlowEdge) -> Payment:
    line, debit = edge.target.line, edge.source.debit
    key = asset_key(line)
    return Payment(
        edge.id, edge.seed, edge.origin, key, account_of(edge.source.line), account_of(line),
        units(int(edge.amount_in), flow, key), units(int(debit.hi) - int(debit.lo), flow, key),
        debit.tx, edge.block, edge.time,
    )  # fmt: skip
