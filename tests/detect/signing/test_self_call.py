from hueandcry.model.finding import Confidence
from tests.detect.signing.making import ME, OTHER, STRANGER, call, safe, tx
from tests.examples import detector, hits

HIT = [tx(call(ME, nested=True)), tx(call(ME, read="nothing"))]
CLEAN = [
    tx(call(STRANGER)),
    # An empty transaction to oneself, as wallets send to cancel another.
    tx(call(ME, selector="")),
    tx(call(OTHER, sender=OTHER)),
    # A Safe changes its own settings so; they have detectors of their own.
    safe(call(ME)),
]


def test_a_batch_nobody_could_read_weighs() -> None:
    found = [hits(detector("signing/self-call"), example)[0] for example in HIT]
    assert [hit.confidence for hit in found] == [Confidence.WEAK, Confidence.MEDIUM]
