"""Other proposals of the same nonce."""

from pathlib import Path

from msgspec.structs import replace

from hueandcry.decode.safe.proposal import read_proposal
from hueandcry.decode.safe.siblings import other_proposals, siblings_of
from tests.decode.safe.values import bybit_queue, row


def test_bybit_s_second_proposal_is_found_with_all_that_differs(cases: Path) -> None:
    (found,) = siblings_of(bybit_queue(cases, "displayed", "executed")).rows
    assert found.safe_tx_hash == bybit_queue(cases, "executed").value
    differs = {field: (here, there) for field, here, there in found.differences}
    assert set(differs) == {"to", "value", "data", "operation", "safeTxGas"}
    assert differs["operation"] == ("0", "1")
    assert differs["data"][1].endswith("... (68 bytes)")


def test_the_same_proposal_twice_is_no_sibling() -> None:
    assert not siblings_of(read_proposal({"results": [row(), row(), row()]}))
    assert (
        len(siblings_of(read_proposal({"results": [row(), row(value=6), row(value=6)]})).rows) == 1
    )


def test_the_others_are_proposals_of_their_own_with_their_own_hash(cases: Path) -> None:
    queue = bybit_queue(cases, "displayed", "executed")
    (other,) = other_proposals(queue)
    executed = bybit_queue(cases, "executed")
    assert (other.value, other.transaction) == (executed.value, executed.transaction)
    assert (other.confirmations, other.claimed, other.siblings) == ((), (), ())
    assert other_proposals(executed) == ()


def test_without_a_version_the_differences_are_told_all_the_same() -> None:
    one = replace(read_proposal({"results": [row(), row(value=6)]}), version="")
    (found,) = siblings_of(one).rows
    assert found.safe_tx_hash == ""
    assert found.differences == (("value", "5", "6"),)
