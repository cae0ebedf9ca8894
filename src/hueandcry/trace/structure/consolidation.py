"""Consolidation: an account that traced money reached from several, and that paid it on together.

Together is in one transaction: what left with it came from all of them, by its place on the line.
It says that branches of a theft met, not whose the account is: a service nobody labelled gathers
money too.
"""

from collections.abc import Iterator
from typing import Final

from msgspec import UNSET

from hueandcry.model.flow import FlowEdge, LineName
from hueandcry.model.structure import Account, Known, Structure
from hueandcry.trace.fold import Span, Spans
from hueandcry.trace.structure.naming import named, short
from hueandcry.trace.structure.passages import Passages, account_of, names, parts_in, span, surety

# Two payers are a purse topped up once; three are a habit.
_LEAST_PAYERS: Final = 3


def consolidations(passages: Passages, known: Known) -> Iterator[Structure]:
    """Yield the accounts that gathered traced money, each once with all its payers."""
    found: dict[Account, dict[str, FlowEdge]] = {}
    for line, leaving in passages.out.items():
        account = account_of(line)
        if not named(known.labels.get(account, ())):
            for arrived, together in _gathered(line, leaving, passages):
                seen = found.setdefault(account, {})
                seen.update((edge.id, edge) for edge in (*arrived, *together))
    for account, edges in found.items():
        yield _structure(account, list(edges.values()))


def _gathered(
    line: LineName, leaving: list[FlowEdge], passages: Passages
) -> Iterator[tuple[list[FlowEdge], list[FlowEdge]]]:
    """Yield what came from several others, and the steps of one transaction it left by."""
    arrivals = passages.into.get(line, [])
    me = account_of(line)
    spans = Spans(
        Span(int(edge.target.lo), int(edge.target.hi), number)
        for number, edge in enumerate(arrivals)
    )
    by_tx: dict[str, list[FlowEdge]] = {}
    for edge in leaving:
        if account_of(edge.target.line) != me:
            by_tx.setdefault(edge.source.debit.tx, []).append(edge)
    for together in by_tx.values():
        numbers = {
            found.number for edge in together for lo, hi in _pieces(edge)
            for found in spans.over(lo, hi)
        }  # fmt: skip
        came = [arrivals[number] for number in sorted(numbers)]
        if len({account_of(edge.source.line) for edge in came} - {me}) >= _LEAST_PAYERS:
            yield came, together


def _pieces(edge: FlowEdge) -> list[tuple[int, int]]:
    """Return the places among the line's credits a step drew from."""
    end = edge.source
    drawn = ((end.lo, end.hi),) if end.drawn is UNSET else end.drawn
    return [(int(lo), int(hi)) for lo, hi in drawn]


def _structure(account: Account, edges: list[FlowEdge]) -> Structure:
    arrived = [edge for edge in edges if account_of(edge.target.line) == account]
    left = [edge for edge in edges if account_of(edge.source.line) == account]
    payers = sorted({account_of(edge.source.line) for edge in arrived} - {account})
    payees = sorted({account_of(edge.target.line) for edge in left} - {account})
    since, until = span(edges)
    onto = short(payees[0]) if len(payees) == 1 else f"{len(payees)} accounts"
    return Structure(
        "consolidation", (account, *payers), tuple(parts_in(account, "received", arrived)),
        names(edges), round(surety(edges), 4),
        f"{short(account)} gathered traced money of {len(payers)} accounts and paid it on together"
        f" to {onto}",
        since=since, until=until,
    )  # fmt: skip
