"""Reads the register of brands out of a snapshot."""

from hueandcry.store.snapshot import Snapshot

_ROWS = """
SELECT 'domain', host, date, reference FROM owned WHERE entity = :id
UNION ALL SELECT 'handle', platform || ' ' || name, date, reference FROM handle WHERE entity = :id
UNION ALL SELECT 'contract', chain || ' ' || address || ' ' || role, date, reference
    FROM contract WHERE entity = :id
"""


class Register:
    """Brands and what they are known to own."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Read from this snapshot."""
        self._db = snapshot.database

    def brands(self) -> list[tuple[str, str, str, str]]:
        """Return id, name, category and main domain of every brand, by id."""
        return self._db.execute(
            "SELECT e.id, e.name, e.category, coalesce((SELECT host FROM owned o WHERE"
            " o.entity = e.id ORDER BY rank LIMIT 1), '') FROM entity e ORDER BY e.id"
        ).fetchall()

    def rows_of(self, entity: str) -> list[tuple[str, str, str, str]]:
        """Return (what, value, date, reference) of all a brand owns; empty if unknown."""
        return self._db.execute(_ROWS, {"id": entity.lower()}).fetchall()
