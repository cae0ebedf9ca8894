"""Why a message found no other half."""

import pytest

from hueandcry.model.bridge import BridgeMessage
from tests.trace.crossings.bridging import BOB, came, linked, reasons, sent

WEEKS = 10 * 604_800


@pytest.mark.parametrize(
    ("messages", "reason"),
    [
        ([sent("d")], "no release"),
        ([came("r")], "no deposit"),
        ([sent("d", receiver="")], "receiver not told"),
        ([came("r", receiver="")], "receiver not told"),
        ([sent("d", to="")], "destination not told"),
        ([sent("d", asset="0x99")], "asset not mapped"),
        ([sent("d", identifier="7", asset="0x99")], "no release"),
    ],
)
def test_a_message_alone(messages: list[BridgeMessage], reason: str) -> None:
    assert set(reasons(linked(*messages)).values()) == {reason}


@pytest.mark.parametrize(
    ("deposit", "release", "reason"),
    [
        (sent("d", time=1_000), came("r", time=900), "before its deposit"),
        (sent("d", time=0), came("r", time=WEEKS), "outside the window"),
        (sent("d"), came("r", amount=101), "no deposit"),
        (sent("d", asset="0x99"), came("r", asset="0x98"), "asset not mapped"),
        (sent("d", asset="0x99"), came("r"), "no deposit"),
        (sent("d", identifier="7"), came("r", identifier="8"), "no deposit"),
        (sent("d", identifier="7"), came("r", identifier="7", amount=101), "differs"),
        (sent("d", identifier="7"), came("r", identifier="7", receiver=BOB), "differs"),
        (sent("d", 1_000, identifier="7"), came("r", 1, identifier="7"), "before its deposit"),
    ],
)
def test_a_release_against_its_deposit(
    deposit: BridgeMessage, release: BridgeMessage, reason: str
) -> None:
    assert reasons(linked(deposit, release))["r"] == reason


def test_a_second_release_of_one_deposit_is_paid_already() -> None:
    for identifier in ("", "7"):
        found = linked(sent("d", identifier=identifier), came("r", 100, identifier=identifier),
                       came("s", 200, identifier=identifier))  # fmt: skip
        assert reasons(found) == {"s": "paid already"}
        assert found.unlinked[0].against == "d"


def test_the_deposit_a_release_contradicts_is_told() -> None:
    found = linked(sent("d", identifier="7"), came("r", identifier="7", amount=99))
    assert [one.against for one in found.forged] == ["d"]


def test_an_unmapped_release_to_one_who_sent_nothing_unmapped_has_no_deposit() -> None:
    found = linked(sent("d", asset="0x99"), came("r", asset="0x98", receiver=BOB))
    assert reasons(found)["r"] == "no deposit"


def test_alike_ones_share_a_group() -> None:
    found = linked(sent("d", None), sent("e", None), came("r", None), came("s", None),
                   sent("f", None, 7), sent("g", None, 7), came("t", None, 7))  # fmt: skip
    groups = {one.message.tx: one.group for one in found.unlinked}
    assert set(reasons(found).values()) == {"alike"}
    assert groups["d"] == groups["e"] == groups["r"] == groups["s"] is not None
    assert groups["f"] == groups["g"] == groups["t"] not in {None, groups["d"]}
