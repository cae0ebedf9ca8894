import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.calldata.frame import CallFrame, NoAbis
from hueandcry.decode.calldata.known import tables
from hueandcry.decode.calldata.read import MAX_ACTS, MAX_BYTES, MAX_CALLS, MAX_DEPTH, read_call
from hueandcry.decode.evm.abi_type import parse_function
from hueandcry.model.act import Approval, Call, Creation, Delegatecall, Payment
from tests.decode.calldata.calls import (
    CHAIN,
    COIN,
    ME,
    OTHER,
    SHOP,
    TOKEN,
    TRANSFER,
    acts,
    anything,
    called,
    calls,
    example,
    meaning,
)
from tests.decode.calldata.test_batches import CALL_ONLY, MULTISEND, SAFE, multi_send, row

EXAMPLES = [
    called(signature, *[example(one.type) for one in parse_function(signature).inputs])
    for signature, _ in (tables()[0] | tables()[1]).values()
]
KNOWN = sorted(tables()[0] | tables()[1])


def test_no_data() -> None:
    assert acts(b"") == [
        Call((), CHAIN, ME, SHOP, "0", "", "", (), 0, "nothing"),
    ]  # fmt: skip
    assert meaning(acts(b"", amount=9)) == [Payment((), COIN, ME, SHOP, "9", "value")]


def test_data_too_short_for_a_selector() -> None:
    for size in (1, 2, 3):
        (found,) = calls(acts(b"\1" * size))
        assert (found.read, found.selector, found.size) == ("nothing", "", size)
        assert found.fault == f"{size} bytes are too short for a function's selector"


def test_a_creation() -> None:
    assert acts(b"\x60\x80", target="", amount=4) == [Creation((), ME, "4", 2)]


def test_a_delegatecall_pays_nothing_and_its_library_is_named() -> None:
    found = acts(b"", target=OTHER, account=SAFE, amount=9)
    assert meaning(found) == [Delegatecall((), SAFE, OTHER, "0x", "")]
    found = acts(multi_send(), target=CALL_ONLY, account=SAFE)
    assert meaning(found) == [
        Delegatecall((), SAFE, CALL_ONLY, "0x8d80ff0a", "MultiSendCallOnly 1.5.0")
    ]


def test_a_place_given_is_kept() -> None:
    found = acts(called("multicall(bytes[])", [TRANSFER]), place=("Safe transaction",))
    assert calls(found)[1].place == ("Safe transaction", "multicall", "call 1 of 1")


def test_an_exact_approval_and_real_payments(cases: Path) -> None:
    folder = cases / "signing"
    rows = json.loads((folder / "negatives.json").read_text())["cases"]
    exact = next(row for row in rows if row["kind"] == "exact approval")
    found = acts(bytes.fromhex(exact["calldata"][2:]), target=exact["to"].lower())
    assert isinstance(found[1], Approval)
    assert (found[1].amount, found[1].unlimited) == ("650389675", False)
    for name, amount in (("wbtc_2024_05_03", "115528802767"), ("usdt_2025_04_20", "699990000000")):
        case = json.loads((folder / f"poisoning_{name}.json").read_text())
        sent = case["loss_tx"]
        found = acts(bytes.fromhex(sent["calldata"][2:]), target=sent["to"].lower())
        assert isinstance(found[1], Payment)
        assert found[1].recipient == case["lookalike"].lower()
        assert found[1].amount == amount


def nested(times: int) -> bytes:
    data = TRANSFER
    for _ in range(times):
        data = called("multicall(bytes[])", [data])
    return data


def test_depth_is_bounded() -> None:
    whole, deeper = calls(acts(nested(MAX_DEPTH))), calls(acts(nested(MAX_DEPTH + 1)))
    assert (whole[-1].read, whole[-1].fault) == ("known selector", "")
    assert (deeper[-1].read, deeper[-1].fault) == ("nothing", "nested deeper than 16")
    assert len(deeper) == MAX_DEPTH + 2


def test_the_number_of_calls_is_bounded() -> None:
    found = calls(acts(called("multicall(bytes[])", [b"\1\2\3\4"] * (MAX_CALLS + 50))))
    assert len(found) == MAX_CALLS + 1
    assert "past 1,000 calls" in found[-1].fault


def test_a_bomb_of_nested_batches_stays_small() -> None:
    data = b"\1\2\3\4"
    for _ in range(6):
        data = multi_send(*[row(MULTISEND, data, operation=1)] * 5)
    found = acts(data, target=MULTISEND, account=SAFE)
    assert len(calls(found)) == MAX_CALLS + 1


def test_the_number_of_acts_is_bounded() -> None:
    many = called("lockdown((address,address)[])", [(TOKEN, OTHER)] * (MAX_ACTS + 50))
    found = acts(called("multicall(bytes[])", [many, TRANSFER]))
    assert len(found) == MAX_ACTS
    assert calls(found)[1].fault == "past 8,000 acts: those after them are not read"


def test_bytes_are_counted_over_all_calls() -> None:
    big = called("multicall(bytes[])", [bytes(MAX_BYTES // 4)] * 3)
    (first, *_, last) = calls(acts(called("multicall(bytes[])", [big, TRANSFER])))
    assert first.nested
    assert "past 4 MiB" in last.fault


@pytest.mark.parametrize("data", EXAMPLES, ids=KNOWN)
def test_every_truncation_is_read_without_falling_over(data: bytes) -> None:
    for size in range(len(data)):
        found = acts(data[:size], amount=1)
        assert isinstance(found[0], Call)
        assert found[0].size == size


@given(st.sampled_from(KNOWN), anything)
def test_any_bytes_after_a_known_selector(selector: str, data: bytes) -> None:
    frame = CallFrame((), CHAIN, ME, SHOP, 0, bytes.fromhex(selector) + data)
    assert read_call(frame, NoAbis())
    assert read_call(frame._replace(account=SAFE), NoAbis())


@given(st.sampled_from(EXAMPLES), st.integers(0, 2000), anything)
def test_any_bytes_inside_an_example(data: bytes, at: int, other: bytes) -> None:
    changed = data[:at] + other[:32] + data[at + 32 :]
    assert read_call(CallFrame((), CHAIN, ME, SHOP, 0, changed), NoAbis())
