"""Where a statement comes from."""

from msgspec import Struct


class Source(Struct, frozen=True):
    """A named source, the day it speaks for (ISO 8601, or empty) and where to look it up."""

    name: str
    date: str = ""
    reference: str = ""
