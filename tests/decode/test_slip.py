"""Slips of hand, eye and wire."""

import pytest

from hueandcry.decode.slip import is_slip


@pytest.mark.parametrize(
    ("seen", "known", "slip"),
    [
        ("metamsk", "metamask", True),
        ("metamaks", "metamask", True),
        ("metamaask", "metamask", True),
        ("metamasj", "metamask", True),
        ("metamusk", "metamask", True),
        ("metamcsk", "metamask", True),
        ("coinsbase", "coinbase", True),
        ("metamaskx", "metamask", True),
        ("metacask", "metamask", False),
        ("openspa", "opensea", False),
        ("mynetherwallet", "myetherwallet", False),
    ],
)
def test_tells_a_slip_from_another_word(seen: str, known: str, slip: bool) -> None:
    assert is_slip(seen, known) is slip
