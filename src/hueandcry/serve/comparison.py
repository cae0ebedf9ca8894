"""Compares hashes read from a device with ours: which one each is, and whether they cover all."""

import re
from collections.abc import Sequence
from typing import Final, Literal

from hueandcry.decode.digest_names import (
    AUTHORIZATION_HASH,
    CALLDATA_DIGEST,
    DOMAIN_HASH,
    MESSAGE_HASH,
)
from hueandcry.model.errors import BadRequest
from hueandcry.model.signing import Digests
from hueandcry.model.verdict import Verdict
from hueandcry.serve import exits
from hueandcry.serve.documents import Compared

# As devices and people group them.
_BETWEEN = re.compile(r"[\s:._-]+")
_WHOLE = re.compile(r"[0-9a-f]{64}")
# What each does not say, and what would have to agree beside it.
_PARTS: Final = {
    DOMAIN_HASH: "It is the same for every request of this contract: compare the Message Hash too.",
    MESSAGE_HASH: "It does not say for which contract and chain: compare the Domain Hash too.",
    CALLDATA_DIGEST: "It covers neither recipient nor value: compare those on the screen.",
}
_DELEGATION_ONLY: Final = "It covers the delegation only: compare the hash of the request too."
_TOGETHER: Final = frozenset({DOMAIN_HASH, MESSAGE_HASH})


def whole_hash(text: str) -> str:
    """Return the 64 digits of a hash as it was typed. Raises `BadRequest` for fewer or more."""
    digits = _BETWEEN.sub("", text).lower().removeprefix("0x")
    if _WHOLE.fullmatch(digits):
        return digits
    raise BadRequest(
        f"--compare: {text[:80]!r} is no hash of 64 hex digits",
        "Give the whole hash: one that agrees at both ends can be made on purpose",
    )


def compare(given: Sequence[str], ours: Digests, kind: str) -> tuple[Compared, ...]:
    """Say of each hash (64 digits) which of ours it is; `kind` is the request's."""
    parts = dict(_PARTS)
    if kind != "authorization":
        parts[AUTHORIZATION_HASH] = _DELEGATION_ONLY
    names = {row.value.removeprefix("0x"): row.name for row in ours.rows}
    found = [names.get(digits, "") for digits in given]
    both = frozenset(found) >= _TOGETHER
    # Without a hash of the whole request, one that is not ours may still be the right one.
    unknown: Literal["differs", "cannot tell"] = (
        "differs" if any(row.name not in parts for row in ours.rows) else "cannot tell"
    )
    rows = []
    for digits, name in zip(given, found, strict=True):
        note = "" if both and name in _TOGETHER else parts.get(name, "")
        rows.append(
            Compared(digits, name, "part" if note else "same", note)
            if name
            else Compared(digits, "", unknown)
        )
    return tuple(rows)


def exit_of(rows: Sequence[Compared]) -> int:
    """Return the exit code: the worst counts, and a part is enough where another covers all."""
    results = {row.result for row in rows}
    if "differs" in results:
        return exits.BROKEN
    if "cannot tell" in results:
        return exits.OF_VERDICT[Verdict.CANNOT_TELL]
    return exits.OK if "same" in results else exits.PARTLY
