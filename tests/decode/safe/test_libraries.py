"""Official Safe contracts, and the functions a Safe may delegatecall."""

import pytest

from hueandcry.decode.evm.keccak import keccak256
from hueandcry.decode.safe import libraries
from hueandcry.decode.safe.libraries import (
    call_only_library,
    known_multisend,
    official_fallback_handler,
    official_singleton,
)

MULTISEND = "0xA238CBeb142c10Ef7Ad8442C6D1f9E89e07e7761"
CALL_ONLY = "0x40A2aCCbd92BCA938b02010E17A5b8929b49130D"
MULTI_SEND = "0x8d80ff0a"


def test_call_only_multisend_is_a_library_by_its_one_function() -> None:
    assert call_only_library(CALL_ONLY, MULTI_SEND) == "MultiSendCallOnly 1.3.0"
    assert call_only_library(CALL_ONLY.lower(), "0x8D80FF0A") == "MultiSendCallOnly 1.3.0"
    assert call_only_library(CALL_ONLY, "0x12345678") == ""


def test_the_setup_of_a_new_safe_is_by_its_one_function() -> None:
    setup = "0xBD89A1CE4DDe368FFAB0eC35506eEcE0b1fFdc54"
    assert call_only_library(setup, "0xfe51f643") == "SafeToL2Setup 1.4.1"
    assert call_only_library(setup, MULTI_SEND) == ""


def test_plain_multisend_is_known_but_no_ground_for_trust() -> None:
    assert known_multisend(MULTISEND) == "MultiSend 1.3.0"
    assert known_multisend(CALL_ONLY) == "MultiSendCallOnly 1.3.0"
    assert call_only_library(MULTISEND, MULTI_SEND) == ""


@pytest.mark.parametrize(
    ("target", "selector"),
    [
        ("0xfF83F6335d8930cBad1c0D439A841f01888D9f69", "0xf6682ab0"),
        ("0x96221423681A6d52E184D440a8eFCEbB105C7242", "0xa9059cbb"),
        ("0x526643F69b81B008F46d95CD5ced5eC0edFFDaC6", MULTI_SEND),
        ("0x40A2aCCbd92BCA938b02010E17A5b8929b49130E", MULTI_SEND),
        ("", ""),
    ],
)  # fmt: skip
def test_everything_else_is_none(target: str, selector: str) -> None:
    assert call_only_library(target, selector) == ""


def test_the_selectors_are_those_of_the_named_functions() -> None:
    for _, selectors in libraries._ALLOWED:
        for selector, signature in selectors.items():
            assert "0x" + keccak256(signature.encode())[:4].hex() == selector


def test_singletons_and_handlers_are_told_apart() -> None:
    bybit = "0x34CfAC646f301356fAa8B21e94227e3583Fe3F5F"
    assert official_singleton(bybit) == "GnosisSafe 1.1.1"
    assert official_singleton("0xbDd077f651EBe7f7b3cE16fe5F2b025BE2969516") == ""
    assert official_fallback_handler(bybit) == ""
    handler = "0xfd0732Dc9E303f09fCEf3a7388Ad10A83459Ec99"
    assert official_fallback_handler(handler) == "CompatibilityFallbackHandler 1.4.1"


def test_no_address_stands_in_two_tables() -> None:
    tables = [
        value for name, value in vars(libraries).items()
        if name.startswith("_") and isinstance(value, dict) and "__" not in name
    ]  # fmt: skip
    addresses = [address for table in tables for address in table]
    assert len(addresses) == len(set(addresses)) > 40
    assert all(address == address.lower() and len(address) == 42 for address in addresses)
