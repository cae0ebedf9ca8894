import pytest
from eth_utils.address import to_checksum_address
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.account import checksummed
from hueandcry.decode.clear.address_text import interoperable
from hueandcry.decode.clear.fault import Unclear

# The example of ERC-7930 and ERC-7730.
EXAMPLE = bytes.fromhex("00010000010114D8DA6BF26964AF9D7EED9E03E53415D37AA96045")


@given(st.binary(min_size=20, max_size=20))
def test_checksums_are_those_of_eth_utils(data: bytes) -> None:
    assert checksummed("0x" + data.hex()) == to_checksum_address(data)


def test_interoperable_addresses() -> None:
    assert interoperable(EXAMPLE) == (
        "0xd8da6bf26964af9d7eed9e03e53415d37aa96045", "eip155:1", "4CA88C9C",
    )  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        b"", EXAMPLE[:-1], EXAMPLE + b"\0", b"\0\2" + EXAMPLE[2:], EXAMPLE[:2] + b"\0\2" +
        EXAMPLE[4:], EXAMPLE[:4] + b"\xff" + EXAMPLE[5:],
    ],
)  # fmt: skip
def test_other_bytes_are_unclear(data: bytes) -> None:
    with pytest.raises(Unclear):
        interoperable(data)


@given(st.binary(max_size=40))
def test_no_bytes_bring_another_error(data: bytes) -> None:
    for given_data in (data, EXAMPLE[:4] + data):
        try:
            interoperable(given_data)
        except Unclear:
            continue
