"""Functions that let somebody act for the caller's account at one contract: lend, move, borrow.

Sources: compound-finance/comet `Comet.sol`, morpho-org/morpho-blue `IMorpho.sol`, sky-ecosystem/dss
`vat.sol`, Balancer 2 `IVault.sol`, aave-v3-origin (position managers), aave-v3-core
`ICreditDelegationToken.sol`, safe-global/safe-modules `AllowanceModule.sol`.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.calldata.approvals import EVERYTHING
from hueandcry.decode.calldata.frame import NOBODY, UNLIMITED, Abis, CallFrame, Table, Values
from hueandcry.decode.calldata.views import harmless
from hueandcry.model.act import AnyAct, Approval, Asset, Control, Payment

# The module counts allowances in 96 bits.
_MOST_96: Final = (1 << 96) - 1


def authorized(
    frame: CallFrame, owner: str, who: str, allowed: bool, deadline: int | None = None
) -> Approval:
    """Return that somebody may act for an owner's account at the contract, or no longer may."""
    asset = Asset(frame.chain, frame.target, "unknown")
    return Approval(
        frame.place, asset, owner, who, EVERYTHING if allowed else "0", "account authorization",
        unlimited=allowed, revokes=not allowed, deadline=deadline,
    )  # fmt: skip


def manager(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read Comet's allow, Morpho's setAuthorization, Aave's approvePositionManager: (who, yes)."""
    yield authorized(frame, frame.sender, given[0], given[1])


def by_signature(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read Comet's allowBySig: (owner, who, yes or no, nonce, expiry, signature)."""
    yield authorized(frame, given[0], given[1], given[2], given[4])


def morpho_by_signature(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read Morpho's setAuthorizationWithSig: ((owner, who, yes or no, nonce, deadline), ...)."""
    owner, who, allowed, _, deadline = given[0]
    yield authorized(frame, owner, who, allowed, deadline)


def relayer(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read Balancer 2's setRelayerApproval: (owner, relayer, yes or no)."""
    yield authorized(frame, given[0], given[1], given[2])


def hope(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read Maker's hope: (who may move the caller's coins and vaults)."""
    yield authorized(frame, frame.sender, given[0], True)


def nope(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read Maker's nope: (who may no longer)."""
    yield authorized(frame, frame.sender, given[0], False)


def credit(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read Aave's approveDelegation: (who may borrow on the caller's account, amount)."""
    asset = Asset(frame.chain, frame.target, "unknown")
    yield Approval(
        frame.place, asset, frame.sender, given[0], str(given[1]), "credit delegation",
        unlimited=given[1] >= UNLIMITED, revokes=given[1] == 0,
    )  # fmt: skip


def delegate(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read the allowance module's addDelegate: (who may be given allowances)."""
    detail = "may be given allowances of the Safe's tokens"
    yield Control(frame.place, frame.sender, "role", given[0], detail)


def allowance(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read the module's setAllowance: (delegate, token, amount, minutes to the next, start).

    One that comes back every so many minutes has no limit in the end.
    """
    who, token, amount, minutes, _ = given
    yield Approval(
        frame.place, frame.token(token), frame.sender, who, str(amount), "approve",
        unlimited=amount == _MOST_96 or (amount > 0 and minutes > 0), revokes=amount == 0,
    )  # fmt: skip


def spent(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read executeAllowanceTransfer: (Safe, token, to, amount, payment's token, payment, ...)."""
    safe, token, to, amount, paid_in, payment = given[:6]
    yield Payment(frame.place, frame.token(token), safe, to, str(amount), "transferFrom")
    if payment and paid_in != NOBODY:
        asset = frame.token(paid_in)
        yield Payment(frame.place, asset, safe, frame.sender, str(payment), "transferFrom")


_SIGNED: Final = "uint8 v,bytes32 r,bytes32 s"
TABLE: Final[Table] = {
    "110496e5": ("allow(address manager,bool isAllowed)", manager),
    "eecea000": ("setAuthorization(address authorized,bool newIsAuthorized)", manager),
    "b8caa7c5": ("approvePositionManager(address positionManager,bool approve)", manager),
    "bb24d994": ("allowBySig(address owner,address manager,bool isAllowed,uint256 nonce,"
                 f"uint256 expiry,{_SIGNED})", by_signature),
    "8069218f": ("setAuthorizationWithSig((address authorizer,address authorized,"
                 "bool isAuthorized,uint256 nonce,uint256 deadline) authorization,"
                 f"({_SIGNED}) signature)", morpho_by_signature),
    "fa6e671d": ("setRelayerApproval(address sender,address relayer,bool approved)", relayer),
    "a3b22fc4": ("hope(address usr)", hope),
    "dc4d20fa": ("nope(address usr)", nope),
    "c04a8a10": ("approveDelegation(address delegatee,uint256 amount)", credit),
    "e71bdf41": ("addDelegate(address delegate)", delegate),
    "dd43a79f": ("removeDelegate(address delegate,bool removeAllowances)", harmless),
    "beaeb388": ("setAllowance(address delegate,address token,uint96 allowanceAmount,"
                 "uint16 resetTimeMin,uint32 resetBaseMin)", allowance),
    "c19bf50e": ("resetAllowance(address delegate,address token)", harmless),
    "885133e3": ("deleteAllowance(address delegate,address token)", harmless),
    "4515641a": ("executeAllowanceTransfer(address safe,address token,address to,"
                 "uint96 amount,address paymentToken,uint96 payment,address delegate,"
                 "bytes signature)", spent),
}  # fmt: skip
