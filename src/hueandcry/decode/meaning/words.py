"""One sentence an act."""

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
_SIGNED = ("permit", "Permit2 permit", "Permit2 batch", "DAI permit", "Permit2 transfer",
           "Permit2 witness transfer")  # fmt: skip


def sentence(act: AnyAct, say: Naming) -> str:
    """Return what an act does, in a sentence; empty where another act says it."""
    match act:
        case Payment():
            return _payment(act, say)
        case Approval():
            return _approval(act, say)
        case Order():
            return _order(act, say)
        case Swap():
            return _swap(act, say)
        case Control():
            return _control(act, say)
        case Delegatecall():
            return _delegatecall(act, say)
        case Delegation():
            return _delegation(act, say)
        case SignIn():
            return f"You prove to {act.domain or 'a site'} that you hold {say.who(act.account)}."
        case BlindSignature():
            return f"You sign {act.what}: what that lets others do cannot be told."
        case Refund():
            return _refund(act, say)
        case Creation():
            return f"A new contract is made from {act.size:,} bytes of code."
        case Named():
            return _named(act, say)
        case Call():
            return _call(act, say)


def _payment(act: Payment, say: Naming) -> str:
    what = say.quantity(act.asset, act.amount)
    if not act.sender or say.is_mine(act.sender):
        return f"You send {what} to {say.who(act.recipient)}."
    return f"{say.who(act.sender)} sends {what} to {say.who(act.recipient)}."


def _approval(act: Approval, say: Naming) -> str:
    spender, owner = say.who(act.spender), say.owner(act.owner)
    if act.revokes:
        return f"{spender} may no longer take {owner} {say.asset(act.asset)}."
    if act.manner == "setApprovalForAll":
        return f"{spender} may take every token of {owner} collection {say.asset(act.asset)}."
    if act.asset.standard == "unknown" and act.manner == "approve" and not act.unlimited:
        return (
            f"{spender} may take either {act.amount} raw units or the one token with that number"
            f" of {say.asset(act.asset)}: whether that is a coin or NFTs is not known."
        )
    return f"{spender} may take {_limit(act, say, owner)}{_until(act)}."


def _limit(act: Approval, say: Naming, owner: str) -> str:
    if act.unlimited:
        return f"all of {owner} {say.asset(act.asset)}, now and later, without limit"
    more = " more" if act.manner == "increaseAllowance" else ""
    return f"up to {say.quantity(act.asset, act.amount)}{more} from {owner} account"


def _until(act: Approval) -> str:
    signed = act.manner in _SIGNED
    ends = f", until {when(act.expires)}" if act.expires is not None else ""
    if signed and act.deadline is not None:
        ends += f"; the signature can be used until {when(act.deadline)}"
    return ends


def _order(act: Order, say: Naming) -> str:
    if act.opaque:
        return f"You sign an order for {act.market} that cannot be read: it is only a hash."
    taker = f" Only {say.who(act.taker)} may take it." if act.taker else ""
    return (
        f"You offer {say.quantities(act.gives)} on {act.market} until {when(act.expires)};"
        f" you get {say.quantities(act.gets)}.{taker}"
    )


def _swap(act: Swap, say: Naming) -> str:
    gives = say.quantities(act.gives) if act.gives else "what is paid in"
    gets = f"at least {say.quantities(act.gets)}" if act.gets else "an amount that is not told"
    chain = f" on chain {act.recipient_chain}" if act.recipient_chain else ""
    return (
        f"{act.manner} exchanges {gives} for {gets}; it goes to"
        f" {say.who(act.receiver or act.sender)}{chain}."
    )


def _control(act: Control, say: Naming) -> str:
    subject = say.who(act.subject) if act.subject.startswith("0x") else act.subject
    detail = f" ({act.detail})" if act.detail else ""
    return f"{say.who(act.target)} gets another {act.change}: {subject}{detail}."


def _delegatecall(act: Delegatecall, say: Naming) -> str:
    if act.library:
        return f"The Safe {say.who(act.account)} runs {act.library}, which only makes calls."
    return (
        f"Code at {say.who(act.target)} runs as {say.who(act.account)} itself:"
        " it can do everything, also put itself in the account's place."
    )


def _delegation(act: Delegation, say: Naming) -> str:
    where = "on every chain" if act.chain == "eip155:*" else f"on {act.chain}"
    return (
        f"{say.owner(act.authority).capitalize()} account runs the code at"
        f" {say.who(act.delegate)} from now on, {where}."
    )


def _refund(act: Refund, say: Naming) -> str:
    token = say.who(act.token) if act.token else "the chain's own coin"
    return (
        f"The Safe pays {say.who(act.receiver) if act.receiver else 'whoever executes it'} for the"
        f" execution, {act.gas_price} base units of {token} a unit of gas."
    )


def _named(act: Named, say: Naming) -> str:
    name = act.signature.partition("(")[0]
    given = ", ".join(f"{argument} {say.who(account)}" for argument, account in act.accounts[:6])
    more = f" and {len(act.accounts) - 6:,} more" if len(act.accounts) > 6 else ""
    named = f" with {given}{more}" if given else ""
    return f"{say.who(act.target)} runs {name}{named}: what that does only its name tells."


def _call(act: Call, say: Naming) -> str:
    if act.fault:
        return f"A call to {say.who(act.target)} cannot be read: {act.fault}."
    if act.read == "nothing" and act.size:
        return (
            f"A call to {say.who(act.target)} with {act.size:,} bytes that cannot be read"
            f" (selector {act.selector or 'too short'})."
        )
    return ""
