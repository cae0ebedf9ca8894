"""Dormant holders: accounts that hold traced money and have paid nobody for a long time.

It may move any day. What is not known beyond the ledger's last block is not claimed; nor is
anything of an account whose own history was not fetched.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.model.flow import FlowEdge, FlowTerminal
from hueandcry.model.structure import Account, Known, Structure
from hueandcry.trace.fold import Span, Spans
from hueandcry.trace.structure.naming import lasting, short
from hueandcry.trace.structure.passages import Passages, account_of, names, parts_resting, surety

# Launderers rest for weeks; a quarter of a year without a step is a plan, or a lost key.
_LEAST_SECONDS: Final = 90 * 86_400
# Who was never seen paying, in a ledger that did not ask for that account, may have paid elsewhere:
# a table of one thief's payments makes everybody he paid look asleep.
_UNSEEN: Final = 0.5


def dormant_holders(passages: Passages, known: Known) -> Iterator[Structure]:
    """Yield accounts that held on to traced money for at least 90 days before the ledger ends."""
    held: dict[Account, list[FlowTerminal]] = {}
    for end in passages.ends:
        if end.reason == "held":
            held.setdefault(account_of(end.line), []).append(end)
    for account, ends in held.items():
        if any(end.unfetched for end in ends):
            continue
        arrived, times = _arrivals(passages, ends)
        since, until = _since(account, times, known), known.behaviour(account).known_until
        if since is not None and until is not None and until - since >= _LEAST_SECONDS:
            yield _structure(account, ends, arrived, (since, until), _sure(account, known))


def _arrivals(
    passages: Passages, ends: list[FlowTerminal]
) -> tuple[list[FlowEdge], list[int | None]]:
    """Return the steps that brought what is held, and when it came: seeds came by no step."""
    lines = dict.fromkeys(end.line for end in ends)
    places = {
        line: Spans(
            Span(int(end.lo), int(end.hi), at) for at, end in enumerate(ends) if end.line == line
        )
        for line in lines
    }
    edges = [
        edge for line in lines for edge in passages.into.get(line, ())
        if places[line].over(int(edge.target.lo), int(edge.target.hi))
    ]  # fmt: skip
    seeds = [
        seed.time for seed in passages.seeds
        if seed.line in places and places[seed.line].over(int(seed.lo), int(seed.hi))
    ]  # fmt: skip
    return edges, [*(edge.time for edge in edges), *seeds]


def _since(account: Account, times: list[int | None], known: Known) -> int | None:
    """Return when the account last received this money, or paid anybody; None if not told."""
    paid = known.behaviour(account).last_paid
    told = [time for time in times if time is not None]
    if not told or len(told) < len(times):
        return None
    return max(told) if paid is None else max(*told, paid)


def _sure(account: Account, known: Known) -> float:
    behaviour = known.behaviour(account)
    return 1.0 if behaviour.fetched or behaviour.last_paid is not None else _UNSEEN


def _structure(
    account: Account,
    ends: list[FlowTerminal],
    arrived: list[FlowEdge],
    time: tuple[int, int],
    sure: float,
) -> Structure:
    since, until = time
    return Structure(
        "dormant holder", (account,), tuple(parts_resting(account, "held", ends)), names(arrived),
        round(sure * surety(arrived), 4),
        f"{short(account)} holds traced money and has paid nobody for {lasting(until - since)},"
        " as far as the ledger knows",
        since=since, until=until,
    )  # fmt: skip
