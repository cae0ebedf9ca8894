from hueandcry.model.act import Control
from tests.decode.typed_acts.values import CONTRACT, OTHER, SOON, THIRD, acts

END = "uint256 nonce,uint256 deadline)"


def test_an_id_goes_to_another_owner() -> None:
    message = {"fid": 7, "to": OTHER, "nonce": 0, "deadline": SOON}
    assert acts(f"Transfer(uint256 fid,address to,{END}", message) == (
        Control(("Transfer",), CONTRACT, "ownership", OTHER, "of Farcaster id 7"),
    )


def test_whoever_recovers_it_is_told() -> None:
    text = f"TransferAndChangeRecovery(uint256 fid,address to,address recovery,{END}"
    message = {"fid": 7, "to": OTHER, "recovery": THIRD, "nonce": 0, "deadline": SOON}
    found = [one for one in acts(text, message) if isinstance(one, Control)]
    assert [one.subject for one in found] == [OTHER, THIRD]
    text = f"ChangeRecoveryAddress(uint256 fid,address from,address to,{END}"
    (one,) = acts(text, {"fid": 7, "from": OTHER, "to": THIRD, "nonce": 0, "deadline": SOON})
    assert isinstance(one, Control)
    assert one.subject == THIRD
