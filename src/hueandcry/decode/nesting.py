"""How deep a JSON text is nested, told before a decoder recurses as deep.

Decoders in C stop at Python's recursion limit, and a process that has raised it overruns the C
stack and ends without a word. Importing eth-account is enough: its py_ecc sets 100,000.
"""

import re
from typing import Final, TypeVar

# Where CPython's decoders stop by themselves, by the limit it starts with (1,000).
MAX_DEPTH: Final = 900
_OTHERS: Final = bytes(set(range(256)) - set(b"[]{}"))
Data = TypeVar("Data", bound=bytes | bytearray | str)
_EMPTY: Final = re.compile(rb"\[\]|\{\}")
_STRING: Final = re.compile(rb'"(?:[^"\\]|\\.)*"?', re.DOTALL)


def shallow(data: Data) -> Data:
    """Return a JSON text that may be decoded. Raises `RecursionError` beyond 900 levels."""
    raw = data.encode(errors="replace") if isinstance(data, str) else data
    if is_deeper(raw, MAX_DEPTH):
        raise RecursionError(f"not whole, or nested more than {MAX_DEPTH} levels deep")
    return data


def is_deeper(data: bytes | bytearray, limit: int) -> bool:
    """Say whether arrays and objects stand within each other more than `limit` deep.

    Linear for honest texts: each pass takes out the innermost level of all that is left. A text
    that is no JSON may count as deeper than it is.
    """
    brackets = data.translate(None, _OTHERS)
    left = _reduced(brackets, limit)
    # Brackets inside strings do not close: then the strings are taken out, which is slower.
    return bool(left) and bool(_reduced(_STRING.sub(b"", data).translate(None, _OTHERS), limit))


def _reduced(brackets: bytes | bytearray, limit: int) -> bytes | bytearray:
    for _ in range(limit):
        if not brackets:
            break
        shorter = _EMPTY.sub(b"", brackets)
        if len(shorter) == len(brackets):
            break
        brackets = shorter
    return brackets
