"""Sentences about who rules a contract or account."""

from typing import Final

from hueandcry.decode.calldata.frame import NOBODY
from hueandcry.decode.meaning.naming import Naming
from hueandcry.model.act import Change, Control, Delegatecall, Delegation

# {subject} and {target} stand in full; what is in brackets is said where the act tells it.
_WORDS: Final[dict[Change, str]] = {
    "owner added": "{subject} becomes an owner of {target}",
    "owner removed": "{subject} is no longer an owner of {target}",
    "owner swapped": "{subject} becomes an owner of {target} in another's place",
    "threshold": "from now on {subject} owners are enough to sign for {target}",
    "module enabled": "{subject} may act for {target} without any owner's signature",
    "module disabled": "{subject} may no longer act for {target} as a module",
    "guard": "{subject} watches every transaction of {target}, and may stop it",
    "module guard": "{subject} watches what modules of {target} do, and may stop it",
    "fallback handler": "{subject} answers calls and signature checks in the name of {target}",
    "master copy": "{target} runs the code at {subject} from now on",
    "ownership": "{target} belongs to {subject} from now on",
    "role": "{subject} has another say in {target}",
    "upgrade": "the code of {target} is replaced by the code at {subject}",
    "admin": "{subject} rules {target} from now on",
    "setup": "the account {target} is set up: {subject}",
}
_TAKEN_AWAY: Final[dict[Change, str]] = {
    "guard": "nobody watches the transactions of {target} any more: its guard is taken away",
    "module guard": "nobody watches what modules of {target} do any more",
    "fallback handler": "{target} no longer answers calls it does not know",
    "ownership": "{target} belongs to nobody from now on",
    "admin": "nobody rules {target} from now on",
}
# Functions of Safe's libraries that a Safe may run as itself, and what they do.
_LIBRARIES: Final = (
    ("SafeMigration", "puts Safe's own code of another version in its place"),
    ("SignMessageLib", "marks a message as signed by it"),
    ("CreateCall", "makes a contract"),
    ("MultiSend", "makes the calls of the batch, one after the other"),
)


def control(act: Control, say: Naming) -> str:
    """Say a change, in a sentence of its own kind."""
    account = len(act.subject) == 42 and act.subject.startswith("0x")
    words = _WORDS[act.change]
    if act.subject == NOBODY and act.change in _TAKEN_AWAY:
        words = _TAKEN_AWAY[act.change]
    if act.change == "threshold" and act.subject == "1":
        words = words.replace("owners are", "owner is")
    subject = say.subject(act.subject) if account else act.subject or "nobody"
    target = _ruled(act.target, say)
    detail = f" ({act.detail})" if act.detail else ""
    text = words.format(subject=subject, target=target)
    return f"{text[:1].upper()}{text[1:]}{detail}."


def _ruled(account: str, say: Naming) -> str:
    who = say.who(account) if account else "the account"
    return f"your account{who.removeprefix('yourself')}" if who.startswith("yourself (") else who


def delegatecall(act: Delegatecall, say: Naming) -> str:
    """Say whose code runs as whom; of Safe's libraries what their function does."""
    account = say.subject(act.account) if act.account else "the account"
    for name, does in _LIBRARIES:
        if act.library.startswith(name):
            return f"{account[:1].upper()}{account[1:]} {does}, by Safe's {act.library}."
    return (
        f"Code at {say.who(act.target)} runs as {say.who(act.account)} itself:"
        " it can do everything, also put itself in the account's place."
    )


def delegation(act: Delegation, say: Naming) -> str:
    """Say which code an account runs from now on (EIP-7702)."""
    where = "on every chain" if act.chain == "eip155:*" else f"on {say.chain(act.chain)}"
    owner = "Your account" if say.is_mine_or_open(act.authority) else say.who(act.authority)
    if act.delegate == NOBODY:
        return f"{owner} no longer runs another's code, {where}: the delegation is taken back."
    return f"{owner} runs the code at {say.who(act.delegate)} from now on, {where}."
