"""Calls inside calls, and who is asked for descriptors."""

from collections.abc import Sequence

from hueandcry.decode.clear.descriptor import Descriptor
from hueandcry.decode.clear.keys import function_of
from hueandcry.decode.clear.names import Container
from hueandcry.decode.clear.reader import ClearReader
from hueandcry.decode.evm.abi import encode_arguments
from hueandcry.model.signing import ClearText
from tests.decode.clear.values import COIN, OTHER, SENDER, TARGET, Field, Known, descriptor, lines

RUN = "run(address to, uint256 value, bytes data)"
SEND = "transfer(address to, uint256 value)"
ACTION: Field = {
    "path": "data", "label": "Action", "format": "calldata",
    "params": {"calleePath": "to", "amountPath": "value"},
}  # fmt: skip
VALUE: Field = {"path": "@.value", "label": "Coin", "format": "amount"}
FROM: Field = {"path": "@.from", "label": "From"}
TOKENS: Field = {
    "path": "value", "label": "Sent", "format": "tokenAmount", "params": {"tokenPath": "@.to"},
}  # fmt: skip


class Shelf:
    """Holds one descriptor that runs calls, and one of ERC-20."""

    def __init__(self, *fields: Field) -> None:
        self.fields = fields or (ACTION,)

    def for_call(self, chain: str, address: str, selector: bytes) -> Sequence[Descriptor]:
        if address != TARGET or selector != function_of(RUN).selector:
            return ()
        return [descriptor(RUN, [VALUE, *self.fields])]

    def for_standard_call(self, standard: str, selector: bytes) -> Sequence[Descriptor]:
        if (standard, selector) != ("erc20", function_of(SEND).selector):
            return ()
        return [descriptor(SEND, [TOKENS, FROM, VALUE], intent="Send")]

    def for_message(self, *asked: str) -> Sequence[Descriptor]:
        del asked
        return ()

    def for_standard_message(self, standard: str, encoded_type: str) -> Sequence[Descriptor]:
        del standard, encoded_type
        return ()


def call(key: str, *values: object) -> bytes:
    function = function_of(key)
    return function.selector + encode_arguments(function.inputs, values)  # type: ignore[arg-type]


def read(data: bytes, target: str = TARGET, *fields: Field) -> ClearText | None:
    around = Container("eip155:1", SENDER, target, 10**18)
    return ClearReader(Shelf(*fields), Known()).call(around, data, ("here",))


def test_a_call_inside_is_shown_by_whom_it_calls() -> None:
    found = read(call(RUN, COIN, 3 * 10**18, call(SEND, OTHER, 2_000_000)))
    assert found
    assert lines(found)[:3] == [("Coin", "1 ETH"), ("Action", "Send"), ("Sent", "2 COIN")]
    assert found.fields[3].value.lower() == TARGET
    assert found.fields[4].value == "3 ETH"
    assert (found.place, found.faults) == (("here",), ())


def test_who_spends_may_be_told() -> None:
    action = ACTION | {"params": {"calleePath": "to", "spenderPath": "@.from"}}
    found = read(call(RUN, COIN, 0, call(SEND, OTHER, 1)), TARGET, action)
    assert found
    assert found.fields[3].value.lower() == SENDER


def test_a_selector_may_stand_apart() -> None:
    selector = "0x" + function_of(SEND).selector.hex()
    action = ACTION | {"params": {"calleePath": "to", "selector": selector}}
    found = read(call(RUN, COIN, 0, call(SEND, OTHER, 1)[4:]), TARGET, action)
    assert found
    assert found.fields[1].value == "Send"


def test_a_call_nobody_describes_is_said() -> None:
    found = read(call(RUN, OTHER, 0, b"\1\2\3\4\5"))
    assert found
    assert found.fields[1].value.lower() == f"0x01020304... (5 bytes) to {OTHER}"
    assert found.faults == ("Action: no descriptor is known for the call inside",)
    empty = read(call(RUN, OTHER, 0, b""))
    assert empty
    assert empty.fields[1].value.startswith("no data, to 0x")


def test_calls_inside_each_other_end() -> None:
    data = b""
    for _ in range(20):
        data = call(RUN, TARGET, 0, data)
    found = read(data)
    assert found
    assert len(found.fields) < 20
    assert "no descriptor is known" in found.faults[0]


def test_many_calls_end_too() -> None:
    twice = ACTION | {"label": "Again"}
    data = b""
    for _ in range(6):
        data = call(RUN, TARGET, 0, data)
    assert read(data, TARGET, *[ACTION, twice] * 8)


def test_only_known_tokens_are_read_as_tokens() -> None:
    assert read(call(SEND, OTHER, 1), COIN)
    assert read(call(SEND, OTHER, 1), OTHER) is None


def test_data_of_another_form_are_not_shown() -> None:
    assert read(call(RUN, OTHER, 0, b"")[:-40]) is None
    assert read(b"\1\2\3") is None
