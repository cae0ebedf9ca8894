import pytest

from hueandcry.decode.calldata.executions import executions
from hueandcry.decode.calldata.frame import NOBODY, CallFrame, Malformed
from tests.decode.calldata.calls import CHAIN, ME, OTHER, SHOP, TOKEN, TRANSFER, packed

FRAME = CallFrame((), CHAIN, ME, SHOP, 0, b"")
CALLS = "f((address,uint256,bytes)[])"
ROW = (TOKEN, 3, TRANSFER)
SINGLE = bytes.fromhex(TOKEN[2:]) + (3).to_bytes(32, "big") + TRANSFER


def mode(kind: int, selector: str = "00000000") -> bytes:
    return bytes([kind]) + bytes(5) + bytes.fromhex(selector) + bytes(22)


def test_single() -> None:
    (found,) = executions(FRAME, mode(0), SINGLE)
    assert found == CallFrame(("account",), CHAIN, SHOP, TOKEN, 3, TRANSFER)


@pytest.mark.parametrize(
    ("given", "data"),
    [
        (mode(1), packed(CALLS, [ROW])),
        (mode(1, "78210001"), packed("f((address,uint256,bytes)[],bytes)", [ROW], b"own data")),
        (mode(1, "78210002"), packed("f(bytes[])", [packed(CALLS, [ROW])])),
    ],
)
def test_batches(given: bytes, data: bytes) -> None:
    (found,) = executions(FRAME, given, data)
    place = ("account batch", "call 1 of 1")
    assert found == CallFrame(place, CHAIN, SHOP, TOKEN, 3, TRANSFER)


def test_zeros_stand_for_the_account_itself() -> None:
    (found,) = executions(FRAME, mode(1), packed(CALLS, [(NOBODY, 0, b"")]))
    assert found.target == SHOP
    assert "ERC-7821" in found.fault


def test_delegatecall() -> None:
    (found,) = executions(FRAME, mode(0xFF), bytes.fromhex(OTHER[2:]) + TRANSFER)
    assert found == CallFrame(("account",), CHAIN, ME, OTHER, 0, TRANSFER, SHOP)


@pytest.mark.parametrize(
    ("given", "data"),
    [(mode(0), SINGLE[:51]), (mode(0xFF), b"short"), (mode(1), b""), (mode(7), SINGLE)],
)
def test_what_is_no_execution(given: bytes, data: bytes) -> None:
    with pytest.raises(Malformed):
        list(executions(FRAME, given, data))
