from hueandcry.model.finding import Confidence
from tests.detect.signing.making import ME, NATIVE, STRAY_SITE, order, typed
from tests.examples import detector, hits

ROOT = order(market="Blur", opaque=True, gives=())
HIT = [typed(ROOT), typed(ROOT, STRAY_SITE)]
CLEAN = [typed(order((ME, NATIVE, "5")))]


def test_a_site_nobody_knows_makes_it_sure() -> None:
    found = [hits(detector("signing/order-opaque"), example)[0] for example in HIT]
    assert [hit.confidence for hit in found] == [Confidence.MEDIUM, Confidence.STRONG]
