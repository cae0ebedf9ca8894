"""A theft over a bridge: its logs in the ledger, both ends linked, one flow over two chains."""

from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace

from hueandcry.decode.bridges.description import (
    BridgeChain,
    BridgeDescription,
    BridgeEvent,
    checked,
)
from hueandcry.decode.bridges.event import parse_event
from hueandcry.model.bridge import BridgeTerms, TokenPair
from hueandcry.model.bridge_log import BridgeLog
from hueandcry.model.flow import Flow
from hueandcry.model.following import Moment, TraceRequest
from hueandcry.model.transfer import PHASE_FEE, PHASE_TOKEN, Transfer
from hueandcry.run.document import Told
from hueandcry.run.trace import Tracer
from hueandcry.run.verify import Seal, verify_flow
from hueandcry.store.labels import Labels
from hueandcry.store.ledger.bridge_logs import note_bridge_logs
from hueandcry.store.ledger.ledger import Ledger, opened
from hueandcry.trace.crossings import privacy
from tests.trace.worlds import add

HOME, AWAY = "eip155:1", "eip155:10"


def account(digit: str) -> str:
    return "0x" + digit * 40


VICTIM, THIEF, PURSE, SHOP = map(account, "1234")
LOCK, MINT, TOKEN, WRAPPED, POOL, OTHER = map(account, "56789a")
BRIDGE = checked(
    BridgeDescription(
        "test",
        (BridgeChain(HOME, (LOCK,)), BridgeChain(AWAY, (MINT,))),
        (
            BridgeEvent(
                "deposit", "Locked(bytes32 indexed id, address to, uint256 amount, uint256 chain)",
                receiver="to", amount="amount", asset=f"={TOKEN}", counterpart="chain",
                identifier=("id",), chains=(HOME,),
            ),
            BridgeEvent(
                "release", "Paid(bytes32 indexed id, address to, uint256 amount)",
                receiver="to", amount="amount", asset=f"={WRAPPED}", counterpart=f"={HOME}",
                identifier=("id",), chains=(AWAY,),
            ),
        ),
        BridgeTerms(fee_ppm=20_000),
        (TokenPair(HOME, TOKEN, AWAY, WRAPPED),),
    )
)  # fmt: skip


def word(value: int | str) -> str:
    return f"{value:064x}" if isinstance(value, int) else value[2:].rjust(64, "0")


def hash_of(number: int) -> str:
    return f"0x{number:064x}"


def log(chain: str, number: int, event: int, *words: int | str) -> BridgeLog:
    contract, described = (LOCK, MINT)[event], BRIDGE.events[event]
    topic = parse_event(described.signature).topic
    return BridgeLog(
        chain, number, 1_000 + number, hash_of(number), 0, contract,
        (topic, "0x" + word(words[0])), "0x" + "".join(map(word, words[1:])),
    )  # fmt: skip


def move(
    chain: str, number: int, source: str | None, target: str | None, amount: int, asset: str,
    *, fee: bool = False,
) -> Transfer:  # fmt: skip
    phase = PHASE_FEE if fee else PHASE_TOKEN
    return Transfer(
        chain, hash_of(number), number, 0, 1_000 + number, phase, (next(PLACES),), source, target,
        asset, amount, 18,
    )  # fmt: skip


PLACES = count()

STOLEN = [
    move(HOME, 1, VICTIM, THIEF, 1_000, TOKEN), move(HOME, 2, THIEF, LOCK, 600, TOKEN),
    move(AWAY, 3, None, PURSE, 594, WRAPPED), move(AWAY, 4, PURSE, SHOP, 99, WRAPPED),
]  # fmt: skip
LOGS = [log(HOME, 2, 0, 7, PURSE, 600, 10), log(AWAY, 3, 1, 7, PURSE, 594)]


