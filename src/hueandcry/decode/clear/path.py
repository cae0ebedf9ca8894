"""Paths of ERC-7730: `#.order.amounts.[0]`, `data.[-20:]`, `@.value`, `$.metadata.constants.max`.

Source: ERC-7730, "Path references". `#` is the data signed (also where no root is written), `$` the
descriptor itself, `@` the transaction or message around the data. Slices have no step.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from hueandcry.decode.clear.fault import Unclear

# The longest path of the registry has 46 characters and 7 steps.
MAX_TEXT: Final = 512
MAX_STEPS: Final = 32
_STEP: Final = re.compile(r"\.?(?:\[(-?\d{0,9})(?:(:)(-?\d{0,9}))?\]|([^.\[\]{}\s]+))")


class Slice(NamedTuple):
    """Items from `start` to before `end`; None where open. `[]` is a slice open at both ends."""

    start: int | None
    end: int | None


Step = str | int | Slice


class Path(NamedTuple):
    """A path taken apart. `root` is "" where none is written: relative to what is described."""

    root: Literal["", "#", "$", "@"]
    steps: tuple[Step, ...]


@lru_cache(maxsize=4_096)
def read_path(text: str) -> Path:
    """Take a path apart. Raises `Unclear`."""
    if len(text) > MAX_TEXT:
        raise Unclear(f"a path of {len(text):,} characters")
    root, rest = _root(text)
    steps = tuple(_steps(rest, text))
    if len(steps) > MAX_STEPS or not steps:
        raise Unclear(f"the path {text[:60]!r} has {len(steps)} steps")
    return Path(root, steps)


def _root(text: str) -> tuple[Literal["", "#", "$", "@"], str]:
    for root in ("#", "$", "@"):
        if text.startswith(f"{root}."):
            return root, text[2:]
    return "", text


def _steps(rest: str, text: str) -> Iterator[Step]:
    at = 0
    while at < len(rest):
        found = _STEP.match(rest, at)
        if not found:
            raise Unclear(f"{text[:60]!r} is no path")
        at = found.end()
        start, colon, end, name = found.groups()
        yield name if name is not None else _selector(start, colon, end)


def _selector(start: str, colon: str | None, end: str | None) -> Step:
    if "-" in {start, end}:
        raise Unclear("a path whose index is a lone minus sign")
    first = int(start) if start else None
    if colon is None and first is not None:
        return first
    return Slice(first, int(end) if end else None)
