import pytest

from hueandcry.decode.evm.json_field import account, either, number, octets, quantity, rows
from hueandcry.model.errors import NotAnObservable


def test_one_field_under_two_names_is_compared_by_what_it_says() -> None:
    assert either({"gas": "0x10", "gasLimit": 16}, ("gas", "gasLimit"), "", number) == 16
    assert either({"gas": None}, ("gas", "gasLimit"), "", number) is None
    with pytest.raises(NotAnObservable, match=r"tx\.gas and tx\.gasLimit differ"):
        either({"gas": 1, "gasLimit": 2}, ("gas", "gasLimit"), "tx.", number)


def test_a_fault_names_the_place_and_the_value() -> None:
    with pytest.raises(NotAnObservable, match="value is '1e3' and not a whole number"):
        number("1e3", "value")
    with pytest.raises(NotAnObservable, match="data is a JSON dict and not bytes"):
        octets({"type": "Buffer", "data": [1]}, "data")
    with pytest.raises(NotAnObservable, match="key has 1 bytes, not 32"):
        octets("0xab", "key", 32)
    with pytest.raises(NotAnObservable, match="rows is 'x' and not a list"):
        rows("x", "rows")
    with pytest.raises(NotAnObservable, match="to is a JSON int and not an address"):
        account(5, "to")


def test_addresses_lose_their_checksum_only_where_it_holds() -> None:
    right = "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"
    assert account(right, "to") == right.lower()
    assert account(right.lower(), "to") == right.lower()


@pytest.mark.parametrize(("written", "found"), [("0x64", 100), (100, 100), ("7", 7), ("0", 0)])
def test_a_quantity_is_read_where_all_wallets_read_it_alike(written: object, found: int) -> None:
    assert quantity(written, "value") == found


@pytest.mark.parametrize("written", ["100", "10", "21000"])
def test_a_quantity_in_decimal_text_is_refused_with_both_spellings(written: str) -> None:
    with pytest.raises(NotAnObservable, match=f'value is the text "{written}"') as refused:
        quantity(written, "value")
    assert f'"{int(written):#x}"' in refused.value.advice
    assert f'"0x{written}"' in refused.value.advice
    assert number(written, "value") == int(written)
