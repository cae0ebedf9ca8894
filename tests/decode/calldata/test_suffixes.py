import pytest

from hueandcry.model.act import Argument
from tests.decode.calldata.calls import TRANSFER, acts, calls

MARKER = bytes.fromhex("8021" * 8)


def test_builder_codes_are_said_and_no_fault() -> None:
    (found,) = calls(acts(TRANSFER + b"baseapp" + b"\x07\x00" + MARKER))
    assert found.fault == ""
    assert found.arguments[-1] == Argument("appended", "ERC-8021 builder codes", "baseapp")


def test_codes_of_another_schema_stay_bytes() -> None:
    (found,) = calls(acts(TRANSFER + b"\x05\x01" + MARKER))
    assert found.arguments[-1].value == "0x0501"


@pytest.mark.parametrize("tail", [
    b"\0" * 32, b"\1" * 4, MARKER + b"\0", b"\0" * 300 + MARKER, MARKER[1:],
])  # fmt: skip
def test_everything_else_stays_a_fault(tail: bytes) -> None:
    (found,) = calls(acts(TRANSFER + tail))
    assert found.fault.startswith("overlong")
