"""One sentence an act, in words a person who signs understands."""

from typing import get_args

import pytest
from msgspec.structs import replace

from hueandcry.decode.account import checksummed
from hueandcry.decode.meaning.naming import Naming
from hueandcry.decode.meaning.words import sentence
from hueandcry.model.act import (
    AnyAct,
    Approval,
    Asset,
    BlindSignature,
    Call,
    Control,
    Creation,
    Delegatecall,
    Delegation,
    Named,
    Order,
    Payment,
    Quantity,
    Refund,
    Share,
    SignIn,
    Swap,
)
from hueandcry.model.signing import Parties, Signer

CHAIN = "eip155:1"
ME, OTHER, TOKEN = "0x" + "51" * 20, "0x" + "a1" * 20, "0x" + "70" * 20
FULL, NAME = checksummed(OTHER), checksummed(TOKEN)
SAY = Naming(Parties(()), Signer(ME))
ETH, COIN = Asset(CHAIN, "", "native"), Asset(CHAIN, TOKEN, "erc20")
PAYMENT = Payment((), ETH, ME, OTHER, "1" + "0" * 18, "value")
APPROVAL = Approval((), COIN, ME, OTHER, "5", "approve")
ORDER = Order(
    (), "Seaport", OTHER, ME, (Quantity(Asset(CHAIN, TOKEN, "erc721", "7"), "1"),),
    (Quantity(ETH, "0"),), (Share(ME, Quantity(ETH, "0")),),
)  # fmt: skip
SWAP = Swap((), "Uniswap", ME, "", (Quantity(COIN, "5"),), (Quantity(ETH, "1" + "0" * 18),))
CALL = Call((), CHAIN, ME, OTHER, "0", "0xdeadbeef", "", (), 36, "nothing")
FOREIGN = Delegatecall((), TOKEN, OTHER, "0x12345678", "")
CODE = Delegation((), ME, OTHER, CHAIN, "1")
SIGN_IN = SignIn((), "club.example", "https://club.example", ME, CHAIN, "", "1", "", "")

SAID: list[tuple[AnyAct, str]] = [
    (PAYMENT, f"You send 1 ETH to {FULL}."),
    (replace(PAYMENT, recipient=ME), "You send 1 ETH to yourself (0x"),
    (replace(PAYMENT, sender=TOKEN), f"{NAME} sends 1 ETH to {FULL}."),
    (APPROVAL, f"{FULL} may take up to 5 raw units of token {NAME} from your account."),
    (replace(APPROVAL, unlimited=True), "all of your token"),
    (replace(APPROVAL, unlimited=True), "without limit."),
    (replace(APPROVAL, manner="increaseAllowance"), "more from your account"),
    (replace(APPROVAL, revokes=True), f"{FULL} may no longer take your token {NAME}."),
    (replace(APPROVAL, manner="setApprovalForAll"), "every token of your collection"),
    (replace(APPROVAL, asset=Asset(CHAIN, TOKEN)), "either 5 raw units or the one token"),
    (replace(APPROVAL, manner="decreaseAllowance"), "may take 5 raw units of token"),
    (replace(APPROVAL, manner="Permit2 transfer", unlimited=True), "may take once, up to"),
    (replace(APPROVAL, manner="account authorization"), f"may act for your account at {NAME}."),
    (replace(APPROVAL, manner="credit delegation"), f"may borrow from {NAME} on your account"),
    (replace(APPROVAL, asset=Asset(CHAIN, TOKEN, "erc721", "7")), f"your token {NAME} number 7."),
    (replace(APPROVAL, spender=ME), "You (0x"),
    (replace(APPROVAL, owner=TOKEN), f"from {NAME}'s account"),
    (replace(APPROVAL, manner="permit", deadline=0), "used until 1970-01-01 00:00 UTC"),
    (replace(APPROVAL, manner="Permit2 permit", expires=0, deadline=9), "UTC; the signature"),
    (ORDER, f"You offer token {NAME} number 7 on Seaport until taken back; you get 0 ETH."),
    (replace(ORDER, taker=OTHER), f"Only {FULL} may take it."),
    (replace(ORDER, gets=()), "you get nothing"),
    (replace(ORDER, offerer=TOKEN), f"{NAME} offers token"),
    (replace(ORDER, shares=(Share(OTHER, Quantity(ETH, "1")),)), f", {FULL} gets 0.0"),
    (replace(ORDER, opaque=True), "only a hash"),
    (SWAP, "for at least 1 ETH; it goes to yourself"),
    (replace(SWAP, gives=(), gets=(), receiver=OTHER), f"is not told; it goes to {FULL}"),
    (replace(SWAP, recipient_chain="eip155:10"), "on Optimism (eip155:10)"),
    (replace(SWAP, gets=(Quantity(COIN, "0"),)), "no least amount is asked for"),
    (Control((), TOKEN, "owner added", OTHER), f"{FULL} becomes an owner of {NAME}."),
    (Control((), TOKEN, "threshold", "1", "was 3"), "From now on 1 owner is enough to sign"),
    (Control((), TOKEN, "threshold", "2", "was 3"), "From now on 2 owners are enough to sign"),
    (Control((), ME, "admin", OTHER), f"{FULL} rules your account (0x"),
    (FOREIGN, f"Code at {FULL} runs as {NAME} itself"),
    (replace(FOREIGN, library="MultiSendCallOnly 1.3.0"), "makes the calls of the batch"),
    (CODE, f"runs the code at {FULL} from now on, on Ethereum (eip155:1)."),
    (replace(CODE, chain="eip155:*"), "on every chain"),
    (replace(CODE, authority=TOKEN), f"{NAME} runs the code"),
    (SIGN_IN, f"to club.example that you hold {checksummed(ME)}."),
    (replace(SIGN_IN, domain=""), "You prove to a site that is not told"),
    (BlindSignature((), "a bare hash", "0x"), "You sign a bare hash"),
    (Refund((), TOKEN, "", OTHER, "7", "0"), f"{FULL} is paid for the execution by the Safe: 7"),
    (Refund((), TOKEN, OTHER, "", "7", "0"), "Whoever executes it is paid"),
    (Creation((), ME, "0", 24_576), "24,576 bytes of code."),
    (Creation((), ME, "1" + "0" * 18, 1), "and gets 1 of the chain's own coin."),
    (Named((), ME, OTHER, "go(address)", (("to", TOKEN),)), f"{FULL} runs go with to {NAME}: what"),
    (Named((), ME, OTHER, "go()", (("a", ME),) * 9), "and 3 more: what that does only its name"),
    (CALL, "with 36 bytes that cannot be read (function 0xdeadbeef)."),
    (replace(CALL, fault="truncated"), f"A call to {FULL} cannot be read: truncated."),
    (replace(CALL, fault="overlong", read="known selector"), "not as they should be: overlong."),
]  # fmt: skip


@pytest.mark.parametrize(("act", "words"), SAID)
def test_an_act_is_said_in_a_sentence(act: AnyAct, words: str) -> None:
    said = sentence(act, SAY)
    assert words in said
    assert said.endswith(".")


def test_calls_that_other_acts_say_are_not_said_twice() -> None:
    assert sentence(replace(CALL, read="known selector"), SAY) == ""
    assert sentence(replace(CALL, size=0), SAY) == ""


def test_every_kind_of_act_is_said_here() -> None:
    assert {type(act) for act, _ in SAID} == set(get_args(AnyAct))
