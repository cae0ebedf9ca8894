"""Logs: hostile ones give a fault or nothing, never an error."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.bridges.reader import MAX_DATA, BridgeFault, read_log
from hueandcry.decode.bridges.registry import described
from hueandcry.model.bridge import BridgeMessage
from tests.decode.bridges.logs import ALICE, BOB, TOKEN, event_of, log

CELER = described()["celer"]
CONTRACT = CELER.chains[0].contracts[0]
GOOD = log(CONTRACT, event_of(CELER, "Send", "eip155:1"), {
    "transferId": b"\1" * 32, "sender": ALICE, "receiver": BOB, "token": TOKEN, "amount": 5,
    "dstChainId": 56, "nonce": 1, "maxSlippage": 5,
})  # fmt: skip


def read(**changed: object) -> BridgeMessage | BridgeFault | None:
    return read_log(CELER, "eip155:1", GOOD | changed, 77)


def test_a_good_log_is_a_record() -> None:
    found = read()
    assert isinstance(found, BridgeMessage)
    assert (found.time, found.block, found.index, found.receiver) == (77, 9, 3, BOB)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"topics": ["0x" + "9" * 64]}, "no event that is described"),
        ({"topics": []}, "no topic"),
        ({"topics": None}, "no topic"),
        ({"topics": [GOOD["topics"][0], "0x" + "0" * 64]}, "1 indexed fields, 0 are described"),
        ({"topics": [*GOOD["topics"], *["0x" + "0" * 64] * 4]}, "more than four"),
        ({"topics": [GOOD["topics"][0], 5]}, "a topic"),
        ({"data": GOOD["data"][:-64]}, "too short"),
        ({"data": "0x"}, "too short"),
        ({"data": "0xzz"}, "no hex"),
        ({"data": "0x0"}, "no hex"),
        ({"data": None}, "no hex"),
        ({"data": "0x" + "00" * (MAX_DATA + 1)}, "no hex of"),
        ({"data": "0x" + "ff" * 256}, "has bits set"),
        ({"removed": True}, "reorganised"),
        ({"transactionHash": "0x12"}, "transactionHash"),
        ({"logIndex": -1}, "logIndex"),
        ({"blockNumber": None}, "blockNumber"),
    ],
)
def test_a_bad_log_is_a_fault_with_a_reason(changed: dict[str, Any], words: str) -> None:
    found = read(**changed)
    assert isinstance(found, BridgeFault)
    assert words in found.reason


@pytest.mark.parametrize("changed", [{"address": ALICE}, {"address": None}, {"address": 7}])
def test_what_is_not_the_bridges_is_nothing(changed: dict[str, Any]) -> None:
    assert read(**changed) is None


def test_a_chain_that_is_not_described_is_nothing() -> None:
    assert read_log(CELER, "eip155:424242", GOOD) is None


def test_addresses_in_any_case_are_the_same() -> None:
    assert isinstance(read(address=CONTRACT.upper().replace("X", "x")), BridgeMessage)


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=70) | st.sampled_from(
        [CONTRACT, *(one for one in GOOD["topics"]), GOOD["data"]]
    ),
    lambda inner: st.lists(inner, max_size=5),
    max_leaves=6,
)  # fmt: skip
KEYS = st.sampled_from(sorted(GOOD))


@given(st.sampled_from(sorted(described())), st.dictionaries(KEYS, ANY, max_size=4))
def test_hostile_fields_never_raise(name: str, changed: dict[str, object]) -> None:
    bridge = described()[name]
    for chain in bridge.chains:
        found = read_log(bridge, chain.chain, GOOD | changed)
        assert found is None or isinstance(found, BridgeMessage | BridgeFault)


@given(st.data())
def test_hostile_data_of_a_right_topic_never_raises(data: st.DataObject) -> None:
    bridge = described()[data.draw(st.sampled_from(sorted(described())))]
    chain = data.draw(
        st.sampled_from([one for one in bridge.chains if one.contracts] or list(bridge.chains))
    )
    event = data.draw(st.sampled_from(bridge.events))
    from hueandcry.decode.bridges.event import parse_event

    parsed = parse_event(event.signature)
    word = st.binary(min_size=32, max_size=32).map(lambda one: "0x" + one.hex())
    wide = st.sampled_from([0, 1, 32, 64, 96, 2**255, 20]).map(lambda n: n.to_bytes(32, "big"))
    body = data.draw(st.lists(wide | st.binary(min_size=32, max_size=32), max_size=16))
    made = {
        "address": data.draw(st.sampled_from([*chain.contracts, TOKEN])),
        "topics": [parsed.topic, *data.draw(st.lists(word, max_size=3))],
        "data": "0x" + b"".join(body).hex() + data.draw(st.sampled_from(["", "00"])),
        "transactionHash": "0x" + "1" * 64, "logIndex": "0x0", "blockNumber": "0x1",
    }  # fmt: skip
    found = read_log(bridge, chain.chain, made)
    if isinstance(found, BridgeMessage):
        assert found.amount is None or 0 <= found.amount < 2**256
        assert len(found.receiver) <= 130
