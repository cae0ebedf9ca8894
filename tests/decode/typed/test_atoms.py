import pytest
from eth_abi.abi import encode
from eth_utils.address import to_checksum_address
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.evm.keccak import keccak256
from hueandcry.decode.evm.strict_json import Float
from hueandcry.decode.typed.atoms import Value, coder_of, kind_of
from hueandcry.decode.typed.unhashable import Reading, Unhashable


def read(kind: str, value: object, *, lenient: bool = False) -> tuple[Value, bytes]:
    return coder_of(kind)(value, Reading(lenient=lenient, values=1))


@given(st.integers(1, 32), st.data())
def test_integers_are_words_of_the_abi_in_every_spelling(size: int, data: st.DataObject) -> None:
    unsigned = data.draw(st.integers(0, 2 ** (8 * size) - 1))
    signed = data.draw(st.integers(-(2 ** (8 * size - 1)), 2 ** (8 * size - 1) - 1))
    word = encode([f"uint{8 * size}"], [unsigned])
    assert read(f"uint{8 * size}", str(unsigned)) == (unsigned, word)
    assert read(f"uint{8 * size}", hex(unsigned)) == (unsigned, word)
    word = encode([f"int{8 * size}"], [signed])
    assert read(f"int{8 * size}", str(signed)) == (signed, word)


@pytest.mark.parametrize("kind", ["uint8", "int8", "uint256", "int256"])
def test_integers_beyond_their_size_are_refused(kind: str) -> None:
    bits = int(kind.lstrip("uint"))
    highest = 2 ** (bits - (kind[0] == "i")) - 1
    lowest = -(2 ** (bits - 1)) if kind[0] == "i" else 0
    for value in (highest + 1, lowest - 1):
        with pytest.raises(Unhashable, match=f"does not fit {kind}"):
            read(kind, str(value))
    assert read(kind, str(highest))[0] == highest
    assert read(kind, str(lowest))[0] == lowest


def test_bare_numbers_beyond_2_to_the_53_are_in_dispute() -> None:
    assert read("uint64", 2**53 - 1)[0] == 2**53 - 1
    with pytest.raises(Unhashable, match="JavaScript wallets round it") as caught:
        read("uint64", 2**53)
    assert caught.value.disputed
    assert read("uint64", 2**53, lenient=True)[0] == 2**53


@given(st.binary(min_size=20, max_size=20))
def test_addresses_become_lower_case(raw: bytes) -> None:
    lower = "0x" + raw.hex()
    for spelling in (lower, lower[2:], to_checksum_address(lower), "0x" + raw.hex().upper()):
        assert read("address", spelling) == (lower, bytes(12) + raw)


@given(st.binary(max_size=32))
def test_bytes_are_padded_or_hashed(raw: bytes) -> None:
    text = "0x" + raw.hex()
    assert read("bytes", text) == (raw, keccak256(raw))
    if raw:
        assert read(f"bytes{len(raw)}", text) == (raw, raw.ljust(32, b"\0"))


@pytest.mark.parametrize("value", [None, True, 1.5, Float("1.5"), [], {}])
@pytest.mark.parametrize("kind", ["uint256", "int8", "address", "bytes", "bytes4", "string"])
def test_other_kinds_of_values_are_refused_by_name(kind: str, value: object) -> None:
    with pytest.raises(Unhashable, match=f"stands where {kind} belongs") as caught:
        read(kind, value)
    assert kind_of(value) in str(caught.value)
