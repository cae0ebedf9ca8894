from hueandcry.model.signing import Sibling, Siblings
from tests.detect.signing.making import safe
from tests.examples import detector, hits

HIT = [safe(Siblings((Sibling("0x" + "99" * 32, (("operation", "1", "0"),)),)))]
CLEAN = [safe()]


def test_names_the_fields_that_differ() -> None:
    (found,) = hits(detector("signing/same-nonce"), HIT[0])
    assert found.evidence[1].text == "operation: 1 here, 0 there"
