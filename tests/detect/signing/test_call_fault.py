from hueandcry.model.finding import Confidence
from tests.detect.signing.making import call, tx
from tests.examples import detector, hits

HIT = [
    tx(call(fault="truncated: 31 bytes where 32 are needed")),
    tx(call(fault="overlong: 4 bytes more than the function reads")),
]
CLEAN = [tx(call())]


def test_a_few_bytes_too_many_decide_nothing() -> None:
    found = [hits(detector("signing/call-fault"), example)[0] for example in HIT]
    assert [hit.confidence for hit in found] == [Confidence.MEDIUM, Confidence.WEAK]
