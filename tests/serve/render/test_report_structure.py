"""What is read from the steps is told with the steps, and harmlessly."""

from msgspec.structs import replace

from hueandcry.model.structure import Account, Structure
from hueandcry.serve.render.flow_table import table_lines
from hueandcry.serve.render.report import report_lines
from hueandcry.serve.render.report_structure import structure_section
from tests.crossed_flows import crossed_theft

PEELED = Structure(
    "peel chain", (Account("eip155:1", "0x" + "1" * 40),), (), tuple(f"e{n}" for n in range(9)),
    0.6, "four accounts passed <b>most</b> on\x1b[31m", since=1_700_000_000,
)  # fmt: skip
WAITING = Structure("dormant holder", (), (), ("e1",), 0.9, "waits since long")


def test_the_surest_comes_first_with_its_steps() -> None:
    page = "".join(structure_section(replace(crossed_theft(), structures=(PEELED, WAITING))))
    assert page.index("waits since long") < page.index("four accounts")
    assert "e0, e1, e2, e3, e4, e5" in page
    assert "and 3 more" in page
    assert "<b>most" not in page
    assert "\x1b" not in page


def test_a_report_and_a_table_tell_it_only_where_there_is_any() -> None:
    flow = crossed_theft()
    told = replace(flow, structures=(PEELED,))
    assert 'id="structures"' in "".join(report_lines(told, {}))
    assert 'id="structures"' not in "".join(report_lines(flow, {}))
    assert any("peel chain (60% sure)" in line for line in table_lines(told))
    assert not any("peel chain" in line for line in table_lines(flow))


def test_a_long_list_says_how_many_are_left() -> None:
    flow = replace(crossed_theft(), structures=(PEELED,) * 201)
    assert "1 more are in flow.json" in "".join(structure_section(flow))
    assert "193 more of the kind (--out DIR)" in list(table_lines(flow))
