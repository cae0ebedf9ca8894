"""One sentence an act."""

from collections.abc import Callable
from typing import Any, Final

from hueandcry.decode.amount import COIN_DECIMALS, scaled
from hueandcry.decode.meaning.control_words import control, delegatecall, delegation
from hueandcry.decode.meaning.naming import Naming, when
from hueandcry.model.act import (
    AnyAct,
    Approval,
    BlindSignature,
    Call,
    Control,
    Creation,
    Delegatecall,
    Delegation,
    Named,
    Order,
    Payment,
    Refund,
    SignIn,
    Swap,
)

# Permits of these manners are signed off-chain: whoever holds the signature uses it.
_SIGNED: Final = ("permit", "Permit2 permit", "Permit2 batch", "DAI permit", "Permit2 transfer",
                  "Permit2 witness transfer")  # fmt: skip
# These let something be taken once, not again and again.
_ONCE: Final = ("Permit2 transfer", "Permit2 witness transfer")
# What is allowed is not to take a token but to act for an account at a contract.
_AT_A_CONTRACT: Final = {
    "account authorization": "act for {owner} account at {asset}",
    "credit delegation": "borrow from {asset} on {owner} account, which then owes it",
}
_MOST: Final = 6


def sentence(act: AnyAct, say: Naming) -> str:
    """Return what an act does, in a sentence; empty where another act says it."""
    return _MAKERS[type(act)](act, say)


def _payment(act: Payment, say: Naming) -> str:
    what = say.quantity(act.asset, act.amount)
    if say.is_mine_or_open(act.sender):
        return f"You send {what} to {say.who(act.recipient)}."
    sender = say.who(act.sender)
    return f"{sender[:1].upper()}{sender[1:]} sends {what} to {say.who(act.recipient)}."


def _approval(act: Approval, say: Naming) -> str:
    spender, owner = say.subject(act.spender), say.owner(act.owner)
    spender = f"{spender[:1].upper()}{spender[1:]}"
    if act.manner in _AT_A_CONTRACT:
        may = "may no longer" if act.revokes else "may"
        what = _AT_A_CONTRACT[act.manner].format(owner=owner, asset=say.who(act.asset.contract))
        return f"{spender} {may} {what}{_until(act)}."
    if act.manner == "decreaseAllowance":
        return f"{spender} may take {say.quantity(act.asset, act.amount)} less than before."
    if act.revokes:
        return f"{spender} may no longer take {owner} {say.asset(act.asset)}."
    return f"{spender} may take {_limit(act, say, owner)}{_until(act)}."


def _limit(act: Approval, say: Naming, owner: str) -> str:
    if act.manner == "setApprovalForAll":
        return f"every token of {owner} collection {say.asset(act.asset)}, now and later"
    if act.manner in _ONCE:
        return f"once, up to {say.quantity(act.asset, act.amount)} from {owner} account"
    if act.unlimited:
        return f"all of {owner} {say.asset(act.asset)}, now and later, without limit"
    if act.asset.token_id:
        return f"{owner} {say.asset(act.asset)}"
    if act.asset.standard == "unknown" and act.manner == "approve" and not say.token(act.asset):
        return (
            f"either {act.amount} raw units or the one token with that number of"
            f" {say.asset(act.asset)} (whether that is a coin or NFTs is not known)"
        )
    more = " more" if act.manner == "increaseAllowance" else ""
    return f"up to {say.quantity(act.asset, act.amount)}{more} from {owner} account"


def _until(act: Approval) -> str:
    once = act.manner in _ONCE
    ends = f", until {when(act.expires)}" if act.expires is not None and not once else ""
    if act.manner in _SIGNED and act.deadline is not None:
        ends += f"; the signature can be used until {when(act.deadline)}"
    return ends


def _order(act: Order, say: Naming) -> str:
    who = "You" if say.is_mine_or_open(act.offerer) else say.who(act.offerer)
    if act.opaque:
        sign = "sign" if who == "You" else "signs"
        return f"{who} {sign} an order for {act.market} that cannot be read: it is only a hash."
    offer, get = ("offer", "you get") if who == "You" else ("offers", "the offerer gets")
    taker = f" Only {say.who(act.taker)} may take it." if act.taker else ""
    return (
        f"{who} {offer} {say.quantities(act.gives)} on {act.market} until {when(act.expires)};"
        f" {get} {say.quantities(act.gets)}{_falling(act, say)}{_others(act, say)}.{taker}"
    )


