"""The table of money that mixes: shares that add up, or reach without any sum."""

from pathlib import Path

from msgspec.structs import replace

from hueandcry.serve.render.mixed_table import mixed_lines
from tests.run.test_spreading import haircut_of, poison_of


def test_haircut_shows_shares_largest_first(tmp_path: Path) -> None:
    lines = list(mixed_lines(haircut_of(tmp_path)))
    assert lines[0] == "tx2: 1 payment in, 2 steps; haircut: each takes its share of what mixes"
    shown = [line.split()[0] for line in lines if "%" in line]
    assert shown == ["45.00%", "30.00%", "20.00%", "5.00%"]


def test_poison_says_reachable_and_no_amount(tmp_path: Path) -> None:
    text = "\n".join(mixed_lines(poison_of(tmp_path)))
    assert "test:chain/coin: 3 accounts are reachable" in text
    assert "%" not in text
    assert "40" not in text


def test_a_hostile_name_moves_no_terminal(tmp_path: Path) -> None:
    flow = poison_of(tmp_path)
    end = flow.terminals[0]
    bad = replace(end, line=replace(end.line, account="\x1b[2J\u202e"))
    text = "\n".join(mixed_lines(replace(flow, terminals=(bad, *flow.terminals[1:]))))
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_more_than_a_screen_is_counted(tmp_path: Path) -> None:
    flow = poison_of(tmp_path)
    end = flow.terminals[0]
    many = tuple(replace(end, line=replace(end.line, account=f"a{number}")) for number in range(30))
    assert "  5 more places (--out DIR)" in list(mixed_lines(replace(flow, terminals=many)))
