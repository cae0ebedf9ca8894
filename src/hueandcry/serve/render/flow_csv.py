"""`edges.csv`, `holders.csv`, `leads.csv`: for spreadsheets, which run what begins like a formula.

Cells from outside that would start one get a single quote in front, as OWASP's page on CSV
injection says (owasp.org/www-community/attacks/CSV_Injection); the same behind each separator a
spreadsheet may split by. All cells are quoted (RFC 4180); numbers and hashes stay as they are.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Final

from hueandcry.model.flow import Flow, FlowEdge, asset_key
from hueandcry.model.label import Label
from hueandcry.run.holders import Holder, account_of, custodian_of, holders_of
from hueandcry.run.lead_ends import Lead, leads_of
from hueandcry.serve.render.flow_table import meaning_of
from hueandcry.serve.render.harmless import harmless
from hueandcry.serve.render.report_amounts import exact

# = + - @ and their full-width forms, which some spreadsheets read alike. Tab and CR never get here:
# `harmless` has written them out.
_FORMULA: Final = re.compile(r"(^|[,;|])(\s*[\"']?\s*)(?=[=+\-@＝＋－＠])")  # noqa: RUF001
_UNCUT: Final = 2**31
_LINE: Final = ("chain", "asset", "account", "owner")
EDGE_HEADS: Final = (
    "id", "seed", "method", "confidence", "share", "chance", "split", "time", "block",
    "origin_lo", "origin_hi",
    *(f"from_{name}" for name in _LINE), "from_lo", "from_hi",
    "debit_tx", "debit_phase", "debit_index", "debit_lo", "debit_hi", "map_from_lo", "map_from_hi",
    "amount_out_grains", "amount_out_units",
    *(f"to_{name}" for name in _LINE), "to_lo", "to_hi",
    "credit_tx", "credit_phase", "credit_index", "credit_lo", "credit_hi", "map_to_lo", "map_to_hi",
    "amount_in_grains", "amount_in_units",
)  # fmt: skip
HOLDER_HEADS: Final = (
    "chain", "asset", "account", "reason", "meaning", "share", "amount_grains", "amount_units",
    "pieces", "last_arrival", "custodian", "labels",
    "stolen_asset", "part_grains", "part_units", "methods", "confidence",
)  # fmt: skip
# Apart from holders.csv: whoever adds up a column must not add chances to what is certain.
LEAD_HEADS: Final = (
    "chance", "chain", "asset", "account", "reason", "meaning", "amount_grains_if_so",
    "amount_units_if_so", "stolen_asset", "expected_share", "mixers", "last_arrival", "labels",
)  # fmt: skip


def edge_rows(flow: Flow) -> Iterator[str]:
    """Yield edges.csv line by line: every edge with all its coordinates, amounts in grains."""
    return _lines(EDGE_HEADS, (_edge_row(edge, flow) for edge in flow.edges))


def holder_rows(flow: Flow) -> Iterator[str]:
    """Yield holders.csv line by line: who holds how much, and what every source says of them."""
    return _lines(HOLDER_HEADS, (_holder_row(holder, flow) for holder in holders_of(flow)))


def lead_rows(flow: Flow) -> Iterator[str]:
    """Yield leads.csv line by line: who may hold part of it behind mixers, with the chance."""
    return _lines(LEAD_HEADS, (_lead_row(lead, flow) for lead in leads_of(flow)))


def cell(text: str) -> str:
    """Return text from outside as a cell that no spreadsheet runs."""
    # Most cells are numbers and hashes, and a trace may have two million rows.
    if text.isascii() and text.isalnum():
        return text
    return _FORMULA.sub(r"\1'\2", harmless(text, _UNCUT))


def iso(seconds: int | None) -> str:
    """Return Unix time as `2023-06-02T21:49:11Z`, or nothing where it is not known."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if seconds else ""


class _Line:
    """A file for `csv.writer` that keeps only the line it was given last."""

    text = ""

    def write(self, text: str) -> None:
        """Keep a line."""
        self.text = text


def _lines(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    line = _Line()
    writer = csv.writer(line, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(heads)
    yield line.text
    for values in rows:
        writer.writerow([cell(value) if isinstance(value, str) else value for value in values])
        yield line.text


def _edge_row(edge: FlowEdge, flow: Flow) -> tuple[object, ...]:
    source, target = edge.source, edge.target
    debit, credit = source.debit, target.credit
    out, into = source.line, target.line
    return (
        edge.id, edge.seed, edge.method, edge.confidence, edge.share, edge.chance,
        edge.split or "", iso(edge.time), edge.block, *edge.origin,
        out.chain, out.asset, out.account, out.owner, source.lo, source.hi,
        debit.tx, debit.phase, debit.index, debit.lo, debit.hi, *edge.map.from_,
        edge.amount_out, exact(int(edge.amount_out), flow, asset_key(out)),
        into.chain, into.asset, into.account, into.owner, target.lo, target.hi,
        credit.tx, credit.phase, credit.index, credit.lo, credit.hi, *edge.map.to,
        edge.amount_in, exact(int(edge.amount_in), flow, asset_key(into)),
    )  # fmt: skip


def _holder_row(holder: Holder, flow: Flow) -> tuple[object, ...]:
    custodian = custodian_of(holder.labels)
    return (
        holder.line.chain, holder.line.asset, account_of(holder.line), holder.reason,
        meaning_of(holder.reason, flow.direction, unfetched=holder.unfetched),
        f"{holder.share:.9f}", holder.amount,
        exact(holder.amount, flow, asset_key(holder.line)), holder.pieces, iso(holder.last_time),
        custodian.entity or custodian.name if custodian else "",
        " | ".join(map(_label, holder.labels)), holder.taken, round(holder.part),
        exact(round(holder.part), flow, holder.taken), " | ".join(holder.crossed.methods),
        holder.crossed.confidence,
    )  # fmt: skip


def _lead_row(lead: Lead, flow: Flow) -> tuple[object, ...]:
    line = lead.line
    return (
        f"{lead.chance:.12f}".rstrip("0").rstrip("."), line.chain, line.asset, account_of(line),
        lead.reason, meaning_of(lead.reason, flow.direction), lead.amount,
        exact(lead.amount, flow, asset_key(line)), lead.taken, f"{lead.share:.9f}",
        " | ".join(lead.mixers), iso(lead.last_time), " | ".join(map(_label, lead.labels)),
    )  # fmt: skip


def _label(label: Label) -> str:
    words = (label.name, label.entity, label.category, f"confidence {label.confidence}")
    return ", ".join(word for word in (*words, label.source, label.date, label.reference) if word)
