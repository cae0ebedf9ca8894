from pathlib import Path

import pytest

from hueandcry.decode.calldata.frame import NOBODY
from hueandcry.model.act import BlindSignature, Control, Delegatecall, Payment, Refund
from tests.decode.calldata.calls import (
    COIN,
    ERC20,
    ME,
    OTHER,
    SHOP,
    THIRD,
    TOKEN,
    TRANSFER,
    acts,
    called,
    calls,
    meaning,
)
from tests.decode.calldata.test_batches import MULTISEND, multi_send, row

EXEC = "execTransaction(address,uint256,bytes,uint8,uint256,uint256,uint256,address,address,bytes)"
BYBIT = "0x1db92e2eebc8e0c075a02bea49a2935bcd2dfcf4"
IMPLANT = "0x96221423681a6d52e184d440a8efcebb105c7242"


def executed(target: str, data: bytes, operation: int = 0, amount: int = 0) -> bytes:
    return called(EXEC, target, amount, data, operation, 0, 0, 0, NOBODY, NOBODY, b"s")


def test_a_safe_pays_as_itself() -> None:
    found = acts(executed(TOKEN, TRANSFER, amount=4))
    place = ("Safe transaction",)
    assert meaning(found) == [
        Payment(place, COIN, SHOP, TOKEN, "4", "value"),
        Payment(place, ERC20, SHOP, OTHER, "5", "transfer"),
    ]
    assert [(one.sender, one.nested) for one in calls(found)] == [(ME, True), (SHOP, False)]


def test_refund() -> None:
    data = called(EXEC, OTHER, 0, b"", 0, 0, 21_000, 7, TOKEN, THIRD, b"")
    assert meaning(acts(data)) == [Refund((), SHOP, TOKEN, THIRD, "7", "21000")]


def test_module_transactions() -> None:
    for name in ("execTransactionFromModule", "execTransactionFromModuleReturnData"):
        data = called(f"{name}(address,uint256,bytes,uint8)", OTHER, 0, TRANSFER, 1)
        assert meaning(acts(data)) == [
            Delegatecall(("Safe module transaction",), SHOP, OTHER, "0xa9059cbb", "")
        ]


def test_an_operation_that_is_none() -> None:
    assert "the operation 2 is neither" in calls(acts(executed(OTHER, b"", 2)))[1].fault


@pytest.mark.parametrize(
    ("signature", "values", "expected"),
    [
        ("addOwnerWithThreshold(address,uint256)", (OTHER, 2), ("owner added", OTHER)),
        ("removeOwner(address,address,uint256)", (ME, OTHER, 2), ("owner removed", OTHER)),
        ("swapOwner(address,address,address)", (ME, OTHER, THIRD), ("owner swapped", THIRD)),
        ("changeThreshold(uint256)", (1,), ("threshold", "1")),
        ("enableModule(address)", (OTHER,), ("module enabled", OTHER)),
        ("disableModule(address,address)", (ME, OTHER), ("module disabled", OTHER)),
        ("setGuard(address)", (OTHER,), ("guard", OTHER)),
        ("setModuleGuard(address)", (OTHER,), ("module guard", OTHER)),
        ("setFallbackHandler(address)", (OTHER,), ("fallback handler", OTHER)),
        ("changeMasterCopy(address)", (OTHER,), ("master copy", OTHER)),
    ],
)
def test_who_rules_a_safe(
    signature: str, values: tuple[object, ...], expected: tuple[str, str]
) -> None:
    found = meaning(acts(executed(SHOP, called(signature, *values))))
    assert len(found) == 1
    assert isinstance(found[0], Control)
    assert (found[0].target, found[0].change, found[0].subject) == (SHOP, *expected)


def test_details_of_owners() -> None:
    (found,) = meaning(acts(called("swapOwner(address,address,address)", ME, OTHER, THIRD)))
    assert isinstance(found, Control)
    assert found.detail == f"in place of {OTHER}"


def test_setup_with_a_delegatecall() -> None:
    signature = "setup(address[],uint256,address,bytes,address,address,uint256,address)"
    data = called(signature, [ME, THIRD], 1, OTHER, TRANSFER, TOKEN, NOBODY, 0, NOBODY)
    assert meaning(acts(data)) == [
        Control((), SHOP, "setup", f"{ME}, {THIRD}", "threshold 1"),
        Control((), SHOP, "fallback handler", TOKEN),
        Delegatecall(("Safe setup",), SHOP, OTHER, "0xa9059cbb", ""),
    ]
    plain = called(signature, [ME], 1, NOBODY, b"", NOBODY, NOBODY, 0, NOBODY)
    assert len(meaning(acts(plain))) == 1


def test_a_hash_is_approved_blindly() -> None:
    (found,) = meaning(acts(called("approveHash(bytes32)", b"\x07" * 32)))
    assert isinstance(found, BlindSignature)
    assert found.digest == "0x" + "07" * 32


def test_bybit(cases: Path) -> None:
    text = Path(cases, "signing", "bybit_outer_calldata.hex").read_text().strip()
    found = acts(bytes.fromhex(text[2:]), target=BYBIT)
    assert [one.target for one in calls(found)] == [BYBIT, IMPLANT]
    assert meaning(found) == [Delegatecall(("Safe transaction",), BYBIT, IMPLANT, "0xa9059cbb", "")]


@pytest.mark.parametrize("times", [1, 4])
def test_bybit_wrapped_in_multi_send(times: int) -> None:
    implant = called("transfer(address,uint256)", OTHER, 0)
    target, data = IMPLANT, implant
    for _ in range(times):
        data = multi_send(row(target, data, operation=1))
        target = MULTISEND
    found = acts(executed(target, data, 1), target=BYBIT)
    wrappers, last = meaning(found)[:-1], meaning(found)[-1]
    assert len(wrappers) == times
    place = ("Safe transaction", *("MultiSend", "call 1 of 1") * times)
    assert last == Delegatecall(place, BYBIT, IMPLANT, "0xa9059cbb", "")
    assert not [act for act in found if isinstance(act, Payment)]
