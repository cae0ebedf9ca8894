"""`hue trace verify` and `hue ledger verify`: everything computed again from the transfers."""

import csv
from collections.abc import Iterator
from typing import TextIO

from msgspec import Struct

from hueandcry.decode.account import canonical_account
from hueandcry.model.errors import BadRequest
from hueandcry.model.flow import Flow, LineName
from hueandcry.model.verification import Verification
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.names import LineFacts, Names
from hueandcry.store.ledger.postings import placed_postings, postings_of
from hueandcry.trace.balance import line_key
from hueandcry.trace.proof import Interval, PostingKey, failures_of


class Seal(Struct, frozen=True):
    """Who verified, and when."""

    tool: str
    created: str


def verify_flow(ledger: Ledger, flow: Flow, seal: Seal) -> Verification:
    """Recompute every edge of a flow from a ledger's transfers."""
    fails = tuple(failures_of(flow, _places(ledger, flow)))
    broken = {fail.id for fail in fails} & {edge.id for edge in flow.edges}
    return Verification(
        "hueandcry/verification/1", seal.tool, flow.snapshot, seal.created, len(flow.edges),
        len(flow.edges) - len(broken), fails,
    )  # fmt: skip


def _places(ledger: Ledger, flow: Flow) -> dict[PostingKey, list[Interval]]:
    lines = {line.number: line.name for line in _lines_of(ledger, flow)}
    transactions = {edge.source.debit.tx for edge in flow.edges} | {seed.tx for seed in flow.seeds}
    places: dict[PostingKey, list[Interval]] = {}
    for row in placed_postings(ledger.database, lines, transactions):
        key = (*line_key(lines[row.line]), row.debit, row.tx, row.phase, row.number)
        places.setdefault(key, []).append((row.lo, row.hi))
    return places


def _lines_of(ledger: Ledger, flow: Flow) -> list[LineFacts]:
    """Return the ledger's lines that a flow's edges and seeds stand on."""
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


def _named(flow: Flow) -> Iterator[LineName]:
    for seed in flow.seeds:
        yield seed.line
    for edge in flow.edges:
        yield edge.source.line
        yield edge.target.line


HEADER = (
    "chain", "account", "asset", "block", "place", "transaction", "phase", "index", "side",
    "amount",
)  # fmt: skip


def write_postings(ledger: Ledger, flow: Flow, file: TextIO) -> int:
    """Write all postings of the lines a flow stands on, in the order of each line; count them.

    With this and flow.json, `tools/verify_flow.py` needs nothing of ours.
    """
    lines = {line.number: line.name for line in _lines_of(ledger, flow)}
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
