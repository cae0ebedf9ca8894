"""When money moved, as bars in plain SVG: all that was passed on, and what reached services.

Swaps, bridges and the ways out of mixers are marks of their own above the bars.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from msgspec import Struct

from hueandcry.model.flow import Flow, LineName, asset_key
from hueandcry.run.holders import account_of, units
from hueandcry.run.parts import WHOLE, is_lead, length, weight_of
from hueandcry.run.trails import is_crossing
from hueandcry.serve.render.moment import day, minute
from hueandcry.serve.render.report_amounts import asset_words, method_words, rounded
from hueandcry.serve.render.report_html import plain

_TOP: Final = 16
# Marks of crossings stand above the highest bar, where there are any.
_MARKS: Final = 20
_APART: Final = 8
_MARK: Final = 6
_HIGH: Final = 160
_BOTTOM: Final = _TOP + _HIGH
_HOUR: Final = 3_600
_DAY: Final = 24 * _HOUR
# More bars than this cannot be told apart on paper.
_MOST_BARS: Final = 96
_STEPS: Final = ((_HOUR, "hour"), (_DAY, "day"), (7 * _DAY, "week"), (30 * _DAY, "30 days"))
_LONGEST_STEP: Final = (365 * _DAY, "365 days")


_KINDS: Final = {"swap": "swaps", "bridge": "bridges", "mixer": "mixers"}
_CLASS: Final = {"swap": "swap", "bridge": "bridge", "mixer": "mixer"}


class Page(NamedTuple):
    """The width a picture is drawn for: room left and right of the bars, and marks of time.

    `anchors` say how the first mark, the last and all others stand over their words.
    """

    name: str
    width: int
    left: int
    right: int
    ticks: int
    anchors: tuple[str, str, str]


PAGES: Final = (
    Page("wide", 920, 96, 70, 4, ("middle", "middle", "middle")),
    Page("narrow", 400, 72, 8, 2, ("start", "end", "middle")),
)


class Bar(Struct, frozen=True):
    """What edges moved in one step of time from `start` (Unix seconds).

    Amounts are in grains of what was stolen; money that was passed on twice within the step counts
    twice, what is only likely not at all. `services` is the part that came to rest at services and
    mixers; `steps` how many edges.
    """

    start: int
    moved: int
    services: int
    steps: int


class Mark(Struct, frozen=True):
    """Crossings of one kind in one step of time: `swap`, `bridge`, `mixer` or another word."""

    start: int
    kind: str
    steps: int
    methods: tuple[str, ...]


class Timeline(Struct, frozen=True):
    """One asset's bars, only those that are not empty, and how many edges have no time."""

    asset: str
    step: int
    step_name: str
    bars: tuple[Bar, ...]
    untimed: int
    marks: tuple[Mark, ...] = ()


def timeline_of(flow: Flow, asset: str) -> Timeline:
    """Add the edges of what was stolen in one asset up by hour, day, week or longer."""
    services = {
        _account(end.line)
        for end in flow.terminals
        if end.reason in {"service", "mixer"} and not is_lead(end)
    }
    seeds = {seed.id for seed in flow.seeds if asset_key(seed.line) == asset}
    edges = [edge for edge in flow.edges if edge.seed in seeds]
    timed = [(edge.time, edge) for edge in edges if edge.time]
    times = [time for time, _ in timed]
    step, name = _step(max(times) - min(times)) if times else _STEPS[0]
    # Hours and days begin as in UTC; longer steps begin on the first day.
    first = min(times) // min(step, _DAY) * min(step, _DAY) if times else 0
    backward = flow.direction == "backward"
    sums: dict[int, list[int]] = {}
    marks: dict[tuple[int, str], list[str]] = {}
    for time, edge in timed:
        start = first + (time - first) // step * step
        bar = sums.setdefault(start, [0, 0, 0])
        # A chance moves nothing that could be added up.
        part = 0 if is_lead(edge) else weight_of(edge, backward=backward)
        amount = length(edge) * part // WHOLE
        bar[0] += amount
        bar[1] += amount if _account(edge.target.line) in services else 0
        bar[2] += 1
        if is_crossing(edge):
            marks.setdefault((start, edge.method.partition(":")[0]), []).append(edge.method)
    bars = tuple(Bar(start, *sums[start]) for start in sorted(sums))
    found = tuple(
        Mark(start, kind, len(methods), tuple(dict.fromkeys(methods)))
        for (start, kind), methods in sorted(marks.items())
    )
    return Timeline(asset, step, name, bars, len(edges) - len(timed), found)


def _account(line: LineName) -> tuple[str, str, str]:
    return line.chain, line.asset, account_of(line)


