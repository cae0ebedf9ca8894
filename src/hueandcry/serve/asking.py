"""What a person tells beside the request: site, accounts, history, display, ABI, chain."""

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hueandcry.decode.account import account_fault
from hueandcry.decode.observable import REQUEST_KINDS
from hueandcry.gather.asked import Asked
from hueandcry.model.errors import BadRequest

if TYPE_CHECKING:
    from hueandcry.decode.evm.abi_shape import Function
    from hueandcry.decode.payment_history import PaymentHistory

# 250,000 payments of 250 bytes; everything else is a request, of 1 MiB at most.
MAX_HISTORY: Final = 64 * 1024 * 1024
MAX_REQUEST: Final = 1024 * 1024
_SPACE: Final = re.compile(r"\s")
_CHAIN: Final = re.compile(r"(?:eip155:)?([1-9][0-9]{0,19})")


def add_asked(parser: argparse.ArgumentParser) -> None:
    """Add the options of signing requests."""
    parser.add_argument("--site", metavar="ORIGIN", help="the site that asks for the signature")
    parser.add_argument(
        "--signer", action="append", default=[], metavar="ADDRESS",
        help="your account; repeated: your other own accounts",
    )  # fmt: skip
    parser.add_argument(
        "--history", type=Path, metavar="FILE", help="CSV of your own payments: whom you know"
    )
    parser.add_argument(
        "--displayed", metavar="REQUEST", help="what was on the screen: text or file, to compare"
    )
    parser.add_argument("--abi", type=Path, metavar="FILE", help="ABI of the called contract")
    parser.add_argument("--chain", metavar="CHAIN", help="such as eip155:1, where it is left out")


def asked_of(arguments: argparse.Namespace) -> Asked:
    """Read what was told. Raises `BadRequest` for a file or value that does not fit."""
    kind = getattr(arguments, "kind", "")
    signers = [account_of(text) for text in arguments.signer]
    return Asked(
        kind=kind,
        site=arguments.site or "",
        signer=signers[0] if signers else "",
        own=tuple(signers[1:]),
        displayed=request_text(arguments.displayed, kind) if arguments.displayed else "",
        functions=functions_of(arguments.abi) if arguments.abi else (),
        history=history_of(arguments.history) if arguments.history else None,
        chain=chain_of(arguments.chain) if arguments.chain else "",
        platform=getattr(arguments, "platform", ""),
        display_name=getattr(arguments, "display_name", ""),
    )


def history_of(path: Path) -> "PaymentHistory":
    """Read a history of payments."""
    from hueandcry.decode.payment_history import read_history

    return read_history(text_of(path, MAX_HISTORY), str(path))


def request_text(given: str, kind: str = "") -> str:
    """Return a request given as text, or the text of its file."""
    if not is_path(given, kind):
        return given
    return without_last_newline(text_of(Path(given).expanduser(), MAX_REQUEST))


def without_last_newline(text: str) -> str:
    """Return a file's text as it is signed: editors end the last line, wallets do not."""
    return text.removesuffix("\n").removesuffix("\r")


def is_path(thing: str, kind: str = "") -> bool:
    """Say whether a THING names a file: by its form, by its ending, or by being there.

    No public suffix is `json` or `hex`: only after a host (`a.com/b.json`) are they of a link. The
    name alone of a file counts for the kinds of requests, as any text may be one to be signed.
    """
    if thing.startswith(("./", "../", "/", "~")):
        return not thing.startswith("//")
    if thing.endswith((".json", ".hex")) and "://" not in thing and not _SPACE.search(thing):
        before = thing.partition("/")
        return not (before[1] and "." in before[0]) or _is_file(thing)
    return kind in REQUEST_KINDS and _is_file(thing)


def _is_file(thing: str) -> bool:
    try:
        return Path(thing).is_file()
    except OSError:  # A request is longer than a name may be.
        return False


def text_of(path: Path, limit: int) -> str:
    """Return a file's text. Raises `BadRequest` if it cannot be read, is too long or no UTF-8."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise BadRequest(f"{path} cannot be read: {error.strerror}") from None
    if len(data) > limit:
        raise BadRequest(f"{path} has more than {limit:,} bytes", "No more is read")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadRequest(f"{path} is not valid UTF-8 (byte {error.start + 1})") from None


def account_of(text: str) -> str:
    """Return an own address in lower case. Raises `BadRequest`."""
    if fault := account_fault("eip155:*", text):
        raise BadRequest(f"--signer: {fault}", "Give an address with 0x")
    return text.lower()


def chain_of(text: str) -> str:
    """Return the CAIP-2 name of an EVM chain given so or by its number. Raises `BadRequest`."""
    number = _CHAIN.fullmatch(text)
    if not number:
        raise BadRequest(f"--chain: {text[:60]!r} is no EVM chain", "Such as eip155:1, or 1")
    return f"eip155:{number[1]}"


def functions_of(path: Path) -> "tuple[Function, ...]":
    """Read an ABI's file. Raises `BadRequest`."""
    from hueandcry.decode.abi_file import read_abi

    return read_abi(text_of(path, MAX_REQUEST), str(path))
