"""The Avalanche bridge: transfers to and from one account, mints of given contracts."""

from hueandcry.decode.bridges.reader import read_log
from hueandcry.decode.bridges.registry import with_own
from hueandcry.model.bridge import BridgeMessage
from tests.decode.bridges.logs import ALICE, BOB, OTHER, SENT, TOKEN, event_of, log, message, read

ETHEREUM, AVALANCHE = "eip155:1", "eip155:43114"
ACCOUNT = "0x8eb8a3b98659cce290402893d0123abb75e3ab28"


def test_a_transfer_to_the_account_is_a_deposit_of_its_sender() -> None:
    moved = {"from": ALICE, "to": ACCOUNT, "value": 7}
    found = message(read("avalanche", ETHEREUM, "Transfer", moved, contract=TOKEN))
    assert (found.side, found.receiver, found.asset) == ("deposit", ALICE, TOKEN)
    assert (found.counterpart, found.identifier) == (AVALANCHE, SENT)


def test_a_transfer_from_the_account_is_a_release() -> None:
    moved = {"from": ACCOUNT, "to": BOB, "value": 7}
    found = message(read("avalanche", ETHEREUM, "Transfer", moved, contract=TOKEN))
    assert (found.side, found.receiver) == ("release", BOB)


def test_other_transfers_are_passed_over() -> None:
    moved = {"from": ALICE, "to": BOB, "value": 7}
    assert read("avalanche", ETHEREUM, "Transfer", moved, contract=TOKEN) is None


def test_a_mint_counts_only_on_a_given_contract() -> None:
    text = f'name = "avalanche"\n[[chains]]\nchain = "{AVALANCHE}"\ncontracts = ["{OTHER}"]\n'
    known = with_own([text])["avalanche"]
    minted = {"to": ALICE, "amount": 6, "feeAddress": BOB, "feeAmount": 1,
              "originTxId": bytes.fromhex(SENT[2:])}  # fmt: skip
    made = log(OTHER, event_of(known, "Mint", AVALANCHE), minted)
    found = read_log(known, AVALANCHE, made)
    assert isinstance(found, BridgeMessage)
    assert (found.identifier, found.asset) == (SENT, OTHER)
    assert read_log(known, AVALANCHE, made | {"address": TOKEN}) is None