def lay(root: Path, rows: list[Transfer], logs: list[BridgeLog]) -> None:
    with opened(root, "world", write=True) as ledger:
        add(ledger, rows)
        note_bridge_logs(ledger.database, logs)


def traced(ledger: Ledger, request: TraceRequest) -> Flow:
    tracer = Tracer(ledger, Labels(None), lambda: 0.0, {"test": BRIDGE})
    told = Told("2026-11-24T12:00:00+00:00", "hueandcry test", None)
    return tracer.document(request, tracer.trace(request), told)


def flow_of(root: Path, request: TraceRequest) -> Flow:
    with opened(root, "world", write=False) as ledger:
        flow = traced(ledger, request)
        seal = Seal("hueandcry test", "2026-11-24T12:00:00+00:00")
        assert verify_flow(ledger, flow, seal).fails == ()
    return flow


def held(flow: Flow) -> set[tuple[str, str, str, str, tuple[str, str]]]:
    return {
        (end.line.chain, end.line.account.lower(), end.line.asset.lower(), end.amount, end.origin)
        for end in flow.terminals
    }


def test_a_bridge_carries_the_theft_to_the_other_chain(tmp_path: Path) -> None:
    lay(tmp_path, STOLEN, LOGS)
    flow = flow_of(tmp_path, TraceRequest((hash_of(1),)))
    [bridge] = [edge for edge in flow.edges if edge.method == "bridge:test"]
    assert (bridge.confidence, bridge.amount_out, bridge.amount_in) == (1.0, "600", "594")
    assert bridge.target.credit.tx == hash_of(3)
    assert bridge.block == 3
    assert held(flow) == {
        (HOME, THIEF, TOKEN, "400", ("600", "1000")),
        (AWAY, SHOP, WRAPPED, "99", ("0", "100")),
        (AWAY, PURSE, WRAPPED, "495", ("100", "600")),
    }
    assert flow.gaps == () or "bridges" not in {gap.fact for gap in flow.gaps}


def test_backward_a_release_leads_to_its_deposit(tmp_path: Path) -> None:
    lay(tmp_path, STOLEN, LOGS)
    flow = flow_of(tmp_path, TraceRequest((SHOP,), backward=True))
    assert [edge.method for edge in flow.edges] == ["transfer", "bridge:test", "transfer"]
    assert {end.line.account.lower() for end in flow.terminals} == {VICTIM}


def test_a_deposit_without_its_release_says_where_to_look(tmp_path: Path) -> None:
    lay(tmp_path, STOLEN[:2], LOGS[:1])
    flow = flow_of(tmp_path, TraceRequest((hash_of(1),)))
    [gap] = [gap for gap in flow.gaps if gap.fact == "bridges"]
    assert f"to be paid to {PURSE} on {AWAY}" in gap.reason
    assert (HOME, LOCK, TOKEN, "600", ("0", "600")) in held(flow)


def test_swapped_straight_into_a_bridge_it_is_followed_through_both(tmp_path: Path) -> None:
    router = account("b")
    rows = [
        move(HOME, 1, VICTIM, THIEF, 1_000, OTHER), move(HOME, 1, None, POOL, 900, TOKEN),
        move(HOME, 2, THIEF, None, 1, "native", fee=True), move(HOME, 2, THIEF, POOL, 1_000, OTHER),
        move(HOME, 2, POOL, router, 600, TOKEN), move(HOME, 2, router, LOCK, 600, TOKEN),
        *STOLEN[2:],
    ]  # fmt: skip
    lay(tmp_path, rows, LOGS)
    flow = flow_of(tmp_path, TraceRequest((hash_of(1),), asset=OTHER))
    assert [edge.method for edge in flow.edges] == ["swap", "bridge:test", "transfer"]
    assert held(flow) == {
        (AWAY, SHOP, WRAPPED, "99", ("0", "166")), (AWAY, PURSE, WRAPPED, "495", ("166", "1000")),
    }  # fmt: skip


