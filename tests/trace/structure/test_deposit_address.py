"""A customer's address at a custodian, and the thief's last purse that only looks like one."""

import pytest

from hueandcry.model.flow import Flow
from hueandcry.model.label import Label
from hueandcry.model.structure import Behaviour, Paid, Structure
from hueandcry.trace.structure.deposit_address import deposit_addresses
from hueandcry.trace.structure.passages import Passages
from tests.flows import Sketch, label
from tests.trace.structure.worlds import COIN, at, known, paid

HOT: dict[str, tuple[Label, ...]] = {"wallet": (label("Kraken 4"),)}
SWEPT = (paid("wallet", 60), paid("wallet", 40, asset="eip155:1/gold"))


def flow() -> Flow:
    sketch = Sketch()
    thief, address, wallet = (sketch.line(name, "coin") for name in ("thief", "address", "wallet"))
    seed = sketch.seed(thief, 60, "theft")
    sketch.move(seed, thief, address, (0, 60))
    sketch.move(seed, address, wallet, (0, 60))
    sketch.rest(seed, wallet, (0, 60), "service", HOT["wallet"])
    return sketch.flow()


def found(
    payments: tuple[Paid, ...], labels: dict[str, tuple[Label, ...]], payers: int = 1
) -> list[Structure]:
    facts = known({at("address"): Behaviour(payments)}, labels, {"wallet": payers})
    return list(deposit_addresses(Passages(flow()), facts))


def test_an_account_swept_into_a_custodians_wallet() -> None:
    [one] = found(SWEPT, HOT)
    assert (one.kind, one.entity, one.accounts) == (
        "deposit address", "Kraken 4", (at("address"), at("wallet")),
    )  # fmt: skip
    assert one.evidence == ("e1", "e2")
    assert one.transactions == ("tx0",)
    assert {(part.role, part.asset, part.amount) for part in one.parts} == {
        ("received", COIN, "60"), ("forwarded", COIN, "60"), ("forwarded", "eip155:1/gold", "40"),
    }  # fmt: skip
    assert "2 of its 2 payments" in one.sentence


def test_name_and_crowd_together_are_surer_than_either() -> None:
    [by_name], [by_both] = found(SWEPT, HOT), found(SWEPT, HOT, payers=100)
    [by_crowd] = found(SWEPT, {"wallet": (label("Kraken"),)}, payers=100)
    assert by_name.confidence == by_crowd.confidence < by_both.confidence < 0.9


@pytest.mark.parametrize(
    "labels",
    [
        {"wallet": (label("Kraken"),)},
        {"wallet": (label("Kraken_Deposit_0x12"),)},
        {"wallet": (label("Kraken 4"), label("Kraken: Deposit", source="other"))},
        {"wallet": (label("Kraken 4", sure=0.3),)},
        {"wallet": (label("Router 4", "defi"),)},
        {**HOT, "address": (label("Thief", "theft"),)},
        {},
    ],
    ids=["no wallet", "deposit", "disputed", "unsure", "no custodian", "named", "unknown"],
)
def test_a_purse_that_pays_a_customers_address_is_none(
    labels: dict[str, tuple[Label, ...]],
) -> None:
    assert found(SWEPT, labels) == []


@pytest.mark.parametrize(
    ("payments", "expected"),
    [
        ((paid("wallet", 60),), 0),
        ((paid("wallet", 90, 9), paid("friend", 10, 1)), 1),
        ((paid("wallet", 89, 9), paid("friend", 11, 1)), 0),
        ((paid("wallet", 90, 8), paid("friend", 10, 1)), 0),
        ((paid("wallet", 9, 9, "eip155:1/gold"),), 0),
    ],
    ids=["once", "nine tenths", "too little", "too seldom", "another asset only"],
)
def test_nine_tenths_by_amount_and_by_payments(payments: tuple[Paid, ...], expected: int) -> None:
    assert len(found(payments, HOT)) == expected
