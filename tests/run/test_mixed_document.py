"""Edges of money that mixes name whole postings; crossings name the leg they took."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from hueandcry.model.following import TraceRequest
from hueandcry.model.mixed_flow import HaircutFlow
from hueandcry.run.mixed_document import written
from hueandcry.store.ledger.ledger import opened
from tests.run.test_spreading import STEPS, flow_of, haircut_of, mixed
from tests.trace.crossings.test_flow import lay
from tests.trace.crossings.test_within import TWO_OUT


@given(st.floats(min_value=0, max_value=1, exclude_min=True))
def test_a_fraction_is_written_without_an_exponent_and_read_as_it_was(fraction: float) -> None:
    text = written(fraction)
    assert "e" not in text
    assert float(text) == fraction


def test_an_edge_names_the_whole_debit_and_credit(tmp_path: Path) -> None:
    flow = haircut_of(tmp_path)
    edge = next(edge for edge in flow.edges if edge.target.line.account == "X")
    debit, credit = edge.source.debit, edge.target.credit
    assert (debit.lo, debit.hi, debit.tx) == (credit.lo, credit.hi, credit.tx) == ("0", "20", "tx4")
    assert (edge.source.lo, edge.target.hi, edge.origin) == (None, None, None)


def test_a_swap_into_two_is_two_edges_of_one_debit(tmp_path: Path) -> None:
    with opened(tmp_path, "world", write=True) as ledger:
        lay(ledger, TWO_OUT, {3: "U"})
        flow = mixed(ledger, TraceRequest(("tx1",), law="haircut"))
    assert isinstance(flow, HaircutFlow)
    legs = [edge for edge in flow.edges if edge.method == "swap"]
    assert {(edge.target.line.asset, edge.fraction, edge.split) for edge in legs} == {
        ("B", "0.5", "equal"), ("C", "0.5", "equal"),
    }  # fmt: skip
    # Both are tainted whole.
    assert {(edge.amount_out, edge.amount_in) for edge in legs} == {("50", "50"), ("50", "30")}


def test_what_an_earlier_theft_brought_is_counted(tmp_path: Path) -> None:
    flow = flow_of(tmp_path, STEPS, TraceRequest(("tx2", "tx3"), law="haircut"))
    assert isinstance(flow, HaircutFlow)
    [counted] = [end for end in flow.terminals if end.reason == "counted"]
    assert counted.by
    assert (counted.seed, counted.by.seed, counted.fraction) == ("s2", "s1", "0.4")
    assert flow.totals["s2"].counted == counted.amount == "20"
