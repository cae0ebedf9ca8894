"""The picture: what is drawn is what was folded, in proportion, inside its frame."""

import re
from itertools import pairwise

import pytest
from msgspec.structs import replace

from hueandcry.model.flow import Flow
from hueandcry.run.folding import fold
from hueandcry.serve.render.sankey import PAGES, sankey
from tests.crossed_flows import crossed_theft
from tests.flows import Sketch, hostile_flow, small_theft
from tests.laundering import laundering
from tests.serve.render.pages import Element, Page

HIGH = 300


def pictures(flow: Flow) -> list[Page]:
    """Return the wide and the narrow picture of the flow's busiest asset."""
    text = "".join(sankey(fold(flow)[0], flow, 0))
    return [Page(part + "</svg>") for part in text.split("</svg>\n")[:-1]]


def columns(page: Page) -> list[list[Element]]:
    found: dict[float, list[Element]] = {}
    for box in page.all("rect"):
        found.setdefault(box.number("x"), []).append(box)
    return [found[x] for x in sorted(found)]


def ends(ribbon: Element) -> tuple[float, float, float, float, float, float]:
    """Return left x and its upper and lower y, then those of the right."""
    numbers = [float(one) for one in re.findall(r"[\d.]+", ribbon.attributes["d"])]
    return numbers[0], numbers[1], numbers[-1], numbers[6], numbers[7], numbers[8]


@pytest.fixture(scope="module")
def washed(tmp_path_factory: pytest.TempPathFactory) -> Flow:
    return laundering(tmp_path_factory.mktemp("sankey") / "ledger")


def test_every_column_is_as_high_as_the_whole(washed: Flow) -> None:
    for page in pictures(washed):
        for column in columns(page):
            assert sum(box.number("height") for box in column) == pytest.approx(HIGH, abs=0.1)


def test_ribbons_fill_the_boxes_they_leave_and_reach(washed: Flow) -> None:
    for page in pictures(washed):
        left: dict[float, list[tuple[float, float]]] = {}
        right: dict[float, list[tuple[float, float]]] = {}
        for ribbon in page.all("path"):
            x0, a, b, x1, c, d = ends(ribbon)
            left.setdefault(x0, []).append((a, b))
            right.setdefault(x1, []).append((c, d))
        first, middle, last = columns(page)
        width = first[0].number("width")
        for column, spans in (
            (first, left[first[0].number("x") + width]),
            (middle, right[middle[0].number("x")]),
            (middle, left[middle[0].number("x") + width]),
            (last, right[last[0].number("x")]),
        ):
            assert_filled(column, spans)


def assert_filled(column: list[Element], spans: list[tuple[float, float]]) -> None:
    for box in column:
        top, bottom = box.number("y"), box.number("y") + box.number("height")
        mine = sorted(one for one in spans if top - 0.02 <= one[0] and one[1] <= bottom + 0.02)
        assert sum(high - low for low, high in mine) == pytest.approx(bottom - top, abs=0.1)
        for before, after in pairwise(mine):
            assert after[0] == pytest.approx(before[1], abs=0.02)


def test_nothing_is_drawn_outside_or_over_another_box(washed: Flow) -> None:
    for page, drawn in zip(PAGES, pictures(washed), strict=True):
        (frame,) = drawn.all("svg")
        _, _, width, height = map(float, frame.attributes["viewbox"].split())
        assert width == page.width
        for column in columns(drawn):
            edges = [(box.number("y"), box.number("y") + box.number("height")) for box in column]
            assert all(0 < top <= bottom < height for top, bottom in edges)
            assert all(a[1] < b[0] for a, b in pairwise(edges))


def test_labels_and_tooltips_say_names_amounts_and_shares() -> None:
    wide, _ = pictures(small_theft())
    words = [one.said for one in wide.all("text")]
    for expected in ("Kraken", "50 · 36.76 %", "2 to 5 hops", "via 1 account", "2023-11-15"):
        assert expected in words
    assert words[0] == "What was stolen"
    titles = [one.said for one in wide.all("title")]
    assert "2 to 5 hops to Kraken: 50" in titles
    assert "Not passed on to Fees and burned: 6" in titles


