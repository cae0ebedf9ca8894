"""Look-alikes of addresses people pay: real ones are told, and nobody else's is."""

import csv
import json
from pathlib import Path

import pytest

from hueandcry.decode.payment_history import PaymentHistory
from hueandcry.gather.asked import Asked
from hueandcry.model.verdict import Answer, Verdict
from hueandcry.run.check import Checker
from tests.run.vectors.case import history, rules_of, transaction


@pytest.mark.parametrize("name", ["poisoning_wbtc_2024_05_03", "poisoning_usdt_2025_04_20"])
def test_a_forged_payment_makes_nobody_known(name: str, cases: Path, checker: Checker) -> None:
    case = json.loads((cases / "signing" / f"{name}.json").read_text())
    loss = case["loss_tx"]
    text = transaction(loss["to"], loss["calldata"], sender=case["victim"])
    # The thief's log: nothing was paid, or there is no transaction of one's own.
    for forged in (
        history(case["lookalike"].lower(), case["trusted"].lower(), amount="0"),
        history(case["lookalike"].lower(), case["trusted"].lower(), tx=""),
    ):
        answer = checker.check(text, Asked(history=forged)).answer
        assert rules_of(answer) == {"signing/payment-to-new"}
    paid = checker.check(text, Asked(history=history(case["trusted"]))).answer
    assert "signing/imitation" in rules_of(paid)


def imitates(checker: Checker, account: str, paid: PaymentHistory) -> Answer | None:
    """Return the answer about an account if it is told to look like a payee."""
    answer = checker.check(account, Asked(history=paid)).answer
    return answer if "address/imitation" in rules_of(answer) else None


def test_labelled_poisonings_are_told(cases: Path, checker: Checker) -> None:
    with (cases / "poisoning" / "poison_hunter_attacks.csv").open(newline="") as file:
        pairs = [(row["attacker"], row["imitated"]) for row in csv.DictReader(file)]
    missed = [pair for pair in pairs if not imitates(checker, pair[0], history(pair[1]))]
    assert len(pairs) == 62
    assert len(missed) <= 1


def test_every_look_alike_that_was_paid_is_a_danger(cases: Path, checker: Checker) -> None:
    with (cases / "poisoning" / "payoff_pairs_ethereum.csv").open(newline="") as file:
        pairs = [(row["lookalike"], row["intended"]) for row in csv.DictReader(file)]
    assert len(pairs) > 800
    for lookalike, intended in pairs:
        answer = imitates(checker, lookalike, history(intended))
        assert answer, (lookalike, intended)
        assert answer.verdict is Verdict.DANGER


def test_payees_of_the_history_are_never_look_alikes(cases: Path, checker: Checker) -> None:
    with (cases / "poisoning" / "benign_addresses.csv").open(newline="") as file:
        payees = [row["address"] for row in csv.DictReader(file)]
    paid = history(*payees)
    assert len(payees) > 500
    assert not [payee for payee in payees if imitates(checker, payee, paid)]
