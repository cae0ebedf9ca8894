from eth_abi.abi import encode

from hueandcry.decode.evm.keccak import keccak256
from hueandcry.decode.typed_acts.rarible_payouts import payouts_of
from tests.decode.typed_acts.values import OTHER, SIGNER

V1 = keccak256(b"V1")[:4]
V2 = keccak256(b"V2")[:4]
PART = "(address,uint96)[]"


def test_lists_of_payouts_are_read() -> None:
    parts = [(OTHER, 9000), (SIGNER, 1000)]
    assert payouts_of(V1, encode([f"({PART},{PART})"], [(parts, [])])) == parts
    assert payouts_of(V2, encode([f"({PART},{PART},bool)"], [(parts[:1], [], True)])) == parts[:1]


def test_no_payouts_mean_the_maker() -> None:
    assert payouts_of(b"\xff" * 4, b"") == []
    assert payouts_of(V1, encode([f"({PART},{PART})"], [([], [])])) == []
    assert payouts_of(keccak256(b"V3_BUY")[:4], bytes(128)) == []


def test_other_data_are_not_read() -> None:
    assert payouts_of(V1, b"\x01") is None
    assert payouts_of(b"abcd", b"") is None
