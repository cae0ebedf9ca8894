"""Who takes part in acts, and as what."""

from collections.abc import Iterable, Iterator
from typing import Final

from hueandcry.model.act import (
    AnyAct,
    Approval,
    Asset,
    Call,
    Control,
    Delegatecall,
    Delegation,
    Named,
    Order,
    Payment,
    Quantity,
    Refund,
    SignIn,
    Swap,
)

# Everybody beyond is left out of look-ups: a request of a thousand parties is none to sign.
MAX_PARTIES: Final = 500
_Role = tuple[str, str]


def participants(acts: Iterable[AnyAct]) -> dict[str, tuple[str, ...]]:
    """Return accounts (lower case) with their roles, in the order they are first seen."""
    found: dict[str, dict[str, None]] = {}
    for act in acts:
        for account, role in _of(act):
            if account and (account in found or len(found) < MAX_PARTIES):
                found.setdefault(account, {})[role] = None
    return {account: tuple(roles) for account, roles in found.items()}


def _of(act: AnyAct) -> Iterator[_Role]:
    match act:
        case Payment():
            yield act.recipient, "recipient"
            yield act.sender, "sender"
            yield from _asset(act.asset)
        case Approval():
            yield act.spender, "spender"
            yield act.owner, "owner"
            yield from _asset(act.asset)
        case Order():
            yield from _order(act)
        case Swap():
            yield act.receiver, "receiver"
            yield act.sender, "sender"
            yield from _quantities((*act.gives, *act.gets))
        case Call():
            yield act.target, "called"
            yield act.sender, "caller"
        case _:
            yield from _of_account(act)


def _of_account(act: AnyAct) -> Iterator[_Role]:
    match act:
        case Control():
            yield act.target, "controlled"
            if len(act.subject) == 42 and act.subject.startswith("0x"):
                yield act.subject, act.change
        case Delegatecall():
            yield act.target, "delegatecalled"
            yield act.account, "account"
        case Delegation():
            yield act.delegate, "delegate"
            yield act.authority, "authority"
        case Refund():
            yield act.receiver, "refund receiver"
            yield act.token, "token"
        case SignIn():
            yield act.account, "account"
        case Named():
            yield from ((account, "argument") for _, account in act.accounts)


def _order(act: Order) -> Iterator[_Role]:
    yield act.contract, "market"
    yield act.offerer, "offerer"
    yield act.taker, "taker"
    yield from _quantities((*act.gives, *act.gets))
    for share in act.shares:
        yield share.recipient, "share"
        yield from _asset(share.quantity.asset)


def _quantities(rows: Iterable[Quantity]) -> Iterator[_Role]:
    for row in rows:
        yield from _asset(row.asset)


def _asset(asset: Asset) -> Iterator[_Role]:
    yield asset.contract, "token"
