from hueandcry.model.brand import Ownership
from hueandcry.model.finding import Confidence
from hueandcry.model.signing import Site
from tests.detect.signing.making import KNOWN_SITE, SOURCE, STRAY_SITE, message, sign_in
from tests.examples import detector, hits

OWNER = Ownership("uniswap", "Uniswap", "uniswap.org", SOURCE)
OWNED = Site("https://uniswap.com", "uniswap.com", "443", (OWNER,))
HIT = [
    message(sign_in("app.uniswap.org"), STRAY_SITE),
    message(sign_in("uniswap.org"), KNOWN_SITE),
    message(sign_in("app.uniswap.org"), OWNED),
    message(sign_in("app.uniswap.org:8080"), KNOWN_SITE),
    message(
        sign_in("app.uniswap.org"), Site("https://app.uniswap.org:8443", KNOWN_SITE.host, "8443")
    ),
]
CLEAN = [
    message(sign_in("app.uniswap.org"), KNOWN_SITE),
    message(sign_in("https://App.Uniswap.org"), KNOWN_SITE),
    message(sign_in("app.uniswap.org:443"), KNOWN_SITE),
    # Who asks is not told.
    message(sign_in("app.uniswap.org")),
]


def test_another_domain_of_the_same_owner_is_less_sure() -> None:
    found = [hits(detector("signing/sign-in-origin"), example)[0] for example in HIT]
    wanted = [Confidence.STRONG] + [Confidence.MEDIUM] * 4
    assert [hit.confidence for hit in found] == wanted
