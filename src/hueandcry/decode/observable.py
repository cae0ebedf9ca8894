"""Any text that can be checked: a link, an address, or a signing request."""

import re
from typing import Final

from hueandcry.decode.link import parse_link
from hueandcry.decode.name_service import refuse_name
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.observable import Link, Observable

REQUEST_KINDS: Final = (
    "transaction", "typed-data", "message", "eth-sign", "safe", "authorization",
    "user-operation", "batch",
)  # fmt: skip
KINDS: Final = ("link", "address", "handle", *REQUEST_KINDS)
# Of Ethereum, then of Bitcoin and Tron: what looks like one is read as one, and its checksum held
# against it. None has a dot, so none can be a host.
_ADDRESS = re.compile(
    r"(?:eip155:[0-9]{1,20}:)?0[xX][0-9a-fA-F]{40}"
    r"|(?:bip122:[0-9a-f]{32}:|tron:0x[0-9a-f]{8}:)?"
    r"(?:[13T][1-9A-HJ-NP-Za-km-z]{25,34}|(?:bc1|BC1)[0-9a-zA-Z]{11,87})"
)
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
        return _link(text, kind)
    from hueandcry.decode.request import read_request

    return read_request(text, kind, signer, chain)


def _link(text: str, kind: str) -> Link:
    link = parse_link(text)
    if not kind:
        refuse_name(link.host)
    return link


def _may_be_request(told: str) -> bool:
    return bool(_REQUEST.fullmatch(told)) or "wants you to sign in" in told


def refuse_kind(kind: str) -> None:
    """Raise `NotAnObservable` for a kind there is none of."""
    if kind not in KINDS:
        raise NotAnObservable(f"there is no kind {kind[:60]!r}", f"Known are {', '.join(KINDS)}")
