"""The rows of a snapshot the campaign model learns from: hosts by their sort, without "www."."""

import sqlite3
from typing import NamedTuple

# The feed's own day where it gives one, else the day the row came to it here. What a feed held when
# it was first taken has come at any time before.
_LISTED = (
    "SELECT entry, coalesce(min(CASE WHEN valid_from != '' THEN valid_from"
    " WHEN first_seen > born THEN first_seen END), '') FROM listing"
    " JOIN (SELECT feed, min(first_seen) AS born FROM listing GROUP BY feed) USING (feed)"
    " WHERE stance = 'block' AND valid_to = '' AND entry NOT LIKE '%/%' AND entry NOT LIKE '%:%'"
    " GROUP BY entry ORDER BY entry"
)
# An allow entry of a list's keepers is as good a name for an honest host as an owned one.
_OFFICIAL = (
    "SELECT host FROM owned UNION SELECT entry FROM listing WHERE stance = 'allow'"
    " AND valid_to = '' AND entry NOT LIKE '%/%' AND entry NOT LIKE '%:%' AND entry NOT LIKE '*%'"
    " ORDER BY 1"
)


class HostRows(NamedTuple):
    """Hosts as the snapshot has them; listed ones with their day (ISO 8601, empty if not known)."""

    listed: list[tuple[str, str]]
    official: list[str]
    popular: list[str]


def host_rows(database: sqlite3.Connection) -> HostRows:
    """Read the rows. A host that is official or popular does not teach what is bad."""
    official = _hosts(database, _OFFICIAL)
    popular = _hosts(database, "SELECT domain FROM popularity ORDER BY domain")
    honest = {*official, *popular}
    listed = [
        (host, day[:10])
        for entry, day in database.execute(_LISTED)
        if (host := entry.removeprefix("www.")) not in honest
    ]
    return HostRows(listed, official, popular)


def _hosts(database: sqlite3.Connection, query: str) -> list[str]:
    return [row[0].removeprefix("www.") for row in database.execute(query)]
