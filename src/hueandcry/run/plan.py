"""Which feeds an update takes, and how it tells what it is doing."""

from collections.abc import Callable

from msgspec import Struct

from hueandcry.gather.feeds.feed import Feed

Progress = Callable[[str], None]


class Plan(Struct, frozen=True):
    """Which feeds take part. `asked` are downloaded; the others of `feeds` stay as they are."""

    feeds: tuple[Feed, ...]
    asked: frozenset[str]
    keep: int
