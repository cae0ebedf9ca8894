"""What must be known of a request to say that nothing was found."""

import pytest

from hueandcry.decode.request import read_request
from hueandcry.judge.floor_signing import signing_gaps
from hueandcry.model.any_fact import AnyFact
from hueandcry.model.fact import Gap
from hueandcry.model.signing import (
    Confirmations,
    Digest,
    Digests,
    History,
    Recovered,
    Signer,
    Site,
    Unread,
)
from tests.decode.requests import TEXTS

TOLD = (Signer("0x1"), Site("x", "x", ""), History(True, 1))
MADE = Digests((Digest("signing hash", "0x", ""),))


def gaps(*facts: AnyFact, form: str = "transaction") -> list[Gap]:
    return list(signing_gaps(read_request(TEXTS[form]), {type(fact): fact for fact in facts}))


def needed(*facts: AnyFact, form: str = "transaction") -> list[str]:
    return [gap.fact for gap in gaps(*facts, form=form) if gap.needed]


def test_all_of_it_read_and_hashed_is_enough() -> None:
    assert needed(Unread(()), MADE) == []
    assert needed() == []


@pytest.mark.parametrize("form", TEXTS)
def test_each_part_that_was_not_read_is_missed(form: str) -> None:
    found = gaps(Unread(("one", "two")), MADE, form=form)
    assert [gap.reason for gap in found if gap.needed] == ["one", "two"]


def test_what_is_not_signed_is_no_part_of_it() -> None:
    assert needed(Unread((), (("a", "b"),)), MADE) == []


@pytest.mark.parametrize(
    ("form", "wanted"),
    [
        ("transaction", False), ("user_operation", False), ("batch", False),
        ("typed_data", True), ("safe", True), ("authorization", True), ("message", True),
    ],
)  # fmt: skip
def test_a_hash_is_missed_where_no_wallet_fills_in_fields(form: str, wanted: bool) -> None:
    fault = Digests((), "why")
    assert needed(fault, form=form) == (["hash"] if wanted else [])
    assert "why" in [gap.reason for gap in gaps(fault, form=form)]


def test_what_was_not_told_is_said_and_not_needed() -> None:
    untold = {gap.fact for gap in gaps(Unread(()), MADE)}
    assert untold == {"effects", "history", "site", "signer"}
    assert {gap.fact for gap in gaps(Unread(()), MADE, *TOLD)} == {"effects"}


def test_confirmations_that_only_a_node_can_check_are_said() -> None:
    rows = (
        Recovered("0x1", "", "contract", None),
        Recovered("0x2", "0x2", "plain", True),
        Recovered("0x3", "", "approved hash", True),
        Recovered("0x4", "", "too short", None),
    )
    found = [gap.reason for gap in gaps(Confirmations(rows)) if gap.fact == "confirmation"]
    assert [reason.split()[3] for reason in found] == ["0x1", "0x3"]
