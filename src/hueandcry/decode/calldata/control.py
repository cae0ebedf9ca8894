"""Functions by which contracts change hands or code: proxies, owners, roles, modules."""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.calldata.frame import NOBODY, Abis, CallFrame, Table, Values
from hueandcry.model.act import AnyAct, Change, Control


def _changed(
    frame: CallFrame, change: Change, subject: str, detail: str = "", target: str = ""
) -> Control:
    return Control(frame.place, target or frame.target, change, subject, detail)


def upgrade(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct | CallFrame]:
    """Read upgradeTo and upgradeToAndCall: (implementation, data the proxy then runs with)."""
    yield _changed(frame, "upgrade", given[0])
    if len(given) > 1 and given[1]:
        yield frame.again(("upgrade",), given[1])


def upgrade_other(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct | CallFrame]:
    """Read a ProxyAdmin's upgrade and upgradeAndCall: (proxy, implementation, data)."""
    yield _changed(frame, "upgrade", given[1], "", given[0])
    if len(given) > 2 and given[2]:
        yield frame.call(("upgrade",), given[0], 0, given[2])


def diamond(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct | CallFrame]:
    """Read diamondCut (ERC-2535): ((facet, action, selectors)[], initialiser, data)."""
    for facet, action, selectors in given[0]:
        yield _changed(frame, "upgrade", facet, f"action {action}, {len(selectors)} functions")
    if given[1] != NOBODY:
        yield frame.delegatecall(("diamond cut",), given[1], given[2])


def admin(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read changeAdmin and its kin: (admin)."""
    yield _changed(frame, "admin", given[0])


def admin_of_other(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read a ProxyAdmin's changeProxyAdmin: (proxy, admin)."""
    yield _changed(frame, "admin", given[1], "", given[0])


def accept_admin(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read acceptAdmin: the caller becomes what he was offered."""
    yield _changed(frame, "admin", frame.sender, "accepted")


def owner(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read transferOwnership and its kin: (owner)."""
    yield _changed(frame, "ownership", given[0])


def name_owner(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read ENS setOwner and reclaim: (name by its hash, owner)."""
    name = given[0] if isinstance(given[0], bytes) else given[0].to_bytes(32, "big")
    yield _changed(frame, "ownership", given[1], f"of the name 0x{name.hex()}")


def no_owner(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read renounceOwnership: nobody owns it any more."""
    yield _changed(frame, "ownership", NOBODY, "renounced")


def accept_owner(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read acceptOwnership: the caller becomes what he was offered."""
    yield _changed(frame, "ownership", frame.sender, "accepted")


def grant(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read grantRole: (role, account)."""
    yield _changed(frame, "role", given[1], f"granted {_role(given[0])}")


def revoke(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read revokeRole and renounceRole: (role, account)."""
    yield _changed(frame, "role", given[1], f"taken {_role(given[0])}")


def _role(role: bytes) -> str:
    """Return the name of OpenZeppelin's AccessControl role zero, or the hash others are."""
    return "DEFAULT_ADMIN_ROLE" if not any(role) else "0x" + role.hex()


def install(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read installModule (ERC-7579): (type, module, ...)."""
    yield _changed(frame, "module enabled", given[1], f"type {given[0]}")


def uninstall(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read uninstallModule (ERC-7579): (type, module, ...)."""
    yield _changed(frame, "module disabled", given[1], f"type {given[0]}")


def add_owner(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read addOwner and addOwnerAddress: (owner)."""
    yield _changed(frame, "owner added", given[0])


def add_key(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read addOwnerPublicKey: (x, y) of a passkey."""
    yield _changed(frame, "owner added", f"0x{given[0].hex()}{given[1].hex()}", "public key")


TABLE: Final[Table] = {
    "3659cfe6": ("upgradeTo(address newImplementation)", upgrade),
    "4f1ef286": ("upgradeToAndCall(address newImplementation,bytes data)", upgrade),
    "99a88ec4": ("upgrade(address proxy,address implementation)", upgrade_other),
    "9623609d": ("upgradeAndCall(address proxy,address implementation,bytes data)",
                 upgrade_other),
    "1f931c1c": ("diamondCut((address facetAddress,uint8 action,bytes4[] functionSelectors)[]"
                 " cuts,address init,bytes data)", diamond),
    "8f283970": ("changeAdmin(address newAdmin)", admin),
    "704b6c02": ("setAdmin(address newAdmin)", admin),
    "4dd18bf5": ("setPendingAdmin(address pendingAdmin)", admin),
    "634e93da": ("beginDefaultAdminTransfer(address newAdmin)", admin),
    "7a9e5e4b": ("setAuthority(address newAuthority)", admin),
    "7eff275e": ("changeProxyAdmin(address proxy,address newAdmin)", admin_of_other),
    "0e18b681": ("acceptAdmin()", accept_admin),
    "cefc1429": ("acceptDefaultAdminTransfer()", accept_admin),
    "f2fde38b": ("transferOwnership(address newOwner)", owner),
    "13af4035": ("setOwner(address newOwner)", owner),
    "a6f9dae1": ("changeOwner(address newOwner)", owner),
    "c42069ec": ("setPendingOwner(address newOwner)", owner),
    "5b0fc9c3": ("setOwner(bytes32 node,address owner)", name_owner),
    "28ed4f6c": ("reclaim(uint256 id,address owner)", name_owner),
    "715018a6": ("renounceOwnership()", no_owner),
    "79ba5097": ("acceptOwnership()", accept_owner),
    "4e71e0c8": ("claimOwnership()", accept_owner),
    "2f2ff15d": ("grantRole(bytes32 role,address account)", grant),
    "d547741f": ("revokeRole(bytes32 role,address account)", revoke),
    "36568abe": ("renounceRole(bytes32 role,address account)", revoke),
    "9517e29f": ("installModule(uint256 moduleTypeId,address module,bytes initData)", install),
    "a71763a8": ("uninstallModule(uint256 moduleTypeId,address module,bytes deInitData)",
                 uninstall),
    "7065cb48": ("addOwner(address owner)", add_owner),
    "0f0f3f24": ("addOwnerAddress(address owner)", add_owner),
    "29565e3b": ("addOwnerPublicKey(bytes32 x,bytes32 y)", add_key),
}  # fmt: skip
