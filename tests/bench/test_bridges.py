"""The bench of bridges: what it hides, and what it calls right."""

import pytest
from bench.bridges import Direction, hidden, record, score, timeless

from hueandcry.model.bridge import BridgeMessage
from tests.trace.crossings.bridging import came, linked, sent

ROW = {
    "bridge": "CelerNetwork", "event": "Deposit", "tx_hash": "0xAB", "timestamp": "5",
    "sender": "0xC1", "receiver": "0xD2", "src_chain": "ETH", "dst_chain": "BNB",
    "asset_src": "0xE3", "asset_dst": "", "amount": "7",
}  # fmt: skip


def test_hidden_messages_follow_nothing_but_their_hashes() -> None:
    found = hidden([sent("0x2", identifier="1"), sent("0x1", identifier="2")])
    assert [(one.tx, one.identifier) for one in found] == [("0x1", ""), ("0x2", "")]
    assert timeless(found)[0].time is None


def test_a_link_to_another_than_the_truth_is_wrong() -> None:
    messages = [sent("d", identifier="1"), came("r", identifier="2")]
    direction = Direction("", messages, {("d", "1"): ("s", "1")}, frozenset())
    told = score(linked(*hidden(messages)), direction)
    assert (told.pairs, told.right, told.wrong, told.beyond) == (1, 0, 1, 0)


def test_a_link_the_truth_says_nothing_of_is_beyond() -> None:
    messages = [sent("d", identifier="1"), came("r", identifier="1")]
    told = score(linked(*messages), Direction("", messages, {}, frozenset()))
    assert (told.right, told.wrong, told.beyond) == (0, 0, 1)


def test_a_decoded_row_is_a_record() -> None:
    found = record(ROW)
    assert isinstance(found, BridgeMessage)
    assert (found.bridge, found.counterpart, found.receiver) == ("celer", "eip155:56", "0xd2")


@pytest.mark.parametrize(
    "changed", [{"amount": ""}, {"receiver": ""}, {"dst_chain": "?"}, {"bridge": "?"}]
)
def test_a_row_without_a_fact_is_a_fault(changed: dict[str, str]) -> None:
    assert isinstance(record(ROW | changed), str)
