"""The two CSV files: complete, exact, and no cell a spreadsheet would run."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.model.flow import Flow
from hueandcry.serve.render.flow_csv import (
    EDGE_HEADS,
    cell,
    edge_rows,
    holder_rows,
    iso,
    lead_rows,
)
from tests.crossed_flows import COIN, FAR, SHOP, UNLIKELY, crossed_theft, hostile_leads
from tests.flows import ETHER, HOSTILE, Sketch, hostile_flow, small_theft

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001


def read(rows: list[str]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(rows), newline="")))


def edges(flow: Flow) -> list[dict[str, str]]:
    return read(list(edge_rows(flow)))


def test_every_edge_is_a_row_with_all_its_coordinates() -> None:
    flow = small_theft()
    rows = edges(flow)
    assert len(rows) == len(flow.edges)
    second, edge = rows[1], flow.edges[1]
    assert list(second) == list(EDGE_HEADS)
    assert (second["id"], second["seed"], second["time"]) == ("e2", "s1", "2023-11-17T12:00:00Z")
    assert (second["from_account"], second["to_account"]) == ("0xMiddle", "0xExchange")
    assert second["debit_tx"] == second["credit_tx"] == edge.source.debit.tx
    assert (second["from_lo"], second["from_hi"]) == (edge.source.lo, edge.source.hi)
    assert (second["map_to_lo"], second["map_to_hi"]) == edge.map.to
    assert (second["amount_in_grains"], second["amount_in_units"]) == (edge.amount_in, "50")


def test_both_sides_keep_their_own_places() -> None:
    row = next(row for row in edges(small_theft()) if row["id"] == "e4")
    places = ("from", "debit", "map_from", "to", "credit", "map_to")
    assert [row[f"{place}_hi"] for place in places] == [f"{100 * ETHER}"] * 3 + [
        f"{30 * ETHER}"
    ] * 3
    assert [row[f"{place}_lo"] for place in places] == [f"{70 * ETHER}"] * 3 + ["0"] * 3
    assert (row["origin_lo"], row["origin_hi"]) == ("0", f"{30 * ETHER}")


def test_holders_name_every_source() -> None:
    rows = read(list(holder_rows(small_theft())))
    first = next(row for row in rows if row["account"] == "0xExchange")
    assert (first["reason"], first["custodian"]) == ("service", "Kraken")
    assert (first["share"], first["amount_units"]) == ("0.367647059", "50")
    assert "Coinbase" in first["labels"]
    assert "confidence 0.6, other, 2026-01-02" in first["labels"]


def test_an_amount_has_no_separators() -> None:
    sketch = Sketch()
    line = sketch.line("thief")
    seed = sketch.seed(line, 10**22 + 1, "tx")
    sketch.rest(seed, line, (0, 10**22 + 1), "held")
    (row,) = read(list(holder_rows(sketch.flow())))
    assert row["amount_units"] == "10000.000000000000000001"


def cells(text: str) -> list[str]:
    """Read as any spreadsheet may: split by whatever it holds for a separator."""
    rows = [csv.reader(io.StringIO(text, newline=""), delimiter=mark) for mark in ",;|\t"]
    return [one for reader in rows for row in reader for one in row]


def test_no_cell_of_a_hostile_flow_is_a_formula() -> None:
    for rows in (
        edge_rows(hostile_flow()),
        holder_rows(hostile_flow()),
        lead_rows(hostile_leads()),
    ):
        text = "".join(rows)
        assert not any(one.strip().startswith(FORMULA) for one in cells(text))
        assert text.replace("\r\n", "").isprintable()


@given(st.lists(st.sampled_from([*"=+-@,;|\t\r\n \"'a＝", *HOSTILE])))  # noqa: RUF001
def test_no_text_becomes_a_formula(parts: list[str]) -> None:
    text = "".join(parts)
    line = io.StringIO(newline="")
    csv.writer(line, quoting=csv.QUOTE_ALL).writerow([cell(text), "end"])
    assert not any(one.lstrip().startswith(FORMULA) for one in cells(line.getvalue()))


def test_plain_text_is_left_alone() -> None:
    for text in ("0xabc", "Kraken 4", "https://a.test/?b=c", "1 - 2", ""):
        assert cell(text) == text


@pytest.mark.parametrize(("seconds", "text"), [(0, ""), (None, ""), (1, "1970-01-01T00:00:01Z")])
def test_moments(seconds: int | None, text: str) -> None:
    assert iso(seconds) == text


def test_a_crossing_keeps_both_assets() -> None:
    swap = edges(crossed_theft())[0]
    assert (swap["method"], swap["share"], swap["chance"]) == ("swap", "0.75", "1")
    assert (swap["from_asset"], swap["amount_out_units"]) == ("native", "60")
    assert (swap["to_asset"], swap["amount_in_units"]) == (COIN, "90000")


def test_holders_are_certain_and_say_what_they_hold_of_what_was_stolen() -> None:
    rows = read(list(holder_rows(crossed_theft())))
    first = rows[0]
    assert (first["stolen_asset"], first["chain"]) == ("eip155:1/native", FAR)
    assert (first["methods"], first["confidence"]) == ("swap | bridge:celer", "0.95")
    assert sum(int(row["part_grains"]) for row in rows) == 80 * ETHER
    assert not {row["account"] for row in rows} & {SHOP}


def test_leads_have_a_file_of_their_own() -> None:
    rows = read(list(lead_rows(crossed_theft())))
    assert [(row["account"], row["chance"], row["mixers"]) for row in rows] == [
        (SHOP, "0.6", "tornado"), (UNLIKELY, "0.15", "tornado")
    ]  # fmt: skip
    assert list(lead_rows(small_theft()))[1:] == []
