"""Words and weights for hosts of malware, shared by the detectors of them."""

from collections.abc import Iterator

from hueandcry.detect.listing import doubts
from hueandcry.model.fact import Listings, Owners, Popularity
from hueandcry.model.finding import Confidence, Evidence, Hit
from hueandcry.model.infrastructure import Indicator, Indicators


def hits_of(
    indicators: Indicators,
    families: frozenset[str],
    listings: Listings,
    owners: Owners,
    popularity: Popularity,
) -> Iterator[Hit]:
    """Report each campaign of these families once, surely where a report tells of this host."""
    against = doubts(listings, owners, popularity)
    campaigns = dict.fromkeys(row.campaign for row in indicators.rows if row.family in families)
    for campaign in campaigns:
        rows = [row for row in indicators.rows if row.campaign == campaign]
        sure = any(not row.pivot and row.same_port for row in rows) and not against
        yield Hit(
            key=campaign,
            confidence=Confidence.STRONG if sure else Confidence.MEDIUM,
            evidence=(*map(_evidence, rows), *against),
            sources=tuple({row.source: None for row in rows}),
        )


def _evidence(row: Indicator) -> Evidence:
    where = f"{row.entry}, port {row.port}" if row.port else row.entry
    text = f"{row.source.name} lists {where} as {row.campaign}"
    if row.pivot:
        text += ", found by hunting for servers like theirs, so less surely"
    if not row.same_port:
        text += "; the link opens another port"
    return Evidence(text)
