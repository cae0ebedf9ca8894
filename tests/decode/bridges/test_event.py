"""Event signatures: topics, what is indexed, and paths into tuples."""

import pytest

from hueandcry.decode.bridges.event import parse_event
from hueandcry.decode.evm.abi_shape import BadSignature

# Topics as published lists have them, not as this project hashes.
KNOWN = {
    "Transfer(address indexed from, address indexed to, uint256 value)":
    "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef",
    "Send(address indexed token, address indexed from, uint32 indexed toDomain, bytes32 toId,"
    " uint256 amount, bool toHook)":
    "0xa3d219cf126a12be40d7ad1ceef46231c987988dd4e686457b610e1b6b80a4bf",
    "event LogMessagePublished(address indexed sender, uint64 sequence, uint32 nonce,"
    " bytes payload, uint8 consistencyLevel)":
    "0x6eb224fb001ed210e379b335e35efe88672a8ce935d981a6896b27ffdf52a3b2",
}  # fmt: skip


@pytest.mark.parametrize("signature", KNOWN)
def test_the_topic_is_the_signatures_hash(signature: str) -> None:
    assert parse_event(signature).topic == KNOWN[signature]


def test_indexed_ones_stand_in_topics() -> None:
    event = parse_event("E(address indexed a, (uint256 indexed, uint8 b) c, uint256 indexed d)")
    assert [one.name for one in event.indexed] == ["a", "d"]
    assert [one.name for one in event.data] == ["c"]


def test_paths_lead_into_tuples_but_not_to_them() -> None:
    event = parse_event("E((address to, (uint256 amount) info) receipt, bytes indexed memo)")
    assert event.reaches("receipt.info.amount")
    assert event.reaches("receipt.to")
    assert not event.reaches("receipt")
    assert not event.reaches("receipt.nobody")
    assert not event.reaches("memo")
    assert not event.reaches("")


def test_an_event_without_parameters() -> None:
    assert parse_event("Paused()").data == ()


@pytest.mark.parametrize(
    "text",
    ["", "E(", "E(no)", "E(uint256 indexed a,uint8 indexed b,uint8 indexed c,uint8 indexed d)"],
)
def test_what_is_no_event_is_refused(text: str) -> None:
    with pytest.raises(BadSignature):
        parse_event(text)
