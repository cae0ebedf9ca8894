"""What a path picks of the data: one value, or one for each item of the arrays it spreads."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from hueandcry.decode.clear.fault import Unclear
from hueandcry.decode.clear.node import Leaf, Node, data_of
from hueandcry.decode.clear.path import Slice, Step

# A display nobody reads: the registry's longest test case has 40 lines.
MAX_PICKED: Final = 1_000


class Picked(NamedTuple):
    """A node and the indices of the arrays that were gone through to it."""

    at: tuple[int, ...]
    node: Node


def pick(
    start: Picked, steps: Sequence[Step], text: str, beside: tuple[int, ...] = ()
) -> list[Picked]:
    """Return what a path picks, in order: one node, or one for each item of the arrays it spreads.

    `beside` are the indices of another node: arrays are spread to the items at the same places
    only. Raises `Unclear` where a path leads nowhere, or to more than 1,000 nodes.
    """
    found = [start]
    for step in steps:
        found = [after for before in found for after in _step(before, step, text, beside)]
        if len(found) > MAX_PICKED:
            raise Unclear(f"{text[:60]!r} is more than {MAX_PICKED:,} values")
    return found


def _step(before: Picked, step: Step, text: str, beside: tuple[int, ...]) -> list[Picked]:
    node = before.node
    if isinstance(step, str):
        member = node.member(step)
        if member is None:
            raise Unclear(f"{text[:60]!r}: there is no {step[:40]!r}")
        return [Picked(before.at, member)]
    items = node.items()
    if items is None:
        return [Picked(before.at, _bytes_of(node, step, text))]
    if isinstance(step, int):
        if not -len(items) <= step < len(items):
            raise Unclear(f"{text[:60]!r}: there are only {len(items)} items")
        return [Picked(before.at, items[step])]
    chosen = _chosen(range(len(items))[step.start : step.end], beside[len(before.at) :], text)
    if len(chosen) > MAX_PICKED:
        raise Unclear(f"{text[:60]!r} is {len(chosen):,} items, more than {MAX_PICKED:,}")
    return [Picked((*before.at, index), items[index]) for index in chosen]


def _chosen(indices: range, beside: tuple[int, ...], text: str) -> range:
    if not beside:
        return indices
    if beside[0] not in indices:
        raise Unclear(
            f"{text[:60]!r}: there is no item {beside[0]}, so the arrays differ in length"
        )
    return range(beside[0], beside[0] + 1)


def _bytes_of(node: Node, step: int | Slice, text: str) -> Node:
    """Return a piece of a value's bytes; numbers are big-endian."""
    data = data_of(node)
    if data is None:
        raise Unclear(f"{text[:60]!r} takes a piece of what has none")
    last = None if step == -1 else step + 1 if isinstance(step, int) else None
    start, end = (step, last) if isinstance(step, int) else step
    piece = data[start:end]
    # A piece that is shorter than asked for would be shown as something it is not.
    if len(piece) < _length(start, end, len(data)):
        raise Unclear(f"{text[:60]!r}: there are only {len(data)} bytes")
    return Leaf("bytes", piece)


def _length(start: int | None, end: int | None, size: int) -> int:
    """Return how many bytes a slice must give for what it says to hold."""
    if start is not None and end is not None and (start < 0) == (end < 0):
        return end - start
    if start is not None and start < 0 and end is None:
        return -start
    if start is None and end is not None and end >= 0:
        return end
    return min(1, size)