def _step(span: int) -> tuple[int, str]:
    return next((step for step in _STEPS if span // step[0] < _MOST_BARS), _LONGEST_STEP)


def timeline(found: Timeline, flow: Flow, number: int) -> Iterator[str]:
    """Yield the bars for wide and for narrow pages; the page's style shows one.

    `number` tells the pictures of a page apart.
    """
    for page in PAGES:
        yield from _drawn(found, flow, page, f"{page.name}-time{number}")


def _drawn(found: Timeline, flow: Flow, page: Page, name: str) -> Iterator[str]:
    first, last = found.bars[0].start, found.bars[-1].start + found.step
    highest = max(bar.moved for bar in found.bars)
    most = rounded(highest, flow, found.asset)
    words = (
        f"Between {minute(first)} and {minute(last)}, {sum(bar.steps for bar in found.bars):,}"
        f" steps; at most {most} in one {found.step_name}. The table below gives the numbers."
    )
    title = f"When the {asset_words(found.asset)} moved"
    # Further up is less than 0: nothing else of the picture has to move.
    rows = len({mark.kind for mark in found.marks})
    above = _MARKS * rows + _APART if rows else 0
    frame = f"0 {-above} {page.width} {_BOTTOM + 34 + above}"
    yield (
        f'<svg class="timeline {page.name}" role="img" viewBox="{frame}"'
        f' aria-labelledby="{name}-title {name}-words">\n'
        f'<title id="{name}-title">{plain(title)}</title>\n'
        f'<desc id="{name}-words">{plain(words)}</desc>\n'
    )
    yield from _axes(first, last, most, found.step, page)
    scale = (page.width - page.left - page.right) / (last - first)
    for bar in found.bars:
        x, wide = page.left + (bar.start - first) * scale, max(found.step * scale - 1, 1)
        yield from _bar(bar, found, flow, (x, wide), highest)
    yield from _marks(found, first, scale, page)
    yield "</svg>\n"


def _marks(found: Timeline, first: int, scale: float, page: Page) -> Iterator[str]:
    """Yield a row of marks for each kind of crossing, over the middle of its bar."""
    kinds = list(dict.fromkeys(mark.kind for mark in found.marks))
    for row, kind in enumerate(kinds):
        y = _TOP - _APART - _MARKS // 2 - row * _MARKS
        yield f'<text class="more" x="{page.left - 8}" y="{y + 5}" text-anchor="end">'
        yield f"{plain(_KINDS.get(kind, 'other'))}</text>\n"
        for mark in found.marks:
            if mark.kind == kind:
                x = page.left + (mark.start - first + found.step / 2) * scale
                names = ", ".join(map(method_words, mark.methods))
                words = f"{minute(mark.start)}: {mark.steps:,} times {names}"
                shape = _shape(kind, x, y)
                yield f'<path class="mark {_CLASS.get(kind, "other")}" d="{shape}">'
                yield f"<title>{plain(words)}</title></path>\n"


def _shape(kind: str, x: float, y: int) -> str:
    """Return a diamond, a triangle, a square, or what is left: a bar. Not by colour alone."""
    if kind == "swap":
        return f"M{x:.1f} {y - _MARK}l{_MARK} {_MARK}l{-_MARK} {_MARK}l{-_MARK} {-_MARK}z"
    if kind == "bridge":
        return f"M{x:.1f} {y - _MARK}l{_MARK} {2 * _MARK}h{-2 * _MARK}z"
    wide = _MARK if kind == "mixer" else _MARK // 2
    return f"M{x - wide:.1f} {y - _MARK + 1}h{2 * wide}v{2 * _MARK - 2}h{-2 * wide}z"


def _bar(
    bar: Bar, found: Timeline, flow: Flow, span: tuple[float, float], highest: int
) -> Iterator[str]:
    amounts = [units(amount, flow, found.asset) for amount in (bar.moved, bar.services)]
    words = f"{minute(bar.start)}: {amounts[0]} moved, {amounts[1]} of it to services"
    for amount, kind in ((bar.moved, "moved"), (bar.services, "service")):
        high = _HIGH * 1_000 * amount // max(highest, 1) / 1_000
        if amount:
            yield (
                f'<rect class="bar {kind}" x="{span[0]:.2f}" y="{_BOTTOM - high:.2f}"'
                f' width="{span[1]:.2f}" height="{high:.2f}"><title>{plain(words)}</title></rect>\n'
            )


def _axes(first: int, last: int, most: str, step: int, page: Page) -> Iterator[str]:
    right = page.width - page.right
    for y, text in ((_TOP, most), (_BOTTOM, "0")):
        yield f'<line class="axis" x1="{page.left}" x2="{right}" y1="{y}" y2="{y}"/>\n'
        yield f'<text class="more" x="{page.left - 8}" y="{y + 5}" text-anchor="end">'
        yield f"{plain(text)}</text>\n"
    # A mark stands where a bar begins or ends; where there are few bars, there are few marks.
    times = [
        first + (last - first) * tick // (page.ticks - 1) // step * step
        for tick in range(page.ticks)
    ]
    for time in dict.fromkeys(times):
        x = page.left + (right - page.left) * (time - first) / (last - first)
        anchor = page.anchors[0 if time == first else 1 if time == last else 2]
        text = minute(time).removesuffix(" UTC") if step == _HOUR else day(time)
        yield f'<line class="axis" x1="{x:.1f}" x2="{x:.1f}" y1="{_BOTTOM}" y2="{_BOTTOM + 5}"/>\n'
        yield f'<text class="more" x="{x:.1f}" y="{_BOTTOM + 22}" text-anchor="{anchor}">{text}'
        yield "</text>\n"
