"""Any text that can be checked: a link, an address, or a signing request."""

import re
from typing import Final

from hueandcry.decode.link import parse_link
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.observable import Observable

KINDS: Final = (
    "link", "address", "handle", "transaction", "typed-data", "message", "eth-sign", "safe",
    "authorization", "user-operation", "batch",
)  # fmt: skip
_ADDRESS = re.compile(r"(?:eip155:[0-9]{1,20}:)?0[xX][0-9a-fA-F]{40}")
_HANDLE = re.compile(r"@[^\s/@]+")
_REQUEST = re.compile(r"0[xX][0-9a-fA-F]*|[\[{].*", re.DOTALL)


def read_observable(
    text: str,
    kind: str = "",
    signer: str = "",
    chain: str = "",
    platform: str = "",
    display_name: str = "",
) -> Observable:
    """Read one text; `kind` is one of KINDS or empty. Raises `NotAnObservable`.

    With a `platform` or a `display_name` the text is a handle, or a link to one.

    The readers of requests are imported only for what has their form: links start faster.
    """
    told = text.strip()
    if kind == "handle" or (not kind and (platform or display_name or _HANDLE.fullmatch(told))):
        from hueandcry.decode.handle_link import read_handle

        return read_handle(text, platform, display_name)
    if kind == "address" or (not kind and _ADDRESS.fullmatch(told)):
        from hueandcry.decode.address import parse_address

        return parse_address(told, chain or "eip155:*")
    if kind == "link" or (not kind and not _may_be_request(told)):
        return parse_link(text)
    from hueandcry.decode.request import read_request

    return read_request(text, kind, signer, chain)


def _may_be_request(told: str) -> bool:
    return bool(_REQUEST.fullmatch(told)) or "wants you to sign in" in told


def refuse_kind(kind: str) -> None:
    """Raise `NotAnObservable` for a kind there is none of."""
    if kind not in KINDS:
        raise NotAnObservable(f"there is no kind {kind[:60]!r}", f"Known are {', '.join(KINDS)}")
