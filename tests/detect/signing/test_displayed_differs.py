from hueandcry.model.signing import Mismatch, Mismatches
from tests.detect.signing.making import safe
from tests.examples import detector, hits

HIT = [safe(Mismatches((Mismatch("operation", "0", "1"),)))]
CLEAN = [safe()]


def test_long_data_are_shortened_and_many_fields_counted() -> None:
    rows = tuple(Mismatch(f"field {n}", "0x" + "11" * 500, "0x") for n in range(20))
    (found,) = hits(detector("signing/displayed-differs"), safe(Mismatches(rows)))
    assert len(found.evidence) == 9
    assert len(found.evidence[0].seen) < 130
    assert found.evidence[-1].text == "and 12 more fields"
