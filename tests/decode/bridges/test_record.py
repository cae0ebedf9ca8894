"""The record of an event: what is not told stays empty, what is told must be read."""

import pytest
from msgspec.structs import replace

from hueandcry.decode.bridges.description import BridgeChain, BridgeDescription, BridgeEvent
from hueandcry.decode.bridges.record import NoRecord, record_of
from hueandcry.decode.bridges.values import Values
from hueandcry.decode.evm.abi import Value
from hueandcry.model.bridge import BridgeMessage
from hueandcry.model.transfer import NATIVE

HERE = BridgeChain("eip155:1", counterpart="eip155:2")
EVENT = BridgeEvent("deposit", "E(uint256 a)", receiver="to", amount="sum", asset="token")
BRIDGE = BridgeDescription(
    "example", (HERE, BridgeChain("eip155:2"), BridgeChain("eip155:3", number="33"))
)
NAMED: dict[str, Value] = {"to": "0x" + "a1" * 20, "sum": 5, "token": "0x" + "0" * 40}


def made(event: BridgeEvent = EVENT, **named: Value) -> BridgeMessage:
    values = Values(NAMED | named, "0x" + "c" * 40, "0x" + "d" * 64, "1")
    return record_of(BRIDGE, HERE, event, values, (9, 3, None))


def test_what_an_event_does_not_tell_is_empty() -> None:
    found = made()
    assert (found.sender, found.counterpart_asset, found.identifier, found.time) == (
        "",
        "",
        "",
        None,
    )
    assert (found.block, found.index, found.counterpart) == (9, 3, "eip155:2")


def test_the_zero_address_is_the_chains_coin() -> None:
    assert made().asset == NATIVE


@pytest.mark.parametrize(
    ("number", "chain"), [(2, "eip155:2"), (33, "eip155:3"), (3, ""), ("", ""), (10**70, "")]
)
def test_the_other_chain_by_the_bridges_number(number: Value, chain: str) -> None:
    assert made(replace(EVENT, counterpart="where"), where=number).counterpart == chain


def test_a_chain_can_be_said_outright() -> None:
    assert made(replace(EVENT, counterpart="=eip155:3")).counterpart == "eip155:3"


def test_an_empty_receiver_is_not_told() -> None:
    assert made(to="").receiver == ""


def test_identifiers_of_parts_are_joined() -> None:
    event = replace(EVENT, identifier=("=exit", "sum"))
    assert made(event).identifier == "exit:5"


def test_a_described_field_that_is_something_else_gives_no_record() -> None:
    with pytest.raises(NoRecord):
        made(to=5)
