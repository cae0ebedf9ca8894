"""Reads ABI-encoded values, bounded and strict; `abi` is the door.

An honest encoding holds every word once. Offsets may share words, and a few hundred bytes that
share tables of offsets would unfold to gigabytes; so what is decoded may cost no more words than
the data has, plus `_SLACK`.
"""

from collections.abc import Callable, Sequence
from typing import Final

from hueandcry.decode.evm.abi_shape import AbiType, Parameter

Value = str | int | bool | bytes | tuple["Value", ...]

# Words shared by honest encoders that store equal tails once (8 KiB).
_SLACK: Final = 256
# Enough to say that an encoding is not the usual one.
_MOST_ODDITIES: Final = 16
_WORD: Final = 32


class Undecodable(Exception):
    """Data that do not fit the types; the text says where and why."""


class AbiReader:
    """One decoding. Recursion is bounded by the depth of the types (`abi_shape.MAX_DEPTH`)."""

    def __init__(self, data: bytes, masked: bool) -> None:
        """Begin before the first byte; `masked` as in `abi.decode_arguments`."""
        self.data = data
        self.masked = masked
        self.left = len(data) // _WORD + 1 + _SLACK
        # Where the next tail of a usual encoding begins: the end of all that was read so far.
        self.end = 0
        self.oddities: list[str] = []

    def frame(self, parts: Sequence[Parameter], base: int) -> tuple[Value, ...]:
        """Read a tuple whose head begins at `base`."""
        self._cover(base, sum([one.type.head for one in parts]))
        values: list[Value] = []
        at = base
        for number, one in enumerate(parts, start=1):
            kind = one.type
            try:
                values.append(self._tail(kind, base, at) if kind.dynamic else self._head(kind, at))
            except Undecodable as error:
                raise _inside(one.name or f"#{number}", error) from None
            at += kind.head
        return tuple(values)

    def _head(self, kind: AbiType, at: int) -> Value:
        """Read a static value; its words are within the data."""
        if kind.kind == "array" and kind.item:
            item, step = kind.item, kind.item.head
            return tuple([self._head(item, at + n * step) for n in range(kind.size)])
        if kind.kind == "tuple":
            values: list[Value] = []
            for one in kind.components:
                values.append(self._head(one.type, at))
                at += one.type.head
            return tuple(values)
        self._spend(1)
        return _READERS[kind.kind](self, kind, at)

    def _tail(self, kind: AbiType, base: int, at: int) -> Value:
        """Read a dynamic value; its offset from `base` stands at `at`."""
        offset = self._word(at)
        start = base + offset
        if start > len(self.data):
            raise Undecodable(f"its offset {_short(offset)} reaches outside the data")
        if start != self.end:
            word = "over bytes that were read before" if start < self.end else "behind a gap"
            self._note(f"the offset at byte {at} leads {word}, to byte {start}")
        if kind.kind == "tuple":
            self._spend(1)
            return self.frame(kind.components, start)
        if kind.kind == "array" and kind.item:
            return self._array(kind.item, kind.size, start)
        return self._bytes(start) if kind.kind == "bytes" else self._text(start)

    def _array(self, item: AbiType, size: int, start: int) -> Value:
        self._spend(1)
        if size < 0:
            size = self._length(start)
            start += _WORD
        if size * item.head > len(self.data) - start:
            raise Undecodable(f"an array of {_short(size)} items reaches outside the data")
        self._cover(start, size * item.head)
        values: list[Value] = []
        at = start
        for number in range(size):
            try:
                found = self._tail(item, start, at) if item.dynamic else self._head(item, at)
            except Undecodable as error:
                raise _inside(f"[{number}]", error) from None
            values.append(found)
            at += item.head
        return tuple(values)

    def _bytes(self, start: int) -> bytes:
        size = self._length(start)
        first = start + _WORD
        if size > len(self.data) - first:
            raise Undecodable(f"{_short(size)} bytes reach outside the data")
        self._spend(1 + size // _WORD)
        end = first + size
        padded = end + -size % _WORD
        if padded > len(self.data):
            self._note(f"the bytes at byte {first} are not padded to whole words")
        elif any(self.data[end:padded]):
            self._note(f"the padding at byte {end} is not zero")
        self.end = max(self.end, padded)
        return self.data[first:end]

    def _text(self, start: int) -> str:
        found = self._bytes(start)
        try:
            return found.decode()
        except UnicodeDecodeError:
            self._note(f"the text at byte {start + _WORD} is no UTF-8: shown with \\x escapes")
            return found.decode(errors="backslashreplace")

    def _length(self, at: int) -> int:
        self._cover(at, _WORD)
        return self._word(at)

    def _word(self, at: int) -> int:
        return int.from_bytes(self.data[at : at + _WORD], "big")

    def _address(self, kind: AbiType, at: int) -> str:
        if any(self.data[at : at + 12]):
            self._dirty(kind, at)
        return "0x" + self.data[at + 12 : at + _WORD].hex()

    def _boolean(self, kind: AbiType, at: int) -> bool:
        value = self._word(at)
        if value > 1:
            self._dirty(kind, at)
        return value != 0

    def _unsigned(self, kind: AbiType, at: int) -> int:
        value = self._word(at)
        if value >> kind.size:
            self._dirty(kind, at)
            value &= (1 << kind.size) - 1
        return value

    def _signed(self, kind: AbiType, at: int) -> int:
        value = int.from_bytes(self.data[at : at + _WORD], "big", signed=True)
        half = 1 << kind.size - 1
        if not -half <= value < half:
            self._dirty(kind, at)
            value = (value + half) % (2 * half) - half
        return value

    def _fixed_bytes(self, kind: AbiType, at: int) -> bytes:
        end = at + kind.size
        if any(self.data[end : at + _WORD]):
            self._dirty(kind, at)
        return self.data[at:end]

    def _dirty(self, kind: AbiType, at: int) -> None:
        text = f"the word at byte {at} has bits set that {kind.text} has not"
        if not self.masked:
            raise Undecodable(text)
        self._note(text)

    def _cover(self, start: int, size: int) -> None:
        """Take the bytes as read. Raises `Undecodable` where they reach outside."""
        end = start + size
        if end > len(self.data):
            missing = end - len(self.data)
            raise Undecodable(f"the data are {_short(missing)} bytes too short")
        self.end = max(self.end, end)

    def _spend(self, words: int) -> None:
        self.left -= words
        if self.left < 0:
            raise Undecodable("offsets share the same bytes so often that it is no honest encoding")

    def _note(self, text: str) -> None:
        if len(self.oddities) < _MOST_ODDITIES:
            self.oddities.append(text)


_READERS: Final[dict[str, Callable[[AbiReader, AbiType, int], Value]]] = {
    "address": AbiReader._address, "bool": AbiReader._boolean, "uint": AbiReader._unsigned,
    "int": AbiReader._signed, "fixed bytes": AbiReader._fixed_bytes,
}  # fmt: skip


def _inside(name: str, error: Undecodable) -> Undecodable:
    text = str(error)
    return Undecodable(f"{name}{text}" if text.startswith("[") else f"{name}: {text}")


def _short(number: int) -> str:
    """Return a number a reader can take in; beyond 2^53 only that it is huge."""
    return f"{number:,}" if number < 1 << 53 else "2^53 or more"
