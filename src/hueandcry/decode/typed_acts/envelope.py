"""Typed data that only wraps something else: messages and hashes for contract accounts (ERC-1271).

A bare hash inside cannot be read: it may stand for anything, an order or a transaction too.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.typed_acts.signed import Form, Forms, Note, Signed
from hueandcry.model.act import AnyAct, BlindSignature

_HASH: Final = 32
_PERSONAL: Final = b"\x19Ethereum Signed Message:\n"
_SHOWN: Final = 200


def _message(signed: Signed) -> Iterator[AnyAct | Note]:
    name = signed.types[signed.primary_type][0].name
    data = signed.fields.data(name)
    text = _text(data.removeprefix(_PERSONAL))
    if len(data) == _HASH or text is None:
        yield BlindSignature(signed.place, signed.primary_type, "0x" + data.hex())
    else:
        yield Note(f"the text {text[:_SHOWN]!r} is signed for the account {signed.contract}")


def _text(data: bytes) -> str | None:
    try:
        found = data.decode()
    except UnicodeDecodeError:
        return None
    return found if all(one.isprintable() or one in "\r\n\t" for one in found) else None


BARE_HASH: Final = Form("bare hash", _message)
FORMS: Final[Forms] = {
    # CompatibilityFallbackHandler.sol; ERC-7739
    "(bytes message)": Form("Safe message", _message, only="SafeMessage"),
    "(bytes prefixed)": Form("ERC-7739 personal message", _message, only="PersonalSign"),
}
