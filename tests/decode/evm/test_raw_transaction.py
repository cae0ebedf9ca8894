from hashlib import sha256
from typing import Any

import pytest
from eth_account import Account
from eth_account.datastructures import SignedTransaction
from eth_account.typed_transactions.typed_transaction import TypedTransaction
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.evm.keccak import keccak256
from hueandcry.decode.evm.raw_transaction import read_raw_transaction
from hueandcry.decode.evm.rlp import Rlp, decode_rlp, encode_rlp, integer_bytes
from hueandcry.decode.evm.secp256k1 import ORDER
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.observable import Transaction

KEY = "0x" + "17" * 32
SIGNER = Account.from_key(KEY).address.lower()
TO = "0x" + "12" * 20
BASE = {"nonce": 7, "gas": 90_000, "to": TO, "value": 10**18, "data": "0xa9059cbb00"}
MARKET = {"maxFeePerGas": 30, "maxPriorityFeePerGas": 2}
ACCESS = ({"address": TO, "storageKeys": ["0x" + "01" * 32]},)
SIGNED_CODE = Account.from_key(KEY).sign_authorization(
    {"chainId": 0, "address": TO, "nonce": 8}
)  # fmt: skip
FORMS: dict[str, dict[str, Any]] = {
    "pre-155": {**BASE, "gasPrice": 5},
    "legacy": {**BASE, "gasPrice": 5, "chainId": 56},
    "2930": {**BASE, "gasPrice": 5, "chainId": 1, "type": 1, "accessList": ACCESS},
    "1559": {**BASE, **MARKET, "chainId": 10, "type": 2, "accessList": ACCESS},
    "7702": {
        **BASE, **MARKET, "chainId": 1, "type": 4, "accessList": (),
        "authorizationList": [SIGNED_CODE],
    },
    "4844": {
        **BASE, **MARKET, "chainId": 1, "type": 3, "accessList": (), "maxFeePerBlobGas": 9,
        "blobVersionedHashes": ["0x01" + "22" * 31],
    },
}  # fmt: skip


def read(data: bytes) -> Transaction:
    return read_raw_transaction(data, "raw")


def signed(form: str) -> SignedTransaction:
    made: SignedTransaction = Account.sign_transaction(FORMS[form], KEY)
    return made


@pytest.mark.parametrize("form", FORMS)
def test_signed_transactions_are_read_as_eth_account_made_them(form: str) -> None:
    made = signed(form)
    found = read(bytes(made.raw_transaction))
    assert found.form == form.replace("pre-155", "legacy")
    assert found.chain == f"eip155:{FORMS[form].get('chainId', '*')}"
    assert (found.sender, found.to) == (SIGNER, TO)
    assert (found.amount, found.nonce, found.data) == (str(10**18), "7", "0xa9059cbb00")
    assert found.transaction_hash == "0x" + bytes(made.hash).hex()
    assert found.sender == Account.recover_transaction(made.raw_transaction).lower()
    fees = {name: str(value) for name, value in FORMS[form].items() if "Fee" in name}
    assert dict(found.fees).items() >= {"gas": "90000", **fees}.items()


def unsigned(form: str) -> bytes:
    raw = bytes(signed(form).raw_transaction)
    prefix, item = (b"", decode_rlp(raw)) if raw[0] >= 0xC0 else (raw[:1], decode_rlp(raw[1:]))
    assert isinstance(item, list)
    if prefix:
        return prefix + encode_rlp(item[:-3])
    chain: list[Rlp] = [] if form == "pre-155" else [integer_bytes(56), b"", b""]
    return encode_rlp(item[:6] + chain)


@pytest.mark.parametrize("form", FORMS)
def test_the_payload_that_is_signed_is_read_and_hashed(form: str) -> None:
    whole, payload = read(bytes(signed(form).raw_transaction)), read(unsigned(form))
    assert payload.value == payload.signing_hash == whole.signing_hash
    assert payload.value == "0x" + keccak256(unsigned(form)).hex()
    assert (payload.sender, payload.transaction_hash) == ("", "")
    assert payload.data == whole.data
    assert payload.chain == whole.chain


