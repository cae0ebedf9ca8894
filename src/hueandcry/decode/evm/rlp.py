"""Recursive Length Prefix, read strictly: one item has one encoding (Ethereum yellow paper, B)."""

from typing import Final

# The largest transaction nodes pass on: 1 MiB with blobs aside (which are refused elsewhere),
# 128 KiB without (geth, core/txpool); a Safe's or builder's bundle stays below.
MAX_BYTES: Final = 1 << 20
# An access list is 4 deep.
MAX_DEPTH: Final = 16
# An item takes a byte at least, and a Python object of some 100: this bounds memory to 20 MB.
MAX_ITEMS: Final = 200_000

Rlp = bytes | list["Rlp"]


class BadRlp(Exception):
    """Bytes that are no RLP, or not its only spelling; the text says where."""


def decode_rlp(data: bytes) -> Rlp:
    """Return the item that the bytes are: bytes, or a list of items. Raises `BadRlp`.

    Bytes left over, lengths not in their shortest form, more than 1 MiB, 200,000 items or 16
    levels are refused.
    """
    if len(data) > MAX_BYTES:
        raise BadRlp(f"{len(data):,} bytes, {MAX_BYTES:,} are read")
    reader = _Reader(data)
    found, end = reader.item(0, len(data), 1)
    if end != len(data):
        raise BadRlp(f"{len(data) - end:,} bytes follow its end")
    return found


def encode_rlp(item: Rlp) -> bytes:
    """Return the encoding of bytes, or of a list of items."""
    if isinstance(item, bytes):
        return item if len(item) == 1 and item[0] < 0x80 else _prefix(len(item), 0x80) + item
    body = b"".join([encode_rlp(one) for one in item])
    return _prefix(len(body), 0xC0) + body


def integer_bytes(number: int) -> bytes:
    """Return a number as RLP holds it: without leading zeros, 0 as nothing."""
    return number.to_bytes((number.bit_length() + 7) // 8, "big")


class _Reader:
    """One decoding; recursion is bounded by `MAX_DEPTH`."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.count = 0

    def item(self, at: int, end: int, depth: int) -> tuple[Rlp, int]:
        """Return the item at `at` and where it ends; it may reach to `end`."""
        self.count += 1
        if self.count > MAX_ITEMS:
            raise BadRlp(f"more than {MAX_ITEMS:,} items")
        if at >= end:
            raise BadRlp(f"it ends at byte {at}, where an item is wanted")
        first = self.data[at]
        if first < 0x80:
            return self.data[at : at + 1], at + 1
        if first < 0xC0:
            start, stop = self._span(at, end, first - 0x80)
            if stop - start == 1 and self.data[start] < 0x80:
                raise BadRlp(f"the byte at {start} has a length it needs not")
            return self.data[start:stop], stop
        start, stop = self._span(at, end, first - 0xC0)
        return self._list(start, stop, depth), stop

    def _list(self, at: int, end: int, depth: int) -> Rlp:
        if depth > MAX_DEPTH:
            raise BadRlp(f"more than {MAX_DEPTH} lists within each other")
        found: list[Rlp] = []
        while at < end:
            one, at = self.item(at, end, depth + 1)
            found.append(one)
        return found

    def _span(self, at: int, end: int, size: int) -> tuple[int, int]:
        """Return where the content begins and ends; `size` is the prefix less its base."""
        start = at + 1
        if size > 55:
            digits = size - 55
            written = self.data[start : min(start + digits, end)]
            size = int.from_bytes(written, "big")
            if len(written) != digits or written[0] == 0 or size <= 55:
                raise BadRlp(f"the length at byte {at} is cut off or not in its shortest form")
            start += digits
        if size > end - start:
            raise BadRlp(f"the item at byte {at} reaches outside what holds it")
        return start, start + size


def _prefix(size: int, base: int) -> bytes:
    if size <= 55:
        return bytes([base + size])
    written = integer_bytes(size)
    return bytes([base + 55 + len(written)]) + written
