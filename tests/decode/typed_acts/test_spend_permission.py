from hueandcry.model.act import Approval, Asset
from tests.decode.typed_acts.values import CHAIN, OTHER, SIGNER, SOON, THIRD, TOKEN, acts

COIN = "0x" + "ee" * 20


def test_a_permission_is_an_approval_until_its_end() -> None:
    text = (
        "SpendPermission(address account,address spender,address token,uint160 allowance,"
        "uint48 period,uint48 start,uint48 end,uint256 salt,bytes extraData)"
    )
    message = {
        "account": THIRD, "spender": OTHER, "token": COIN, "allowance": 9, "period": 86400,
        "start": 0, "end": SOON, "salt": 0, "extraData": "0x",
    }  # fmt: skip
    assert acts(text, message) == (
        Approval(
            ("SpendPermission",), Asset(CHAIN, standard="native"), THIRD, OTHER, "9",
            "spend permission", expires=SOON,
        ),
    )  # fmt: skip


def test_a_batch_has_one_approval_a_row() -> None:
    text = (
        "SpendPermissionBatch(address account,uint48 period,uint48 start,uint48 end,"
        "PermissionDetails[] permissions)"
        "PermissionDetails(address spender,address token,uint160 allowance,uint256 salt,"
        "bytes extraData)"
    )
    row = {"token": TOKEN, "allowance": str(2**160 - 1), "salt": 0, "extraData": "0x"}
    rows = [{**row, "spender": OTHER}, {**row, "spender": THIRD}]
    found = acts(
        text, {"account": SIGNER, "period": 1, "start": 0, "end": SOON, "permissions": rows}
    )
    assert [act.place[1] for act in found] == ["permission 1 of 2", "permission 2 of 2"]
    assert isinstance(found[1], Approval)
    assert (found[1].spender, found[1].unlimited) == (THIRD, True)
