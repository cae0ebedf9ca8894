"""The look-ups of hosts of malware and of platforms over a snapshot.

Nearly every host is in neither table: for a stream the keys are held in memory, and the file is
asked only where one of them exists.
"""

from collections.abc import Iterable, Sequence

from hueandcry.model.infrastructure import Indicator, Platform
from hueandcry.model.source import Source
from hueandcry.store.snapshot import Snapshot

_INDICATORS = "SELECT entry, port, family, campaign, pivot, reference, feed FROM indicator"
_PLATFORMS = "SELECT host, use, reference, feed FROM platform"


class Infrastructure:
    """Looks hosts up. Implements `model.ports.InfrastructureIndex`."""

    def __init__(self, snapshot: Snapshot, *, in_memory: bool = False) -> None:
        """Use the snapshot's connection; in memory, the keys of both tables are read first."""
        self._db = snapshot.database
        self._checked = {feed.name: feed.checked for feed in snapshot.feeds()}
        self._known = (
            self._column("SELECT entry FROM indicator UNION SELECT host FROM platform")
            if in_memory
            else None
        )

    def _column(self, query: str) -> frozenset[str]:
        return frozenset(row[0] for row in self._db.execute(query))

    def may_know(self, keys: Sequence[str]) -> bool:
        """Say whether asking for these keys may bring anything."""
        return self._known is None or not self._known.isdisjoint(keys)

    def indicators(self, keys: Sequence[str], port: str) -> tuple[Indicator, ...]:
        """Return the rows under these keys (hosts, host/path); `port` is the link's, or empty."""
        return tuple(
            Indicator(
                entry, told, family, campaign, bool(pivot), not told or not port or told == port,
                Source(feed, self._checked[feed], reference),
            )
            for entry, told, family, campaign, pivot, reference, feed in self._rows(
                f"{_INDICATORS} WHERE entry", keys
            )
        )  # fmt: skip

    def platforms(self, hosts: Sequence[str]) -> tuple[Platform, ...]:
        """Return the platforms that have one of these hosts."""
        return tuple(
            Platform(host, use, Source(feed, self._checked[feed], reference))
            for host, use, reference, feed in self._rows(f"{_PLATFORMS} WHERE host", hosts)
        )

    def _rows(self, query: str, keys: Sequence[str]) -> Iterable[tuple[str, ...]]:
        marks = ",".join("?" * len(keys))
        return self._db.execute(f"{query} IN ({marks})", tuple(keys)).fetchall()
