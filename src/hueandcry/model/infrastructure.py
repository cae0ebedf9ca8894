"""Hosts that malware and its makers use, and platforms whose customers are anybody."""

from typing import Final

from msgspec import Struct

from hueandcry.model.fact import Rows
from hueandcry.model.source import Source

# `dprk`: groups run by North Korea. `wallet-malware` steals keys or swaps addresses; a pool is an
# honest service that malware pays into, and the two other mining families are not.
FAMILIES: Final = ("dprk", "wallet-malware", "mining-malware", "browser-miner", "mining-pool")
USES: Final = (
    "shortener", "tunnel", "free-host", "dynamic-dns", "file-host", "landing-page", "page-builder",
)  # fmt: skip


class Indicator(Struct, frozen=True):
    """A row that names the host, a parent of it, or its page; see `model.rows.IndicatorRow`.

    `same_port` is false where the row tells a port and the link opens another one.
    """

    entry: str
    port: str
    family: str
    campaign: str
    pivot: bool
    same_port: bool
    source: Source


class Indicators(Rows[Indicator], frozen=True, tag="indicators"):
    """All rows that name the host, a parent or the page."""


class Platform(Struct, frozen=True):
    """A platform the host stands on: its own host, and what its customers do there."""

    host: str
    use: str
    source: Source


class Platforms(Rows[Platform], frozen=True, tag="platforms"):
    """The platforms of the host; a link to a platform's own front page has none."""

    def of(self, *uses: str) -> tuple[Platform, ...]:
        """Return the platforms of these uses."""
        return tuple(row for row in self.rows if row.use in uses)
