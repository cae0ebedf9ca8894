"""When money moved, and every step it took: the sections of a report that say how."""

from collections.abc import Iterable, Iterator
from typing import Final

from hueandcry.model.flow import Flow, FlowEdge, SourceEnd, TargetEnd, asset_key
from hueandcry.run.folding import Folding
from hueandcry.run.holders import account_of, units
from hueandcry.serve.render.report_amounts import asset_words
from hueandcry.serve.render.report_html import code, plain, shown, table, when
from hueandcry.serve.render.report_money import MOST_PICTURES
from hueandcry.serve.render.report_trails import amounts_cell, how_cell
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
        if any(bar.moved for bar in found.bars):
            yield "<figure>"
            yield from timeline(found, flow, number)
            yield (
                f"<figcaption>Amounts passed on per {found.step_name}, in UTC; the coloured"
                " part came to rest at services and mixers. Money passed on several times counts"
                f" each time.{_legend(found)}</figcaption></figure>\n"
            )
            yield from _numbers(found, flow)
        elif found.bars:
            yield "<p>Every step with a time is only a lead, or moved less than a unit.</p>\n"
        else:
            yield "<p>No step has a time.</p>\n"
        if found.untimed:
            yield f"<p>Steps without a time in the ledger, left out here: {found.untimed:,}.</p>\n"


def _legend(found: Timeline) -> str:
    """Say what the marks over the bars are; leads stand only there."""
    shapes = {"swap": "&#9670; swap", "bridge": "&#9650; bridge", "mixer": "&#9632; out of a mixer"}
    kinds = dict.fromkeys(mark.kind for mark in found.marks)
    if not kinds:
        return ""
    told = ", ".join(shapes.get(kind, "&#9679; another crossing") for kind in kinds)
    return (
        f" Amounts are parts of what was stolen, in its own unit. Above the bars: {told}; what is"
        " only likely is no part of the bars."
    )


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
    out, into = source.debit.tx, target.credit.tx
    arrived = f"<br>paid out in {code(into)}" if into != out else ""
    whole = (edge.method, edge.share, edge.chance) == ("transfer", "1", "1")
    how = "" if whole else f"<br>{how_cell(edge)}"
    changed = asset_key(source.line) != asset_key(target.line)
    asset = "" if changed else f"<br><small>{shown(target.line.asset)}</small>"
    return (
        f"{plain(edge.id)}<br><small>{plain(edge.seed)}</small>",
        f"{when(edge.time, f'block {edge.block}')}<br>{code(out)}{arrived}",
        _end(source, with_asset=changed),
        _end(target, with_asset=changed),
        f"{amounts_cell(edge, flow)}{asset}{how}",
    )


def _end(end: SourceEnd | TargetEnd, *, with_asset: bool) -> str:
    place = f"[{plain(end.lo)}, <wbr>{plain(end.hi)})"
    asset = f"<br><small>{shown(asset_words(asset_key(end.line)))}</small>" if with_asset else ""
    return f"{code(account_of(end.line))}<br><small>{place}</small>{asset}"
