"""A stated hash tells how it was made; the hint makes no digest."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from hueandcry.decode.digests import digests_of
from hueandcry.decode.safe.proposal import read_proposal
from hueandcry.decode.safe.stated_hash import hint_of
from hueandcry.model.observable import SafeProposal
from tests.decode.safe.values import bybit, row


def stated(made: str, chain: int, **changes: object) -> SafeProposal:
    whole = row(version=made, chainId=chain)
    named = {**whole, "safeTxHash": read_proposal(whole).value}
    return read_proposal({**named, "version": None, "chainId": None, **changes})


@pytest.mark.parametrize(
    ("version", "chain", "says"),
    [
        ("1.5.0", 8453, "version 1.3.0 or later on eip155:8453:"),
        ("1.2.0", 1, "version 1.0.0 to 1.2.0:"),
        ("0.1.0", 1, "version 0.1.0:"),
    ],
)
def test_the_way_it_was_made_is_found(version: str, chain: int, says: str) -> None:
    one = stated(version, chain)
    assert says in hint_of(one)
    made = digests_of(one)
    assert made.rows == ()
    assert made.fault.endswith("make sure it is so")


def test_what_is_told_is_not_tried_otherwise() -> None:
    assert "version 1.3.0 on eip155:10:" in hint_of(stated("1.4.1", 10, version="1.3.0"))
    assert hint_of(stated("1.4.1", 10, version="1.1.1")) == ""
    assert "on eip155:10:" in hint_of(stated("1.4.1", 10, chainId=10))
    assert hint_of(stated("1.4.1", 10, chainId=1)) == ""


def test_nothing_is_said_where_nothing_fits() -> None:
    assert hint_of(stated("1.4.1", 77777)) == ""
    one = stated("1.4.1", 1)
    assert hint_of(replace(one, transaction=replace(one.transaction, value="6"))) == ""
    assert hint_of(replace(one, claimed=())) == ""


def test_bybit_s_records_tell_an_old_version(cases: Path) -> None:
    for which in ("displayed", "executed"):
        assert "1.0.0 to 1.2.0" in hint_of(read_proposal(bybit(cases, which)))
