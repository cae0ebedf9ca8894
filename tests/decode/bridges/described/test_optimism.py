"""OP Mainnet: tokens and ether, by the record."""

from hueandcry.model.transfer import NATIVE
from hueandcry.trace.crossings.linking import RECORD
from tests.decode.bridges.logs import ALICE, BOB, CAME, OTHER, TOKEN, crossed, message, read

L1, L2 = "eip155:1", "eip155:10"
SENT = {"localToken": TOKEN, "remoteToken": OTHER, "from": ALICE, "to": BOB, "amount": 3,
        "extraData": b""}  # fmt: skip
TAKEN = SENT | {"localToken": OTHER, "remoteToken": TOKEN}


def test_a_token_links_by_the_record() -> None:
    found = crossed(
        read("optimism", L1, "ERC20BridgeInitiated", SENT),
        read("optimism", L2, "ERC20BridgeFinalized", TAKEN, CAME),
    )
    assert [one.confidence for one in found.links] == [RECORD]


def test_ether_is_the_coin_of_both_chains() -> None:
    found = message(read("optimism", L2, "ETHBridgeInitiated", {
        "from": ALICE, "to": BOB, "amount": 3, "extraData": b"\1",
    }))  # fmt: skip
    assert (found.asset, found.counterpart_asset, found.counterpart) == (NATIVE, NATIVE, L1)


def test_another_token_does_not_pay_it() -> None:
    found = crossed(
        read("optimism", L1, "ERC20BridgeInitiated", SENT),
        read("optimism", L2, "ERC20BridgeFinalized", TAKEN | {"localToken": ALICE}, CAME),
    )
    assert [one.reason for one in found.forged] == ["no deposit"]
