"""Proposals from the service's JSON and from hand-written fields."""

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.evm.strict_json import read_json
from hueandcry.decode.safe.proposal import read_proposal
from hueandcry.model.errors import NotAnObservable
from tests.decode.safe.values import FIELDS, SAFE, bybit_queue, row

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.just(SAFE),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)
NAMES = [*row(), "confirmations", "owners", "threshold", "dataDecoded", "safeTxHash", "results"]


def test_the_flat_form_is_read_whole() -> None:
    signature = "0x" + "ab" * 65
    read = read_proposal(
        row(
            owners=[SAFE], threshold="1", safeTxHash="0xAB",
            confirmations=[{"owner": SAFE, "signature": signature, "submissionDate": "2025"}],
        )
    )  # fmt: skip
    assert (read.chain, read.safe, read.version) == ("eip155:1", SAFE, "1.3.0")
    assert (read.owners, read.threshold) == ((SAFE,), "1")
    assert [(one.owner, one.signature, one.submitted) for one in read.confirmations] == [
        (SAFE, signature, "2025")
    ]
    assert ("safeTxHash", "0xab") in read.claimed
    assert read.written.lower() == f"safe {SAFE}, nonce 7"


def test_joined_signatures_stand_in_for_missing_confirmations() -> None:
    read = read_proposal(row(signatures="0x" + "ab" * 130, confirmations=[]))
    assert [(one.owner, len(one.signature)) for one in read.confirmations] == [("", 262)]
    told = row(signatures="0xab", confirmations=[{"signature": "0xcd"}])
    assert [one.signature for one in read_proposal(told).confirmations] == ["0xcd"]


def test_of_several_the_first_not_executed_is_judged(cases: Path) -> None:
    both = bybit_queue(cases, "executed", "displayed")
    assert both.transaction.value == "30000000000000000000000"
    assert [one.operation for one in both.siblings] == [1]
    done = read_proposal({"results": [row(isExecuted=True), row(isExecuted=True, value=6)]})
    assert done.transaction.value == "5"


def test_proposals_of_other_nonces_are_told_and_are_no_siblings() -> None:
    read = read_proposal({"count": 3, "results": [row(), row(nonce=9), row(nonce=8)]})
    assert read.siblings == ()
    assert ("other nonces", "8, 9") in read.claimed


def test_a_list_may_tell_the_safe_once() -> None:
    read = read_proposal(
        {"chainId": "0x5", "version": "1.4.1", "results": [{"safe": SAFE, **FIELDS}]}
    )
    assert (read.chain, read.version) == ("eip155:5", "1.4.1")


def test_chain_and_version_may_be_unknown() -> None:
    read = read_proposal({"safe": SAFE, **FIELDS})
    assert (read.chain, read.version) == ("", "")
    assert read.value != read_proposal(row()).value
    assert read_proposal({"safe": SAFE, **FIELDS}, "eip155:1").chain == "eip155:1"


def test_the_name_is_the_same_whatever_the_spelling() -> None:
    assert read_proposal(row(value="0x5", to="0x" + "11" * 20)).value == read_proposal(row()).value


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (row(chainId=0), "chainId"),
        (row(version=1.3), "version"),
        (row(owners=["0x12"]), "owner of the Safe"),
        (row(owners="x"), "owners"),
        (row(owners=[SAFE] * 1001), "owners"),
        (row(threshold="three"), "threshold"),
        (row(confirmations={}), "confirmations"),
        (row(confirmations=["x"]), "confirmations"),
        (row(confirmations=[{}] * 101), "confirmations"),
        (row(confirmations=[{"owner": "me"}]), "owner of a confirmation"),
        ({"results": []}, "empty"),
        ({"results": ["x"]}, "no JSON object"),
        ({"results": [row()] * 201}, "more than 200"),
        ({"results": [row()] * 40}, "share a nonce"),
        ({"results": [row(), row(safe="0x" + "11" * 20)]}, "different Safes"),
        ({**FIELDS}, "safe of the Safe transaction is missing"),
    ],
)
def test_what_cannot_be_read_is_said(value: dict[str, object], says: str) -> None:
    with pytest.raises(NotAnObservable, match=says):
        read_proposal(value)


def test_a_chain_that_is_told_twice_must_agree() -> None:
    assert read_proposal(row(), "eip155:1").chain == "eip155:1"
    with pytest.raises(NotAnObservable, match="eip155:10"):
        read_proposal(row(), "eip155:10")


@given(st.dictionaries(st.sampled_from(NAMES), ANYTHING, max_size=4))
def test_any_json_is_read_or_refused(changes: dict[str, object]) -> None:
    value = read_json(json.dumps({**row(), **changes}))
    assert isinstance(value, dict)
    with contextlib.suppress(NotAnObservable):
        assert len(bytes.fromhex(read_proposal(value).value[2:])) == 32
