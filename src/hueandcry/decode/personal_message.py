"""Texts and bytes signed by `personal_sign`: their hash, and what tries not to be seen in them.

Source: EIP-191, version 0x45. The parameter is read as MetaMask reads it: hex after 0x is bytes,
anything else is text.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from hueandcry.decode.evm.keccak import keccak256
from hueandcry.decode.evm.rlp import BadRlp, decode_rlp
from hueandcry.decode.unicode import invisible

_PREFIX: Final = b"\x19Ethereum Signed Message:\n"
_BYTES: Final = re.compile(r"0x(?:[0-9a-fA-F]{2})*")
_ODD: Final = re.compile(r"0x[0-9a-fA-F]+")
_BARE_HEX: Final = re.compile(r"[0-9a-fA-F]+")
_HASH: Final = re.compile(r"(?:0[xX])?[0-9a-fA-F]{64}")
# Signing windows show about ten lines of some sixty characters before they scroll.
_EMPTY_LINES: Final = 6
_BLANKS: Final = " " * 80
_SPACING: Final = str.maketrans("", "", "\n\r\t")
# Selectors of an emoji's form, and what joins two of them: honest after a symbol.
_EMOJI_PARTS: Final = frozenset("\ufe0e\ufe0f\u200d")
# Fields of an unsigned and of a signed transaction of the old kind, and the newer kinds' bytes.
_LEGACY_FIELDS: Final = frozenset({6, 9})
_KINDS: Final = frozenset({1, 2, 3, 4})
# EIP-7702: 0x05, then chain, delegate, nonce.
_AUTHORIZATION: Final = 5

# How sentences begin that are about the whole message; the others are about parts of a text.
_BLIND: Final = ("it is a bare", "its ")


class PersonalMessage(Struct, frozen=True):
    """What is signed: `text` is None where the bytes are no UTF-8, `digest` the EIP-191 hash.

    `oddities` are sentences about what a person would not see, or could not understand; `misread`
    those of them that are about the parameter, which other programs read as other bytes.
    """

    body: bytes
    text: str | None
    digest: bytes
    oddities: tuple[str, ...] = ()
    misread: tuple[str, ...] = ()

    @property
    def blind(self) -> tuple[str, ...]:
        """Return why nobody can read it: a hash, bytes, or another request in disguise."""
        return tuple(words for words in self.oddities if words.startswith(_BLIND))

    @property
    def unseen(self) -> tuple[str, ...]:
        """Return what a reader of the text would not see of it."""
        return tuple(words for words in self.oddities if not words.startswith(_BLIND))


def personal_digest(body: bytes) -> bytes:
    """Return the hash that `personal_sign` signs for these bytes."""
    return keccak256(_PREFIX + str(len(body)).encode() + body)


def read_personal_message(parameter: str) -> PersonalMessage:
    """Read the message parameter of `personal_sign`: any text; half a character becomes `?`."""
    misread: tuple[str, ...] = ()
    if _BYTES.fullmatch(parameter):
        body = bytes.fromhex(parameter[2:])
    else:
        body = parameter.encode(errors="replace")
        misread = tuple(_misread(parameter))
    text = _text(body)
    found = _of_bytes(body) if text is None else _of_text(text)
    return PersonalMessage(body, text, personal_digest(body), (*misread, *found), misread)


def is_bare_hash(body: bytes) -> bool:
    """Say whether a message is 32 bytes that are no text, or the hex of 32 bytes."""
    text = _text(body)
    if len(body) == 32 and (text is None or not text.translate(_SPACING).isprintable()):
        return True
    return text is not None and bool(_HASH.fullmatch(text.strip()))


def _text(body: bytes) -> str | None:
    try:
        return body.decode()
    except UnicodeDecodeError:
        return None


def _misread(parameter: str) -> Iterator[str]:
    if _ODD.fullmatch(parameter):
        yield "the hex has an odd number of digits: it is read as text, some wallets fill it up"
    elif _BARE_HEX.fullmatch(parameter):
        yield "hex without 0x: it is read as text, MetaMask reads it as bytes"


def _of_bytes(body: bytes) -> Iterator[str]:
    if is_bare_hash(body):
        yield "it is a bare 32-byte hash: nobody can read what it stands for"
        return
    yield f"its {len(body):,} bytes are no text"
    if (meant := _meant(body)) is not None:
        yield f"its bytes are those of {meant}"


def _of_text(text: str) -> Iterator[str]:
    body = text.encode()
    if is_bare_hash(body):
        yield "it is a bare 32-byte hash: nobody can read what it stands for"
    elif (meant := _meant(body)) is not None:
        yield f"its bytes are those of {meant}"
    inner = text.strip()
    if _BYTES.fullmatch(inner) and (meant := _meant(bytes.fromhex(inner[2:]))) is not None:
        yield f"its hex is that of {meant}"
    if inner.startswith("{") and '"primaryType"' in inner:
        yield "the text is a typed-data document, signed as mere text"
    if hidden := invisible(_visible(text)):
        shown = ", ".join(hidden[:8]) + (", and others" if len(hidden) > 8 else "")
        yield f"it has characters that show nothing or turn the text around: {shown}"
    if _pushes(text):
        yield "empty lines or blanks push a part of it out of view"


def _meant(body: bytes) -> str | None:
    """Return what else bytes could be signed as, None where nothing known."""
    if body.startswith(b"\x19\x01") and len(body) == 66:
        return "typed data (EIP-712) before their last hash"
    if body.startswith(_PREFIX):
        return "a message that already has the prefix of one"
    if body[:1] and body[0] in _KINDS | {_AUTHORIZATION} and _is_list(body[1:]):
        return "a delegation (EIP-7702)" if body[0] == _AUTHORIZATION else "a transaction"
    if body[:1] and body[0] >= 0xC0 and _is_list(body, _LEGACY_FIELDS):
        return "a transaction"
    return None


def _is_list(data: bytes, sizes: frozenset[int] | None = None) -> bool:
    try:
        found = decode_rlp(data)
    except BadRlp:
        return False
    return isinstance(found, list) and (len(found) in sizes if sizes else len(found) > 2)


def _visible(text: str) -> str:
    """Leave out what text may hold honestly: line ends, tabs, the invisible parts of emoji."""
    if text.isascii():
        return text.replace("\n", "").replace("\t", "")
    kept, last = [], ""
    for character in text:
        if character not in "\n\t" and not (character in _EMOJI_PARTS and _symbol(last)):
            kept.append(character)
        last = character
    return "".join(kept)


def _symbol(character: str) -> bool:
    return character in _EMOJI_PARTS or unicodedata.category(character or "a") in {"So", "Sk"}


def _pushes(text: str) -> bool:
    empty = 0
    for line in text.rstrip().split("\n"):
        empty = 0 if line.strip() else empty + 1
        if empty > _EMPTY_LINES or _BLANKS in line.rstrip().expandtabs(8):
            return True
    return False
