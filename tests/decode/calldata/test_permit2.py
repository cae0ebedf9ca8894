from hueandcry.decode.calldata.permit2 import BATCH, MOST, SINGLE
from hueandcry.model.act import Approval, Payment
from tests.decode.calldata.calls import CHAIN, ERC20, ME, OTHER, THIRD, TOKEN, acts, called, meaning

SECOND = "0x" + "71" * 20
ONE = "((address token,uint256 amount) permitted,uint256 nonce,uint256 deadline)"
MANY = "((address token,uint256 amount)[] permitted,uint256 nonce,uint256 deadline)"
TO = "(address to,uint256 amount)"


def test_approve_with_an_end() -> None:
    data = called("approve(address,address,uint160,uint48)", TOKEN, OTHER, MOST, 99)
    assert meaning(acts(data)) == [
        Approval((), ERC20, ME, OTHER, str(MOST), "Permit2 approve", unlimited=True, expires=99)
    ]


def test_almost_everything_is_not_unlimited_but_nothing_revokes() -> None:
    for amount, unlimited, revokes in ((MOST - 1, False, False), (0, False, True)):
        data = called("approve(address,address,uint160,uint48)", TOKEN, OTHER, amount, 99)
        (found,) = meaning(acts(data))
        assert isinstance(found, Approval)
        assert (found.unlimited, found.revokes) == (unlimited, revokes)


def test_permits() -> None:
    row = (TOKEN, 5, 99, 0)
    data = called(f"permit(address,{SINGLE},bytes)", OTHER, (row, THIRD, 77), b"s")
    expected = Approval(
        (), ERC20, OTHER, THIRD, "5", "Permit2 permit", expires=99, deadline=77
    )  # fmt: skip
    assert meaning(acts(data)) == [expected]
    data = called(f"permit(address,{BATCH},bytes)", OTHER, ([row, row], THIRD, 77), b"s")
    found = meaning(acts(data))
    assert [one.manner for one in found if isinstance(one, Approval)] == ["Permit2 batch"] * 2


def test_transfers_of_allowances() -> None:
    moved = Payment((), ERC20, OTHER, THIRD, "5", "transferFrom")
    row = (OTHER, THIRD, 5, TOKEN)
    assert meaning(acts(called("transferFrom(address,address,uint160,address)", *row))) == [moved]
    data = called("transferFrom((address,address,uint160,address)[])", [row, row])
    assert meaning(acts(data)) == [moved, moved]


def test_transfers_by_signature_pay_what_is_asked_for() -> None:
    moved = Payment((), ERC20, OTHER, THIRD, "5", "transferFrom")
    permit, details = ((TOKEN, 8), 0, 99), (THIRD, 5)
    data = called(f"permitTransferFrom({ONE},{TO},address,bytes)", permit, details, OTHER, b"s")
    assert meaning(acts(data)) == [moved]
    data = called(
        f"permitWitnessTransferFrom({ONE},{TO},address,bytes32,string,bytes)",
        permit, details, OTHER, bytes(32), "Order witness)", b"s",
    )  # fmt: skip
    assert meaning(acts(data)) == [moved]
    many, where = ([(TOKEN, 8), (SECOND, 8)], 0, 99), [(THIRD, 5), (ME, 6)]
    data = called(f"permitTransferFrom({MANY},{TO}[],address,bytes)", many, where, OTHER, b"s")
    found = meaning(acts(data))
    assert found[0] == moved
    assert isinstance(found[1], Payment)
    assert (found[1].asset.contract, found[1].recipient) == (SECOND, ME)


def test_lockdown_revokes() -> None:
    data = called("lockdown((address,address)[])", [(TOKEN, OTHER)])
    (found,) = meaning(acts(data))
    assert found == Approval((), ERC20, ME, OTHER, "0", "revoke", revokes=True)
    assert found.asset.chain == CHAIN
