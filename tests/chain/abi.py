"""The little of Ethereum's ABI the test contracts need, written out by hand."""

import json
from functools import cache
from pathlib import Path

from Crypto.Hash import keccak

ZERO = "0x" + "0" * 40
# An address is a text of 0x and 40 digits; any other text is a Solidity string.
Arg = int | str | list[str]


def hashed(text: str) -> bytes:
    """Return the Keccak-256 of a text."""
    return keccak.new(data=text.encode(), digest_bits=256).digest()


def topic(event: str) -> str:
    """Return the first topic of an event's logs."""
    return "0x" + hashed(event).hex()


def address_of(name: str) -> str:
    """Make an address nobody has a key to; the same one for a name every time."""
    return "0x" + hashed(f"hueandcry test account {name}")[-20:].hex()


def encode(*args: Arg) -> str:
    """Encode arguments: a head of 32-byte words, then the bodies of texts and lists."""
    head, tail = "", ""
    for arg in args:
        if isinstance(arg, int) or _is_address(arg):
            head += _word(arg)
        else:
            head += _word(32 * len(args) + len(tail) // 2)
            tail += _body(arg)
    return head + tail


def calldata(function: str, *args: Arg) -> str:
    """Encode a call, such as transfer(address,uint256)."""
    return "0x" + hashed(function)[:4].hex() + encode(*args)


@cache
def bytecode(contract: str) -> str:
    """Return what to send to create a compiled contract, before its arguments."""
    made = json.loads((Path(__file__).parent / "contracts.json").read_text())
    return str(made[contract]["bytecode"])


def _is_address(arg: Arg) -> bool:
    return isinstance(arg, str) and arg.startswith("0x") and len(arg) == len(ZERO)


def _word(arg: Arg) -> str:
    number = arg if isinstance(arg, int) else int(str(arg), 16)
    return number.to_bytes(32).hex()


def _body(arg: Arg) -> str:
    if isinstance(arg, list):
        return _word(len(arg)) + "".join(_word(item) for item in arg)
    raw = str(arg).encode()
    return _word(len(raw)) + raw.hex().ljust(-(-len(raw) // 32) * 64, "0")
