"""Cells of lists become addresses, on their chain, or a sentence that says what is wrong."""

import pytest

from hueandcry.decode.asked_address import asked_address
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.exposure import Asked

LOW = "0x52908400098527886e0f7030069857d2e4169ee7"
SUM = "0x52908400098527886E0F7030069857D2E4169EE7"  # EIP-55's own example
COIN = "bip122:000000000019d6689c085ae165831e93"
OLD = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"  # the genesis block's


@pytest.mark.parametrize(
    ("text", "chain", "found"),
    [
        (LOW, "", Asked("eip155:*", LOW)),
        (SUM, "", Asked("eip155:*", LOW)),
        (LOW.upper().replace("0X", "0x"), "", Asked("eip155:*", LOW)),
        (LOW, "56", Asked("eip155:56", LOW)),
        (LOW, "eip155:10", Asked("eip155:10", LOW)),
        (f"eip155:1:{SUM}", "", Asked("eip155:1", LOW)),
        (f"eip155:1:{SUM}", "1", Asked("eip155:1", LOW)),
        (OLD, "", Asked(COIN, OLD)),
        (OLD, COIN, Asked(COIN, OLD)),
        ("Alice", "", Asked("test:chain", "Alice")),
        ("Alice", "test:chain", Asked("test:chain", "Alice")),
        ("test:chain:Alice", "", Asked("test:chain", "Alice")),
    ],
)
def test_an_address_and_its_chain(text: str, chain: str, found: Asked) -> None:
    assert asked_address(text, chain, ["eip155:1", "test:chain"]) == found


@pytest.mark.parametrize(
    ("text", "chain", "told"),
    [
        (LOW[:-1], "", "has 39 hex digits"),
        (SUM.replace("E", "e", 1), "", "checksum"),
        (f"eip155:1:{SUM}", "56", "stands beside it"),
        (LOW, "nonsense", "are not known"),
        (LOW, "solana:x", "are not known"),
        ("=cmd()", "test:chain", "no account name"),
        ("x" * 300, "test:chain", "no account name"),
        ("", "test:chain", "empty"),
    ],
)
def test_what_is_wrong_is_said(text: str, chain: str, told: str) -> None:
    with pytest.raises(NotAnObservable, match=told):
        asked_address(text, chain, ["eip155:1", "test:chain"])


def test_without_such_a_ledger_a_name_is_no_address() -> None:
    with pytest.raises(NotAnObservable):
        asked_address("Alice", "", ["eip155:1"])
