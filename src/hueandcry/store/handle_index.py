"""The look-ups of a handle check over a snapshot."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from hueandcry.decode.handle_shape import shape_of
from hueandcry.model.handle import OfficialName
from hueandcry.model.listing import Listing
from hueandcry.model.source import Source
from hueandcry.store.snapshot import Snapshot

_NAMES = (
    "SELECT entity, brand, platform, name, text, ordinary, coined, feed, date, reference"
    " FROM handle_name"
)
_COUNTS = (
    "SELECT (SELECT count(*) FROM handle_name WHERE platform != ''),"
    " (SELECT count(*) FROM listed_handle)"
)


class HandleIndex:
    """Looks handles up. Implements `model.ports.HandleIndex`."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Use the snapshot's connection."""
        self._db = snapshot.database
        self._checked = {feed.name: feed.checked for feed in snapshot.feeds()}
        self._characters: dict[str, str | None] = {}

    def official(self, value: str) -> tuple[OfficialName, ...]:
        """Return whose official account this is."""
        return _officials(self._db.execute(f"{_NAMES} WHERE value = ?", (value,)))

    def names(self, keys: Mapping[str, Collection[str]]) -> Sequence[OfficialName]:
        """Return the official names under any of these keys, each once."""
        numbers: set[int] = set()
        for kind, wanted in keys.items():
            marks = ",".join("?" * len(wanted))
            query = f"SELECT name FROM handle_key WHERE kind = ? AND key IN ({marks})"
            numbers.update(row[0] for row in self._db.execute(query, (kind, *wanted)))
        if not numbers:
            return ()
        marks = ",".join("?" * len(numbers))
        query = f"{_NAMES} WHERE id IN ({marks}) ORDER BY id"
        return _officials(self._db.execute(query, tuple(numbers)))

    def of_entity(self, entity: str) -> tuple[OfficialName, ...]:
        """Return all official handles of an entity."""
        query = f"{_NAMES} WHERE entity = ? AND platform != '' ORDER BY platform, name"
        return _officials(self._db.execute(query, (entity,)))

    def listed(self, value: str) -> tuple[Listing, ...]:
        """Return the rows of lists that name this handle."""
        query = "SELECT feed, entry, first_seen, address FROM listed_handle WHERE value = ?"
        return tuple(
            Listing(feed, entry, "block", "path", seen, self._checked[feed], address)
            for feed, entry, seen, address in self._db.execute(query, (value,))
        )

    def counts(self) -> tuple[int, int]:
        """Return how many official and how many listed handles there are."""
        return self._counts

    @cached_property
    def _counts(self) -> tuple[int, int]:
        official, listed = self._db.execute(_COUNTS).fetchone()
        return int(official), int(listed)

    def is_word(self, text: str) -> bool:
        """Say whether this is an ordinary word."""
        row = self._db.execute("SELECT 1 FROM word WHERE text = ?", (text,)).fetchone()
        return row is not None

    def prototype(self, character: str) -> str | None:
        """Return the UTS 39 prototype of a character."""
        if character not in self._characters:
            query = "SELECT prototype FROM confusable WHERE character = ?"
            row = self._db.execute(query, (character,)).fetchone()
            self._characters[character] = row[0] if row else None
        return self._characters[character]


def _officials(rows: Iterable[tuple[Any, ...]]) -> tuple[OfficialName, ...]:
    return tuple(_official(*row) for row in rows)


def _official(
    entity: str, brand: str, platform: str, name: str, text: str, ordinary: int, coined: int,
    *source: str,
) -> OfficialName:  # fmt: skip
    shape = shape_of(text, lambda _: None)
    return OfficialName(
        entity, brand, platform, name, text, shape.skeleton,
        shape.squeezed, shape.letters, shape.core, bool(ordinary), bool(coined), Source(*source),
    )  # fmt: skip
