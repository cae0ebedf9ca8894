import pytest

from hueandcry.decode.displayed import mismatches
from hueandcry.decode.request import read_request
from hueandcry.model.errors import BadRequest

A, B = "0x" + "a1" * 20, "0x" + "b2" * 20
PAY = f'{{"from":"{A}","to":"{B}","value":"0x1"}}'


def test_the_same_request_has_no_mismatch() -> None:
    assert mismatches(read_request(PAY), read_request(PAY)) == ()


def test_every_field_that_differs_is_named() -> None:
    shown = read_request(PAY.replace("0x1", "0x2").replace(B, A))
    found = {row.field: (row.stated, row.found) for row in mismatches(read_request(PAY), shown)}
    assert found == {"amount": ("2", "1"), "to": (A, B)}


def test_what_the_display_leaves_open_is_no_mismatch() -> None:
    signed = read_request(PAY.replace("}", ',"nonce":"0x7"}'))
    assert mismatches(signed, read_request(PAY)) == ()


def test_two_kinds_cannot_be_compared() -> None:
    with pytest.raises(BadRequest, match="same kind"):
        mismatches(read_request(PAY), read_request("hello", "message"))
