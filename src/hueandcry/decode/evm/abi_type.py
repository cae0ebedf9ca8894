"""Functions and types from human-readable signatures and from JSON ABIs.

Sources: Solidity ABI specification (JSON), Solidity grammar, and ERC-7730 (keys of
`display.formats`: a signature with parameter names). What a function returns is passed over.
"""

import re
from functools import lru_cache
from typing import Final

from hueandcry.decode.evm.abi_json import function_of_json
from hueandcry.decode.evm.abi_shape import (
    ARRAYS,
    LONGEST_NAME,
    MAX_DEPTH,
    MAX_PARAMETERS,
    MAX_TEXT,
    NAME,
    AbiType,
    BadSignature,
    Function,
    Parameter,
    elementary,
    tuple_of,
    with_arrays,
)

__all__ = [
    "AbiType", "BadSignature", "Function", "Parameter", "function_of_json", "parse_function",
    "parse_type",
]  # fmt: skip

# The widest functions take some 80 KB: what is kept of hostile ones stays under 20 MB.
_KEPT: Final = 256
_BLANK: Final = re.compile(r"[ \t\r\n]*")
_WORDS: Final = frozenset({"indexed", "memory", "calldata", "storage", "payable"})
_ENDING: Final = re.compile(
    r"(?:(?:external|public|internal|private|view|pure|constant|payable|nonpayable|virtual"
    r"|override)\b\s*)*(?:returns\s*\(.*\)\s*)?;?\s*",
    re.DOTALL,
)


@lru_cache(maxsize=_KEPT)
def parse_function(text: str) -> Function:
    """Return the function of a signature such as `f(address to, (uint256 a, bytes b)[] c)`.

    Raises `BadSignature`, also for more than 8,192 characters, 512 parameters or 16 levels.
    """
    reader = _Reader(text)
    name = reader.word()
    if name == "function" and not reader.takes("("):
        name = reader.word()
    elif name == "function":
        reader.at -= 1
    if not name or not reader.takes("("):
        raise reader.fault("a name and a list in parentheses are wanted")
    inputs = reader.parameters(1)
    if not _ENDING.fullmatch(text, reader.at):
        raise reader.fault("the signature has ended")
    return Function(name, inputs)


@lru_cache(maxsize=_KEPT)
def parse_type(text: str) -> AbiType:
    """Return a type such as `uint256`, `(address,uint256)[]` or `bytes32[4]`."""
    reader = _Reader(text)
    found = reader.type(1)
    if reader.at != len(text):
        raise reader.fault("the type has ended")
    return found


class _Reader:
    """Reads a signature from left to right; recursion is bounded by `MAX_DEPTH`."""

    def __init__(self, text: str) -> None:
        if len(text) > MAX_TEXT:
            raise BadSignature(f"a signature of {len(text):,} characters, {MAX_TEXT:,} are read")
        self.text = text
        self.at = 0
        self.count = 0
        self._skip()

    def fault(self, wanted: str) -> BadSignature:
        here = self.text[self.at : self.at + 24]
        where = f"at {here!r} (character {self.at + 1})" if here else "at its end"
        return BadSignature(f"the signature {self.text[:60]!r} cannot be read {where}: {wanted}")

    def takes(self, character: str) -> bool:
        found = self.text.startswith(character, self.at)
        if found:
            self.at += 1
            self._skip()
        return found

    def word(self) -> str:
        found = NAME.match(self.text, self.at)
        if not found:
            return ""
        if len(found[0]) > LONGEST_NAME:
            raise self.fault(f"a name has at most {LONGEST_NAME} characters")
        self.at = found.end()
        self._skip()
        return found[0]

    def parameters(self, depth: int) -> tuple[Parameter, ...]:
        """Read up to the closing parenthesis; the opening one is read."""
        found: list[Parameter] = []
        if self.takes(")"):
            return ()
        while True:
            found.append(self._parameter(depth))
            if self.takes(")"):
                return tuple(found)
            if not self.takes(","):
                raise self.fault("a comma or a closing parenthesis is wanted")

    def type(self, depth: int) -> AbiType:
        if depth > MAX_DEPTH:
            raise self.fault(f"more than {MAX_DEPTH} tuples and arrays within each other")
        name = self.word()
        if name in {"", "tuple"}:
            if not self.takes("("):
                raise self.fault("a type is wanted")
            item = tuple_of(self.parameters(depth + 1))
        else:
            item = elementary(name)
        return self._arrays(item, depth)

    def _arrays(self, item: AbiType, depth: int) -> AbiType:
        brackets = ARRAYS.match(self.text, self.at)
        if not brackets or not brackets[0]:
            return item
        self.at = brackets.end()
        self._skip()
        return with_arrays(item, brackets[0], depth)

    def _parameter(self, depth: int) -> Parameter:
        self.count += 1
        if self.count > MAX_PARAMETERS:
            raise self.fault(f"a function has at most {MAX_PARAMETERS} parameters")
        kind = self.type(depth)
        name = self.word()
        while name in _WORDS:
            name = self.word()
        return Parameter(name, kind)

    def _skip(self) -> None:
        blank = _BLANK.match(self.text, self.at)
        self.at = blank.end() if blank else self.at