@pytest.mark.parametrize("form", ["2930", "1559", "4844", "7702"])
def test_the_signing_hash_is_that_of_eth_account(form: str) -> None:
    made = TypedTransaction.from_dict(FORMS[form])
    assert read(unsigned(form)).signing_hash == "0x" + bytes(made.hash()).hex()


def test_the_authority_of_a_set_code_transaction_is_recovered() -> None:
    row = read(bytes(signed("7702").raw_transaction)).authorizations[0]
    assert (row.chain, row.delegate, row.nonce, row.authority) == ("eip155:*", TO, "8", SIGNER)


@given(
    st.sampled_from(["legacy", "1559"]), st.integers(0, 2**64 - 2), st.integers(0, 2**256 - 1),
    st.binary(max_size=200), st.booleans(), st.integers(1, 2**40),
)  # fmt: skip
def test_any_transaction_comes_back(
    form: str, nonce: int, value: int, data: bytes, creates: bool, chain: int
) -> None:
    to = b"" if creates else bytes.fromhex(TO[2:])
    made = {
        **FORMS[form], "nonce": nonce, "value": value, "data": data, "to": to, "chainId": chain,
    }  # fmt: skip
    raw = Account.sign_transaction(made, KEY).raw_transaction
    found = read(bytes(raw))
    assert (found.nonce, found.amount, found.data) == (str(nonce), str(value), "0x" + data.hex())
    assert (found.to, found.sender) == ("" if creates else TO, SIGNER)
    assert found.chain == f"eip155:{chain}"


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "no bytes"), (b"\x05\xc0", "its type is 0x05"), (b"\x00\xc0", "its type is 0x00"),
        (b"\x7e\xc0", "a deposit of an OP Stack chain"), (b"\x71\xc0", "ZKsync"),
        (b"\x80", "its type is 0x80"), (b"\xc0", "6 or 9 fields"), (b"\x02\xc0", "9 or 12 fields"),
        (b"\x02", "ends at byte 0"), (b"\x03\xc2\xc0\xc0", "wrapper"),
    ],
)  # fmt: skip
def test_what_is_no_transaction_of_ethereum_is_refused(data: bytes, fault: str) -> None:
    with pytest.raises(NotAnObservable, match=fault):
        read(data)


@given(st.sampled_from(sorted(FORMS)), st.data())
def test_a_changed_byte_is_read_or_refused(form: str, draw: st.DataObject) -> None:
    raw = bytearray(signed(form).raw_transaction)
    at = draw.draw(st.integers(0, len(raw) - 1))
    raw[at] = draw.draw(st.integers(0, 255))
    try:
        found = read(bytes(raw))
    except NotAnObservable:
        return
    assert found.sender != "" or found.transaction_hash == ""


def changed(form: str, at: int, item: Rlp) -> bytes:
    raw = bytes(signed(form).raw_transaction)
    prefix, body = (b"", decode_rlp(raw)) if raw[0] >= 0xC0 else (raw[:1], decode_rlp(raw[1:]))
    assert isinstance(body, list)
    body[at] = item
    return prefix + encode_rlp(body)


