"""JSON from outside."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.json_text import from_json


def test_a_value_is_of_the_kind_asked_for() -> None:
    assert from_json(b'{"a": 1}', dict[str, int]) == {"a": 1}
    assert from_json("[1, null]") == [1, None]


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b'{"a": "x"}', b'{"a": "\xff"}', b'{"\xe6": 1}', b"[" * 100_000, "\ud800", b"\xff"],
)
def test_whatever_is_wrong_is_one_fault(data: bytes | str) -> None:
    with pytest.raises(msgspec.DecodeError):
        from_json(data, dict[str, int])


@given(st.binary())
def test_any_bytes_are_a_value_or_that_fault(data: bytes) -> None:
    try:
        from_json(data)
    except msgspec.DecodeError:
        return
