"""Words for platforms, shared by the detectors of them."""

from collections.abc import Iterator

from hueandcry.model.finding import Confidence, Evidence, Hit
from hueandcry.model.infrastructure import Platforms


def hits_of(platforms: Platforms, what: str, *uses: str) -> Iterator[Hit]:
    """Report the platforms of these uses as one hit: context, of no weight alone."""
    rows = platforms.of(*uses)
    if rows:
        hosts = dict.fromkeys(row.host for row in rows)
        yield Hit(
            key=next(iter(hosts)),
            confidence=Confidence.WEAK,
            evidence=(Evidence(f"{', '.join(hosts)}: {what}"),),
            sources=tuple({row.source: None for row in rows}),
        )
