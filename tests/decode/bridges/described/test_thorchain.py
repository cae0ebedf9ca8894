"""THORChain: a swap on the way, linked by the inbound hash in the memo."""

from hueandcry.model.transfer import NATIVE
from hueandcry.trace.crossings.linking import IDENTIFIER_ALONE
from tests.decode.bridges.logs import ALICE, BOB, CAME, SENT, TOKEN, crossed, message, read

ETHEREUM, BNB = "eip155:1", "eip155:56"
VAULT = "0x" + "99" * 20


def deposit(memo: str) -> dict[str, str | int]:
    return {"to": VAULT, "asset": "0x" + "0" * 40, "amount": 1_000, "memo": memo}


def test_the_memo_tells_receiver_and_chain() -> None:
    found = message(read("thorchain", ETHEREUM, "Deposit", deposit(f"=:BSC.BNB:{BOB}:5/1/0")))
    assert (found.receiver, found.counterpart, found.asset) == (BOB, BNB, NATIVE)


def test_a_bitcoin_account_is_kept_as_it_is_written() -> None:
    account = "bc1q" + "q" * 38
    found = message(read("thorchain", ETHEREUM, "Deposit", deposit(f"SWAP:BTC.BTC:{account}")))
    assert found.receiver == account
    assert found.counterpart.startswith("bip122:")


def test_the_outbound_links_whatever_was_swapped() -> None:
    out = {
        "vault": VAULT,
        "to": BOB,
        "asset": TOKEN,
        "amount": 3,
        "memo": f"OUT:{SENT[2:].upper()}",
    }
    found = crossed(
        read("thorchain", ETHEREUM, "Deposit", deposit(f"=:BSC.BNB:{BOB}")),
        read("thorchain", BNB, "TransferOut", out, CAME),
    )
    assert [one.confidence for one in found.links] == [IDENTIFIER_ALONE]


def test_liquidity_and_refunds_are_no_crossings() -> None:
    assert read("thorchain", ETHEREUM, "Deposit", deposit("+:ETH.ETH")) is None
    back = {"vault": VAULT, "to": ALICE, "asset": TOKEN, "amount": 3, "memo": f"REFUND:{SENT[2:]}"}
    assert read("thorchain", ETHEREUM, "TransferOut", back) is None


def test_a_thorname_is_no_receiver() -> None:
    found = message(read("thorchain", ETHEREUM, "Deposit", deposit("=:b:alice")))
    assert (found.receiver, found.counterpart) == ("", "")