def _falling(act: Order, say: Naming) -> str:
    return f" at the least, {say.quantities(act.at_first)} at first" if act.at_first else ""


def _others(act: Order, say: Naming) -> str:
    """Return who else gets a part of the price, by account."""
    rows: dict[str, list[str]] = {}
    for share in act.shares:
        if share.recipient not in {act.offerer, ""} and not say.is_mine(share.recipient):
            quantity = say.quantity(share.quantity.asset, share.quantity.amount)
            rows.setdefault(share.recipient, []).append(quantity)
    said = [f"{say.who(one)} gets {' and '.join(what)}" for one, what in list(rows.items())[:_MOST]]
    return "".join(f", {words}" for words in said)


def _swap(act: Swap, say: Naming) -> str:
    gives = say.quantities(act.gives) if act.gives else "what is paid in"
    gets = f"at least {say.quantities(act.gets)}" if act.gets else "an amount that is not told"
    if act.gets and all(row.amount == "0" for row in act.gets):
        gets = f"{say.quantities(act.gets)} or more: no least amount is asked for"
    chain = f" on {say.chain(act.recipient_chain)}" if act.recipient_chain else ""
    manner = f"{act.manner[:1].upper()}{act.manner[1:]}"
    return f"{manner}: {gives} for {gets}; it goes to {say.who(act.receiver or act.sender)}{chain}."


def _sign_in(act: SignIn, say: Naming) -> str:
    holder = say.who(act.account)
    account = holder.removeprefix("yourself (").removesuffix(")") if act.account else holder
    return f"You prove to {act.domain or 'a site that is not told'} that you hold {account}."


def _blind(act: BlindSignature, say: Naming) -> str:
    del say
    return f"You sign {act.what}: what that lets others do cannot be told."


def _refund(act: Refund, say: Naming) -> str:
    token = say.who(act.token) if act.token.strip("0x") else "the chain's own coin"
    receiver = say.who(act.receiver) if act.receiver.strip("0x") else "whoever executes it"
    return (
        f"{receiver[:1].upper()}{receiver[1:]} is paid for the execution by the Safe:"
        f" {act.gas_price} base units of {token} a unit of gas."
    )


def _creation(act: Creation, say: Naming) -> str:
    del say
    coins = f"{scaled(act.amount or '0', COIN_DECIMALS)} of the chain's own coin"
    paid = f", and gets {coins}" if act.amount not in {"", "0"} else ""
    return f"A new contract is made from {act.size:,} bytes of code{paid}."


def _named(act: Named, say: Naming) -> str:
    name = act.signature.partition("(")[0]
    given = ", ".join(f"{argument} {say.who(account)}" for argument, account in act.accounts[:6])
    more = f" and {len(act.accounts) - 6:,} more" if len(act.accounts) > 6 else ""
    named = f" with {given}{more}" if given else ""
    return f"{say.who(act.target)} runs {name}{named}: what that does only its name tells."


def _call(act: Call, say: Naming) -> str:
    target = say.who(act.target)
    if act.fault and act.read != "nothing":
        return f"The data of the call to {target} are not as they should be: {act.fault}."
    if act.fault:
        return f"A call to {target} cannot be read: {act.fault}."
    if act.read == "nothing" and act.size:
        function = f"function {act.selector}" if act.selector else "no function of its own"
        return f"A call to {target} with {act.size:,} bytes that cannot be read ({function})."
    return ""


_MAKERS: Final[dict[type[AnyAct], Callable[[Any, Naming], str]]] = {
    Payment: _payment,
    Approval: _approval,
    Order: _order,
    Swap: _swap,
    Control: control,
    Delegatecall: delegatecall,
    Delegation: delegation,
    SignIn: _sign_in,
    BlindSignature: _blind,
    Refund: _refund,
    Creation: _creation,
    Named: _named,
    Call: _call,
}
