"""When money moved: every timed edge in one bar, as many bars as can be told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.model.flow import Flow
from hueandcry.serve.render.timeline import PAGES, timeline, timeline_of
from tests.crossed_flows import crossed_theft
from tests.flows import DAY, ETHER, NOON, Sketch, small_theft
from tests.serve.render.pages import Page

NATIVE = "eip155:1/native"


def flow_of(moves: list[tuple[int | None, int, bool]]) -> Flow:
    """Make a flow of (time, amount, to a service)."""
    sketch = Sketch()
    thief, purse, shop = sketch.line("thief"), sketch.line("purse"), sketch.line("shop")
    whole = sum(amount for _, amount, _ in moves)
    seed = sketch.seed(thief, whole, "tx")
    at = 0
    for time, amount, served in moves:
        sketch.move(seed, thief, shop if served else purse, (at, at + amount), time)
        reason = "service" if served else "held"
        sketch.rest(seed, shop if served else purse, (at, at + amount), reason)
        at += amount
    return sketch.flow()


MOVES = st.lists(
    st.tuples(st.one_of(st.none(), st.integers(1, 2**33)), st.integers(1, 10**30), st.booleans()),
    min_size=1,
    max_size=12,
)


@given(MOVES)
def test_bars_add_up_to_all_that_moved(moves: list[tuple[int | None, int, bool]]) -> None:
    found = timeline_of(flow_of(moves), NATIVE)
    timed = [move for move in moves if move[0] is not None]
    assert sum(bar.moved for bar in found.bars) == sum(move[1] for move in timed)
    assert sum(bar.services for bar in found.bars) == sum(move[1] for move in timed if move[2])
    assert sum(bar.steps for bar in found.bars) + found.untimed == len(moves)


@given(MOVES)
def test_every_moment_lies_in_a_bar(moves: list[tuple[int | None, int, bool]]) -> None:
    found = timeline_of(flow_of(moves), NATIVE)
    for time, _, _ in moves:
        if time is not None:
            assert any(bar.start <= time < bar.start + found.step for bar in found.bars)


@pytest.mark.parametrize(
    ("days", "name"), [(0, "hour"), (3, "hour"), (5, "day"), (200, "week"), (999, "30 days")]
)
def test_the_step_fits_the_span(days: int, name: str) -> None:
    found = timeline_of(flow_of([(NOON, 1, False), (NOON + days * DAY, 1, False)]), NATIVE)
    assert found.step_name == name


def test_decades_are_told_by_year() -> None:
    found = timeline_of(flow_of([(NOON, 1, False), (NOON + 9000 * DAY, 1, False)]), NATIVE)
    assert found.step_name == "365 days"


def test_bars_are_in_proportion_and_inside() -> None:
    flow = small_theft()
    text = "".join(timeline(timeline_of(flow, NATIVE), flow, 0))
    for page, part in zip(PAGES, text.split("</svg>\n"), strict=False):
        bars = Page(part + "</svg>").all("rect", "moved")
        heights = [bar.number("height") for bar in bars]
        assert heights == [
            160,
            pytest.approx(160 * 60 / 70, abs=0.01),
            pytest.approx(160 * 3 / 7, abs=0.01),
        ]
        assert all(
            page.left <= bar.number("x") and bar.number("x") + bar.number("width") <= page.width
            for bar in bars
        )


def test_tooltips_give_exact_amounts() -> None:
    flow = small_theft()
    page = Page("".join(timeline(timeline_of(flow, NATIVE), flow, 0)))
    titles = [one.said for one in page.all("title")]
    assert "2023-11-17 12:00 UTC: 60 moved, 50 of it to services" in titles


def test_a_single_moment_is_one_bar() -> None:
    flow = flow_of([(NOON, ETHER, True)])
    found = timeline_of(flow, NATIVE)
    assert len(found.bars) == 1
    assert "".join(timeline(found, flow, 0))


def test_crossings_are_marks_and_leads_are_in_no_bar() -> None:
    flow = crossed_theft()
    found = timeline_of(flow, NATIVE)
    assert [(mark.kind, mark.steps, mark.methods) for mark in found.marks] == [
        ("swap", 2, ("swap",)), ("bridge", 1, ("bridge:celer",)), ("mixer", 2, ("mixer:tornado",))
    ]  # fmt: skip
    # Swap 60, bridge 45 and 20 into the mixer, then 45 in two payments.
    assert sum(bar.moved for bar in found.bars) == pytest.approx(170 * ETHER, rel=1e-9)
    page = Page("".join(timeline(found, flow, 0)))
    marks = [sorted(one.kinds - {"mark"}) for one in page.all("path", "mark")]
    assert marks == [["swap"], ["bridge"], ["mixer"]] * 2
    shapes = {one.attributes["d"].split("l")[0].split("h")[0] for one in page.all("path", "mark")}
    assert len(shapes) == 6
    assert "2023-11-16 00:00 UTC: 2 times swap" in [one.said for one in page.all("title")]


def test_marks_lie_inside_the_frame_and_over_the_bars() -> None:
    flow = crossed_theft()
    for part in "".join(timeline(timeline_of(flow, NATIVE), flow, 0)).split("</svg>\n")[:-1]:
        page = Page(part + "</svg>")
        _, top, _, _ = map(float, page.all("svg")[0].attributes["viewbox"].split())
        for mark in page.all("path", "mark"):
            y = float(mark.attributes["d"].removeprefix("M").split("l")[0].split("h")[0].split()[1])
            assert top <= y < 16


def test_a_plain_flow_has_no_marks() -> None:
    flow = small_theft()
    text = "".join(timeline(timeline_of(flow, NATIVE), flow, 0))
    assert 'viewBox="0 0 ' in text
    assert "mark" not in text
