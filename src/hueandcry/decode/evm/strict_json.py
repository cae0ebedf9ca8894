"""JSON read so that no two readers can take it for different things (RFC 8259 leaves room)."""

import json
import re
from collections import Counter
from typing import Final, NamedTuple

from hueandcry.model.errors import NotAnObservable

# Eight times the largest transaction nodes pass on (128 KiB), in hex, with room for a Safe queue.
MAX_BYTES: Final = 1 << 20
# Typed data in the wild reaches 12; every reader after this one recurses as deep.
MAX_DEPTH: Final = 64
# 2^256 has 78 digits.
MAX_DIGITS: Final = 80
# A whole string (or one that never ends), or a bracket outside of strings.
_TOKEN: Final = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[\]{}]', re.DOTALL)


class Float(NamedTuple):
    """A number with a fraction or an exponent, as it is written: no reader agrees on its value."""

    text: str


def read_json(text: str, what: str = "the request") -> object:
    """Return the value of a JSON text; integers are exact, other numbers are `Float`.

    Raises `NotAnObservable` for text that is no JSON, keys that come twice, NaN and infinities,
    more than 1 MiB, 64 levels or 80 digits, and text that has no UTF-8 form.
    """
    try:
        size = len(text.encode())
    except UnicodeEncodeError:
        raise _fault(f"{what} is no UTF-8 text") from None
    if size > MAX_BYTES:
        raise _fault(
            f"{what} has {size:,} bytes, {MAX_BYTES:,} (1 MiB) are read", "Check its parts"
        )
    if is_too_deep(text):
        raise _too_deep(what)
    try:
        value = json.loads(
            text, object_pairs_hook=lambda pairs: _object(pairs, what), parse_float=Float,
            parse_int=lambda digits: _integer(digits, what),
            parse_constant=lambda name: _constant(name, what),
        )  # fmt: skip
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise _fault(f"{what} is no JSON: {error.msg} at {place}") from None
    except RecursionError:
        raise _too_deep(what) from None
    _check(value, what)
    return value


def is_too_deep(text: str) -> bool:
    """Say whether it, or what is there of it, is deeper than `MAX_DEPTH`.

    To be asked before a decoder recurses as deep: it may overrun the C stack.
    """
    level = 0
    for token in _TOKEN.finditer(text):
        character = token[0][0]
        if character in "[{":
            level += 1
            if level > MAX_DEPTH:
                return True
        elif character != '"':
            level -= 1
    return False


def _object(pairs: list[tuple[str, object]], what: str) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        counts = Counter(name for name, _ in pairs)
        twice = next(name for name, count in counts.items() if count > 1)
        raise _fault(
            f"{what} has the key {twice[:60]!a} twice in one object",
            "Programs differ in which of the two they take: ask its maker for one without",
        )
    return found


def _integer(digits: str, what: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise _fault(f"{what} has a number of {len(digits):,} digits, {MAX_DIGITS} are read")
    return int(digits)


def _constant(name: str, what: str) -> object:
    raise _fault(f"{what} has {name} for a number, which JSON has not")


def _check(value: object, what: str) -> None:
    """Refuse escapes such as \\ud800 that stand for no character."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += one.keys()
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
        elif isinstance(one, str) and not one.isascii():
            _check_text(one, what)


def _check_text(text: str, what: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise _fault(f"{what} has half a surrogate pair in {text[:40]!a}") from None


def _too_deep(what: str) -> NotAnObservable:
    return _fault(f"{what} has more than {MAX_DEPTH} objects and lists within each other")


def _fault(message: str, advice: str = "Give it as its maker sent it") -> NotAnObservable:
    return NotAnObservable(message, advice)
