"""Brands: the names they are imitated by and what they own."""

from msgspec import Struct

from hueandcry.model.source import Source


class BrandName(Struct, frozen=True):
    """A name a look-alike would imitate.

    `text` is lower-case a-z0-9; `skeleton` its confusable-free form, `letters` the same letter by
    letter, `glance` folded further (`decode.unicode`); `ordinary` says that the name is also a
    common word, so that finding it inside another's domain is no sign by itself; `home` is the
    brand's main domain, to show beside the imitation, `source` who says so.
    """

    entity: str
    brand: str
    text: str
    skeleton: str
    letters: str
    glance: str
    ordinary: bool
    home: str
    source: Source


class Ownership(Struct, frozen=True):
    """A host that an entity is known to own, and who says so.

    `shared`: the entity runs the host, and anybody publishes on it.
    """

    entity: str
    brand: str
    host: str
    source: Source
    shared: bool = False
