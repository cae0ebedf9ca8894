"""Traces as a user asks for them: seeds, stops, limits, resuming; parts add up to the theft."""

from pathlib import Path

import msgspec
import pytest

from hueandcry.model.errors import BadRequest
from hueandcry.model.flow import Flow
from hueandcry.model.following import Law, Moment, StopAt, TraceRequest
from hueandcry.model.label import Label
from hueandcry.run.document import Told
from hueandcry.run.trace import Tracer
from hueandcry.store.labels import Labels
from hueandcry.store.ledger.ledger import opened
from hueandcry.trace.follow import State
from tests.trace.crossings.test_flow import SWAP, lay
from tests.trace.crossings.worlds import Step as Crossed
from tests.trace.replay import Step
from tests.trace.worlds import add, traced, transfers

TOLD = Told("2026-11-24T12:00:00+00:00", "hueandcry test", None)
# A swap, a payment, and a swap of what was paid.
CHAINED = [
    *SWAP, Crossed(6, None, "P", 50, "C"), Crossed(7, "X", "P", 30, "B"),
    Crossed(7, "P", "X", 20, "C"),
]  # fmt: skip
STEPS = [
    Step("V", "H", 100), Step("H", "K", 60), Step("K", "X", 20), Step("K", "Y", 35),
    Step("H", "X", 30), Step("X", "Z", 45),
]  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    with opened(tmp_path, "world", write=True) as ledger:
        add(ledger, transfers(STEPS))
    return tmp_path


def ask(root: Path, request: TraceRequest) -> Flow:
    with opened(root, "world", write=False) as ledger:
        return traced(ledger, request)


def ends(flow: Flow) -> set[tuple[str, str, int]]:
    return {(end.line.account, end.reason, int(end.amount)) for end in flow.terminals}


def test_an_account_and_its_transaction_give_the_same(root: Path) -> None:
    by_account, by_tx = ask(root, TraceRequest(("H",))), ask(root, TraceRequest(("tx1",)))
    wanted = {
        ("H", "held", 10), ("K", "held", 5), ("X", "held", 5), ("Y", "held", 35),
        ("Z", "held", 20), ("Z", "held", 25),
    }  # fmt: skip
    assert ends(by_account) == ends(by_tx) == wanted
    assert {flow.totals["s1"].sum for flow in (by_account, by_tx)} == {"100"}


def test_a_user_names_where_to_stop(root: Path) -> None:
    label = Label("An exchange", "exchange-1", "exchange", 1.0, "stops.csv", "", "")
    request = TraceRequest(("H",), stop_at=(StopAt("X", label),))
    flow = ask(root, request)
    assert ("X", "service", 20) in ends(flow)
    assert ("X", "service", 30) in ends(flow)
    assert {end.labels for end in flow.terminals if end.reason == "service"} == {(label,)}


def test_a_label_we_are_unsure_of_stops_nothing(root: Path) -> None:
    label = Label("Perhaps", "x", "exchange", 0.3, "rumours", "", "")
    flow = ask(root, TraceRequest(("H",), stop_at=(StopAt("X", label),)))
    assert not any(end.reason == "service" for end in flow.terminals)


@pytest.mark.parametrize(
    ("request_", "reason"),
    [
        (TraceRequest(("H",), depth=1), "depth"),
        (TraceRequest(("H",), floor="0.000000000000000040"), "floor"),
        (TraceRequest(("H",), until=Moment("2", height=2)), "date"),
        (TraceRequest(("H",), service_degree=1), "service"),
    ],
)
def test_every_limit_is_a_reason_and_loses_nothing(
    root: Path, request_: TraceRequest, reason: str
) -> None:
    flow = ask(root, request_)
    assert reason in {end.reason for end in flow.terminals}
    assert sum(int(end.amount) for end in flow.terminals) == 100


def test_only_the_first_payments_of_an_amount_are_followed(root: Path) -> None:
    flow = ask(root, TraceRequest(("X",), amount="0.000000000000000025"))
    assert [(seed.lo, seed.hi) for seed in flow.seeds] == [("0", "20"), ("20", "25")]


def test_payments_before_a_day_are_left_out(root: Path) -> None:
    flow = ask(root, TraceRequest(("X",), since=Moment("4", height=4)))
    assert [seed.lo for seed in flow.seeds] == ["20"]


def test_backward_says_where_it_came_from(root: Path) -> None:
    flow = ask(root, TraceRequest(("Z",), backward=True))
    assert ends(flow) == {("V", "unexplained", 20), ("V", "unexplained", 25)}
    assert {end.credit.tx for end in flow.terminals if end.credit} == {"tx1"}


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        (TraceRequest(("nobody",)), "knows neither an account nor a transaction nobody"),
        (TraceRequest(("H",), asset="gold"), "has no gold in this ledger. It has coin"),
        (TraceRequest(("H",), floor="much"), "--floor 'much' is no amount"),
        (TraceRequest(("H",), amount="-1"), "--amount '-1' is no amount"),
        (TraceRequest(("H",), since=Moment("99", height=99)), "nothing came to H that fits"),
        (TraceRequest(("H",), floor="0.0000000000000000001"), "more decimals than coin"),
        (TraceRequest(("H",), amount="9" * 60), "more than any line can hold"),
    ],
)
def test_what_cannot_be_traced_says_so(root: Path, request_: TraceRequest, words: str) -> None:
    with pytest.raises(BadRequest, match=words):
        ask(root, request_)


