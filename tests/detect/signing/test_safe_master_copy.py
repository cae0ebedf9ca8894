from hueandcry.model.finding import Confidence
from tests.detect.signing.making import STRANGER, change, safe
from tests.examples import detector, hits

HIT = [
    safe(change("master copy", STRANGER)),
    safe(change("master copy", "0x41675c099f32341bf84bfc5382af534df5c7461a")),
]
CLEAN = [safe(change("owner added", STRANGER))]


def test_a_version_of_safe_is_less_sure() -> None:
    found = [hits(detector("signing/safe-master-copy"), example)[0] for example in HIT]
    assert [hit.confidence for hit in found] == [Confidence.STRONG, Confidence.MEDIUM]
    assert found[1].evidence[-1].text == "the new code is Safe 1.4.1"