@pytest.mark.parametrize(
    "release",
    [log(AWAY, 3, 1, 8, PURSE, 594), log(AWAY, 3, 1, 7, SHOP, 594), log(AWAY, 3, 1, 7, PURSE, 500)],
    ids=["another identifier", "another receiver", "too little"],
)
def test_what_does_not_fit_is_not_followed(tmp_path: Path, release: BridgeLog) -> None:
    lay(tmp_path, STOLEN, [LOGS[0], release])
    flow = flow_of(tmp_path, TraceRequest((hash_of(1),)))
    assert {edge.method for edge in flow.edges} == {"transfer"}
    assert any("no release" in gap.reason for gap in flow.gaps if gap.fact == "bridges")


def test_logs_are_kept_once(tmp_path: Path) -> None:
    with opened(tmp_path, "world", write=True) as ledger:
        assert note_bridge_logs(ledger.database, [*LOGS, LOGS[0]]) == 2
        assert note_bridge_logs(ledger.database, LOGS) == 0


def test_what_goes_where_nobody_can_look_rests_as_untraceable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(privacy, "_BY_NAME", {AWAY: privacy.CHAINS[0]})
    lay(tmp_path, STOLEN[:2], LOGS[:1])
    flow = flow_of(tmp_path, TraceRequest((hash_of(1),)))
    assert {(end.reason, end.amount) for end in flow.terminals} == {
        ("untraceable", "600"), ("held", "400"),
    }  # fmt: skip
    [gap] = [gap for gap in flow.gaps if gap.fact == "bridges"]
    assert gap.reason.startswith("1 payments went to Monero, where nobody can follow")


def test_two_equal_deposits_of_one_transaction_are_two_transfers(tmp_path: Path) -> None:
    rows = [
        move(HOME, 1, VICTIM, THIEF, 1_200, TOKEN), move(HOME, 2, THIEF, LOCK, 600, TOKEN),
        move(HOME, 2, THIEF, LOCK, 600, TOKEN), move(AWAY, 3, None, PURSE, 594, WRAPPED),
        move(AWAY, 4, None, SHOP, 594, WRAPPED),
    ]  # fmt: skip
    logs = [
        log(HOME, 2, 0, 7, PURSE, 600, 10), replace(log(HOME, 2, 0, 8, SHOP, 600, 10), number=1),
        log(AWAY, 3, 1, 7, PURSE, 594), log(AWAY, 4, 1, 8, SHOP, 594),
    ]  # fmt: skip
    lay(tmp_path, rows, logs)
    flow = flow_of(tmp_path, TraceRequest((hash_of(1),)))
    assert held(flow) == {
        (AWAY, PURSE, WRAPPED, "594", ("0", "600")), (AWAY, SHOP, WRAPPED, "594", ("600", "1200")),
    }  # fmt: skip


def test_by_a_day_between_the_money_is_with_the_bridge(tmp_path: Path) -> None:
    lay(tmp_path, STOLEN, LOGS)
    flow = flow_of(tmp_path, TraceRequest((hash_of(1),), until=Moment("then", time=1_002)))
    assert (HOME, LOCK, TOKEN, "600", ("0", "600")) in held(flow)


def test_a_linked_payment_that_is_not_in_the_ledger_is_said(tmp_path: Path) -> None:
    lay(tmp_path, [*STOLEN[:2], move(AWAY, 3, SHOP, PURSE, 594, WRAPPED)], LOGS)
    flow = flow_of(tmp_path, TraceRequest((hash_of(1),)))
    assert any("no transfer" in gap.reason for gap in flow.gaps if gap.fact == "bridges")


def test_a_block_bounds_only_its_own_chain(tmp_path: Path) -> None:
    lay(tmp_path, STOLEN, LOGS)
    flow = flow_of(tmp_path, TraceRequest((hash_of(1),), until=Moment("9", height=9)))
    assert "times" in {gap.fact for gap in flow.gaps}
