"""`graph.graphml`: accounts as nodes and steps as edges, for networkx, Gephi and yEd.

Text from outside is neutralised before it is escaped, so no character is left that XML 1.0 cannot
hold (w3.org/TR/xml, production Char). Amounts are text: a double holds 16 digits, an amount 38.
"""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Final

from hueandcry.model.flow import Flow, FlowEdge, LineName, asset_key
from hueandcry.model.label import Label
from hueandcry.run.holders import account_of, stolen_by_asset
from hueandcry.run.parts import WHOLE, is_lead, length, weight_of
from hueandcry.run.tally import where_of
from hueandcry.serve.render.flow_csv import iso
from hueandcry.serve.render.harmless import harmless
from hueandcry.serve.render.report_amounts import exact

_UNCUT: Final = 2**31
_NODE_KEYS: Final = ("label", "chain", "role", "entity", "labels")
_EDGE_KEYS: Final = (
    "step", "seed", "method", "amount", "amount_grains", "asset", "tx", "time", "block",
    "asset_out", "amount_out", "amount_out_grains", "tx_in", "share", "chance", "split",
)  # fmt: skip
_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
    ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
_Account = tuple[str, str]


def graphml(flow: Flow) -> Iterator[str]:
    """Yield the graph piece by piece. `weight` of an edge is its part of what was asked about.

    Behind a mixer it is what is to be expected: its chance is beside it. `asset` and `amount` are
    those that arrived, `asset_out` and `amount_out` those that left.
    """
    yield _HEAD
    for domain, names in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        for name in names:
            yield _key(domain, name, "string")
    for name in ("weight", "confidence"):
        yield _key("edge", name, "double")
    yield '<graph id="flow" edgedefault="directed">\n'
    numbers = _accounts(flow)
    yield from _nodes(flow, numbers)
    whole = _whole_of(flow)
    for at, edge in enumerate(flow.edges):
        yield from _edge(at, edge, flow, numbers, whole)
    yield "</graph>\n</graphml>\n"


def _key(domain: str, name: str, kind: str) -> str:
    return f'<key id="{domain}_{name}" for="{domain}" attr.name="{name}" attr.type="{kind}"/>\n'


def _account(line: LineName) -> _Account:
    return line.chain, account_of(line)


def _accounts(flow: Flow) -> dict[_Account, int]:
    """Give each account a number: names from outside are no XML identifiers."""
    lines = [
        *(seed.line for seed in flow.seeds),
        *(line for edge in flow.edges for line in (edge.source.line, edge.target.line)),
        *(end.line for end in flow.terminals),
    ]
    return {account: at for at, account in enumerate(dict.fromkeys(map(_account, lines)))}


def _nodes(flow: Flow, numbers: Mapping[_Account, int]) -> Iterator[str]:
    labels: dict[_Account, tuple[Label, ...]] = {}
    roles: dict[_Account, dict[str, None]] = {}
    entities: dict[_Account, str] = {}
    for seed in flow.seeds:
        roles.setdefault(_account(seed.line), {})["asked"] = None
    for end in flow.terminals:
        account, where = _account(end.line), where_of(end.reason, end.labels)
        # Who is only likely to hold it is told from who does.
        role = f"lead:{where.role}" if is_lead(end) else where.role
        roles.setdefault(account, {})[role] = None
        labels[account] = end.labels
        if where.name:
            entities[account] = where.name
    for account, at in numbers.items():
        said = labels.get(account, ())
        yield f'<node id="n{at}">'
        yield _data("node", "label", account[1])
        yield _data("node", "chain", account[0])
        yield _data("node", "role", " ".join(roles.get(account, {"passed": None})))
        yield _data("node", "entity", entities.get(account, ""))
        yield _data("node", "labels", " | ".join(map(_words, said)))
        yield "</node>\n"


def _words(label: Label) -> str:
    return f"{label.name} ({label.category}, {label.source}, {label.date}, {label.confidence:.2f})"


def _edge(
    at: int, edge: FlowEdge, flow: Flow, numbers: Mapping[_Account, int], whole: Mapping[str, int]
) -> Iterator[str]:
    source, target = edge.source.line, edge.target.line
    key = asset_key(target)
    ends = f'source="n{numbers[_account(source)]}" target="n{numbers[_account(target)]}"'
    yield f'<edge id="e{at}" {ends}>'
    values = (
        edge.id, edge.seed, edge.method, exact(int(edge.amount_in), flow, key), edge.amount_in,
        target.asset, edge.source.debit.tx, iso(edge.time), str(edge.block),
        source.asset, exact(int(edge.amount_out), flow, asset_key(source)), edge.amount_out,
        edge.target.credit.tx, edge.share, edge.chance, edge.split or "",
    )  # fmt: skip
    for name, value in zip(_EDGE_KEYS, values, strict=True):
        yield _data("edge", name, value)
    amount = whole.get(edge.seed)
    weight = weight_of(edge, backward=flow.direction == "backward")
    part = length(edge) * weight / (amount * WHOLE) if amount else 0.0
    yield _data("edge", "weight", repr(part))
    yield _data("edge", "confidence", repr(edge.confidence))
    yield "</edge>\n"


def _whole_of(flow: Flow) -> dict[str, int]:
    """Return for each seed how much was stolen of its asset in all."""
    stolen = stolen_by_asset(flow)
    return {seed.id: stolen[asset_key(seed.line)] for seed in flow.seeds}


def _data(domain: str, name: str, text: str) -> str:
    return f'<data key="{domain}_{name}">{escape(harmless(text, _UNCUT))}</data>' if text else ""
