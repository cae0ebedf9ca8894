"""Texts and bytes to be signed as they are: `personal_sign` (EIP-191) and `eth_sign`."""

from typing import Final

from hueandcry.decode.personal_message import read_personal_message
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.observable import Message

# Sign-in texts have some 500 characters; wallets show no more than a few screens.
MAX_BYTES: Final = 256 * 1024
_SHOWN: Final = 60


def read_message(text: str, signer: str, kind: str) -> Message:
    """Read a message; `kind` is "message" or "eth-sign". Raises `NotAnObservable`."""
    message = read_personal_message(text)
    if not message.body:
        raise NotAnObservable("the message is empty", "Give the text that is to be signed")
    if len(message.body) > MAX_BYTES:
        raise NotAnObservable(
            f"the message has {len(message.body):,} bytes, {MAX_BYTES:,} are read",
            "Sign nothing that no wallet can show",
        )
    first = (message.text or "").strip().partition("\n")[0]
    shown = first if first and len(first) <= _SHOWN else f"{first[:_SHOWN]}…"
    return Message(
        value="0x" + message.digest.hex(),
        written=f'message "{shown}"' if first else f"{len(message.body):,} bytes to sign",
        signer=signer,
        method="eth_sign" if kind == "eth-sign" else "personal_sign",
        body="0x" + message.body.hex(),
        oddities=message.misread,
    )
