"""A site nobody knows asks for a call to a brand's own contract."""

from collections.abc import Iterable

from hueandcry.detect.acts import told
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import known_parties, name_of, source_of
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Parties, Site


@detector(
    title="A site nobody knows uses a brand's contract",
    severity=Severity.LOW,
    why="Aggregators and wallets do so all the time. So do copies of the brand's own site, to look "
    "genuine up to the call that is not.",
    advice="If you believe to be on the brand's site, you are not: type its address yourself.",
    references=("ATT&CK v17 T1583.001",),
)
def site_not_owner(request: Request, site: Site, parties: Parties) -> Iterable[Hit]:
    """Report brands whose contract is called on a site that no known brand owns."""
    if site.owners:
        return
    rows = [row for row in parties.rows if row.official and "called" in row.roles]
    if not rows:
        return
    known = known_parties(parties)
    for brand, row in {row.official[0].brand: row for row in rows}.items():
        text = f"{site.host} is none of {brand}'s known sites; called: "
        yield Hit(
            brand, Confidence.WEAK, told([text + name_of(row.account, known)]),
            (source_of(row.official[0]),),
        )  # fmt: skip
