"""Hashes of all Safe versions, against eth-account's EIP-712 and the published ones of Bybit."""

import json
from pathlib import Path

import pytest
from eth_account.messages import _hash_eip191_message, encode_defunct, encode_typed_data
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.safe.hashes import (
    NoSafeHash,
    SafeHashes,
    eth_sign_hash,
    hashes_with_chain,
    safe_hashes,
    safe_message_hashes,
)
from hueandcry.model.safe import SafeTransaction
from tests.decode.safe.values import SAFE, bybit_queue

VERSIONS = ("0.1.0", "1.0.0", "1.1.0", "1.1.1", "1.2.0", "1.3.0", "1.4.0", "1.4.1", "1.5.0")
address = st.binary(min_size=20, max_size=20).map(lambda data: "0x" + data.hex())
number = st.integers(0, 2**256 - 1).map(str)
transactions = st.builds(
    SafeTransaction, to=address, value=number,
    data=st.binary(max_size=100).map(lambda data: "0x" + data.hex()),
    operation=st.sampled_from([0, 1]), safe_tx_gas=number, base_gas=number, gas_price=number,
    gas_token=address, refund_receiver=address, nonce=number,
)  # fmt: skip


def oracle(version: str, chain: int, one: SafeTransaction) -> SafeHashes:
    base = "dataGas" if version < "1.0.0" else "baseGas"
    kinds = {
        "to": "address", "value": "uint256", "data": "bytes", "operation": "uint8",
        "safeTxGas": "uint256", base: "uint256", "gasPrice": "uint256", "gasToken": "address",
        "refundReceiver": "address", "nonce": "uint256",
    }  # fmt: skip
    values = [
        one.to, int(one.value), bytes.fromhex(one.data[2:]), one.operation, int(one.safe_tx_gas),
        int(one.base_gas), int(one.gas_price), one.gas_token, one.refund_receiver, int(one.nonce),
    ]  # fmt: skip
    domain: dict[str, object] = {"verifyingContract": SAFE}
    if version >= "1.3.0":
        domain["chainId"] = chain
    types = {"SafeTx": [{"name": name, "type": kind} for name, kind in kinds.items()]}
    made = encode_typed_data(domain, types, dict(zip(kinds, values, strict=True)))
    return SafeHashes(made.header, made.body, _hash_eip191_message(made))


@given(st.sampled_from(VERSIONS), st.integers(1, 2**64), transactions)
def test_the_hashes_are_those_of_eip_712(version: str, chain: int, one: SafeTransaction) -> None:
    made = safe_hashes(version, f"eip155:{chain}", SAFE, one)
    assert made == oracle(version, chain, one)
    assert eth_sign_hash(made.digest) == _hash_eip191_message(encode_defunct(made.digest))


def test_bybit_s_published_hashes_are_made_again(cases: Path) -> None:
    case = json.loads((cases / "signing" / "bybit_safe_nonce71.json").read_text())
    for which in ("displayed", "executed"):
        proposal = bybit_queue(cases, which)
        made = safe_hashes("1.1.1", "", proposal.safe, proposal.transaction)
        assert "0x" + made.domain_hash.hex() == case["safe"]["domain_hash"]
        assert "0x" + made.digest.hex() == case[which]["safe_tx_hash"] == proposal.value


@given(transactions)
def test_from_1_3_0_on_every_chain_has_its_own_hash(one: SafeTransaction) -> None:
    assert not hashes_with_chain("1.2.0")
    assert safe_hashes("1.2.0", "", SAFE, one) == safe_hashes("1.2.0", "eip155:1", SAFE, one)
    assert hashes_with_chain("1.3.0")
    assert safe_hashes("1.3.0", "eip155:1", SAFE, one) != safe_hashes(
        "1.3.0", "eip155:10", SAFE, one
    )


@pytest.mark.parametrize("version", ["1.3.0+L2", "v1.3.0", "1.3.0+l2"])
def test_a_version_is_known_in_its_usual_spellings(version: str) -> None:
    assert hashes_with_chain(version)


@pytest.mark.parametrize(
    "version",
    ["", "1.6.0", "0.0.2", "2.0.0", "1.3", "1.3.0-beta", "1.3.0+Circles", "latest", "1.3.0\n"],
)
def test_an_unknown_version_is_refused_not_guessed(version: str) -> None:
    with pytest.raises(NoSafeHash, match="version"):
        hashes_with_chain(version)


@pytest.mark.parametrize("chain", ["", "eip155:*", "eip155:0", "eip155:x", f"eip155:{2**256}"])
def test_a_missing_chain_is_asked_for(chain: str) -> None:
    with pytest.raises(NoSafeHash, match="--chain"):
        safe_message_hashes("1.4.1", chain, SAFE, b"")


@given(st.binary(max_size=100))
def test_a_safe_s_message_is_hashed_as_its_handler_does(message: bytes) -> None:
    types = {"SafeMessage": [{"name": "message", "type": "bytes"}]}
    for version, domain in (("1.4.1", {"chainId": 5}), ("1.1.1", {})):
        made = encode_typed_data({**domain, "verifyingContract": SAFE}, types, {"message": message})
        ours = safe_message_hashes(version, "eip155:5", SAFE, message)
        assert ours.digest == _hash_eip191_message(made)
