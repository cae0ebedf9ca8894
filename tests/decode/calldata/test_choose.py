from typing import get_args

import pytest

from hueandcry.decode.calldata.choose import Choice, choose
from hueandcry.decode.calldata.frame import CallFrame
from hueandcry.decode.evm.abi_type import parse_function
from hueandcry.model.act import Payment, ReadBy
from tests.decode.calldata.calls import (
    CHAIN,
    ME,
    OTHER,
    TOKEN,
    TRANSFER,
    Facts,
    acts,
    called,
    calls,
    meaning,
)

# Shares its selector with transfer(address,uint256).
TWIN = parse_function("many_msg_babbage(bytes1 letter)")
NAMED = parse_function("transfer(address dst,uint256 wad)")


def chosen(data: bytes, *rows: tuple[object, ReadBy]) -> Choice:
    frame = CallFrame((), CHAIN, ME, TOKEN, 0, data)
    found = choose(frame, Facts(functions=rows))  # type: ignore[arg-type]
    assert found
    return found


def test_the_twin_is_one() -> None:
    assert TWIN.selector == NAMED.selector == TRANSFER[:4]


def test_a_descriptor_comes_before_a_known_selector() -> None:
    found = chosen(TRANSFER, (NAMED, "descriptor"))
    assert (found.read, found.function) == ("descriptor", NAMED)
    assert found.known is not None
    assert found.known.reader is not None


def test_another_function_of_the_selector_has_no_known_meaning() -> None:
    found = chosen(called("many_msg_babbage(bytes1)", b"a"), (TWIN, "given ABI"))
    assert (found.read, found.signature) == ("given ABI", "many_msg_babbage(bytes1)")
    assert (found.known, found.values) == (None, (b"a",))


def test_the_first_that_fits_without_fault_wins() -> None:
    found = chosen(TRANSFER, (TWIN, "given ABI"))
    assert (found.read, found.fault) == ("known selector", "")


def test_where_none_fits_well_the_first_stays() -> None:
    found = chosen(TRANSFER + b"\1", (NAMED, "descriptor"), (TWIN, "given ABI"))
    assert (found.read, found.fault) == (
        "descriptor", "overlong: 1 bytes more than the function takes",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("data", "recipient", "amount", "fault"),
    [
        (TRANSFER + b"\0" * 4, OTHER, "5", "overlong: 4 bytes"),
        (TRANSFER[:-1], OTHER, "0", "truncated: 1 bytes are missing, read as zeros"),
        (TRANSFER[:4], "0x" + "0" * 40, "0", "truncated: 64 bytes are missing"),
        (TRANSFER[:4] + b"\xff" + TRANSFER[5:], OTHER, "5", "has bits set that address has not"),
        (TRANSFER[:4] + b"\xff" + TRANSFER[5:-1], OTHER, "0", "truncated: 1 bytes are missing"),
    ],
)
def test_faulty_data_are_read_as_old_contracts_do(
    data: bytes, recipient: str, amount: str, fault: str
) -> None:
    found = acts(data, target=TOKEN)
    assert fault in calls(found)[0].fault
    (paid,) = meaning(found)
    assert isinstance(paid, Payment)
    assert (paid.recipient, paid.amount) == (recipient, amount)


def test_what_cannot_be_read_was_read_by_nothing() -> None:
    (found,) = calls(acts(called("multicall(bytes[])", [b"abc"])[:60]))
    assert (found.read, found.signature) == ("nothing", "multicall(bytes[])")
    assert "not of this form" in found.fault
    (found,) = calls(acts(b"\xde\xad\xbe\xef" + TRANSFER))
    assert (found.read, found.signature, found.selector) == ("nothing", "", "0xdeadbeef")


def test_every_way_of_reading_is_one_of_the_models() -> None:
    assert set(get_args(ReadBy)) == {"descriptor", "given ABI", "known selector", "nothing"}
