"""Who a label says an account is; an unsure one says nothing."""

import pytest

from hueandcry.trace.structure.naming import (
    counted,
    custodian,
    lasting,
    named,
    says_deposit,
    says_wallet,
    short,
)
from tests.flows import label
from tests.trace.structure.worlds import at


def test_an_unsure_label_names_nobody() -> None:
    unsure = (label("Kraken", sure=0.3),)
    assert not named(unsure)
    assert custodian(unsure) is None
    assert custodian((label("Tornado", "mixer"),)) is None
    sure = label("Kraken", sure=0.8)
    assert custodian((label("Other", sure=0.6), sure)) == sure


@pytest.mark.parametrize(
    ("name", "deposit", "wallet"),
    [
        ("Binance 14", False, True), ("Huobi: Hot Wallet 2", False, True), ("Kraken", False, False),
        ("Binance_Deposit_0x2edf", True, False), ("Binance Dep: 0x12", True, False),
        ("Depot", False, False), ("Hotbit", False, False),
    ],
)  # fmt: skip
def test_what_a_name_says(name: str, deposit: bool, wallet: bool) -> None:
    assert says_deposit([label(name)]) is deposit
    assert says_wallet(label(name)) is wallet


def test_words() -> None:
    assert short(at("0x" + "ab" * 20)) == "0xababab…ababab"
    assert short(at("bob")) == "bob"
    assert (lasting(60), lasting(90 * 86_400)) == ("1 hour", "90 days")
    assert (counted(1, "step"), counted(1_200, "step")) == ("1 step", "1,200 steps")
