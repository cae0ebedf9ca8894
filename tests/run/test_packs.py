"""One pack for each custodian: who is asked, for how much, by which payments."""

from pathlib import Path

import msgspec

from hueandcry.model.flow import Flow
from hueandcry.model.following import StopAt, TraceRequest
from hueandcry.model.label import Label
from hueandcry.run.packs import packs_of
from hueandcry.store.ledger.ledger import opened
from tests.crossed_flows import FAR, FAR_COIN, crossed_theft
from tests.trace.crossings.test_flow import flow_of as swapped_flow
from tests.trace.crossings.worlds import Step as Swapped
from tests.trace.replay import Step
from tests.trace.worlds import add, traced, transfers

UNIT = 10**18
STEPS = [
    Step("V", "H", 100 * UNIT), Step(None, "H", 50 * UNIT), Step("H", "E1", 60 * UNIT),
    Step("H", "E2", 70 * UNIT), Step("H", "M", 5 * UNIT), Step("H", "B", 5 * UNIT),
]  # fmt: skip


def label(name: str, category: str = "exchange", confidence: float = 1.0) -> Label:
    return Label(f"{name}: deposit", name, category, confidence, "list", "2026-01-01", "")


def flow_to(root: Path, **labels: Label) -> Flow:
    stops = tuple(StopAt(account, one) for account, one in labels.items())
    with opened(root, "world", write=True) as ledger:
        add(ledger, transfers(STEPS))
        return traced(ledger, TraceRequest(("tx1",), stop_at=stops))


def test_accounts_of_one_custodian_are_one_pack(tmp_path: Path) -> None:
    flow = flow_to(tmp_path, E1=label("Exchange"), E2=label("Exchange"))
    [pack] = packs_of(flow)
    assert (pack.custodian, pack.identified) == ("Exchange", True)
    assert [(one.account, one.amount) for one in pack.totals] == [("E1", "60"), ("E2", "40")]
    paid = [(one.account, one.traced, one.whole, one.transaction) for one in pack.payments]
    assert paid == [("E1", "60", "60", "tx3"), ("E2", "40", "70", "tx4")]


def test_mixers_bridges_and_people_get_no_pack(tmp_path: Path) -> None:
    flow = flow_to(tmp_path, E1=label("Pool", "mixer"), E2=label("Bridge", "bridge"))
    assert packs_of(flow) == []


def test_an_unknown_service_is_asked_for_by_its_account(tmp_path: Path) -> None:
    flow = flow_to(tmp_path, E1=label("Exchange"))
    ends = tuple(
        msgspec.structs.replace(end, reason="service") if end.line.account == "E2" else end
        for end in flow.terminals
    )
    named, unknown = packs_of(msgspec.structs.replace(flow, terminals=ends))
    assert (named.custodian, unknown.custodian, unknown.identified) == ("Exchange", "E2", False)


def test_sources_that_differ_are_all_shown_and_the_surest_is_asked(tmp_path: Path) -> None:
    flow = flow_to(tmp_path, E1=label("Sure"))
    doubt = label("Other", confidence=0.6)
    ends = tuple(
        msgspec.structs.replace(end, labels=(doubt, *end.labels)) if end.labels else end
        for end in flow.terminals
    )
    [pack] = packs_of(msgspec.structs.replace(flow, terminals=ends))
    assert pack.custodian == "Sure"
    assert {one.entity for _, one in pack.labels} == {"Sure", "Other"}


def test_uncertain_money_is_never_asked_for(tmp_path: Path) -> None:
    flow = flow_to(tmp_path, E1=label("Exchange"))
    ends = tuple(msgspec.structs.replace(end, chance="0.5") for end in flow.terminals)
    assert packs_of(msgspec.structs.replace(flow, terminals=ends)) == []


def test_payments_of_another_seed_or_another_part_are_not_named(tmp_path: Path) -> None:
    steps = [
        Step(None, "H", 60), Step("H", "E1", 10), Step("H", "E1", 20), Step("H", "E1", 30),
    ]  # fmt: skip
    with opened(tmp_path, "world", write=True) as ledger:
        add(ledger, transfers(steps))
        flow = traced(ledger, TraceRequest(("tx1",), stop_at=(StopAt("E1", label("Exchange")),)))
    last = flow.terminals[-1]
    part = msgspec.structs.replace(last, lo="10", hi="30")
    [pack] = packs_of(msgspec.structs.replace(flow, terminals=(part,)))
    assert [one.transaction for one in pack.payments] == ["tx3"]
    other = msgspec.structs.replace(part, seed="s2")
    [pack] = packs_of(msgspec.structs.replace(flow, terminals=(other,)))
    assert pack.payments == ()


def test_a_share_is_certain_and_belongs_in() -> None:
    [pack] = packs_of(crossed_theft())
    assert [(one.asset, one.amount) for one in pack.totals] == [(f"{FAR}/{FAR_COIN}", "50,000")]
    [payment] = pack.payments
    assert (payment.edge, payment.share, payment.method) == ("e4", "0.75", "transfer")


def test_what_was_crossed_before_is_told() -> None:
    [pack] = packs_of(crossed_theft())
    assert [(one.method, one.confidence) for one in pack.crossings] == [
        ("swap", 0.95), ("bridge:celer", 0.99)
    ]  # fmt: skip
    bridge = pack.crossings[1]
    assert (bridge.amount_out, bridge.amount_in) == ("90,000", "89,910")
    assert bridge.out != bridge.into


def test_a_swap_paid_straight_to_a_custodian_is_its_last_step(tmp_path: Path) -> None:
    steps = [
        Swapped(1, "V", "U", 100, "A"), Swapped(2, None, "P", 500, "B"),
        Swapped(3, "U", "P", 100, "A"), Swapped(3, "P", "E", 60, "B"),
    ]  # fmt: skip
    request = TraceRequest(("tx1",), stop_at=(StopAt("E", label("Exchange")),))
    flow = swapped_flow(tmp_path, steps, {3: "U"}, request)
    [pack] = packs_of(flow)
    [payment] = pack.payments
    assert (payment.method, payment.sender, payment.account) == ("swap", "U", "E")
    assert (payment.asset, payment.traced) == ("test:chain/B", "0.00000000000000006")
    assert [one.method for one in pack.crossings] == ["swap"]


def test_plain_flows_cross_nothing(tmp_path: Path) -> None:
    [pack] = packs_of(flow_to(tmp_path, E1=label("Exchange")))
    assert pack.crossings == ()
