"""How it got there: for each holder of weight, the steps from the theft to it."""

from collections.abc import Iterable, Iterator
from typing import Final

from hueandcry.model.flow import Flow, FlowEdge, SourceEnd, TargetEnd, asset_key
from hueandcry.run.holders import account_of, stolen_by_asset, units
from hueandcry.run.parts import is_lead
from hueandcry.run.routes import Route, routes_of
from hueandcry.run.tally import where_of
from hueandcry.serve.render.flow_table import meaning_of
from hueandcry.serve.render.report_amounts import (
    asset_words,
    certainty,
    method_words,
    per_cent,
    share,
)
from hueandcry.serve.render.report_html import code, plain, shown, table, when
from hueandcry.serve.render.trail_picture import trail_picture

# Ways that are looked at one by one; the accounts behind them are all in the tables.
MOST_WAYS: Final = 12
MOST_LEAD_WAYS: Final = 5
# Addresses with hundreds of tokens have hundreds of pictures otherwise.
_MOST_IN_ALL: Final = 60
# A peel chain may have hundreds of steps, each like the one before.
_MOST_STEPS: Final = 60


def way_section(flow: Flow) -> Iterator[str]:
    """Yield the way to each of the largest holders, folded."""
    found = routes_of(flow, MOST_WAYS)[:_MOST_IN_ALL]
    if not found:
        yield "<p>Nothing was passed on.</p>\n"
        return
    whose = "come from" if flow.direction == "backward" else "went to"
    yield (
        f"<p>The largest accounts it {whose}, and by which steps the largest piece did. An amount"
        " is what the whole step carried: part of it may lead elsewhere.</p>\n"
    )
    yield from way_blocks(found, flow, "way")


def lead_ways(flow: Flow) -> Iterator[str]:
    """Yield the ways to the leads that stand for most."""
    found = routes_of(flow, MOST_LEAD_WAYS, leads=True)[:_MOST_IN_ALL]
    if found:
        yield "<h3>The ways to the largest of them</h3>\n"
        yield from way_blocks(found, flow, "lead")


def way_blocks(routes: Iterable[Route], flow: Flow, name: str) -> Iterator[str]:
    """Yield routes as blocks to unfold, the first one unfolded."""
    stolen = stolen_by_asset(flow)
    for number, route in enumerate(routes):
        opened = "" if number else " open"
        yield f'<details class="way"{opened}><summary>{_summary(route, flow, stolen)}</summary>\n'
        yield from trail_picture(route, flow, f"{name}{number}")
        yield from _steps(route, flow)
        yield "</details>\n"


def _summary(route: Route, flow: Flow, stolen: dict[str, int]) -> str:
    end = route.end
    where = where_of(end.reason, end.labels)
    name = f" ({shown(where.name, 80)})" if where.name else ""
    meaning = meaning_of(end.reason, flow.direction, unfetched=end.unfetched)
    part = share(route.part, stolen.get(route.taken, 0))
    steps = f"{len(route.steps):,} step" + ("" if len(route.steps) == 1 else "s")
    expected = "expected " if is_lead(end) else ""
    more = f"; the largest of {route.pieces:,} pieces" if route.pieces > 1 else ""
    return (
        f"<b>{expected}{plain(part)}</b> {code(account_of(end.line))}{name}, {plain(meaning)}:"
        f" {steps}{more}"
    )


def _steps(route: Route, flow: Flow) -> Iterator[str]:
    heads = ("Step", "Time (UTC) and transaction", "From", "To", "Amount", "How")
    rows = (_row(step, flow) for step in route.steps[:_MOST_STEPS])
    yield '<div class="scroll">'
    yield from table("ways stack", heads, rows, numeric=(4,))
    yield "</div>"
    if len(route.steps) > _MOST_STEPS:
        yield f"<p>{len(route.steps) - _MOST_STEPS:,} more steps stand in edges.csv.</p>\n"


def _row(step: FlowEdge, flow: Flow) -> tuple[str, ...]:
    out, into = step.source.debit.tx, step.target.credit.tx
    arrived = f"<br>paid out in {code(into)}" if into != out else ""
    return (
        plain(step.id), f"{when(step.time, f'block {step.block}')}<br>{code(out)}{arrived}",
        _place(step.source), _place(step.target),
        amounts_cell(step, flow),
        how_cell(step),
    )  # fmt: skip


def _place(end: SourceEnd | TargetEnd) -> str:
    words = shown(asset_words(asset_key(end.line)))
    return f"{code(account_of(end.line))}<br><small>{words}</small>"


def amounts_cell(step: FlowEdge, flow: Flow) -> str:
    """Return what a step moved, both sides where they differ; their assets stand elsewhere."""
    out, into = asset_key(step.source.line), asset_key(step.target.line)
    left = plain(units(int(step.amount_out), flow, out))
    if (out, step.amount_out) == (into, step.amount_in):
        return left
    return f"{left}<br>became {plain(units(int(step.amount_in), flow, into))}"


def how_cell(step: FlowEdge) -> str:
    """Return how a step was made, how sure that is, its share and its chance where not whole."""
    words = [plain(method_words(step.method) or "payment")]
    if step.confidence < 1:
        words.append(f"confidence {plain(certainty(step.confidence))}")
    if step.share != "1":
        split = f" ({plain(step.split)})" if step.split else ""
        words.append(f"share {plain(per_cent(step.share))}{split}")
    if is_lead(step):
        words.append(f"<b>a lead: chance {plain(per_cent(step.chance))}</b>")
    return "<br>".join(words)
