"""Tables of money that mixes: every step and place, and no cell that a spreadsheet runs."""

import csv
import io
from pathlib import Path

from msgspec.structs import replace

from hueandcry.serve.render.mixed_csv import (
    EDGE_HEADS,
    HOLDER_HEADS,
    mixed_edge_rows,
    mixed_holder_rows,
)
from tests.run.test_spreading import haircut_of, poison_of


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_haircut_tells_fractions_and_amounts(tmp_path: Path) -> None:
    flow = haircut_of(tmp_path)
    first, *_ = rows(mixed_edge_rows(flow))
    assert tuple(first) == EDGE_HEADS
    assert (first["fraction"], first["hops"], first["amount_out_grains"]) == ("0.5", "", "20")
    holders = {(row["account"], row["reason"]): row for row in rows(mixed_holder_rows(flow))}
    assert tuple(holders["X", "held"]) == HOLDER_HEADS
    assert (holders["X", "held"]["share"], holders["X", "held"]["amount_grains"]) == (
        "0.200000000", "8",
    )  # fmt: skip


def test_poison_tells_hops_and_neither(tmp_path: Path) -> None:
    flow = poison_of(tmp_path)
    for row in rows(mixed_edge_rows(flow)):
        assert (row["fraction"], row["amount_out_grains"], row["amount_in_grains"]) == ("", "", "")
    for row in rows(mixed_holder_rows(flow)):
        assert (row["share"], row["amount_grains"]) == ("", "")
        assert row["hops"].isdigit()


def test_a_formula_is_a_text(tmp_path: Path) -> None:
    flow = haircut_of(tmp_path)
    end = flow.terminals[0]
    bad = replace(end, line=replace(end.line, account="=HYPERLINK(1)"))
    text = mixed_holder_rows(replace(flow, terminals=(bad, *flow.terminals[1:])))
    assert '"\'=HYPERLINK(1)"' in text
