"""A folded flow as a Sankey picture in plain SVG: no script, nothing from elsewhere.

Heights are the exact amounts times one factor for the whole picture, so money is conserved for the
eye as well. What is thinner than a hair still gets a hair's line, or it could not be seen.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from hueandcry.model.flow import Flow
from hueandcry.run.folding import Box, Folding, Ribbon
from hueandcry.run.holders import units
from hueandcry.serve.render.report_amounts import asset_words
from hueandcry.serve.render.report_boxes import described, label_lines, name_of
from hueandcry.serve.render.report_html import plain

# All that was stolen is this high; boxes whose label is higher stand further apart.
_HIGH: Final = 300
_TOP: Final = 40
_GAP: Final = 14
# A browser draws no box of height 0, not even its border.
_THIN: Final = 0.01
_BESIDE: Final = 8
_HEADS: Final = {
    "forward": ("What was stolen", "How it travelled", "Where it is now"),
    "backward": ("Where it came from", "How it travelled", "What was asked about"),
}
# Between travelling and resting, where the money was changed into something else.
_CHANGED: Final = {"forward": "What it is now", "backward": "What it was"}


# Boxes that say nothing of where money rests give their ribbons no colour.
_MIDDLE: Final = {"payment", "hops", "asset"}


class Page(NamedTuple):
    """The width a picture is drawn for: where bars begin, room for labels, size of type.

    Where there is room left of the first bar its labels stand there, else on its ribbons.
    """

    name: str
    width: int
    bars: tuple[int, ...]
    bar: int
    labels: tuple[int, ...]
    left: bool
    size: int
    line: int


PAGES: Final = (
    Page("wide", 920, (196, 440, 690), 14, (186, 160, 206), True, 14, 17),
    Page("narrow", 400, (0, 136, 270), 10, (114, 112, 112), False, 11, 14),
)
# The same where a column more is needed. A narrow page has room for three: what was stolen has a
# section of its own.
CROSSED: Final = (
    Page("wide", 920, (176, 352, 532, 738), 14, (166, 144, 168, 158), True, 14, 17),
    PAGES[1],
)


class _Placed(NamedTuple):
    """A box with its label, its upper edge and its height, the room it takes, and its middle."""

    box: Box
    lines: list[str]
    top: float
    height: float
    slot: float
    middle: float


def sankey(folding: Folding, flow: Flow, number: int) -> Iterator[str]:
    """Yield one asset's picture for wide and for narrow pages; the page's style shows one.

    `number` tells the pictures of a page apart.
    """
    for page in PAGES if len(folding.columns) == 3 else CROSSED:
        yield from _Picture(folding, flow, page).drawn(f"{page.name}{number}")


class _Picture:
    def __init__(self, folding: Folding, flow: Flow, page: Page) -> None:
        self._folding = folding
        self._flow = flow
        self._page = page
        turned = -1 if flow.direction == "backward" else 1
        room = self._shown()
        self._columns = self._laid(folding.columns[::turned][room])
        self._ribbons = [
            [one if turned > 0 else Ribbon(one.target, one.source, one.amount) for one in ribbons]
            for ribbons in folding.ribbons[::turned][room.start : room.start + len(page.bars) - 1]
        ]

    def drawn(self, name: str) -> Iterator[str]:
        page, asset = self._page, asset_words(self._folding.asset)
        bottom = max(one.middle + one.slot / 2 for column in self._columns for one in column)
        yield (
            f'<svg class="sankey {page.name}" role="img" viewBox="0 0 {page.width}'
            f' {bottom + _GAP:.0f}" aria-labelledby="{name}-title {name}-words">\n'
            f'<title id="{name}-title">{plain(f"Flow of the {asset}")}</title>\n'
            f'<desc id="{name}-words">{plain(described(self._folding, self._flow))}</desc>\n'
        )
        for at in range(len(self._ribbons)):
            yield from self._between(at)
        for at, column in enumerate(self._columns):
            x = 0 if at == 0 and page.left else page.bars[at]
            yield f'<text class="head" x="{x}" y="16">{self._heads()[at]}</text>\n'
            for placed in column:
                yield from self._box(placed, at)
        yield "</svg>\n"

    def _heads(self) -> tuple[str, ...]:
        direction, columns = self._flow.direction, len(self._folding.columns)
        first, middle, last = _HEADS[direction]
        if columns == 3:
            return first, middle, last
        heads = [first, middle, _CHANGED[direction], last]
        if direction == "backward":
            heads = [first, _CHANGED[direction], middle, last]
        return tuple(heads[self._shown()])

    def _shown(self) -> slice:
        """Return which columns there is room for: payments are the first, and backward the last."""
        room = len(self._page.bars)
        if self._flow.direction == "backward":
            return slice(0, room)
        return slice(len(self._folding.columns) - room, None)

    def _laid(self, columns: Sequence[Sequence[Box]]) -> list[list[_Placed]]:
        """Put every box into its place, the columns centred beside each other."""
        stacks = [
            [self._unplaced(box, room) for box in column]
            for column, room in zip(columns, self._page.labels, strict=True)
        ]
        heights = [sum(one.slot + _GAP for one in stack) for stack in stacks]
        return [
            list(_stacked(stack, _TOP + (max(heights) - height) / 2))
            for stack, height in zip(stacks, heights, strict=True)
        ]

    def _unplaced(self, box: Box, room: int) -> _Placed:
        lines = label_lines(box, self._folding, self._flow, room, self._page.size)
        height = self._scaled(box.amount)
        return _Placed(box, lines, 0, height, max(height, self._page.line * len(lines)), 0)

    def _scaled(self, amount: int) -> float:
        """Return an amount in pixels: integers up to the last step, so that sums do not drift."""
        return _HIGH * 1_000 * amount // self._folding.amount / 1_000

    def _between(self, at: int) -> Iterator[str]:
        """Yield the ribbons between two columns, in the order of the boxes on both sides."""
        left, right = self._columns[at], self._columns[at + 1]
        out, into = [0] * len(left), [0] * len(right)
        for ribbon in sorted(self._ribbons[at], key=lambda one: (one.source, one.target)):
            begin, end = left[ribbon.source], right[ribbon.target]
            spans = [
                (
                    placed.top + self._scaled(before),
                    placed.top + self._scaled(before + ribbon.amount),
                )
                for placed, before in ((begin, out[ribbon.source]), (end, into[ribbon.target]))
            ]
            out[ribbon.source] += ribbon.amount
            into[ribbon.target] += ribbon.amount
            role = ({begin.box.role, end.box.role} - _MIDDLE or {"hops"}).pop()
            words = f"{name_of(begin.box)} to {name_of(end.box)}: {self._units(ribbon.amount)}"
            path = _path(self._page.bars[at] + self._page.bar, self._page.bars[at + 1], *spans)
            yield f'<path class="ribbon {role}" d="{path}"><title>{plain(words)}</title></path>\n'

    def _box(self, placed: _Placed, at: int) -> Iterator[str]:
        page, box = self._page, placed.box
        words = plain(f"{name_of(box)}: {self._units(box.amount)}")
        yield (
            f'<rect class="box {box.role}" x="{page.bars[at]}" y="{placed.top:.2f}"'
            f' width="{page.bar}" height="{max(placed.height, _THIN):.2f}">'
            f"<title>{words}</title></rect>\n"
        )
        x, anchor = page.bars[at] + page.bar + _BESIDE, ""
        if at == 0 and page.left:
            x, anchor = page.bars[at] - _BESIDE, ' text-anchor="end"'
        y = placed.middle - page.line * (len(placed.lines) - 1) / 2 + page.size / 3
        for number, line in enumerate(placed.lines):
            kind = "more" if number else "name"
            yield f'<text class="{kind}" x="{x}" y="{y:.2f}"{anchor}>{plain(line)}</text>\n'
            y += page.line

    def _units(self, amount: int) -> str:
        return units(amount, self._flow, self._folding.asset)


def _stacked(stack: Sequence[_Placed], top: float) -> Iterator[_Placed]:
    for placed in stack:
        middle = top + placed.slot / 2
        yield placed._replace(top=middle - placed.height / 2, middle=middle)
        top += placed.slot + _GAP


def _path(x0: float, x1: float, begin: tuple[float, float], end: tuple[float, float]) -> str:
    middle = (x0 + x1) / 2
    (a, b), (c, d) = begin, end
    return (
        f"M{x0} {a:.2f}C{middle} {a:.2f} {middle} {c:.2f} {x1} {c:.2f}"
        f"V{d:.2f}C{middle} {d:.2f} {middle} {b:.2f} {x0} {b:.2f}Z"
    )
