import pytest

from hueandcry.decode.calldata.accounts import own_call
from hueandcry.model.act import Creation, Delegatecall, Payment
from tests.decode.calldata.calls import (
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
    packed,
)

CALL = "(address,uint256,bytes)"
ROW = (TOKEN, 0, TRANSFER)
ACCOUNT = "0x" + "ac" * 20
OP_6 = "(address,uint256,bytes,bytes,uint256,uint256,uint256,uint256,uint256,bytes,bytes)[],address"
OP_7 = "(address,uint256,bytes,bytes,bytes32,uint256,bytes32,bytes,bytes)[],address"
INNER = called("execute(address,uint256,bytes)", *ROW)
SINGLE = bytes.fromhex(TOKEN[2:]) + bytes(32) + TRANSFER
DELEGATION = "(address,address,bytes32,(address,bytes,bytes)[],uint256,bytes)[]"


@pytest.mark.parametrize(
    "data",
    [
        called("execute(address,uint256,bytes)", *ROW),
        called("execute_ncC(address,uint256,bytes)", *ROW),
        called(f"execute({CALL})", ROW),
        called("execute(address,uint256,bytes,uint8)", *ROW, 0),
        called("executeUserOp(address,uint256,bytes,uint8)", *ROW, 0),
        called("executeBatch(address[],bytes[])", [TOKEN], [TRANSFER]),
        called("executeBatch(address[],uint256[],bytes[])", [TOKEN], [0], [TRANSFER]),
        called("executeBatch(address[],uint256[],bytes[])", [TOKEN], [], [TRANSFER]),
        called(f"executeBatch({CALL}[])", [ROW]),
        called(f"execute({CALL}[])", [ROW]),
        called(f"execute({CALL}[],bytes)", [ROW], b"s"),
        called(f"execute(({CALL}[],bool))", ([ROW], True)),
        called("execute(bytes32,bytes)", bytes(32), SINGLE),
        called("executeWithoutChainIdValidation(bytes[])", [INNER]),
    ],
)  # fmt: skip
def test_an_account_calls_as_itself(data: bytes) -> None:
    (paid,) = meaning(acts(data))
    assert isinstance(paid, Payment)
    assert (paid.asset, paid.sender, paid.recipient, paid.amount) == (ERC20, SHOP, OTHER, "5")
    assert paid.place[0] in {"account", "account batch"}


def test_operations_of_erc_6551() -> None:
    signature = "execute(address,uint256,bytes,uint8)"
    assert meaning(acts(called(signature, *ROW, 1))) == [
        Delegatecall(("account",), SHOP, TOKEN, "0xa9059cbb", "")
    ]
    found = meaning(acts(called(signature, *ROW, 2)))
    assert found == [Creation((), SHOP, "0", len(TRANSFER))]


@pytest.mark.parametrize("head", [b"", bytes.fromhex("8dd7712f")])
def test_user_operations_are_their_accounts(head: bytes) -> None:
    old = (ACCOUNT, 0, b"", head + INNER, 1, 1, 1, 1, 1, b"", b"")
    new = (ACCOUNT, 0, b"", head + INNER, bytes(32), 1, bytes(32), b"", b"")
    for data in (
        called(f"handleOps({OP_6})", [old], OTHER), called(f"handleOps({OP_7})", [new], OTHER),
    ):  # fmt: skip
        found = acts(data)
        place = ("EntryPoint", "user operation 1 of 1", "account")
        assert meaning(found) == [Payment(place, ERC20, ACCOUNT, OTHER, "5", "transfer")]
        assert [(one.sender, one.target) for one in calls(found)] == [
            (ME, SHOP), (SHOP, ACCOUNT), (ACCOUNT, TOKEN),
        ]  # fmt: skip


def test_redeemed_delegations_open_the_root_delegators_account() -> None:
    leaf: tuple[object, ...] = (ME, THIRD, bytes(32), [], 0, b"s")
    root = (THIRD, ACCOUNT, b"\xff" * 32, [(OTHER, b"", b"")], 0, b"s")
    contexts = [packed(f"f({DELEGATION})", [leaf, root]), b""]
    signature = "redeemDelegations(bytes[],bytes32[],bytes[])"
    found = acts(called(signature, contexts, [bytes(32)] * 2, [SINGLE] * 2))
    paid = [one for one in meaning(found) if isinstance(one, Payment)]
    assert [one.sender for one in paid] == [ACCOUNT, ME]
    assert paid[0].place == ("delegations", "execution 1 of 2", "account")


def test_delegations_that_cannot_be_read_are_said() -> None:
    signature = "redeemDelegations(bytes[],bytes32[],bytes[])"
    found = calls(acts(called(signature, [b"x" * 40], [bytes(32)], [b""])))
    assert "a chain of delegations cannot be read" in found[0].fault


def test_what_a_user_operation_makes_its_account_do() -> None:
    assert own_call(bytes.fromhex("8dd7712f") + INNER) == own_call(INNER) == INNER
