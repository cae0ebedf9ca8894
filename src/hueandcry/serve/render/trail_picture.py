"""One way from a theft to a holder as a line of stations in plain SVG."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from hueandcry.model.flow import Flow, FlowEdge, LineName, asset_key
from hueandcry.run.holders import account_of
from hueandcry.run.parts import is_lead
from hueandcry.run.routes import Route
from hueandcry.run.tally import where_of
from hueandcry.run.trails import is_crossing
from hueandcry.serve.render.harmless import harmless
from hueandcry.serve.render.moment import day
from hueandcry.serve.render.report_amounts import (
    asset_name,
    certainty,
    method_words,
    per_cent,
    rounded,
)
from hueandcry.serve.render.report_boxes import fitted
from hueandcry.serve.render.report_html import plain

# As wide as a narrow page: there is one picture for all.
_WIDE: Final = 400
_BAR: Final = 8
_LEFT: Final = 22
_STATION: Final = 36
_WAY: Final = 40
_TOP: Final = 4
# A longer way is cut in the middle; the table below it has every step.
MOST_DRAWN: Final = 9
_SIZE: Final = 13
_ROOM: Final = _WIDE - _LEFT
_DATE: Final = 96


class _Station(NamedTuple):
    """Where a step leads, which role it has there, and when money arrived (left, backward)."""

    line: LineName
    role: str
    time: int | None


def trail_picture(route: Route, flow: Flow, name: str) -> Iterator[str]:
    """Yield a route's picture. `name` tells the pictures of a page apart."""
    steps, skipped = _drawn(route.steps)
    high = _TOP + _STATION + len(steps) * (_STATION + _WAY) + _TOP
    yield (
        f'<svg class="trail" role="img" viewBox="0 0 {_WIDE} {high}"'
        f' aria-labelledby="{name}-title">\n'
        f'<title id="{name}-title">{plain(_title(route, flow))}</title>\n'
    )
    for at, step in enumerate(steps):
        y = _TOP + at * (_STATION + _WAY) + _STATION
        missing = skipped if at == MOST_DRAWN // 2 else 0
        yield from _way(step, flow, y, missing)
    stations = _stations(steps, route, backward=flow.direction == "backward")
    for at, station in enumerate(stations):
        yield from _box(station, _TOP + at * (_STATION + _WAY))
    yield "</svg>\n"


def _title(route: Route, flow: Flow) -> str:
    where = account_of(route.end.line)
    if flow.direction == "backward":
        return f"{len(route.steps)} steps from {where}"
    return f"{len(route.steps)} steps to {where}"


def _drawn(steps: Sequence[FlowEdge]) -> tuple[Sequence[FlowEdge], int]:
    """Return the steps to draw, and how many are left out before the one in the middle."""
    if len(steps) <= MOST_DRAWN + 1:
        return steps, 0
    first = MOST_DRAWN // 2
    last = MOST_DRAWN - first
    return (*steps[:first], *steps[-last:]), len(steps) - MOST_DRAWN


def _stations(steps: Sequence[FlowEdge], route: Route, *, backward: bool) -> Iterator[_Station]:
    """Yield where each step begins and ends, what was asked about first."""
    first = steps[0]
    yield _Station(first.target.line if backward else first.source.line, "payment", None)
    for at, step in enumerate(steps):
        role = "hops"
        if at == len(steps) - 1:
            role = where_of(route.end.reason, route.end.labels).role
        yield _Station(step.source.line if backward else step.target.line, role, step.time)


def _box(station: _Station, y: int) -> Iterator[str]:
    account = harmless(account_of(station.line))
    name = f"{account[:8]}…{account[-6:]}" if len(account) > 20 else account
    asset = harmless(f"{asset_name(asset_key(station.line))} on {station.line.chain}")
    yield (
        f'<rect class="box {station.role}" x="0" y="{y}" width="{_BAR}" height="{_STATION}">'
        f"<title>{plain(account)}</title></rect>\n"
    )
    yield _text("name", _LEFT, y + 14, fitted(name, _ROOM - _DATE, _SIZE))
    yield _text("more", _LEFT, y + 31, fitted(asset, _ROOM, _SIZE))
    if station.time:
        yield _text("more", _WIDE, y + 14, day(station.time))


def _text(kind: str, x: int, y: int, text: str) -> str:
    anchor = ' text-anchor="end"' if x == _WIDE else ""
    return f'<text class="{kind}" x="{x}" y="{y}"{anchor}>{plain(text)}</text>\n'


def _way(step: FlowEdge, flow: Flow, y: int, missing: int) -> Iterator[str]:
    kind = " crossing" if is_crossing(step) else ""
    kind += " lead" if is_lead(step) or missing else ""
    yield f'<line class="way{kind}" x1="{_BAR // 2}" x2="{_BAR // 2}" y1="{y}" y2="{y + _WAY}"/>\n'
    words = f"{missing:,} more steps, then {step_words(step, flow)}" if missing else ""
    yield _text("more", _LEFT, y + 25, fitted(words or step_words(step, flow), _ROOM, _SIZE))


def step_words(step: FlowEdge, flow: Flow) -> str:
    """Return a step in a few words: amounts, how, how sure."""
    out, into = asset_key(step.source.line), asset_key(step.target.line)
    words = rounded(int(step.amount_out), flow, out)
    if (out, step.amount_out) != (into, step.amount_in):
        words += f" → {rounded(int(step.amount_in), flow, into)}"
    method = method_words(step.method)
    if method:
        words += f" · {method}"
    if step.confidence < 1:
        words += f" {certainty(step.confidence)}"
    if is_lead(step):
        words += f", chance {per_cent(step.chance)}"
    return words
