import pytest
from eth_account import Account
from eth_keys.datatypes import PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.evm.secp256k1 import ORDER, is_low_s, recover

KEY = b"\x17" * 32
DIGEST = b"\x42" * 32


def _signature(digest: bytes) -> tuple[bytes, bytes, int]:
    made = PrivateKey(KEY).sign_msg_hash(digest)
    return made.r.to_bytes(32, "big"), made.s.to_bytes(32, "big"), made.v


@given(st.binary(min_size=32, max_size=32))
def test_it_recovers_who_signed(digest: bytes) -> None:
    r, s, parity = _signature(digest)
    assert recover(digest, r, s, parity) == Account.from_key(KEY).address.lower()
    assert recover(digest, r, s, 1 - parity) != Account.from_key(KEY).address.lower()
    assert is_low_s(s)


def test_the_twin_with_the_high_s_is_recovered_and_told() -> None:
    r, s, parity = _signature(DIGEST)
    twin = (ORDER - int.from_bytes(s, "big")).to_bytes(32, "big")
    assert recover(DIGEST, r, twin, 1 - parity) == recover(DIGEST, r, s, parity)
    assert not is_low_s(twin)


@pytest.mark.parametrize("part", [b"", b"\0" * 32, ORDER.to_bytes(32, "big"), b"\xff" * 32])
def test_parts_out_of_range_are_nobodys(part: bytes) -> None:
    r, s, parity = _signature(DIGEST)
    assert recover(DIGEST, part, s, parity) == ""
    assert recover(DIGEST, r, part, parity) == ""


def test_other_forms_are_nobodys() -> None:
    r, s, parity = _signature(DIGEST)
    assert recover(DIGEST, r, s, 27 + parity) == ""
    assert recover(DIGEST[1:], r, s, parity) == ""
    assert recover(DIGEST, b"\x05".rjust(32, b"\0"), s, parity) == ""
