"""Ronin: both generations of gateways, both directions."""

import pytest

from hueandcry.decode.evm.abi import Value
from hueandcry.trace.crossings.linking import IDENTIFIER
from tests.decode.bridges.logs import ALICE, BOB, CAME, OTHER, TOKEN, crossed, message, read

ETHEREUM, RONIN = "eip155:1", "eip155:2020"
WETH, RONIN_WETH = (
    "0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2", "0xc99a6a985ed2cac1ef41640596c5a5f9f4e19ef5",
)  # fmt: skip
RECEIPT: Value = (7, 0, (ALICE, TOKEN, 1), (BOB, OTHER, 2020), (0, 0, 55))
HASHED: dict[str, Value] = {"receiptHash": b"\x44" * 32, "receipt": RECEIPT}


def test_an_old_deposit_links_by_its_number() -> None:
    sent = read("ronin", ETHEREUM, "TokenDeposited", {
        "depositId": 9, "owner": BOB, "token": TOKEN, "sidechainToken": OTHER, "standard": 20,
        "number": 6,
    })  # fmt: skip
    came = read("ronin", RONIN, "TokenDeposited",
                {"depositId": 9, "owner": BOB, "token": OTHER, "number": 6}, CAME)  # fmt: skip
    assert [one.confidence for one in crossed(sent, came).links] == [IDENTIFIER]


def test_withdrawals_and_deposits_of_one_number_are_two() -> None:
    asked = message(read("ronin", RONIN, "TokenWithdrew", {
        "withdrawId": 9, "owner": BOB, "token": RONIN_WETH, "mainchainToken": WETH, "standard": 20,
        "number": 6,
    }))  # fmt: skip
    assert asked.identifier == "withdrawal:9"
    paid = read("ronin", ETHEREUM, "TokenWithdrew",
                {"withdrawId": 9, "owner": BOB, "token": WETH, "number": 6}, CAME)  # fmt: skip
    assert len(crossed(asked, paid).links) == 1


@pytest.mark.parametrize(
    ("sent", "here", "came", "there", "receiver"),
    [
        ("DepositRequested", ETHEREUM, "Deposited", RONIN, BOB),
        ("WithdrawalRequested", RONIN, "Withdrew", ETHEREUM, ALICE),
    ],
)
def test_receipts_link_by_their_hash(
    sent: str, here: str, came: str, there: str, receiver: str
) -> None:
    first, second = read("ronin", here, sent, HASHED), read("ronin", there, came, HASHED, CAME)
    found = crossed(first, second)
    assert [one.confidence for one in found.links] == [IDENTIFIER]
    assert (found.links[0].deposit.receiver, found.links[0].deposit.amount) == (receiver, 55)


def test_a_receipt_of_another_amount_is_a_candidate_for_a_forged_one() -> None:
    larger: Value = (7, 0, (ALICE, TOKEN, 1), (BOB, OTHER, 2020), (0, 0, 56))
    found = crossed(
        read("ronin", RONIN, "WithdrawalRequested", HASHED),
        read("ronin", ETHEREUM, "Withdrew", HASHED | {"receipt": larger}, CAME),
    )
    assert [one.reason for one in found.forged] == ["differs"]
