import pytest

from hueandcry.model.act import Call, Payment
from tests.decode.calldata.calls import (
    ERC20,
    OTHER,
    SHOP,
    TOKEN,
    TRANSFER,
    acts,
    called,
    calls,
    meaning,
    packed,
)

LISTS = "address[],uint256[],bytes[]"
ROW = ([TOKEN], [0], [TRANSFER])
ZEROS = bytes(32)
PLAIN = packed("f(address,uint256)", OTHER, 5)
FUNCTION = "transfer(address,uint256)"


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (called("schedule(address,uint256,bytes,bytes32,bytes32,uint256)", TOKEN, 0, TRANSFER,
                ZEROS, ZEROS, 9), ("timelock",)),
        (called("execute(address,uint256,bytes,bytes32,bytes32)", TOKEN, 0, TRANSFER, ZEROS, ZEROS),
         ("timelock",)),
        (called(f"scheduleBatch({LISTS},bytes32,bytes32,uint256)", *ROW, ZEROS, ZEROS, 9),
         ("timelock", "call 1 of 1")),
        (called(f"executeBatch({LISTS},bytes32,bytes32)", *ROW, ZEROS, ZEROS),
         ("timelock", "call 1 of 1")),
        (called(f"propose({LISTS},string)", *ROW, "why"), ("proposal", "call 1 of 1")),
        (called(f"execute({LISTS},bytes32)", *ROW, ZEROS), ("proposal", "call 1 of 1")),
        (called("propose(address[],uint256[],string[],bytes[],string)", [TOKEN], [0], [FUNCTION],
                [PLAIN], "why"), ("proposal", "call 1 of 1")),
        (called("queueTransaction(address,uint256,string,bytes,uint256)", TOKEN, 0, FUNCTION,
                PLAIN, 9), ("timelock",)),
        (called("executeTransaction(address,uint256,string,bytes,uint256)", TOKEN, 0, "",
                TRANSFER, 9), ("timelock",)),
        (called("submitTransaction(address,uint256,bytes)", TOKEN, 0, TRANSFER),
         ("multi-signature transaction",)),
    ],
)  # fmt: skip
def test_what_is_decided_is_read(data: bytes, place: tuple[str, ...]) -> None:
    assert meaning(acts(data)) == [Payment(place, ERC20, SHOP, OTHER, "5", "transfer")]


def test_a_signature_that_is_none_is_said() -> None:
    data = called("queueTransaction(address,uint256,string,bytes,uint256)", TOKEN, 0, "(", b"", 9)
    (found,) = acts(data)
    assert isinstance(found, Call)
    assert found.fault == "'(' is no function's signature"


def test_lists_of_different_length_are_said() -> None:
    found = acts(called(f"propose({LISTS},string)", [TOKEN, OTHER], [0], [TRANSFER], ""))
    assert "differ in length" in calls(found)[0].fault
