"""Peel chains: account after account passes the greater part to a fresh one and peels a bit off.

A link is read on a line, in its own asset. Where the greater part goes on as another asset or on
another chain of the same account (a swap, a bridge) the chain goes on with it; only steps to a
fresh account count as links.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final, NamedTuple

from hueandcry.model.flow import FlowEdge, LineName, asset_key
from hueandcry.model.structure import Account, Known, Part, Structure
from hueandcry.trace.structure.naming import counted, lasting, short
from hueandcry.trace.structure.passages import (
    Passages,
    account_of,
    amount_of,
    amount_out,
    names,
    span,
    surety,
)

# Fewer links happen by chance: a purse is split and its greater part kept, twice or three times.
_LEAST_LINKS: Final = 4
# Below seven tenths it is a split; above 999 in 1,000 what stays is gas and dust, and it is a
# plain forward.
_MOST: Final = Fraction(999, 1_000)
_GREATER: Final = Fraction(7, 10)
# Gas comes to a fresh account before the loot does, seldom more than a day before.
_GAS_AHEAD: Final = 86_400
# Each further link makes chance less likely; a reading stays a reading.
_SURE: Final = 0.7
_EACH_MORE: Final = 0.04
_SUREST: Final = 0.95


class _Link(NamedTuple):
    """What a line passed on: the greater part to `to`, the rest peeled. `counts` if to another."""

    line: LineName
    to: LineName
    main: tuple[FlowEdge, ...]
    peeled: tuple[FlowEdge, ...]
    counts: bool


def peel_chains(passages: Passages, known: Known) -> Iterator[Structure]:
    """Yield the chains, the longest first; a line is a link of one chain only."""
    links = {link.line: link for line in passages.out if (link := _link(line, passages, known))}
    followed = {link.to for link in links.values()}
    chains = [_chain(line, links) for line in links if line not in followed]
    used: set[LineName] = set()
    for chain in sorted(chains, key=len, reverse=True):
        fresh = [link for link in chain if link.line not in used]
        used.update(link.line for link in fresh)
        fresh = _trimmed(fresh)
        if sum(link.counts for link in fresh) >= _LEAST_LINKS:
            yield _structure(fresh)


def _trimmed(chain: list[_Link]) -> list[_Link]:
    """Leave out what was swapped before the first link and after the last."""
    at = [number for number, link in enumerate(chain) if link.counts]
    return chain[at[0] : at[-1] + 1] if at else []


def _chain(line: LineName, links: dict[LineName, _Link]) -> list[_Link]:
    found: dict[LineName, _Link] = {}
    while line in links and line not in found:
        found[line] = links[line]
        line = links[line].to
    return list(found.values())


def _link(line: LineName, passages: Passages, known: Known) -> _Link | None:
    """Return what a line passed on, if the greater part went one way."""
    ways: dict[LineName, list[FlowEdge]] = {}
    for edge in passages.out[line]:
        if edge.target.line != line:
            ways.setdefault(edge.target.line, []).append(edge)
    if not ways:
        return None
    weights = {to: sum(map(amount_out, edges), Fraction()) for to, edges in ways.items()}
    to = max(weights, key=lambda one: weights[one])
    whole = sum(weights.values()) + sum(map(amount_of, passages.resting.get(line, ())), Fraction())
    if whole <= 0 or weights[to] < _GREATER * whole:
        return None
    me, other = account_of(line), account_of(to)
    main, peeled = tuple(ways[to]), _peeled(me, to, ways)
    if me.name == other.name:
        return _Link(line, to, main, peeled, counts=False)
    if not peeled or weights[to] > _MOST * whole or not _is_fresh(other, main, known):
        return None
    return _Link(line, to, main, peeled, counts=True)


def _peeled(
    me: Account, main: LineName, ways: dict[LineName, list[FlowEdge]]
) -> tuple[FlowEdge, ...]:
    return tuple(
        edge for to, edges in ways.items() for edge in edges
        if to != main and account_of(to).name != me.name
    )  # fmt: skip


def _is_fresh(account: Account, main: tuple[FlowEdge, ...], known: Known) -> bool:
    """Say whether nothing came to an account before this, but for gas."""
    behaviour = known.behaviour(account)
    first = min(main, key=lambda edge: edge.block)
    if behaviour.first_height is None:
        return False
    if behaviour.first_height >= first.block:
        return True
    if behaviour.first_time is None or first.time is None:
        return False
    return first.time - behaviour.first_time <= _GAS_AHEAD


def _structure(chain: list[_Link]) -> Structure:
    links = [link for link in chain if link.counts]
    main = [edge for link in chain for edge in link.main]
    peeled = [edge for link in chain for edge in link.peeled]
    accounts = (*(account_of(link.line) for link in links), account_of(links[-1].to))
    since, until = span([*main, *peeled])
    ends = {account_of(edge.target.line) for edge in peeled}
    lasted = f" within {lasting(until - since)}" if since is not None and until is not None else ""
    reading = min(_SURE + _EACH_MORE * (len(links) - _LEAST_LINKS), _SUREST)
    return Structure(
        "peel chain", accounts, tuple(_parts(chain)), names([*main, *peeled]),
        round(reading * surety(main), 4),
        f"{len(links)} accounts from {short(accounts[0])} each passed most of it to a fresh one and"
        f" peeled the rest off to {counted(len(ends), 'account')}{lasted}; it ends at"
        f" {short(accounts[-1])}",
        since=since, until=until,
    )  # fmt: skip


def _parts(chain: list[_Link]) -> Iterator[Part]:
    """Yield what each account passed on, and what each end was paid."""
    for link in chain:
        if link.counts:
            passed = sum(int(edge.amount_out) for edge in link.main)
            yield Part(account_of(link.line), "passed", asset_key(link.line), str(passed))
        for edge in link.peeled:
            line = edge.target.line
            yield Part(account_of(line), "peeled", asset_key(line), edge.amount_in)
