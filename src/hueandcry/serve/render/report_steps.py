"""When money moved, and every step it took: the sections of a report that say how."""

from collections.abc import Iterable, Iterator
from typing import Final

from hueandcry.model.flow import Flow, FlowEdge, SourceEnd, TargetEnd, asset_key
from hueandcry.run.folding import Folding
from hueandcry.run.holders import account_of, units
from hueandcry.serve.render.report_amounts import asset_words
from hueandcry.serve.render.report_html import code, plain, shown, table, when
from hueandcry.serve.render.report_money import MOST_PICTURES
from hueandcry.serve.render.timeline import Timeline, timeline, timeline_of

# About three megabytes of page; the rest is said to be in edges.csv.
MOST_EDGES: Final = 3_000
# Few enough to be shown without being asked for.
_FEW_EDGES: Final = 40


def time_section(flow: Flow, foldings: Iterable[Folding]) -> Iterator[str]:
    """Yield a timeline for each asset, and its numbers as a table."""
    for number, folding in enumerate(list(foldings)[:MOST_PICTURES]):
        found = timeline_of(flow, folding.asset)
        yield f"<h3>{shown(asset_words(folding.asset))}</h3>\n"
        if found.bars:
            yield "<figure>"
            yield from timeline(found, flow, number)
            yield (
                f"<figcaption>Amounts passed on per {found.step_name}, in UTC; the coloured"
                " part came to rest at services and mixers. Money passed on several times counts"
                " each time.</figcaption></figure>\n"
            )
            yield from _numbers(found, flow)
        else:
            yield "<p>No step has a time.</p>\n"
        if found.untimed:
            yield f"<p>Steps without a time in the ledger, left out here: {found.untimed:,}.</p>\n"


def _numbers(found: Timeline, flow: Flow) -> Iterator[str]:
    heads = (f"{found.step_name.capitalize()} from (UTC)", "Steps", "Moved", "Of it to services")
    rows = (
        (
            when(bar.start),
            f"{bar.steps:,}",
            plain(units(bar.moved, flow, found.asset)),
            plain(units(bar.services, flow, found.asset)),
        )
        for bar in found.bars
    )
    yield '<details><summary>The same in numbers</summary><div class="scroll">'
    yield from table("times", heads, rows, numeric=(1, 2, 3))
    yield "</div></details>\n"


def edge_section(flow: Flow) -> Iterator[str]:
    """Yield every edge as a row with its places on both lines."""
    edges = flow.edges[:MOST_EDGES]
    if len(flow.edges) > MOST_EDGES:
        yield (
            f'<p class="note">Here are the first {MOST_EDGES:,} of {len(flow.edges):,} steps.'
            " All of them stand in edges.csv and in flow.json.</p>\n"
        )
    heads = (
        "Step",
        "Time (UTC) and transaction",
        "From, at its place",
        "To, at its place",
        "Amount",
    )
    opened = " open" if len(edges) <= _FEW_EDGES else ""
    yield f"<details{opened}><summary>{len(edges):,} steps</summary>"
    yield '<div class="scroll" tabindex="0" role="region" aria-label="All steps">'
    yield from table("edges", heads, (_edge_row(edge, flow) for edge in edges), numeric=(4,))
    yield "</div></details>\n"


def _edge_row(edge: FlowEdge, flow: Flow) -> tuple[str, ...]:
    source, target = edge.source, edge.target
    key = asset_key(target.line)
    amount = plain(units(int(edge.amount_in), flow, key))
    method = "" if edge.method == "transfer" else f"<br>{plain(edge.method)}"
    return (
        f"{plain(edge.id)}<br><small>{plain(edge.seed)}</small>",
        f"{when(edge.time, f'block {edge.block}')}<br>{code(source.debit.tx)}",
        _end(source),
        _end(target),
        f"{amount}<br><small>{shown(target.line.asset)}</small>{method}",
    )


def _end(end: SourceEnd | TargetEnd) -> str:
    place = f"[{plain(end.lo)}, <wbr>{plain(end.hi)})"
    return f"{code(account_of(end.line))}<br><small>{place}</small>"
