"""Whether a link's host is known of malware, and on which platform it stands."""

from typing import Final

from hueandcry.decode.port import port_of
from hueandcry.model.any_fact import AnyFact
from hueandcry.model.fact import HostParts
from hueandcry.model.infrastructure import Indicators, Platform, Platforms
from hueandcry.model.observable import Link
from hueandcry.model.ports import InfrastructureIndex

_NO_INDICATORS, _NO_PLATFORMS = Indicators(()), Platforms(())
_NOTHING: Final[tuple[AnyFact, ...]] = (_NO_INDICATORS, _NO_PLATFORMS)
# A path entry names a page or a customer's area, seldom more than a few steps deep.
_PATH_STEPS: Final = 6
# Platforms whose customers have a part of the path, not of the host.
_BY_PATH: Final = frozenset({"shortener", "file-host", "landing-page", "page-builder"})


class InfrastructureFacts:
    """Gathers what one index knows of hosts."""

    def __init__(self, index: InfrastructureIndex) -> None:
        """Use an index."""
        self._index = index

    def gather(self, link: Link, parts: HostParts, hosts: list[str]) -> tuple[AnyFact, ...]:
        """Return the facts; `hosts` are the link's host and its parents."""
        keys = hosts if link.path == "/" else [*hosts, *path_keys(hosts, link.path)]
        if parts.platform:
            keys = [*keys, parts.suffix]
        if not self._index.may_know(keys):
            return _NOTHING
        indicators = self._index.indicators(keys, port_of(link))
        platforms = self._index.platforms(keys)
        customers = tuple(row for row in platforms if _is_customer(link, row)) if platforms else ()
        return (
            Indicators(indicators) if indicators else _NO_INDICATORS,
            Platforms(customers) if customers else _NO_PLATFORMS,
        )


def _is_customer(link: Link, row: Platform) -> bool:
    """Say whether the link leads to a customer of the platform, not to its own front page."""
    if link.host.removeprefix("www.") != row.host.removeprefix("www."):
        return True
    return row.use in _BY_PATH and link.path != "/"


def path_keys(hosts: list[str], path: str) -> list[str]:
    """Return the list keys `host/step`, `host/step/step` … of a path."""
    steps = [step for step in path.split("/") if step][:_PATH_STEPS]
    return [
        f"{host}/{'/'.join(steps[:count])}" for count in range(1, len(steps) + 1) for host in hosts
    ]
