import pytest

from hueandcry.decode.calldata.batches import unpacked
from hueandcry.decode.calldata.frame import NOBODY
from hueandcry.model.act import Approval, Asset, Call, Delegatecall, Payment
from tests.decode.calldata.calls import (
    APPROVE,
    CHAIN,
    COIN,
    ERC20,
    ME,
    MOST,
    OTHER,
    SHOP,
    TOKEN,
    TRANSFER,
    acts,
    called,
    calls,
    meaning,
)

MULTISEND = "0xa238cbeb142c10ef7ad8442c6d1f9e89e07e7761"
CALL_ONLY = "0xa83c336b20401af773b6219ba5027174338d1836"
SAFE = "0x" + "5a" * 20


def row(target: str, data: bytes, *, amount: int = 0, operation: int = 0) -> bytes:
    head = bytes([operation]) + bytes.fromhex(target[2:]) + amount.to_bytes(32, "big")
    return head + len(data).to_bytes(32, "big") + data


def multi_send(*rows: bytes) -> bytes:
    return called("multiSend(bytes)", b"".join(rows))


@pytest.mark.parametrize(
    "data",
    [
        called("multicall(bytes[])", [TRANSFER, APPROVE]),
        called("multicall(uint256,bytes[])", 99, [TRANSFER, APPROVE]),
        called("multicall(bytes32,bytes[])", bytes(32), [TRANSFER, APPROVE]),
    ],
)
def test_multicall_keeps_sender_and_contract(data: bytes) -> None:
    found = acts(data, target=TOKEN, amount=3)
    assert [(one.sender, one.target, one.place) for one in calls(found)] == [
        (ME, TOKEN, ()),
        (ME, TOKEN, ("multicall", "call 1 of 2")),
        (ME, TOKEN, ("multicall", "call 2 of 2")),
    ]
    assert [one.nested for one in calls(found)] == [True, False, False]
    second = ("multicall", "call 2 of 2")
    unknown = Asset(CHAIN, TOKEN, "unknown")
    assert meaning(found) == [
        Payment((), COIN, ME, TOKEN, "3", "value"),
        Payment(("multicall", "call 1 of 2"), ERC20, ME, OTHER, "5", "transfer"),
        Approval(second, unknown, ME, OTHER, str(MOST), "approve", unlimited=True),
    ]


@pytest.mark.parametrize(
    "data",
    [
        called("aggregate((address,bytes)[])", [(TOKEN, TRANSFER)]),
        called("blockAndAggregate((address,bytes)[])", [(TOKEN, TRANSFER)]),
        called("tryAggregate(bool,(address,bytes)[])", True, [(TOKEN, TRANSFER)]),
        called("tryBlockAndAggregate(bool,(address,bytes)[])", True, [(TOKEN, TRANSFER)]),
        called("aggregate3((address,bool,bytes)[])", [(TOKEN, True, TRANSFER)]),
    ],
)
def test_multicall3_calls_as_itself(data: bytes) -> None:
    place = ("Multicall", "call 1 of 1")
    assert meaning(acts(data)) == [Payment(place, ERC20, SHOP, OTHER, "5", "transfer")]


def test_multicall3_with_values() -> None:
    rows = [(OTHER, False, 2, b""), (ME, False, 0, b"")]
    found = acts(called("aggregate3Value((address,bool,uint256,bytes)[])", rows), amount=2)
    assert meaning(found) == [
        Payment((), COIN, ME, SHOP, "2", "value"),
        Payment(("Multicall", "call 1 of 2"), COIN, SHOP, OTHER, "2", "value"),
    ]


def test_targets_and_data_apart() -> None:
    found = acts(called("multicall(address[],bytes[])", [TOKEN], [TRANSFER]))
    assert [one.sender for one in calls(found)] == [ME, SHOP]


def test_multi_send_of_a_safe_calls_as_the_safe() -> None:
    data = multi_send(row(TOKEN, TRANSFER), row(OTHER, b"", amount=7))
    found = acts(data, target=MULTISEND, account=SAFE)
    assert found[1] == Delegatecall((), SAFE, MULTISEND, "0x8d80ff0a", "")
    assert found[3] == Payment(("MultiSend", "call 1 of 2"), ERC20, SAFE, OTHER, "5", "transfer")
    assert found[5] == Payment(("MultiSend", "call 2 of 2"), COIN, SAFE, OTHER, "7", "value")
    named = acts(data, target=CALL_ONLY, account=SAFE)[1]
    assert isinstance(named, Delegatecall)
    assert named.library == "MultiSendCallOnly 1.5.0"


def test_multi_send_called_plainly_calls_as_itself() -> None:
    found = acts(multi_send(row(TOKEN, TRANSFER)), target=CALL_ONLY)
    assert meaning(found) == [
        Payment(("MultiSend", "call 1 of 1"), ERC20, CALL_ONLY, OTHER, "5", "transfer")
    ]


def test_delegatecalls_within_are_told_and_their_names_mean_nothing() -> None:
    data = multi_send(row(OTHER, TRANSFER, operation=1))
    found = acts(data, target=MULTISEND, account=SAFE)
    place = ("MultiSend", "call 1 of 1")
    assert meaning(found)[1:] == [Delegatecall(place, SAFE, OTHER, "0xa9059cbb", "")]
    assert calls(found)[1].sender == ME


def test_zeros_for_the_safe_itself_depend_on_the_version() -> None:
    data = multi_send(row(NOBODY, called("changeThreshold(uint256)", 1)))
    old = acts(data, target=MULTISEND, account=SAFE)
    assert (calls(old)[1].target, calls(old)[1].fault) == (NOBODY, "")
    for target in (CALL_ONLY, OTHER):
        found = calls(acts(data, target=target, account=SAFE))[1]
        assert found.target == SAFE
        assert "1.5.0 takes for the account itself" in found.fault


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        (row(TOKEN, TRANSFER)[:-1], "call 1 of its packed bytes is cut short"),
        (row(TOKEN, TRANSFER) + b"\0" * 12, "12 bytes are left over after its packed calls"),
        (row(TOKEN, b"", operation=2), "call 1 has the operation 2, which reverts"),
        (row(TOKEN, b"") + row(TOKEN, b"\0" * 32)[:-1], "call 2 of its packed bytes is cut short"),
    ],
)
def test_malformed_packing_is_said(rows: bytes, fault: str) -> None:
    found = acts(multi_send(rows), target=MULTISEND, account=SAFE)[0]
    assert isinstance(found, Call)
    assert found.fault == fault


def test_a_length_beyond_everything() -> None:
    huge = row(TOKEN, b"")[:53] + b"\xff" * 32
    assert unpacked(huge) == ([], "call 1 of its packed bytes is cut short")