class _Interrupted(Exception):
    """Ctrl-C in the middle."""


def test_an_interrupted_trace_resumes_to_the_same_end(root: Path) -> None:
    request = TraceRequest(("H",))
    ticks = iter(range(0, 1_000, 10))
    with opened(root, "world", write=False) as ledger:
        whole = Tracer(ledger, Labels(None), lambda: 0.0).trace(request)
        tracer = Tracer(ledger, Labels(None), lambda: float(next(ticks)))

        def interrupt(state: State) -> None:
            if state.depth == 2:
                raise _Interrupted

        with pytest.raises(_Interrupted):
            tracer.trace(request, interrupt)
        assert list((root / "ledgers/world/traces").iterdir())
        again = Tracer(ledger, Labels(None), lambda: 0.0).trace(request)
        assert again.resumed
        assert again.settled == whole.settled
        assert list((root / "ledgers/world/traces").iterdir()) == []


@pytest.mark.parametrize("law", ["fifo", "lifo"])
@pytest.mark.parametrize("depth", [1, 2])
def test_a_trace_interrupted_after_a_swap_resumes_in_another_process(
    tmp_path: Path, law: Law, depth: int
) -> None:
    request = TraceRequest(("tx2",), law=law)
    ticks = iter(range(0, 1_000, 10))
    with opened(tmp_path, "world", write=True) as ledger:
        lay(ledger, CHAINED, {4: "U", 5: "U", 6: "X", 7: "X"})
    with opened(tmp_path, "world", write=False) as ledger:
        whole = Tracer(ledger, Labels(None), lambda: 0.0)
        wanted = whole.document(request, whole.trace(request), TOLD)

        def interrupt(state: State) -> None:
            if state.depth > depth:
                raise _Interrupted

        tracer = Tracer(ledger, Labels(None), lambda: float(next(ticks)))
        with pytest.raises(_Interrupted):
            tracer.trace(request, interrupt)
        assert tracer.overlay.learned
    with opened(tmp_path, "world", write=False) as ledger:
        # Nothing is known of swaps here but what the checkpoint tells.
        fresh = Tracer(ledger, Labels(None), lambda: 0.0)
        again = fresh.trace(request)
        assert again.resumed
        found = fresh.document(request, again, TOLD)
    assert [edge.method for edge in found.edges].count("swap") == 2
    assert found == wanted


def test_where_unexplained_money_stands_is_said(tmp_path: Path) -> None:
    steps = [Step(None, "X", 10), Step("V", "X", 100), Step("X", "Y", 60), Step("X", "Z", 70)]
    with opened(tmp_path, "world", write=True) as ledger:
        add(ledger, transfers(steps))
        flow = traced(ledger, TraceRequest(("tx2",)))
    found = {one.line.account: (one.late, one.head) for one in flow.differs_if_openings_come_first}
    assert found == {"Y": ("50", "30"), "Z": ("50", "70")}


def test_a_day_that_bounds_nothing_is_said(tmp_path: Path) -> None:
    with opened(tmp_path, "world", write=True) as ledger:
        rows = [msgspec.structs.replace(row, time=None) for row in transfers(STEPS)]
        add(ledger, rows)
        flow = traced(ledger, TraceRequest(("H",), until=Moment("2020-01-01", time=1_577_923_199)))
    assert [gap.reason[:27] for gap in flow.gaps if gap.fact == "times"] == [
        "6 transfers have no time: a"
    ]


def test_a_law_that_mixes_money_is_not_followed_piece_by_piece(root: Path) -> None:
    with pytest.raises(ValueError, match="poison has no pieces"):
        ask(root, TraceRequest(("H",), law="poison"))


def test_fees_do_not_make_an_account_a_service(tmp_path: Path) -> None:
    fees = [Step("H", None, 1, fee=True)] * 5
    with opened(tmp_path, "world", write=True) as ledger:
        add(ledger, transfers([Step("V", "H", 100), Step("V", "G", 1), Step("G", "H", 1), *fees,
                               Step("H", "K", 50)]))  # fmt: skip
        flow = traced(ledger, TraceRequest(("G",), service_degree=2))
    assert not any(end.reason == "service" for end in flow.terminals)


def test_a_thief_who_pays_out_like_a_service_is_said(root: Path) -> None:
    flow = ask(root, TraceRequest(("H",), service_degree=1))
    assert any(
        gap.fact == "thief" and "H pays out like a service" in gap.reason for gap in flow.gaps
    )


def test_thefts_that_were_not_seen_coming_precede_all_where_they_come_first(
    tmp_path: Path,
) -> None:
    steps = [Step("V", "A", 10), Step("A", "B", 10), Step("A", "B", 5), Step("B", "X", 12)]
    with opened(tmp_path, "world", write=True) as ledger:
        add(ledger, transfers(steps))
        flow = traced(ledger, TraceRequest(("A", "B")))
    # Five that nobody saw come to A: late they are its last to leave, first its first.
    assert all(totals.stolen == totals.sum for totals in flow.totals.values())
    assert {end.line.account for end in flow.terminals} == {"B", "X"}
    assert flow.differs_if_openings_come_first == ()