def test_it_is_described_for_those_who_do_not_see_it() -> None:
    for page in pictures(small_theft()):
        (frame,) = page.all("svg")
        assert frame.attributes["role"] == "img"
        named = {one.attributes["id"]: one.said for one in page.elements if "id" in one.attributes}
        title, words = (named[one] for one in frame.attributes["aria-labelledby"].split())
        assert title == "Flow of the native coin of eip155:1"
        assert words.startswith("Where 136 (native coin of eip155:1) went. Kraken: 50 (36.76 %)")


def test_backward_reads_from_the_origin_to_what_was_asked() -> None:
    sketch = Sketch("backward")
    victim, asked = sketch.line("victim"), sketch.line("asked")
    seed = sketch.seed(asked, 100, "tx")
    sketch.move(seed, victim, asked, (0, 60))
    sketch.rest(seed, victim, (0, 60), "unexplained")
    sketch.rest(seed, asked, (60, 100), "minted")
    page, _ = pictures(sketch.flow())
    first, _, last = columns(page)
    assert [one.kinds for one in first] == [{"box", "unexplained"}, {"box", "minted"}]
    assert [one.kinds for one in last] == [{"box", "payment"}]
    assert page.all("text")[0].said == "Where it came from"
    for ribbon in page.all("path"):
        x0, _, _, x1, _, _ = ends(ribbon)
        assert x0 < x1


def test_hostile_names_stay_names() -> None:
    for page in pictures(hostile_flow()):
        assert {one.name for one in page.elements} == {
            "svg",
            "title",
            "desc",
            "path",
            "rect",
            "text",
        }
        assert all(one.said.replace("\n", "").isprintable() for one in page.elements)


def test_an_amount_of_one_grain_is_drawn() -> None:
    sketch = Sketch()
    line = sketch.line("thief")
    seed = sketch.seed(line, 10**30, "tx")
    sketch.rest(seed, line, (0, 1), "fee")
    sketch.rest(seed, line, (1, 10**30), "held")
    page, _ = pictures(sketch.flow())
    small = page.all("rect", "gone")[0]
    assert 0 < small.number("height") < 0.1
    assert "< 0.01 %" in "".join(one.said for one in page.all("text"))


def test_a_flow_without_what_is_counted_has_no_picture() -> None:
    flow = small_theft()
    assert fold(replace(flow, seeds=())) == []


def test_two_pictures_of_a_page_share_no_name() -> None:
    flow = small_theft()
    text = "".join(part for at, one in enumerate(fold(flow)) for part in sankey(one, flow, at))
    names = [one.attributes["id"] for one in Page(text).elements if "id" in one.attributes]
    assert len(names) == len(set(names)) == 8


def test_every_column_of_a_crossed_flow_is_as_high_as_the_whole() -> None:
    wide, narrow = pictures(crossed_theft())
    assert (len(columns(wide)), len(columns(narrow))) == (4, 3)
    for page in (wide, narrow):
        for column in columns(page):
            assert sum(box.number("height") for box in column) == pytest.approx(HIGH, abs=0.1)
    heads = [[one.said for one in page.all("text", "head")] for page in (wide, narrow)]
    assert heads == [
        ["What was stolen", "How it travelled", "What it is now", "Where it is now"],
        ["How it travelled", "What it is now", "Where it is now"],
    ]


def test_leads_are_drawn_apart() -> None:
    wide, _ = pictures(crossed_theft())
    last = columns(wide)[-1]
    assert [("lead" in box.kinds) for box in last] == [False] * 5 + [True] * 3
    words = [one.said for one in wide.all("text", "name")]
    assert {"Lead: service", "Lead: still held", "No candidate"} <= set(words)
    assert "OKX" not in words


def test_a_crossed_flow_reads_backward_too() -> None:
    flow = replace(crossed_theft(), direction="backward")
    wide, narrow = pictures(flow)
    heads = [[one.said for one in page.all("text", "head")] for page in (wide, narrow)]
    assert heads == [
        ["Where it came from", "What it was", "How it travelled", "What was asked about"],
        ["Where it came from", "What it was", "How it travelled"],
    ]
    for page in (wide, narrow):
        for column in columns(page):
            assert sum(box.number("height") for box in column) == pytest.approx(HIGH, abs=0.1)
