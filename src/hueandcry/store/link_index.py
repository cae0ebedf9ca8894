"""The look-ups of a link check over a snapshot: straight from the file, or from memory for streams.

Both answer the same (a test compares them); a cold check reads a few dozen pages, a stream of
hosts pays once for loading the small tables.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from hueandcry.decode.lexical.scoring import Scorer
from hueandcry.decode.unicode import coarse, fold_single
from hueandcry.model.brand import BrandName, Ownership
from hueandcry.model.listing import FeedState, Listing, Match
from hueandcry.model.source import Source
from hueandcry.store.campaign import scorer_in_file, scorer_in_memory
from hueandcry.store.snapshot import Snapshot

_LISTING = (
    "SELECT feed, entry, stance, first_seen, address FROM listing WHERE entry = ? AND valid_to = ''"
)
_OWNED = (
    "SELECT o.entity, e.name, o.host, o.date, o.reference, o.feed, p.host IS NOT NULL FROM owned o"
    " JOIN entity e ON e.id = o.entity LEFT JOIN path_host p ON p.host = o.host"
)
_NAMES = (
    "SELECT entity, brand, text, skeleton, ordinary, home, feed, date, reference FROM brand_name"
)


class FileIndex:
    """Looks everything up in the file. Implements `model.ports.LinkIndex`."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Use the snapshot's connection."""
        self._db = snapshot.database
        self._snapshot = snapshot
        self._checked = {feed.name: feed.checked for feed in snapshot.feeds()}

    def suffix(self, name: str) -> int:
        """Return the Public Suffix List rules of a name."""
        return int(self._value("SELECT rules FROM suffix WHERE name = ?", name) or 0)

    def prototype(self, character: str) -> str | None:
        """Return the UTS 39 prototype of a character."""
        found = self._value("SELECT prototype FROM confusable WHERE character = ?", character)
        return None if found is None else str(found)

    def listings(self, keys: Sequence[str]) -> tuple[Listing, ...]:
        """Return the current rows under these keys; the first key is the host itself."""
        return tuple(row for key in keys for row in self._listed(key, keys[0]))

    def _listed(self, key: str, host: str) -> list[Listing]:
        return [
            Listing(feed, entry, stance, _match(entry, host), seen, self._checked[feed], address)
            for feed, entry, stance, seen, address in self._db.execute(_LISTING, (key,))
        ]

    def has_hashes(self) -> bool:
        """Say whether any list holds hashes."""
        query = "SELECT 1 FROM listing WHERE entry >= ? AND entry < 'sha256;' LIMIT 1"
        return self._value(query, "sha256:") is not None

    def path_only(self, host: str) -> bool:
        """Say whether only paths of this host may be judged."""
        return self._value("SELECT 1 FROM path_host WHERE host = ?", host) is not None

    def owners(self, host: str) -> tuple[Ownership, ...]:
        """Return who owns exactly this host; where anybody publishes, nobody's name vouches."""
        query = f"{_OWNED} WHERE o.host = ? AND p.host IS NULL"
        return _ownerships(self._db.execute(query, (host,)))

    def domains(self, entity: str) -> tuple[Ownership, ...]:
        """Return what an entity owns, its main domain first."""
        wanted = entity.lower()
        return _ownerships(
            self._db.execute(
                f"{_OWNED} WHERE e.id = ? OR lower(e.name) = ? OR e.id IN"
                " (SELECT entity FROM entity_name WHERE text = ?) ORDER BY o.entity, o.rank",
                (wanted, wanted, wanted),
            )
        )

    def names(self, kind: str, keys: Collection[str]) -> Sequence[BrandName]:
        """Return the brand names under any of these keys."""
        marks = ",".join("?" * len(keys))
        query = (
            f"{_NAMES} WHERE id IN (SELECT name FROM brand_key WHERE kind = ? AND key IN ({marks}))"
        )
        return [_brand_name(row) for row in self._db.execute(query, (kind, *keys))]

    def longest_name(self) -> int:
        """Return how many characters the longest brand name has."""
        query = "SELECT coalesce(max(length(text)), 0) FROM brand_name"
        return int(self._db.execute(query).fetchone()[0])

    def is_word(self, text: str) -> bool:
        """Say whether this is an ordinary word."""
        return self._value("SELECT 1 FROM word WHERE text = ?", text) is not None

    def rank(self, domain: str) -> int:
        """Return the popularity rank of a domain."""
        return int(self._value("SELECT rank FROM popularity WHERE domain = ?", domain) or 0)

    def campaigns(self) -> Scorer | None:
        """Return the campaign model, read piece by piece."""
        return scorer_in_file(self._db)

    def feeds(self) -> tuple[FeedState, ...]:
        """Return the state of every feed."""
        return self._snapshot.feeds()

    def _value(self, query: str, key: str) -> str | int | None:
        row = self._db.execute(query, (key,)).fetchone()
        return None if row is None else row[0]


