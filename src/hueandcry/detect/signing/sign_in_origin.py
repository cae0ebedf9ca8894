"""A sign-in text for another site than the one that asks."""

from collections.abc import Iterable

from hueandcry.detect.acts import told
from hueandcry.detect.detector import detector
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import SignIns, Site

_OWN_PORTS = ("", "80", "443")


@detector(
    title="The sign-in is for another site",
    severity=Severity.HIGH,
    why="Whoever gets this signature can sign in at the site it names, as you. A page that asks "
    "for another site's sign-in passes it on.",
    advice="Do not sign. Close the page, and sign in at the site itself if you wanted to.",
    references=("EIP-4361", "ATT&CK v17 T1557"),
)
def sign_in_origin(request: Request, sign_ins: SignIns, site: Site) -> Iterable[Hit]:
    """Report domains that are not the asking site's, less surely within one owner's domains."""
    if not site:
        return
    # EIP-4361: the domain is the authority of the origin, its port with it.
    allowed = {f"{site.host}:{site.port}"}
    if site.port in _OWN_PORTS:
        allowed |= {site.host, f"{site.host}:443"}
    for row in sign_ins.rows:
        # The grammar allows a scheme before the domain.
        domain = row.domain.lower().rpartition("://")[2]
        if domain not in allowed:
            sure = Confidence.MEDIUM if _related(domain, site) else Confidence.STRONG
            text = f"the text is for {row.domain}, {site.host} asks for it"
            yield Hit(row.domain, sure, told([text]))


def _related(domain: str, site: Site) -> bool:
    host = domain.partition(":")[0]
    if host == site.host or host.endswith(f".{site.host}") or site.host.endswith(f".{host}"):
        return "." in host
    return any(host == row.host or host.endswith(f".{row.host}") for row in site.owners)