@pytest.mark.parametrize(
    ("form", "at", "item", "fault"),
    [
        ("legacy", 0, b"\0\1", "nonce has leading zeros"), ("legacy", 0, b"\1" * 9, "nonce has 9"),
        ("legacy", 3, b"\1" * 19, "20 bytes nor empty"), ("legacy", 3, [], "20 bytes nor empty"),
        ("legacy", 5, [], "data is a list"), ("legacy", 6, b"\x1d", "v is 29"),
        ("legacy", 6, b"", "v is 0"), ("legacy", 6, b"\x24", "v is 36"),
        ("legacy", 8, ((1 << 256) - 1).to_bytes(32, "big"), "out of range"),
        ("legacy", 8, (ORDER - 1).to_bytes(32, "big"), "out of range"),
        ("legacy", 7, b"\5", "nobody's"),
        ("1559", 0, b"", "chain id is 0"), ("1559", 9, b"\2", "nobody's"),
        ("1559", 8, b"", "accessList is no list"), ("1559", 8, [[b"", []]], "has not 20 bytes"),
        ("1559", 8, [[b"\1" * 20, [b"\1"]]], "has not 32 bytes"), ("1559", 8, [b""], "no pair"),
        ("4844", 10, [], "blobVersionedHashes"), ("4844", 10, [b"\2" * 32], "blobVersionedHashes"),
        ("4844", 5, b"", "no recipient"), ("7702", 5, b"", "no recipient"),
        ("7702", 9, [], "authorizationList is empty"), ("7702", 9, [[]], "list of 6 fields"),
        ("7702", 9, [[b"", b"\1" * 19, b"", b"", b"", b""]], "has not 20 bytes"),
        ("7702", 9, [[b"", b"\1" * 20, b"", b"", b"", b""]] * 2_401, "2,401 authorisations"),
    ],
)  # fmt: skip
def test_what_no_chain_takes_is_refused(form: str, at: int, item: Rlp, fault: str) -> None:
    with pytest.raises(NotAnObservable, match=fault):
        read(changed(form, at, item))


def test_an_authorisation_signed_by_nobody_has_no_authority() -> None:
    row: Rlp = [b"\1", b"\1" * 20, b"", b"\2", b"\1", b"\1"]
    payload = decode_rlp(unsigned("7702")[1:])
    assert isinstance(payload, list)
    payload[9] = [row]
    assert read(b"\x04" + encode_rlp(payload)).authorizations[0].authority == ""


def test_a_chain_id_of_any_size_is_kept() -> None:
    made = {**FORMS["legacy"], "chainId": 2**70}
    assert read(bytes(Account.sign_transaction(made, KEY).raw_transaction)).chain == (
        f"eip155:{2**70}"
    )


def wrapped(commitment: bytes, blobs: int, version: bool, hashed: bytes = b"") -> bytes:
    payload = decode_rlp(unsigned("4844")[1:])
    assert isinstance(payload, list)
    payload[10] = [b"\1" + sha256(hashed or commitment).digest()[1:]]
    held: list[Rlp] = [[bytes(131_072)] * blobs, [commitment], [bytes(48)]]
    return b"\x03" + encode_rlp([payload, *([b"\1"] if version else []), *held])


@pytest.mark.parametrize("version", [False, True])
def test_a_blob_transaction_is_read_with_its_blobs(version: bool) -> None:
    found = read(wrapped(b"\7" * 48, 1, version))
    assert (found.form, found.to, found.amount) == ("4844", TO, str(10**18))


def test_blobs_of_another_transaction_are_refused() -> None:
    with pytest.raises(NotAnObservable, match="do not belong"):
        read(wrapped(b"\7" * 48, 2, False))
    with pytest.raises(NotAnObservable, match="do not belong"):
        read(wrapped(b"\7" * 48, 1, False, b"\6" * 48))
    with pytest.raises(NotAnObservable, match="a commitment has not 48 bytes"):
        read(wrapped(b"\7" * 47, 1, False))
    with pytest.raises(NotAnObservable, match="are read"):
        read(wrapped(b"\7" * 48, 9, False))


def test_the_hash_of_a_wrapped_transaction_is_without_its_blobs() -> None:
    commitment = b"\7" * 48
    hashes = ["0x01" + sha256(commitment).digest()[1:].hex()]
    made = Account.sign_transaction({**FORMS["4844"], "blobVersionedHashes": hashes}, KEY)
    payload = decode_rlp(bytes(made.raw_transaction)[1:])
    whole: Rlp = [payload, [bytes(131_072)], [commitment], [bytes(48)]]
    found = read(b"\x03" + encode_rlp(whole))
    assert found.transaction_hash == "0x" + bytes(made.hash).hex()
    assert found.sender == SIGNER
