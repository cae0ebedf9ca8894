"""`edges.csv` and `holders.csv` of a flow of money that mixes; cells as of `flow_csv`."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from hueandcry.model.mixed_flow import HaircutEdge, MixedEdge, MixedFlow
from hueandcry.run.shares import Part, Place, parts_of
from hueandcry.serve.render.flow_csv import cell, iso
from hueandcry.serve.render.flow_table import meaning_of

EDGE_HEADS: Final = (
    "id", "seed", "method", "confidence", "time", "block", "fraction", "hops",
    "from_chain", "from_asset", "from_account", "debit_tx", "debit_phase", "debit_index",
    "debit_lo", "debit_hi", "map_from_lo", "map_from_hi", "amount_out_grains",
    "to_chain", "to_asset", "to_account", "credit_tx", "credit_phase", "credit_index",
    "credit_lo", "credit_hi", "map_to_lo", "map_to_hi", "amount_in_grains",
)  # fmt: skip
HOLDER_HEADS: Final = (
    "taken", "chain", "asset", "account", "reason", "meaning", "share", "amount_grains", "hops",
    "labels",
)  # fmt: skip


def mixed_edge_rows(flow: MixedFlow) -> str:
    """Return edges.csv: every debit that carried, or may have carried, money of a seed."""
    return _written(EDGE_HEADS, map(_edge_row, flow.edges))


def mixed_holder_rows(flow: MixedFlow) -> str:
    """Return holders.csv. Under poison share and amount are empty: it tells no sums."""
    return _written(
        HOLDER_HEADS, (_holder_row(place, part) for place, part in parts_of(flow).items())
    )


def _written(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(heads)
    for row in rows:
        writer.writerow([cell(value) if isinstance(value, str) else value for value in row])
    return text.getvalue()


def _edge_row(edge: MixedEdge) -> Sequence[object]:
    fraction = out = into = hops = ""
    if isinstance(edge, HaircutEdge):
        fraction, out, into = edge.fraction, edge.amount_out, edge.amount_in
    else:
        hops = str(edge.hops)
    source, target = edge.source.line, edge.target.line
    debit, credit = edge.source.debit, edge.target.credit
    return (
        edge.id, edge.seed, edge.method, edge.confidence, iso(edge.time), edge.block,
        fraction, hops,
        source.chain, source.asset, source.owner or source.account, debit.tx, debit.phase,
        debit.index, debit.lo, debit.hi, *edge.map.from_, out,
        target.chain, target.asset, target.owner or target.account, credit.tx, credit.phase,
        credit.index, credit.lo, credit.hi, *edge.map.to, into,
    )  # fmt: skip


def _holder_row(place: Place, part: Part) -> Sequence[object]:
    labels = " | ".join(f"{one.name}, {one.category}, {one.source}" for one in part.labels)
    return (
        *place, meaning_of(place.reason, "forward", unfetched=part.unfetched),
        "" if part.share is None else f"{part.share:.9f}",
        "" if part.amount is None else part.amount, "" if part.hops is None else part.hops, labels,
    )  # fmt: skip
