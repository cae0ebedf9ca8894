"""Horizon: the release names the other chain's transaction; ether has a place holder."""

from hueandcry.decode.bridges.registry import with_own
from hueandcry.model.transfer import NATIVE
from tests.decode.bridges.logs import ALICE, BOB, CAME, SENT, TOKEN, message, read

ETHEREUM, HARMONY = "eip155:1", "eip155:1666600000"


def test_a_lock_tells_the_account_on_harmony() -> None:
    found = message(read("horizon", ETHEREUM, "Locked", {
        "token": TOKEN, "sender": ALICE, "amount": 4, "recipient": BOB,
    }))  # fmt: skip
    assert (found.receiver, found.counterpart, found.identifier) == (BOB, HARMONY, SENT)


def test_ether_is_the_chains_own_coin() -> None:
    found = message(read("horizon", ETHEREUM, "Unlocked", {
        "ethToken": "0x00" + "ee" * 19, "amount": 4, "recipient": BOB,
        "receiptId": bytes.fromhex(CAME[2:]),
    }))  # fmt: skip
    assert (found.asset, found.identifier) == (NATIVE, CAME)


def test_a_users_contract_on_harmony_is_read() -> None:
    text = f'name = "horizon"\n[[chains]]\nchain = "{HARMONY}"\ncontracts = ["{TOKEN}"]\n'
    added = next(one for one in with_own([text])["horizon"].chains if one.chain == HARMONY)
    assert (added.contracts, added.counterpart) == ((TOKEN,), ETHEREUM)
