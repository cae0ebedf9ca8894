"""Uniswap's Permit2: allowances with an end, and transfers by signature.

Source: Uniswap/permit2, `IAllowanceTransfer.sol` and `ISignatureTransfer.sol`. Its amounts are
uint160: the largest is kept for ever, all others are used up.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.calldata.frame import Abis, CallFrame, Table, Values, paired
from hueandcry.model.act import AnyAct, Approval, Payment

# AllowanceTransfer: an allowance of type(uint160).max is not decreased.
MOST: Final = (1 << 160) - 1
_DETAILS: Final = "(address token,uint160 amount,uint48 expiration,uint48 nonce)"
SINGLE: Final = f"({_DETAILS} details,address spender,uint256 sigDeadline)"
BATCH: Final = f"({_DETAILS}[] details,address spender,uint256 sigDeadline)"
TRANSFERS: Final = "(address from,address to,uint160 amount,address token)[]"
_PERMITTED: Final = "(address token,uint256 amount)"
_ONE: Final = f"({_PERMITTED} permitted,uint256 nonce,uint256 deadline)"
_MANY: Final = f"({_PERMITTED}[] permitted,uint256 nonce,uint256 deadline)"
_TO: Final = "(address to,uint256 requestedAmount)"
_WITNESS: Final = "bytes32 witness,string witnessTypeString"


def approve(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read approve: (token, spender, amount, expiration)."""
    token, spender, amount, expires = given
    yield Approval(
        frame.place, frame.token(token), frame.sender, spender, str(amount), "Permit2 approve",
        unlimited=amount == MOST, revokes=amount == 0, expires=expires,
    )  # fmt: skip


def allowed(frame: CallFrame, owner: str, permit: Values, manner: str) -> Iterator[AnyAct]:
    """Return the allowances of a permit: (details, spender, deadline), details one or several."""
    details, spender, deadline = permit
    rows = (details,) if manner == "Permit2 permit" else details
    for token, amount, expires, _ in rows:
        yield Approval(
            frame.place, frame.token(token), owner, spender, str(amount), manner,
            unlimited=amount == MOST, revokes=amount == 0, expires=expires, deadline=deadline,
        )  # fmt: skip


def permit(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read permit of one token: (owner, permit, signature)."""
    return allowed(frame, given[0], given[1], "Permit2 permit")


def permit_batch(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read permit of several tokens: (owner, permit, signature)."""
    return allowed(frame, given[0], given[1], "Permit2 batch")


def moved(frame: CallFrame, owner: str, token: str, recipient: str, amount: int) -> Payment:
    """Return the payment of a transfer Permit2 makes."""
    asset = frame.token(token)
    return Payment(frame.place, asset, owner, recipient, str(amount), "transferFrom")


def transfer(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read transferFrom: (owner, recipient, amount, token)."""
    owner, recipient, amount, token = given
    yield moved(frame, owner, token, recipient, amount)


def transfers(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read transferFrom of several."""
    for row in given[0]:
        yield from transfer(frame, row, abis)


def signed(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read permitTransferFrom, with or without a witness: (permit, details, owner, ...)."""
    (permitted, _, _), (recipient, amount), owner = given[:3]
    yield moved(frame, owner, permitted[0], recipient, amount)


def signed_batch(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read permitTransferFrom of several tokens: (permit, details, owner, ...)."""
    (permitted, _, _), details, owner = given[:3]
    for (token, _), (recipient, amount) in paired(permitted, details):
        yield moved(frame, owner, token, recipient, amount)


def lockdown(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read lockdown: ends allowances of (token, spender)."""
    for token, spender in given[0]:
        yield Approval(
            frame.place, frame.token(token), frame.sender, spender, "0", "revoke", revokes=True
        )


TABLE: Final[Table] = {
    "87517c45": ("approve(address token,address spender,uint160 amount,uint48 expiration)",
                 approve),
    "2b67b570": (f"permit(address owner,{SINGLE} permitSingle,bytes signature)", permit),
    "2a2d80d1": (f"permit(address owner,{BATCH} permitBatch,bytes signature)", permit_batch),
    "36c78516": ("transferFrom(address from,address to,uint160 amount,address token)", transfer),
    "0d58b1db": (f"transferFrom({TRANSFERS} transferDetails)", transfers),
    "30f28b7a": (f"permitTransferFrom({_ONE} permit,{_TO} transferDetails,address owner,"
                 "bytes signature)", signed),
    "edd9444b": (f"permitTransferFrom({_MANY} permit,{_TO}[] transferDetails,address owner,"
                 "bytes signature)", signed_batch),
    "137c29fe": (f"permitWitnessTransferFrom({_ONE} permit,{_TO} transferDetails,address owner,"
                 f"{_WITNESS},bytes signature)", signed),
    "fe8ec1a7": (f"permitWitnessTransferFrom({_MANY} permit,{_TO}[] transferDetails,address owner,"
                 f"{_WITNESS},bytes signature)", signed_batch),
    "cc53287f": ("lockdown((address token,address spender)[] approvals)", lockdown),
    "65d9723c": ("invalidateNonces(address token,address spender,uint48 newNonce)", None),
    "3ff9dcb1": ("invalidateUnorderedNonces(uint256 wordPos,uint256 mask)", None),
}  # fmt: skip
