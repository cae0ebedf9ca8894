"""The ten signed fields: read exactly, or refused."""

import pytest

from hueandcry.decode.evm.strict_json import Float
from hueandcry.decode.safe.fields import NOBODY, read_transaction
from hueandcry.model.errors import NotAnObservable
from tests.decode.safe.values import FIELDS

MIXED = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"


def test_all_ten_fields_are_read_into_one_form() -> None:
    read = read_transaction({**FIELDS, "to": MIXED})
    assert (read.to, read.value, read.gas_price, read.base_gas) == (MIXED.lower(), "5", "3", "2")
    assert (read.gas_token, read.refund_receiver) == (NOBODY, "0x" + "22" * 20)


def test_upper_and_lower_case_make_no_difference() -> None:
    upper = {**FIELDS, "to": "0x" + MIXED[2:].upper(), "data": "0xA9059CBB"}
    assert read_transaction(upper) == read_transaction({**FIELDS, "to": MIXED})


def test_data_gas_stands_for_base_gas() -> None:
    old = {name: value for name, value in FIELDS.items() if name != "baseGas"}
    assert read_transaction({**old, "dataGas": "2"}) == read_transaction(FIELDS)


@pytest.mark.parametrize("name", FIELDS)
def test_a_missing_field_is_never_taken_for_zero(name: str) -> None:
    fields = {key: value for key, value in FIELDS.items() if key != name}
    with pytest.raises(NotAnObservable, match="is missing"):
        read_transaction(fields)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("to", MIXED.replace("5aA", "5AA"), "checksum"),
        ("to", None, "null"),
        ("to", "0x12", "40"),
        ("to", 5, "'5'"),
        ("value", Float("1.5"), "whole number"),
        ("value", "1.5", "whole number"),
        ("value", "1e18", "whole number"),
        ("value", -1, "whole number"),
        ("value", True, "whole number"),
        ("value", str(2**256), "256 bits"),
        ("value", 2**256, "256 bits"),
        ("value", "\u0665", "whole number"),
        ("value", "", "whole number"),
        ("value", "0x", "whole number"),
        ("value", " 5", "whole number"),
        ("nonce", None, "null"),
        ("operation", 2, "0 .call. or 1"),
        ("data", "0xabc", "hex"),
        ("data", "a9059cbb", "hex"),
        ("data", ["0x"], "hex"),
    ],
)
def test_what_is_not_exact_is_refused(name: str, value: object, says: str) -> None:
    with pytest.raises(NotAnObservable, match=says):
        read_transaction({**FIELDS, name: value})
