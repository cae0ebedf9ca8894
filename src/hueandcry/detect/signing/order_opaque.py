"""A signature over the root of a tree of orders nobody can read."""

from collections.abc import Iterable

from hueandcry.detect.acts import grouped, told, where
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import known_parties, name_of
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Orders, Parties, Site


@detector(
    title="Orders are signed unseen",
    severity=Severity.HIGH,
    why="What is signed is only the hash of a list of orders. One of them may sell everything for "
    "nothing, and no wallet could show it. Drainers use it against marketplaces' users.",
    advice="Do not sign it anywhere but on the marketplace's own site, and list pieces one by one "
    "instead.",
    references=("https://github.com/ProjectOpenSea/seaport", "ATT&CK v17 T1657"),
)
def order_opaque(request: Request, orders: Orders, parties: Parties, site: Site) -> Iterable[Hit]:
    """Report unreadable orders, surely where a site asks that no known brand owns."""
    rows = [row for row in orders.rows if row.opaque]
    if not rows:
        return
    known = known_parties(parties)
    stray = bool(site) and not site.owners
    site_line = [f"{site.host} asks for it, which no known brand owns"] if stray else []
    sure = Confidence.STRONG if stray else Confidence.MEDIUM
    for contract, group in grouped(rows, lambda row: row.contract).items():
        at = f" at {name_of(contract, known)}" if contract else ""
        lines = [f"{row.market}: a hash{at}{where(row)}" for row in group]
        yield Hit(contract or group[0].market, sure, told([*lines, *site_line]))
