"""`hue trace verify` and `hue ledger verify`: everything computed again from the transfers."""

import csv
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import TextIO

from msgspec import Struct

from hueandcry.decode.account import canonical_account
from hueandcry.model.errors import BadRequest
from hueandcry.model.flow import Flow, FlowTerminal, LineName, asset_key
from hueandcry.model.mixed_flow import AnyFlow
from hueandcry.model.verification import Verification
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.names import LineFacts, Names
from hueandcry.store.ledger.postings import drawn_until, placed_postings, postings_of
from hueandcry.trace.balance import line_key
from hueandcry.trace.drawing import stacked
from hueandcry.trace.evidence import Ground, LineKey, Place, PostingKey, key_of
from hueandcry.trace.laws.lifo import Slabs
from hueandcry.trace.proof import failures_of


class Seal(Struct, frozen=True):
    """Who verified, and when."""

    tool: str
    created: str


def verify_flow(ledger: Ledger, flow: Flow, seal: Seal) -> Verification:
    """Recompute a flow from a ledger's transfers: edges, seeds, ends, owners and decimals."""
    fails = tuple(failures_of(flow, _ground(ledger, flow)))
    broken = {fail.id for fail in fails} & {edge.id for edge in flow.edges}
    return Verification(
        "hueandcry/verification/1", seal.tool, flow.snapshot, seal.created, len(flow.edges),
        len(flow.edges) - len(broken), fails,
    )  # fmt: skip


def _ground(ledger: Ledger, flow: Flow) -> Ground:
    facts = {line.number: line for line in lines_of(ledger, flow)}
    heights = {last.chain: last.block for last in flow.ledger.last}
    drawn = drawn_until(ledger.database, facts, heights)
    ground = ground_of(ledger, flow, facts)
    return ground._replace(
        drawn={line_key(facts[number].name): amount for number, amount in drawn.items()},
        slabs=_slabs(ledger, flow, facts, heights) if flow.law == "lifo" else {},
    )


def ground_of(ledger: Ledger, flow: AnyFlow, facts: dict[int, LineFacts]) -> Ground:
    """Return what any law's flow is held against: postings, lines and decimals."""
    return Ground(
        _places(ledger, flow, facts),
        {line_key(line.name): line.name for line in facts.values()},
        {asset_key(line.name): (line.decimals, line.grain) for line in facts.values()},
        {},
        {},
    )


def _slabs(
    ledger: Ledger, flow: Flow, facts: dict[int, LineFacts], heights: Mapping[str, int]
) -> dict[LineKey, Slabs]:
    """Return what the debits of lines drew up to the flow's last block, from the transfers."""
    wanted = {line_key(edge.source.line) for edge in flow.edges}
    wanted |= {line_key(end.line) for end in flow.terminals if end.drawn or end.reason == "held"}
    names = {number: line.name for number, line in facts.items() if line_key(line.name) in wanted}
    found: dict[LineKey, Slabs] = {}
    for number, rows in groupby(postings_of(ledger.database, names), lambda row: row.line):
        name = names[number]
        last = heights.get(name.chain, -1)
        found[line_key(name)] = stacked((row.debit, row.amount) for row in rows
                                        if row.height <= last)  # fmt: skip
    return found


def _places(
    ledger: Ledger, flow: AnyFlow, facts: dict[int, LineFacts]
) -> dict[PostingKey, list[Place]]:
    places: dict[PostingKey, list[Place]] = {}
    for row in placed_postings(ledger.database, facts, set(_transactions(flow))):
        key = key_of(facts[row.line].name, row.debit, row.tx, row.phase, row.number)
        place = Place(row.lo, row.hi, row.end, row.height, row.time)
        places.setdefault(key, []).append(place)
    return places


def _transactions(flow: AnyFlow) -> Iterator[str]:
    for seed in flow.seeds:
        yield seed.tx
    for edge in flow.edges:
        yield edge.source.debit.tx
        yield edge.target.credit.tx
    for end in flow.terminals:
        for name in (end.debit, end.credit if isinstance(end, FlowTerminal) else None):
            if name is not None:
                yield name.tx


def lines_of(ledger: Ledger, flow: AnyFlow) -> list[LineFacts]:
    """Return the ledger's lines that a flow's seeds, edges and ends stand on."""
    wanted = {line_key(line): line for line in _named(flow)}
    accounts = {canonical_account(line.chain, line.account) for line in wanted.values()}
    names = Names(ledger.database, ledger.lookup())
    found = [line for line in names.lines_named(accounts) if line_key(line.name) in wanted]
    if wanted and not found:
        raise BadRequest(
            f"ledger {ledger.name} has none of the accounts of this flow",
            f"It was made from ledger {flow.ledger.name}",
        )
    return found


def _named(flow: AnyFlow) -> Iterator[LineName]:
    for seed in flow.seeds:
        yield seed.line
    for edge in flow.edges:
        yield edge.source.line
        yield edge.target.line
    for end in flow.terminals:
        yield end.line


HEADER = (
    "chain", "account", "asset", "block", "place", "transaction", "phase", "index", "side",
    "amount",
)  # fmt: skip


def write_postings(ledger: Ledger, flow: Flow, file: TextIO) -> int:
    """Write all postings of the lines a flow stands on, in the order of each line; count them.

    With this and flow.json, `tools/verify_flow.py` needs nothing of ours.
    """
    lines = {line.number: line.name for line in lines_of(ledger, flow)}
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(HEADER)
    count = 0
    for row in postings_of(ledger.database, lines):
        side = "debit" if row.debit else "credit"
        writer.writerow(
            (*line_key(lines[row.line]), row.height, row.spot, row.tx, row.phase, row.number, side,
             row.amount)
        )  # fmt: skip
        count += 1
    return count