class MemoryIndex(FileIndex):
    """Holds the small tables, and of the lists the keys only, in memory."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Load: about a third of a second for 200,000 entries and 5,000 brands."""
        super().__init__(snapshot)
        self._suffixes: dict[str, int] = self._table("SELECT name, rules FROM suffix")
        self._prototypes: dict[str, str] = self._table(
            "SELECT character, prototype FROM confusable"
        )
        self._ranks: dict[str, int] = self._table("SELECT domain, rank FROM popularity")
        self._words = self._column("SELECT text FROM word")
        self._entries = self._column("SELECT entry FROM listing WHERE valid_to = ''")
        self._path_hosts = self._column("SELECT host FROM path_host")
        self._owned = self._column("SELECT host FROM owned")
        self._names = self._load_names()
        self._keys = defaultdict(frozenset, {k: frozenset(v) for k, v in self._names.items()})

    def _table(self, query: str) -> dict[str, Any]:
        return dict(self._db.execute(query).fetchall())

    def _column(self, query: str) -> frozenset[str]:
        return frozenset(row[0] for row in self._db.execute(query))

    def _load_names(self) -> dict[str, dict[str, list[BrandName]]]:
        """Return kind → key → names."""
        found = self._db.execute(f"{_NAMES} ORDER BY id").fetchall()
        names = [_brand_name(row) for row in found]
        keys: dict[str, dict[str, list[BrandName]]] = defaultdict(dict)
        for kind, key, number in self._db.execute("SELECT kind, key, name FROM brand_key"):
            keys[kind].setdefault(key, []).append(names[number - 1])
        return keys

    def suffix(self, name: str) -> int:
        """Return the Public Suffix List rules of a name."""
        return self._suffixes.get(name, 0)

    def prototype(self, character: str) -> str | None:
        """Return the UTS 39 prototype of a character."""
        return self._prototypes.get(character)

    def listings(self, keys: Sequence[str]) -> tuple[Listing, ...]:
        """Return the current rows under these keys, asking the file only for those that exist."""
        entries = self._entries
        found = [key for key in keys if key in entries]
        return tuple(r for key in found for r in self._listed(key, keys[0])) if found else ()

    def path_only(self, host: str) -> bool:
        """Say whether only paths of this host may be judged."""
        return host in self._path_hosts

    def owners(self, host: str) -> tuple[Ownership, ...]:
        """Return who owns exactly this host."""
        return super().owners(host) if host in self._owned else ()

    def names(self, kind: str, keys: Collection[str]) -> Sequence[BrandName]:
        """Return the brand names under any of these keys."""
        # Nearly always there is nothing: a set says so at half the cost of a dictionary.
        if self._keys[kind].isdisjoint(keys):
            return ()
        known = self._names[kind]
        return [name for key in set(keys) if key in known for name in known[key]]

    def campaigns(self) -> Scorer | None:
        """Return the campaign model, read whole."""
        return scorer_in_memory(self._db)

    def is_word(self, text: str) -> bool:
        """Say whether this is an ordinary word."""
        return text in self._words

    def rank(self, domain: str) -> int:
        """Return the popularity rank of a domain."""
        return self._ranks.get(domain, 0)


def _match(entry: str, host: str) -> Match:
    if entry.startswith("sha256:"):
        return "hash"
    if "/" in entry:
        return "path"
    return "host" if entry == host else "parent"


def _ownerships(rows: Iterable[tuple[Any, ...]]) -> tuple[Ownership, ...]:
    return tuple(
        Ownership(entity, brand, host, Source(feed, date, reference), bool(shared))
        for entity, brand, host, date, reference, feed, shared in rows
    )


def _brand_name(row: tuple[Any, ...]) -> BrandName:
    entity, brand, text, skeleton, ordinary, home, *source = row
    letters, glance = fold_single(text), coarse(skeleton)
    return BrandName(
        entity, brand, text, skeleton, letters, glance, bool(ordinary), home, Source(*source)
    )
