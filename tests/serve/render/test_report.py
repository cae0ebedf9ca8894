"""The page for a court: complete, in one file, and deaf to what it quotes."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from hueandcry.model.flow import Flow, OpeningDifference
from hueandcry.serve.render import report_steps
from hueandcry.serve.render.report import report_lines
from tests.crossed_flows import FAR, FAR_COIN, SHOP, crossed_theft, hostile_leads
from tests.flows import HOSTILE, Sketch, hostile_flow, label, small_theft
from tests.laundering import laundering
from tests.serve.render.pages import Page


def page_of(flow: Flow) -> Page:
    return Page("".join(report_lines(flow, {"flow.json": "ab" * 32})))


def section(page: Page, name: str) -> str:
    return next(one.said for one in page.all("section") if one.attributes["id"] == name)


def cells(page: Page, kind: str) -> list[list[str]]:
    """Return the rows of the tables of a kind."""
    text = [one for one in page.elements if one.name in {"table", "tr", "td"}]
    rows: list[list[str]] = []
    mine = False
    for one in text:
        if one.name == "table":
            mine = kind in one.kinds
        elif mine and one.name == "tr":
            rows.append([])
        elif mine:
            rows[-1].append(one.said)
    return [row for row in rows if row]


def test_what_was_stolen_asset_by_asset() -> None:
    page = page_of(small_theft())
    rows = cells(page, "seeds")
    assert [(row[0], row[1]) for row in rows] == [("s1", "100"), ("s2", "40"), ("s3", "5")]
    assert rows[0][3] == "0x" + "a" * 64
    assert rows[1][5] == "4 of it came from an earlier payment of this list"
    assert rows[2][2] == "block 18000002"
    assert "Together 136; 4 more is the same money coming back." in section(page, "taken")


def test_where_it_is_now_with_every_label() -> None:
    page = page_of(small_theft())
    first = next(row for row in cells(page, "holders") if row[2] == "0xExchange")
    assert first[:2] == ["36.76 %", "50"]
    assert first[3:5] == ["at a service", "2023-11-17 12:00"]
    assert first[5] == (
        "Sources disagree"
        "Krakenexchange, confidence 90%source: list, 2026-01-02https://list.test/"
        "Coinbaseexchange, confidence 60%source: other, 2026-01-02https://other.test/"
    )
    assert "Together 136: all of it, to the smallest unit." in section(page, "now")


def test_labels_that_agree_are_not_called_a_dispute() -> None:
    sketch = Sketch()
    line = sketch.line("thief")
    same = (label("Kraken"), label("kraken", source="other"))
    sketch.rest(sketch.seed(line, 5, "tx"), line, (0, 5), "service", same)
    assert "Sources disagree" not in section(page_of(sketch.flow()), "now")


def test_parts_that_do_not_add_up_are_said() -> None:
    sketch = Sketch()
    line = sketch.line("thief")
    sketch.rest(sketch.seed(line, 10**18, "tx"), line, (0, 4), "held")
    page = page_of(sketch.flow())
    assert "Together 0.000000000000000004 of 1." in section(page, "now")
    assert "not accounted for" in section(page, "unknown")


def test_every_step_is_a_row() -> None:
    flow = small_theft()
    rows = cells(page_of(flow), "edges")
    assert len(rows) == len(flow.edges)
    edge = flow.edges[1]
    assert rows[1][0] == "e2s1"
    assert rows[1][1] == f"2023-11-17 12:00{edge.source.debit.tx}"
    assert rows[1][2] == f"0xMiddle[{edge.source.lo}, {edge.source.hi})"
    assert rows[1][3] == f"0xExchange[{edge.target.lo}, {edge.target.hi})"


def test_more_steps_than_a_page_holds_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_steps, "MOST_EDGES", 2)
    page = page_of(small_theft())
    assert len(cells(page, "edges")) == 2
    assert "the first 2 of 5 steps. All of them stand in edges.csv" in section(page, "steps")


def test_the_method_says_how_to_verify() -> None:
    words = section(page_of(small_theft()), "method")
    for expected in (
        "Devaynes v Noble", "late opening", "hue trace verify flow.json --ledger case",
        "tools/verify_flow.py", "ab" * 32, "eip155:1 to block 18100000", "20261124T120000Z",
    ):  # fmt: skip
        assert expected in words


def test_another_law_is_named_by_its_name() -> None:
    page = page_of(replace(small_theft(), law="lifo"))
    assert "last in, first out" in section(page, "method")
    words = page.all("body")[0].said.casefold()
    assert "first in, first out" not in words
    assert "devaynes" not in words


def test_what_is_not_known() -> None:
    flow = small_theft()
    one = OpeningDifference(flow.seeds[0].line, "held", "30" + "0" * 18, "10" + "0" * 18)
    flow = replace(flow, snapshot=None, differs_if_openings_come_first=(one,))
    words = section(page_of(flow), "unknown")
    for expected in (
        "traces (unavailable): no internal transfers",
        "no account could be named",
        "in mixers: 30 of the native coin of eip155:1 is not followed further",
        "likely service: 4 of the token 0xCoin",
        "beyond limits: 10 of",
        "0xThief would be at 10 instead of 30 (still there, native coin of eip155:1)",
    ):
        assert expected in words


def test_amounts_are_in_their_assets_and_shares_in_what_was_stolen() -> None:
    page = page_of(crossed_theft())
    first = cells(page, "holders")[0]
    assert first[0] == "25.03 %"
    assert first[1] == f"50,000 token {FAR_COIN} on {FAR}"
    assert "by swap, bridge celer; confidence 95 %" in first[3]
    words = section(page, "now")
    assert "Together 80 of what was stolen, for certain. The other 20 went into mixers" in words


def test_leads_have_a_section_that_says_what_they_are_not() -> None:
    page = page_of(crossed_theft())
    words = section(page, "leads")
    assert "Leads are no evidence." in words
    assert "stand in no request pack" in words
    rows = cells(page, "leads")
    assert [row[0] for row in rows] == ["60 %", "15 %"]
    assert [row[5] for row in cells(page, "withdrawals")] == ["e7", "e8"]
    assert SHOP not in section(page, "now")
    assert not any(one.attributes.get("id") == "leads" for one in page_of(small_theft()).elements)


def test_each_large_holder_has_its_way_folded() -> None:
    page = page_of(crossed_theft())
    summaries = [one.said for one in page.all("summary") if "step" in one.said]
    assert any(one.startswith("25.03 % 0x03") and "3 steps" in one for one in summaries)
    ways = page.all("details", "way")
    assert len(ways) == 3 + 2
    assert sum("open" in one.attributes for one in ways) == 2
    assert len(page.all("svg", "trail")) == len(ways)
    steps = cells(page, "ways")
    assert [row[0] for row in steps[5:8]] == ["e1", "e3", "e4"]
    assert steps[6][4] == "90,000became 89,910"
    assert "bridge celerconfidence 99 %share 75 % (priced)" in steps[6][5]


def test_a_timeline_of_leads_alone_is_not_drawn() -> None:
    assert "only a lead" in section(page_of(hostile_leads()), "when")


def test_crossings_are_named_in_the_method() -> None:
    words = section(page_of(crossed_theft()), "method")
    assert "carried over in proportion" in words
    assert "bridge celer" in words
    assert "linked by one identifier, or by amount, receiver and time alone" in words
    assert "carried over in proportion" not in section(page_of(small_theft()), "method")


def test_a_long_way_is_cut_in_its_picture_and_whole_in_its_table() -> None:
    sketch = Sketch()
    lines = [sketch.line(f"a{number}") for number in range(31)]
    seed = sketch.seed(lines[0], 10, "tx")
    for source, target in pairwise(lines):
        sketch.move(seed, source, target, (0, 10))
    sketch.rest(seed, lines[-1], (0, 10), "held")
    page = page_of(sketch.flow())
    assert len(cells(page, "ways")) == 30
    (trail,) = page.all("svg", "trail")
    assert "21 more steps, then" in trail.said
    assert trail.said.count("on eip155:1") == 10


def test_a_backward_flow_says_came_from() -> None:
    sketch = Sketch("backward")
    victim, asked = sketch.line("victim"), sketch.line("asked")
    seed = sketch.seed(asked, 100, "tx")
    sketch.move(seed, victim, asked, (0, 100))
    sketch.rest(seed, victim, (0, 100), "unexplained")
    page = page_of(sketch.flow())
    assert page.all("h1")[0].said == "Where the money came from"
    assert "stolen" not in "".join(one.said for one in page.all("h2"))


def test_the_files_are_fingerprinted() -> None:
    assert "flow.json" + "ab" * 32 in section(page_of(small_theft()), "files")


ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "main", "nav", "a", "h1", "h2", "h3", "p",
    "b", "i", "bdi", "br", "wbr", "code", "small", "span", "div", "section", "figure", "figcaption",
    "details", "summary", "table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd", "ul", "li",
    "svg", "desc", "path", "rect", "line", "text",
}  # fmt: skip


@pytest.mark.parametrize(
    "flow",
    [small_theft(), hostile_flow(), crossed_theft(), hostile_leads()],
    ids=["plain", "hostile", "crossed", "hostile leads"],
)
def test_no_script_no_link_out_and_nothing_loaded(flow: Flow) -> None:
    page = page_of(flow)
    assert {one.name for one in page.elements} <= ALLOWED
    policy = next(one for one in page.all("meta") if "http-equiv" in one.attributes)
    assert policy.attributes["content"] == (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    )
    for one in page.elements:
        assert not any(name.startswith("on") for name in one.attributes)
        assert (
            not {"src", "srcset", "style", "action", "data", "xlink:href"} & one.attributes.keys()
        )
        assert one.attributes.get("href", "#").startswith("#")
    assert not re.search(r"url\(|@import", page.all("style")[0].said)


@pytest.mark.parametrize("flow", [hostile_flow(), hostile_leads()], ids=["labels", "leads"])
def test_hostile_text_stays_text(flow: Flow) -> None:
    page = page_of(flow)
    words = page.all("body")[0].said
    assert HOSTILE[0] in words
    assert "<U+202E>gnp.exe" in words
    assert words.replace("\n", "").isprintable()


def test_the_page_of_a_real_trace(tmp_path: Path) -> None:
    flow = laundering(tmp_path / "ledger")
    page = page_of(flow)
    assert len(cells(page, "edges")) == len(flow.edges)
    assert len(page.all("svg", "sankey")) == len(page.all("svg", "timeline")) == 2
    assert "all of it, to the smallest unit" in section(page, "now")


def test_the_least_chance_is_no_tag() -> None:
    flow = crossed_theft()
    least = tuple(
        replace(edge, chance="0.0000001") if edge.chance != "1" else edge for edge in flow.edges
    )
    ends = tuple(
        replace(end, chance="0.0000001") if end.chance != "1" else end for end in flow.terminals
    )
    text = "".join(report_lines(replace(flow, edges=least, terminals=ends), {}))
    assert "chance &lt; 0.1 %" in text
    assert "< 0.1 %" not in text
