import json
from pathlib import Path

import pytest

from hueandcry.decode.calldata.approvals import EVERYTHING
from hueandcry.decode.calldata.frame import NOBODY
from hueandcry.model.act import Approval, Asset
from tests.decode.calldata.calls import (
    CHAIN,
    ERC20,
    ME,
    MOST,
    OTHER,
    THIRD,
    TOKEN,
    Facts,
    acts,
    called,
    meaning,
)


def approval(data: bytes, facts: Facts | None = None) -> Approval:
    (found,) = meaning(acts(data, target=TOKEN, facts=facts))
    assert isinstance(found, Approval)
    return found


def test_approve_stays_open_about_what_it_allows() -> None:
    found = approval(called("approve(address,uint256)", OTHER, 5))
    unknown = Asset(CHAIN, TOKEN, "unknown")
    assert found == Approval((), unknown, ME, OTHER, "5", "approve")


def test_approve_of_a_known_nft_is_one_token() -> None:
    facts = Facts({TOKEN: "erc721"})
    found = approval(called("approve(address,uint256)", OTHER, 0), facts)
    assert found == Approval((), Asset(CHAIN, TOKEN, "erc721", "0"), ME, OTHER, "1", "approve")
    assert approval(called("approve(address,uint256)", NOBODY, 4), facts).revokes
    assert not approval(called("approve(address,uint256)", OTHER, MOST), facts).unlimited


@pytest.mark.parametrize(
    ("amount", "unlimited"),
    [(MOST, True), (1 << 255, True), ((1 << 255) - 1, False), (0, False)],
)
def test_what_is_unlimited(amount: int, unlimited: bool) -> None:
    for name in ("approve", "increaseAllowance", "increaseApproval"):
        found = approval(called(f"{name}(address,uint256)", OTHER, amount))
        assert (found.unlimited, found.amount) == (unlimited, str(amount)), name
        assert found.revokes == (name == "approve" and amount == 0), name


def test_decrease_revokes() -> None:
    found = approval(called("decreaseAllowance(address,uint256)", OTHER, 5))
    assert (found.manner, found.revokes, found.unlimited) == ("decreaseAllowance", True, False)


def test_set_approval_for_all() -> None:
    found = approval(called("setApprovalForAll(address,bool)", OTHER, True))
    assert (found.manner, found.amount) == ("setApprovalForAll", EVERYTHING)
    assert (found.unlimited, found.revokes) == (True, False)
    found = approval(called("setApprovalForAll(address,bool)", OTHER, False))
    assert (found.unlimited, found.revokes) == (False, True)


def test_permit_is_the_owners_not_the_senders() -> None:
    head = "permit(address,address,uint256,uint256"
    data = called(f"{head},uint8,bytes32,bytes32)", OTHER, THIRD, MOST, 99, 27, b"r", b"s")
    expected = Approval(
        (), ERC20, OTHER, THIRD, EVERYTHING, "permit", unlimited=True, deadline=99
    )  # fmt: skip
    assert approval(data) == expected
    assert approval(called(f"{head},bytes)", OTHER, THIRD, MOST, 99, b"x")) == expected


def test_dai_permit() -> None:
    signature = "permit(address,address,uint256,uint256,bool,uint8,bytes32,bytes32)"
    found = approval(called(signature, ME, OTHER, 0, 99, True, 27, b"r", b"s"))
    assert (found.manner, found.unlimited, found.deadline) == ("DAI permit", True, 99)
    found = approval(called(signature, ME, OTHER, 0, 0, False, 27, b"r", b"s"))
    assert (found.revokes, found.deadline, found.amount) == (True, None, "0")


def test_permit_of_one_nft() -> None:
    data = called(
        "permit(address,uint256,uint256,uint8,bytes32,bytes32)", OTHER, 7, 9, 27, b"", b""
    )
    nft = Asset(CHAIN, TOKEN, "erc721", "7")
    assert approval(data) == Approval((), nft, "", OTHER, "1", "permit", deadline=9)


def test_permit_of_a_collection() -> None:
    signature = "permitForAll(address,address,bool,uint256,uint256,bytes)"
    found = approval(called(signature, ME, OTHER, True, 9, 0, b"s"))
    assert (found.owner, found.spender, found.unlimited) == (ME, OTHER, True)


def test_badger(cases: Path) -> None:
    case = json.loads(Path(cases, "signing", "badger_increase_allowance.json").read_text())
    found = approval(bytes.fromhex(case["calldata"][2:]))
    assert (found.spender, found.unlimited) == (case["spender"].lower(), True)
    assert found.manner == "increaseAllowance"
