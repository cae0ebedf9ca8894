"""Packed fields: what each form gives, passes over, and calls malformed."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.bridges.description import Unpack
from hueandcry.decode.bridges.packed import Malformed, unpack

HASH = "ab" * 32
FORMS: list[Unpack] = [
    "wormhole transfer", "thorchain swap", "thorchain outbound", "nomad origin",
]  # fmt: skip


def test_a_transfer_with_a_payload_behind_it() -> None:
    body = bytes(32) + b"\7" * 32 + b"\0\2" + b"\6" * 32 + b"\0\5" + bytes(32)
    found = unpack("wormhole transfer", b"\3" + body + b"anything")
    assert found == {"token": b"\7" * 32, "token_chain": 2, "to": b"\6" * 32, "to_chain": 5}


def test_a_refund_account_is_not_the_receiver() -> None:
    found = unpack("thorchain swap", "=:BTC.BTC:bc1q" + "q" * 38 + "/0x" + "a" * 40 + ":0")
    assert found == {"chain": "BTC", "asset": "btc", "to": "bc1q" + "q" * 38}


def test_an_asset_by_its_nickname_tells_no_chain() -> None:
    found = unpack("thorchain swap", f"=:b:0x{'a' * 40}")
    assert found == {"chain": "", "asset": "", "to": "0x" + "a" * 40}


def test_an_outbound_tells_the_inbound_hash() -> None:
    assert unpack("thorchain outbound", f"OUT:{HASH.upper()}") == {"inbound": "0x" + HASH}


def test_an_origin_is_two_halves() -> None:
    assert unpack("nomad origin", 5 << 32 | 6) == {"domain": 5, "nonce": 6}


@pytest.mark.parametrize(
    ("form", "value"),
    [
        ("wormhole transfer", b""),
        ("wormhole transfer", b"\1" + bytes(131)),
        ("wormhole transfer", b"\1" + bytes(133)),
        ("wormhole transfer", "text"),
        ("thorchain swap", "=:"),
        ("thorchain swap", "="),
        ("thorchain swap", "=" * 251),
        ("thorchain swap", 5),
        ("thorchain outbound", "OUT:beef"),
        ("thorchain outbound", "OUT"),
        ("nomad origin", 1 << 64),
        ("nomad origin", True),
    ],
)
def test_what_breaks_its_own_rules(form: Unpack, value: bytes | str | int) -> None:
    with pytest.raises(Malformed):
        unpack(form, value)


@given(st.sampled_from(FORMS), st.binary(max_size=300) | st.text(max_size=300) | st.integers())
def test_anything_is_read_passed_over_or_malformed(form: Unpack, value: bytes | str | int) -> None:
    with suppress(Malformed):
        unpack(form, value)
