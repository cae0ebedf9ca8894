"""Trees of orders that are signed at once (`Order[2][2] tree`)."""

from collections.abc import Callable, Iterator

from hueandcry.decode.typed_acts.fields import MAX_LEAVES, Fields
from hueandcry.decode.typed_acts.signed import Note, Signed


def orders_of(signed: Signed, filled: Callable[[Fields], bool]) -> Iterator[Signed | Note]:
    """Return every order of a tree; it is filled up to a power of two with empty ones."""
    leaves, count = signed.fields.leaves("tree")
    orders = [leaf for leaf in leaves if filled(leaf)]
    if count > MAX_LEAVES:
        yield Note(f"a tree of more than {MAX_LEAVES:,} orders was not read to its end")
    for number, leaf in enumerate(orders, start=1):
        place = signed.inside(f"order {number} of {len(orders)}")
        yield signed._replace(fields=leaf, place=place)
