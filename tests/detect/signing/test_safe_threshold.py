from hueandcry.model.finding import Confidence
from tests.detect.signing.making import STRANGER, change, safe
from tests.examples import detector, hits

HIT = [
    safe(change("threshold", "1")),
    safe(change("threshold", "3")),
    safe(change("owner added", STRANGER, detail="threshold 1")),
]
CLEAN = [
    safe(change("owner added", STRANGER, detail="threshold 2")),
    safe(change("guard", STRANGER)),
]


def test_one_key_for_all_is_sure() -> None:
    found = [hits(detector("signing/safe-threshold"), example)[0] for example in HIT]
    wanted = [Confidence.STRONG, Confidence.MEDIUM, Confidence.STRONG]
    assert [hit.confidence for hit in found] == wanted
    assert found[0].evidence[-1].text == "now it is 2"
