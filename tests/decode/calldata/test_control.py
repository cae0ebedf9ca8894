import pytest

from hueandcry.decode.calldata.frame import NOBODY
from hueandcry.model.act import Change, Control, Delegatecall
from tests.decode.calldata.calls import ME, OTHER, SHOP, THIRD, acts, called, calls, meaning

ROLE = b"\x07" * 32


@pytest.mark.parametrize(
    ("signature", "values", "expected"),
    [
        ("upgradeTo(address)", (OTHER,), (SHOP, "upgrade", OTHER, "")),
        ("upgradeToAndCall(address,bytes)", (OTHER, b""), (SHOP, "upgrade", OTHER, "")),
        ("upgrade(address,address)", (THIRD, OTHER), (THIRD, "upgrade", OTHER, "")),
        ("changeAdmin(address)", (OTHER,), (SHOP, "admin", OTHER, "")),
        ("changeProxyAdmin(address,address)", (THIRD, OTHER), (THIRD, "admin", OTHER, "")),
        ("acceptAdmin()", (), (SHOP, "admin", ME, "accepted")),
        ("transferOwnership(address)", (OTHER,), (SHOP, "ownership", OTHER, "")),
        ("setOwner(address)", (OTHER,), (SHOP, "ownership", OTHER, "")),
        ("renounceOwnership()", (), (SHOP, "ownership", NOBODY, "renounced")),
        ("acceptOwnership()", (), (SHOP, "ownership", ME, "accepted")),
        ("setOwner(bytes32,address)", (ROLE, OTHER),
         (SHOP, "ownership", OTHER, "of the name 0x" + ROLE.hex())),
        ("reclaim(uint256,address)", (7, OTHER),
         (SHOP, "ownership", OTHER, "of the name 0x" + "7".rjust(64, "0"))),
        ("grantRole(bytes32,address)", (bytes(32), OTHER),
         (SHOP, "role", OTHER, "granted DEFAULT_ADMIN_ROLE")),
        ("revokeRole(bytes32,address)", (ROLE, OTHER),
         (SHOP, "role", OTHER, "taken 0x" + ROLE.hex())),
        ("installModule(uint256,address,bytes)", (2, OTHER, b""),
         (SHOP, "module enabled", OTHER, "type 2")),
        ("uninstallModule(uint256,address,bytes)", (2, OTHER, b""),
         (SHOP, "module disabled", OTHER, "type 2")),
        ("addOwnerAddress(address)", (OTHER,), (SHOP, "owner added", OTHER, "")),
        ("addOwnerPublicKey(bytes32,bytes32)", (ROLE, ROLE),
         (SHOP, "owner added", "0x" + ROLE.hex() * 2, "public key")),
    ],
)  # fmt: skip
def test_changes(
    signature: str, values: tuple[object, ...], expected: tuple[str, Change, str, str]
) -> None:
    assert meaning(acts(called(signature, *values))) == [Control((), *expected)]


def test_an_upgraded_proxy_runs_its_new_code() -> None:
    own = called("transferOwnership(address)", OTHER)
    inner = Control(("upgrade",), SHOP, "ownership", OTHER)
    found = acts(called("upgradeToAndCall(address,bytes)", THIRD, own))
    assert meaning(found) == [Control((), SHOP, "upgrade", THIRD), inner]
    assert [one.sender for one in calls(found)] == [ME, ME]
    found = acts(called("upgradeAndCall(address,address,bytes)", SHOP, THIRD, own), target=OTHER)
    assert meaning(found) == [Control((), SHOP, "upgrade", THIRD), inner]
    assert [one.sender for one in calls(found)] == [ME, OTHER]


def test_diamond_cut() -> None:
    data = called(
        "diamondCut((address,uint8,bytes4[])[],address,bytes)",
        [(OTHER, 1, [b"abcd", b"efgh"])], THIRD, b"abcd",
    )  # fmt: skip
    assert meaning(acts(data)) == [
        Control((), SHOP, "upgrade", OTHER, "action 1, 2 functions"),
        Delegatecall(("diamond cut",), SHOP, THIRD, "0x61626364", ""),
    ]
