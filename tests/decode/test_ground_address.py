"""Which zeros were made, and which a chain put there."""

import pytest

from hueandcry.decode.ground_address import is_ground


@pytest.mark.parametrize(
    ("account", "ground"),
    [
        ("0x00001f78189be22c3498cff1b8e02272c3220000", True),
        ("0x0000" + "f1" * 16 + "0000", True),
        ("0x000000000000000000" + "f1" * 9 + "0000", True),
        ("0x000000000022d473030f116ddee9f6b43ac78ba3", False),
        ("0xab" + "f1" * 17 + "0000", False),
        ("0x" + "0" * 40, False),
        ("0x" + "0" * 35 + "10000", False),
    ],
)
def test_zeros_at_both_ends_are_made_unless_there_is_hardly_anything_else(
    account: str, ground: bool
) -> None:
    assert is_ground(account) is ground
