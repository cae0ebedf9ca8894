"""Stored signatures, recovered against our own hash: Bybit's, and forged ones."""

import json
from pathlib import Path

import pytest
from eth_account import Account
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from hueandcry.decode.safe.confirmations import confirmations_of
from hueandcry.decode.safe.hashes import eth_sign_hash, safe_hashes
from hueandcry.decode.safe.proposal import read_proposal
from hueandcry.model.observable import SafeProposal
from hueandcry.model.safe import SafeConfirmation
from hueandcry.model.signing import Recovered
from tests.decode.safe.values import SAFE, bybit_queue, row

KEY = Account.from_key("0x" + "46" * 32)
OWNER = KEY.address.lower()
ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141


def signed(digest: bytes, more: int = 0) -> bytes:
    made = KEY.unsafe_sign_hash(digest)
    r, s, v = int(made.r), int(made.s), int(made.v)
    return r.to_bytes(32, "big") + s.to_bytes(32, "big") + bytes([v + more])


def proposal(**changes: object) -> SafeProposal:
    return read_proposal(row(owners=[OWNER], threshold=1, **changes))


def digest_of(one: SafeProposal) -> bytes:
    return safe_hashes(one.version, one.chain, one.safe, one.transaction).digest


def stored(one: SafeProposal, signature: str, owner: str = OWNER) -> tuple[Recovered, ...]:
    return confirmations_of(replace(one, confirmations=(SafeConfirmation(owner, signature),))).rows


def only(one: SafeProposal, signature: bytes, owner: str = OWNER) -> Recovered:
    (found,) = stored(one, "0x" + signature.hex(), owner)
    return found


def test_bybit_s_signatures_are_those_of_the_malicious_transaction(cases: Path) -> None:
    case = json.loads((cases / "signing" / "bybit_safe_nonce71.json").read_text())
    for which, order in (("executed", ["executed"]), ("displayed", ["displayed", "executed"])):
        rows = confirmations_of(bybit_queue(cases, *order)).rows
        published = [one[f"recovers_for_{which}"].lower() for one in case["signatures"]]
        assert [one.recovered for one in rows] == published
        assert {one.scheme for one in rows} == {"eth_sign"}
        assert {one.is_owner for one in rows} == {which == "executed"}
        fits = "" if which == "executed" else case["executed"]["safe_tx_hash"]
        assert {one.fits_sibling for one in rows} == {fits}


def test_a_plain_and_an_eth_sign_signature_are_the_owner_s() -> None:
    one = proposal()
    plain = only(one, signed(digest_of(one)))
    assert plain == Recovered(OWNER, OWNER, "plain", is_owner=True)
    text = only(one, signed(eth_sign_hash(digest_of(one)), more=4))
    assert text == Recovered(OWNER, OWNER, "eth_sign", is_owner=True)


def test_a_high_s_recovers_as_in_the_contract() -> None:
    one = proposal()
    low = signed(digest_of(one))
    high = (ORDER - int.from_bytes(low[32:64], "big")).to_bytes(32, "big")
    assert only(one, low[:32] + high + bytes([55 - low[64]])).recovered == OWNER


def test_a_signature_of_another_transaction_is_nobody_s_here() -> None:
    one = proposal()
    found = only(one, signed(digest_of(proposal(value="6"))))
    assert found.recovered not in {"", OWNER}
    assert found.is_owner is False
    assert found.fits_sibling == ""


def test_it_is_said_which_sibling_a_signature_was_made_for() -> None:
    both = read_proposal({"results": [row(owners=[OWNER]), row(value="6")]})
    sibling = digest_of(proposal(value="6"))
    assert only(both, signed(sibling)).fits_sibling == "0x" + sibling.hex()
    assert only(both, signed(digest_of(both))).fits_sibling == ""


def test_a_stranger_s_true_signature_is_no_owner_s() -> None:
    one = replace(proposal(), owners=("0x" + "99" * 20,))
    assert only(one, signed(digest_of(one))) == Recovered(OWNER, OWNER, "plain", is_owner=False)
    assert only(replace(one, owners=()), signed(digest_of(one))).is_owner is None


def test_a_signature_without_a_name_is_whose_it_recovers_to() -> None:
    one = proposal()
    found = only(one, signed(digest_of(one)), owner="")
    assert found == Recovered(OWNER, OWNER, "plain", is_owner=True)
    assert only(one, signed(b"\1" * 32), owner="").is_owner is False


@pytest.mark.parametrize(("v", "scheme"), [(0, "contract"), (1, "approved hash")])
def test_what_only_the_chain_can_tell_is_not_recovered(v: int, scheme: str) -> None:
    r = bytes(12) + bytes.fromhex(OWNER[2:])
    tail = (65).to_bytes(32, "big") + bytes([v]) + (b"\1" * 40 if v == 0 else b"")
    found = only(proposal(), r + tail)
    assert (found.recovered, found.scheme, found.is_owner) == ("", scheme, True)
    other = only(proposal(), r + tail, owner=SAFE)
    assert "another account" in other.scheme


def test_concatenated_signatures_are_taken_apart() -> None:
    one = proposal()
    contract = bytes(12) + b"\x33" * 20 + (195).to_bytes(32, "big") + b"\0"
    blob = signed(digest_of(one)) + contract + signed(eth_sign_hash(digest_of(one)), 4) + b"tail"
    found = stored(one, "0x" + blob.hex())
    assert [row.scheme.split(" of ")[0] for row in found] == ["plain", "contract", "eth_sign"]
    assert [row.recovered for row in found] == [OWNER, "", OWNER]


@pytest.mark.parametrize(
    ("signature", "scheme"),
    [
        ("", "no signature stored"),
        ("0x", "wrong length: 0 bytes"),
        ("0x" + "ab" * 64, "wrong length: 64 bytes"),
        ("0x" + "ab" * 64 + "1d", "v is 29"),
        ("0x" + "ab" * 64 + "ff", "v is 255"),
        ("0x" + "00" * 64 + "1b", "no signature of anybody"),
        ("0x" + "ff" * 64 + "1c", "no signature of anybody"),
        ("abc", "not hex"),
        ("0xzz", "not hex"),
    ],
)
def test_a_faulty_signature_is_told(signature: str, scheme: str) -> None:
    found = stored(proposal(), signature)[0]
    assert found.scheme.startswith(scheme)
    assert (found.recovered, found.is_owner) == ("", None)


def test_bytes_left_over_are_told() -> None:
    one = proposal()
    found = stored(one, "0x" + (signed(digest_of(one)) + b"x").hex())
    assert [row.scheme for row in found] == ["plain", "wrong length: 66 bytes"]


def test_without_a_hash_it_is_said_why_nothing_is_recovered() -> None:
    one = replace(proposal(), version="")
    found = only(one, signed(b"\1" * 32))
    assert "version" in found.scheme
    assert (found.recovered, found.is_owner) == ("", None)


def test_more_signatures_than_can_be_checked_are_told() -> None:
    one = proposal()
    many = tuple(SafeConfirmation(OWNER, "0x" + "ab" * 65 * 30) for _ in range(10))
    rows = confirmations_of(replace(one, confirmations=many)).rows
    assert len(rows) == 201
    assert rows[-1].scheme == "more than 200 signatures: the rest is not read"


@given(st.binary(max_size=300))
def test_any_bytes_are_told_in_bounded_rows(data: bytes) -> None:
    rows = stored(proposal(), "0x" + data.hex())
    assert 1 <= len(rows) <= len(data) // 65 + 1
