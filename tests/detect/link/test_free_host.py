from hueandcry.detect.link.free_host import free_host
from hueandcry.model.finding import Confidence
from tests.examples import hits
from tests.infrastructure import on

USES = ("free-host", "dynamic-dns", "file-host", "landing-page", "page-builder")
HIT = [on("host.example", use) for use in USES]
CLEAN = [on("host.example", "shortener"), on("host.example", "tunnel")]


def test_a_platform_is_context_and_no_more() -> None:
    for use in USES:
        (hit,) = hits(free_host, on("host.example", use))
        assert hit.confidence is Confidence.WEAK
