from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.calldata.unmeant import MAX_ACCOUNTS
from hueandcry.decode.evm.abi_type import parse_function
from hueandcry.model.act import AnyAct, Approval, Named
from tests.decode.calldata.calls import (
    APPROVE,
    ME,
    MOST,
    OTHER,
    SHOP,
    THIRD,
    TOKEN,
    TRANSFER,
    Facts,
    acts,
    anything,
    called,
    calls,
    meaning,
)

FRAMES = "run((address to,uint256 value,bytes data)[] calls)"
LISTS = "run(address[] targets,uint256[] values,bytes[] datas)"


def read(signature: str, *values: object, account: str = "") -> list[AnyAct]:
    facts = Facts(functions=[(parse_function(signature), "descriptor")])
    return acts(called(signature, *values), facts=facts, account=account)


def named(found: Sequence[AnyAct]) -> Named:
    (one,) = [act for act in found if isinstance(act, Named)]
    return one


def test_accounts_are_found_however_deep_they_lie() -> None:
    found = named(read(
        "f(address who,(uint256 n,(address to,uint256 m)[] rows) x,bytes32 word,bytes20 short)",
        OTHER, (1, [(THIRD, 2), (OTHER, 3)]), bytes(12) + bytes.fromhex(TOKEN[2:]), b"\x71" * 20,
    ))  # fmt: skip
    assert found.accounts == (("who", OTHER), ("to", THIRD), ("word", TOKEN))
    assert (found.sender, found.target, found.opaque) == (ME, SHOP, ())


def test_nobody_and_marks_are_no_accounts() -> None:
    marks = ("0x" + "0" * 40, "0x" + "1".rjust(40, "0"), "0x" + "e" * 40)
    assert named(read("f(address a,address b,address c)", *marks)).accounts == ()


def test_bytes_long_enough_for_a_call_are_opaque_but_not_signatures() -> None:
    found = named(read(
        "f(bytes data,bytes signature,bytes short)", TRANSFER, b"\1" * 65, b"\1" * 35
    ))  # fmt: skip
    assert found.opaque == ("data",)


@pytest.mark.parametrize("account", ["", THIRD])
def test_lists_of_calls_are_read(account: str) -> None:
    for found in (
        read(FRAMES, [(TOKEN, 0, APPROVE), (OTHER, 5, b"")], account=account),
        read(LISTS, [TOKEN, OTHER], [0, 5], [APPROVE, b""], account=account),
    ):
        (approval,) = [act for act in found if isinstance(act, Approval)]
        assert (approval.owner, approval.spender, approval.amount) == (
            account or SHOP, OTHER, str(MOST),
        )  # fmt: skip
        assert [call.amount for call in calls(found)] == ["0", "0", "5"]
        assert not any(isinstance(act, Named) for act in found)
        assert calls(found)[0].nested


def test_what_only_may_be_calls_stays_an_argument() -> None:
    found = named(read(FRAMES, [(TOKEN, 0, b"\1" * 40)]))
    assert (found.accounts, found.opaque) == ((("to", TOKEN),), ("data",))
    found = named(read("run((address a,address b,bytes data)[] rows)", [(TOKEN, OTHER, APPROVE)]))
    assert len(found.accounts) == 2


def test_a_known_meaning_comes_first_and_a_delegatecall_has_none() -> None:
    assert not any(isinstance(act, Named) for act in acts(TRANSFER))
    assert len(meaning(read("f(address to)", OTHER, account=SHOP))) == 1


def test_accounts_are_bounded() -> None:
    many = ["0x" + f"{number:040x}" for number in range(1 << 20, (1 << 20) + MAX_ACCOUNTS + 9)]
    assert len(named(read("f(address[] all)", many)).accounts) == MAX_ACCOUNTS


@given(st.lists(anything, max_size=4))
def test_any_data_inside_are_read_without_failing(datas: list[bytes]) -> None:
    assert read("run(address[] targets,bytes[] datas)", [SHOP] * len(datas), datas)
