"""Behind a mixer there are leads: uncertain edges that add up, and are in no request pack."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from hueandcry.model.flow import Flow
from hueandcry.model.following import TraceRequest
from hueandcry.model.label import Label
from hueandcry.run.document import Told
from hueandcry.run.packs import packs_of
from hueandcry.run.trace import Tracer
from hueandcry.run.verify import Seal, verify_flow
from hueandcry.store.ledger.ledger import opened
from tests.trace.crossings.test_flow import lay
from tests.trace.crossings.worlds import Step

MIXER = Label("Mixer", "mixer-one", "mixer", 1.0, "test", "2026-01-01", "here")
EXCHANGE = Label("Exchange", "exchange-one", "exchange", 1.0, "test", "2026-01-01", "here")
ACCOUNTS = {"M": MIXER, "E": EXCHANGE}


class Labels:
    """Labels of two accounts."""

    def of_many(
        self, accounts: Iterable[tuple[str, str]]
    ) -> dict[tuple[str, str], tuple[Label, ...]]:
        return {key: (ACCOUNTS[key[1]],) for key in accounts if key[1] in ACCOUNTS}

    def services(self, chain: str) -> Iterator[tuple[str, Label]]:
        yield from ACCOUNTS.items()


# Others use the mixer too; the thief's four deposits leave to one fresh account within minutes.
STEPS = [
    Step(1, None, "S", 900, "A"), Step(2, "S", "M", 100, "A"), Step(3, "S", "M", 100, "A"),
    Step(4, "V", "T", 450, "A"),
    *(Step(tx, "T", "M", 100, "A") for tx in range(5, 9)),
    *(Step(tx, "M", "W", 100, "A") for tx in range(9, 13)),
    Step(13, "W", "E", 250, "A"),
]  # fmt: skip
SENDERS = {**dict.fromkeys((2, 3), "S"), **dict.fromkeys(range(5, 9), "T"), 13: "W"}


def flow_of(root: Path, least: float | None) -> Flow:
    with opened(root, "world", write=True) as ledger:
        if not ledger.manifest.segments:
            lay(ledger, STEPS, SENDERS)
        tracer = Tracer(ledger, Labels(), lambda: 0.0)
        request = TraceRequest(("tx4",), through_mixers=least)
        told = Told("2026-11-24T12:00:00+00:00", "hueandcry test", None)
        flow = tracer.document(request, tracer.trace(request), told)
        seal = Seal("hueandcry test", "2026-11-24T12:00:00+00:00")
        assert verify_flow(ledger, flow, seal).fails == ()
    return flow


def test_a_trace_ends_at_a_mixer_unless_asked(tmp_path: Path) -> None:
    flow = flow_of(tmp_path, None)
    assert {(end.reason, end.chance) for end in flow.terminals} == {("mixer", "1"), ("held", "1")}


def test_behind_it_money_is_followed_with_a_chance_that_adds_up(tmp_path: Path) -> None:
    flow = flow_of(tmp_path, 0.01)
    assert flow.limits.through_mixers == 0.01
    behind = [end for end in flow.terminals if end.line.account in {"W", "E"}]
    assert behind
    assert all(0 < float(end.chance) < 1 for end in behind)
    methods = {edge.method for edge in flow.edges if edge.chance != "1"}
    assert "mixer:mixer-one" in methods
    assert flow.totals["s1"].sum == flow.totals["s1"].stolen
    kept = [end for end in flow.terminals if end.reason == "mixer"]
    assert all(end.chance != "1" for end in kept)


def test_leads_are_in_no_request_pack(tmp_path: Path) -> None:
    assert packs_of(flow_of(tmp_path, 0.01)) == []


def test_leads_less_likely_than_asked_are_not_followed(tmp_path: Path) -> None:
    flow = flow_of(tmp_path, 1.0)
    assert {edge.method for edge in flow.edges} == {"transfer"}
    assert {end.chance for end in flow.terminals} == {"1"}


@pytest.mark.parametrize("least", [None, 0.01])
def test_the_ledger_s_other_traces_stay_as_they_are(tmp_path: Path, least: float | None) -> None:
    with opened(tmp_path, "world", write=True) as ledger:
        lay(ledger, STEPS, SENDERS)
        tracer = Tracer(ledger, Labels(), lambda: 0.0)
        first = tracer.trace(TraceRequest(("tx4",))).settled
        tracer.trace(TraceRequest(("tx4",), through_mixers=least))
        assert tracer.trace(TraceRequest(("tx4",))).settled == first


def test_a_lead_takes_nothing_over_from_certain_money(tmp_path: Path) -> None:
    # The thief takes out to himself and cashes out: that payment is certain, the lead is not.
    steps = [*STEPS[:8], *(Step(tx, "M", "T", 100, "A") for tx in range(9, 13)),
             Step(13, "T", "E", 250, "A")]  # fmt: skip
    with opened(tmp_path, "world", write=True) as ledger:
        lay(ledger, steps, {**SENDERS, 13: "T"})
        tracer = Tracer(ledger, Labels(), lambda: 0.0)
        request = TraceRequest(("T",), through_mixers=0.01)
        told = Told("2026-11-24T12:00:00+00:00", "hueandcry test", None)
        flow = tracer.document(request, tracer.trace(request), told)
        seal = Seal("hueandcry test", "2026-11-24T12:00:00+00:00")
        assert verify_flow(ledger, flow, seal).fails == ()
    certain = [end for end in flow.terminals if end.line.account == "E" and end.chance == "1"]
    assert sum(int(end.amount) for end in certain) == 250
