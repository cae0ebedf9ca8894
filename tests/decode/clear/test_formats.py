"""Each format, as the tables of ERC-7730 describe it."""

from typing import Any

import pytest

from hueandcry.decode.clear.names import Container
from tests.decode.clear.values import COIN, OTHER, SENDER, TARGET, one

Params = dict[str, Any]
ZERO = "0x" + "00" * 20


def test_raw_values_stand_as_they_are() -> None:
    assert one("uint256", 1000, "raw")[0] == "1000"
    assert one("int8", -3, "raw")[0] == "-3"
    assert one("bool", True, "raw")[0] == "true"
    assert one("string", "Ledger", "raw")[0] == "Ledger"
    assert one("bytes", b"\x12\x9a", "raw")[0] == "0x129a"
    assert one("address", COIN, "raw")[0].lower() == COIN
    assert one("address", COIN, "raw")[0] != COIN
    assert one("bytes", bytes(1_000), "raw")[0].endswith("... (1,000 bytes)")


def test_amounts_are_of_the_chains_own_coin() -> None:
    assert one("uint256", 0x2C1C986F1C48000, "amount") == ("0.19866144 ETH", ())
    elsewhere = Container("eip155:56", SENDER, TARGET)
    assert one("uint256", 10**18, "amount", around=elsewhere)[0] == "1 BNB"
    unknown = Container("eip155:987654", SENDER, TARGET)
    assert "base units of the coin of eip155:987654" in one(
        "uint256", 10**18, "amount", around=unknown
    )[0]  # fmt: skip


def test_token_amounts_need_a_token_that_is_known() -> None:
    assert one("uint256", 1_500_000, "tokenAmount", token=COIN) == ("1.5 COIN", ())
    assert one("uint256", 5, "tokenAmount", token=OTHER)[0].startswith("5 base units (unknown tok")
    assert one("uint256", 5, "tokenAmount")[0] == "5 (unknown token)"
    assert one("uint256", 5, "tokenAmount", token=COIN, chainId=10)[0].startswith("5 base units")


def test_above_the_threshold_a_message_stands_for_the_amount() -> None:
    bounds: Params = {"token": COIN, "threshold": "0xff"}
    assert one("uint256", 254, "tokenAmount", **bounds)[0] == "0.000254 COIN"
    assert one("uint256", 255, "tokenAmount", **bounds)[0] == "Unlimited COIN"
    assert one("uint256", 300, "tokenAmount", **bounds, message="All")[0] == "All COIN"
    unknown = one("uint256", 300, "tokenAmount", token=OTHER, threshold="255")[0]
    assert unknown.startswith("Unlimited (unknown token 0x0")
    constant = {"constants": {"max": 255}}
    assert one(
        "uint256", 255, "tokenAmount", token=COIN, threshold="$.metadata.constants.max",
        metadata=constant,
    )[0] == "Unlimited COIN"  # fmt: skip


def test_native_currency_addresses_are_the_coin() -> None:
    for native in (ZERO, [OTHER, ZERO], "$.metadata.constants.eth"):
        assert one(
            "uint256", 2 * 10**15, "tokenAmount", token=ZERO, nativeCurrencyAddress=native,
            metadata={"constants": {"eth": ZERO}},
        )[0] == "0.002 ETH"  # fmt: skip


def test_a_contracts_own_token_is_taken_from_its_descriptor() -> None:
    own = {"token": {"name": "T", "ticker": "OWN", "decimals": 2}}
    assert one("uint256", 150, "tokenAmount", token=TARGET, metadata=own)[0] == "1.5 OWN"
    assert "unknown token" in one("uint256", 150, "tokenAmount", token=OTHER, metadata=own)[0]


def test_maps_depend_on_the_data() -> None:
    token = {"map": "$.metadata.maps.tokens", "keyPath": "@.chainId"}
    maps = {"maps": {"tokens": {"values": {"1": COIN}}}}
    assert one("uint256", 10**6, "tokenAmount", token=token, metadata=maps)[0] == "1 COIN"
    elsewhere = Container("eip155:10", SENDER, TARGET)
    value, faults = one("uint256", 7, "tokenAmount", token=token, metadata=maps, around=elsewhere)
    assert (value, len(faults)) == ("7", 1)


