"""Flows somebody forged, each from an honest one: what a verifier must not let pass."""

from collections.abc import Callable, Mapping
from typing import Final

from msgspec.structs import replace

from hueandcry.model.flow import Flow, FlowEdge, FlowTerminal, LineName
from hueandcry.model.transfer import PHASE_TOKEN, Transfer

CHAIN: Final = "test:chain"


def _transfer(number: int, tx: str, index: int, payer: str, payee: str, amount: int) -> Transfer:
    return Transfer(
        CHAIN, tx, number, 0, 1_000 + number, PHASE_TOKEN, (index,), payer, payee, "coin", amount,
        18,
    )  # fmt: skip


# In t2 two transfers of the same amount stand side by side: the mule's and an innocent's.
HISTORY: Final = (
    _transfer(1, "t1", 1, "victim", "thief", 100),
    _transfer(2, "t2", 2, "thief", "mule", 100),
    _transfer(2, "t2", 3, "customer", "innocent", 100),
    _transfer(3, "t3", 1, "mule", "friend", 95),
    _transfer(4, "t4", 1, "shop", "beggar", 1),
)


def _edge(flow: Flow, account: str) -> FlowEdge:
    return next(edge for edge in flow.edges if edge.target.line.account == account)


def _with_edge(flow: Flow, old: FlowEdge, new: FlowEdge) -> Flow:
    return replace(flow, edges=tuple(new if edge is old else edge for edge in flow.edges))


def _line(account: str) -> LineName:
    return LineName(CHAIN, account, "coin")


def _cut(flow: Flow) -> Flow:
    """Drop the last step, so that the mule is said to hold what it passed on."""
    first = _edge(flow, "mule")
    end = _end(flow, "mule")
    held = replace(end, origin=("0", "100"), lo="0", hi="100", amount="100")
    return replace(flow, edges=(first,), terminals=(held,))


def _end(flow: Flow, account: str) -> FlowTerminal:
    return next(end for end in flow.terminals if end.line.account == account)


def _redirected(flow: Flow) -> Flow:
    """Let the stolen payment arrive where another payment of the same transaction did."""
    edge = _edge(flow, "mule")
    credit = replace(edge.target.credit, index=3)
    target = replace(edge.target, line=_line("innocent"), credit=credit)
    end = replace(_cut(flow).terminals[0], line=_line("innocent"))
    return replace(flow, edges=(replace(edge, target=target),), terminals=(end,))


def _swollen(flow: Flow) -> Flow:
    """Let a hundred arrive where one was paid."""
    edge = _edge(flow, "mule")
    credit = replace(edge.target.credit, tx="t4", index=1, hi="1")
    target = replace(edge.target, line=_line("beggar"), credit=credit)
    end = replace(_cut(flow).terminals[0], line=_line("beggar"))
    return replace(flow, edges=(replace(edge, target=target),), terminals=(end,))


def _inside_out(flow: Flow) -> Flow:
    """Put a part with somebody uninvolved, and take it back by an interval that runs backward."""
    end = _end(flow, "friend")
    there = replace(end, line=_line("innocent"), lo="0", hi="35", amount="35", origin=("0", "35"))
    back = replace(there, lo="35", hi="0")
    return replace(flow, terminals=(*flow.terminals, there, back))


def _moved_amounts(flow: Flow) -> Flow:
    amounts = {"friend": "5", "mule": "95"}
    ends = tuple(replace(end, amount=amounts[end.line.account]) for end in flow.terminals)
    return replace(flow, terminals=ends)


def _twice(flow: Flow) -> Flow:
    """Let one theft be two."""
    copy = replace(flow.seeds[0], id="s2")
    edges = tuple(replace(edge, id=f"{edge.id}b", seed="s2") for edge in flow.edges)
    ends = tuple(replace(end, seed="s2") for end in flow.terminals)
    return replace(
        flow, seeds=(*flow.seeds, copy), edges=(*flow.edges, *edges),
        terminals=(*flow.terminals, *ends), totals={**flow.totals, "s2": flow.totals["s1"]},
    )  # fmt: skip


def _later(flow: Flow) -> Flow:
    edge = _edge(flow, "mule")
    return _with_edge(flow, edge, replace(edge, block=99, time=99))


def _owned(flow: Flow) -> Flow:
    end = _end(flow, "friend")
    blamed = replace(end, line=replace(end.line, owner="neighbour"))
    return replace(flow, terminals=tuple(blamed if one is end else one for one in flow.terminals))


def _other_decimals(flow: Flow) -> Flow:
    return replace(flow, assets={key: replace(a, decimals=6) for key, a in flow.assets.items()})


def _burned(flow: Flow) -> Flow:
    end = replace(_end(flow, "friend"), reason="burned")
    return replace(flow, terminals=(*[e for e in flow.terminals if e.reason != "held"], end,
                                    _end(flow, "mule")))  # fmt: skip


Forge = Callable[[Flow], Flow]
# What anybody's eye can check from postings alone, and what also needs the ledger.
BY_POSTINGS: Final[Mapping[str, Forge]] = {
    "redirected": _redirected, "swollen": _swollen, "held though spent": _cut,
    "inside out": _inside_out, "amounts moved": _moved_amounts,
}  # fmt: skip
BY_LEDGER: Final[Mapping[str, Forge]] = {
    **BY_POSTINGS, "one theft as two": _twice, "another day": _later, "another owner": _owned,
    "other decimals": _other_decimals, "burned though held": _burned,
}  # fmt: skip