def test_tickers_and_names_stand_beside_the_address() -> None:
    assert one("address", COIN, "tokenTicker")[0].lower() == f"coin ({COIN})"
    assert one("address", OTHER, "tokenTicker")[0].lower() == OTHER
    assert one("address", OTHER, "addressName")[0].lower() == f"shop ({OTHER})"
    assert one("address", COIN, "addressName")[0].lower() == COIN


def test_packed_words_are_addresses_where_the_rest_is_zero() -> None:
    assert one("uint256", int(OTHER, 16), "addressName")[0].startswith("Shop")
    value, faults = one("uint256", int(OTHER, 16) | 1 << 200, "addressName")
    assert value.isdigit()
    assert "is no address" in faults[0]
    assert one("bytes32", bytes(12) + bytes.fromhex(OTHER[2:]), "addressName")[0].startswith("Shop")
    assert one("bytes32", b"\1" * 12 + bytes.fromhex(OTHER[2:]), "addressName")[1]


def test_the_senders_address_may_be_written_otherwise() -> None:
    found = one("address", ZERO, "addressName", senderAddress=[ZERO])[0]
    assert found.lower() == SENDER
    nobody = Container("eip155:1", "", TARGET)
    assert one("address", ZERO, "addressName", senderAddress=ZERO, around=nobody)[0] == "the sender"


def test_nfts_are_a_number_of_a_collection() -> None:
    assert one("uint256", 1036, "nftName", collection=OTHER)[0].startswith("1036 of Shop (0x")
    assert one("uint256", 1036, "nftName")[1] == ("X: no collection is given",)


def test_dates() -> None:
    moment = 1_709_191_632
    assert one("uint256", moment, "date", encoding="timestamp")[0] == "2024-02-29T07:27:12Z"
    assert one("uint256", 19_332_140, "date", encoding="blockheight")[0] == "block 19332140"
    assert one("uint256", 5, "date", encoding="moon")[1]
    assert one("bytes4", b"\x65\xe0\x33\xd0", "date", encoding="timestamp")[0].startswith("2024")


def test_durations_units_and_chains() -> None:
    assert one("uint256", 8250, "duration")[0] == "02:17:30"
    assert one("uint256", 25, "unit", base="%", decimals=1)[0] == "2.5%"
    assert one("uint256", 1, "chainId")[0] == "Ethereum (1)"
    assert one("uint256", 987_654, "chainId")[0] == "chain 987654"


@pytest.mark.parametrize(
    ("kind", "value", "words", "text"),
    [
        ("uint8", 2, {"1": "stable", "2": "variable"}, "variable"),
        ("bool", True, {"True": "Grant", "False": "Deny"}, "Grant"),
        ("bytes1", b"\xff", {"255": "Spot"}, "Spot"),
        ("bytes4", b"\1\2\3\4", {"0x01020304": "Swap"}, "Swap"),
        ("uint8", 16, {"0x10": "hex"}, "hex"),
        ("string", "a", {"A": "letter"}, "letter"),
    ],
)
def test_enumerations(kind: str, value: object, words: dict[str, str], text: str) -> None:
    reference: Params = {"$ref": "$.metadata.enums.e"}
    found = one(kind, value, "enum", metadata={"enums": {"e": words}}, **reference)
    assert found == (text, ())


def test_a_value_without_a_word_is_shown_raw_and_said() -> None:
    reference: Params = {"$ref": "$.metadata.enums.e"}
    value, faults = one("uint8", 3, "enum", metadata={"enums": {"e": {"1": "one"}}}, **reference)
    assert (value, faults) == ("3", ("X: the descriptor has no word for 3",))


def test_interoperable_names() -> None:
    data = bytes.fromhex("00010000010114" + OTHER[2:])
    value = one("bytes", data, "interoperableAddressName")[0]
    assert value.startswith("Shop (0x0")
    assert "@eip155:1#" in value
    assert one("uint256", 1, "interoperableAddressName")[1]


def test_an_unknown_format_is_shown_raw_and_said() -> None:
    assert one("uint256", 7, "tea") == ("7", ("X: has the format 'tea', which is not known",))
